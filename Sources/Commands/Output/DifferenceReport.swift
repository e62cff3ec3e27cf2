import Backprop
import Documents
import Explanations

/// What `compare` says of two runs, as text and as JSON.
struct DifferenceReport {
  let difference: RunDifference
  let here: Lesson
  let there: Lesson

  private var notation: Notation { here.settings.isASCII ? .ascii : .unicode }

  private func symbol(_ place: StepDifference.Place, of lesson: Lesson) -> String {
    Symbols(network: lesson.network, settings: lesson.settings.training).symbol(place.quantity)
  }

  // MARK: - Text

  /// What differs in the settings, and the first difference of the runs.
  var text: String {
    var table = TextTable(["", "here", "there"])
    table.append(["run", here.name, there.name])
    for (label, ofHere, ofThere) in SettingDifferences(here, there).all {
      table.append([label, ofHere, ofThere])
    }
    return notation.spell(table.text + "\n" + reservation + finding + "\n")
  }

  /// Why only errors are compared.
  private var reservation: String {
    let reason: String
    switch difference.misalignment {
    case nil: return ""
    case .shapes: reason = "the networks have other layers"
    case .exampleCounts(let ofHere, let ofThere):
      reason =
        "the data have \(NumberFormat.counted(ofHere, "example")) here, "
        + "\(NumberFormat.count(ofThere)) there"
    case .batchSizes(let ofHere, let ofThere):
      reason =
        "a batch has \(NumberFormat.counted(ofHere, "example")) here, "
        + "\(NumberFormat.count(ofThere)) there"
    }
    return "steps have no counterparts, for \(reason): the errors after epochs are compared alone\n"
  }

  private var finding: String {
    switch difference.finding {
    case nil: return ""
    case .same(let steps):
      let epochs = NumberFormat.counted(difference.here.epochs, "epoch")
      return difference.misalignment == nil
        ? "no difference: the same bits in all \(NumberFormat.counted(steps, "step")) of \(epochs)"
        : "no difference: the same error before training and after each of \(epochs)"
    case .step(let step): return "first difference: " + words.words(step)
    case .end(let isHere, let steps):
      let (first, last) = isHere ? ("here", "there") : ("there", "here")
      let run = isHere ? difference.here : difference.there
      let reason = run.stopReason?.words(run.start.settings) ?? ""
      let what =
        difference.misalignment == nil
        ? "the same bits in \(NumberFormat.counted(steps, "step"))"
        : "the same error before training and after "
          + NumberFormat.counted(run.epochs, "epoch")
      return "first difference: the end; \(what), then the run \(first) ends after epoch "
        + "\(NumberFormat.count(run.epochs)) (\(reason)), and the one \(last) goes on"
    case .error(let epoch, let ofHere, let ofThere):
      let place = epoch == 0 ? "before training" : "after epoch \(NumberFormat.count(epoch))"
      let (a, b) = words.texts(ofHere, ofThere)
      return "first difference: E \(place), \(a) here, \(b) there"
    }
  }

  private var words: DifferenceWords {
    func symbols(of lesson: Lesson) -> Symbols {
      Symbols(network: lesson.network, settings: lesson.settings.training)
    }
    return DifferenceWords(
      here: symbols(of: here), there: symbols(of: there), digits: here.settings.digits)
  }

  /// E after the last epoch of both.
  var errorLine: String {
    let (ofHere, ofThere) = (difference.here, difference.there)
    let (a, b) = words.texts(ofHere.evaluation.error, ofThere.evaluation.error)
    let line =
      ofHere.epochs == ofThere.epochs
      ? "E after epoch \(NumberFormat.count(ofHere.epochs)): \(a) here, \(b) there\n"
      : "E after the last epoch: \(a) here (epoch \(NumberFormat.count(ofHere.epochs))), "
        + "\(b) there (epoch \(NumberFormat.count(ofThere.epochs)))\n"
    return notation.spell(line)
  }

  // MARK: - JSON

  var json: JSONOutput {
    let settings = SettingDifferences(here, there).all.map { label, ofHere, ofThere in
      JSONOutput.object([
        ("name", .string(notation.spell(label))), ("here", .string(ofHere)),
        ("there", .string(ofThere)),
      ])
    }
    func error(_ training: Training) -> JSONOutput {
      .object([
        ("epoch", .integer(training.epochs)), ("error", .number(training.evaluation.error)),
        ("stopped", .string(training.stopReason?.rawValue ?? "")),
      ])
    }
    var members: [(String, JSONOutput)] = [
      ("format", .string("backstep-compare")), ("version", .integer(1)),
      ("compared", .string(difference.misalignment == nil ? "steps" : "errors")),
      ("settings", .array(settings)),
    ]
    if case .same(let steps) = difference.finding {
      members.append(("same", .bool(true)))
      if difference.misalignment == nil { members.append(("steps", .integer(steps))) }
    } else {
      members += [("same", .bool(false)), ("difference", differenceOutput)]
    }
    members.append(
      (
        "errors", .object([("here", error(difference.here)), ("there", error(difference.there))])
      ))
    return .object(members)
  }

  private var differenceOutput: JSONOutput {
    switch difference.finding {
    case nil, .same: return .null
    case .end(let isHere, let steps):
      var members: [(String, JSONOutput)] = [
        ("kind", .string("end")), ("ends", .string(isHere ? "here" : "there")),
      ]
      if difference.misalignment == nil { members.append(("steps", .integer(steps))) }
      return .object(members)
    case .error(let epoch, let ofHere, let ofThere):
      return .object([
        ("kind", .string("error")), ("epoch", .integer(epoch)), ("symbol", .string("E")),
        ("here", .object([("value", .number(ofHere))])),
        ("there", .object([("value", .number(ofThere))])),
      ])
    case .step(let step):
      let subject = step.kind == .onlyThere ? (step.there, there) : (step.here, here)
      let kind =
        switch step.kind {
        case .value: "value"
        case .onlyHere: "only-here"
        case .onlyThere: "only-there"
        }
      return .object([
        ("kind", .string(kind)), ("epoch", .integer(step.epoch)),
        ("example", .integer(step.row + 1)),
        (
          "symbol",
          subject.0.map { .string(notation.spell(symbol($0, of: subject.1))) } ?? .null
        ),
        ("here", output(step.here, of: here)), ("there", output(step.there, of: there)),
      ])
    }
  }

  private func output(_ place: StepDifference.Place?, of lesson: Lesson) -> JSONOutput {
    guard let place else { return .null }
    return .object([
      ("step", .integer(place.step)),
      ("symbol", .string(notation.spell(symbol(place, of: lesson)))),
      ("value", .number(place.value)),
    ])
  }
}
