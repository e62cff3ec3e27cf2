import Backprop
import Documents
import Explanations
import Opening

/// `check`: the gradients of the first batch against slopes of the error.
struct CheckCommand {
  let lesson: Lesson
  let arguments: Arguments
  let world: World

  private var notation: Notation { lesson.settings.isASCII ? .ascii : .unicode }
  private var format: NumberFormat { NumberFormat(digits: lesson.settings.digits) }
  private var symbols: Symbols {
    Symbols(network: lesson.network, settings: lesson.settings.training)
  }

  /// About how many multiplications lie between checks for a request to stop.
  private static let slice = 4_000_000

  func run() throws(Failure) {
    world.beginWork()
    try checkSettling()
    var check = GradientCheck(lesson.start)
    var progress = Progress(world)
    var isInterrupted = false
    // Some milliseconds of work between checks of the clock and for a request to stop.
    while !isInterrupted, !check.advance(budget: Self.slice) {
      isInterrupted = world.isInterrupted()
      progress.show { "\(howFar(check)) compared" }
    }
    progress.clear()
    // What was compared so far is shown, whatever ended it.
    do throws(OutputProblem) {
      try world.print(
        arguments.format == "json" ? json(check) : text(check), isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
    guard !isInterrupted else {
      throw .interrupted(" after \(howFar(check))")
    }
    guard check.agrees else { throw Failure(line: disagreement(check), status: .failed) }
  }

  /// Throws where a recurrent network does not settle: its gradients are then none of E.
  private func checkSettling() throws(Failure) {
    guard lesson.network.shape.recurrence != nil,
      lesson.settings.training.notSettled == .stop
    else { return }
    var batch = FirstBatch(of: lesson.start)
    var progress = Progress(world)
    defer { progress.clear() }
    while !batch.isComplete {
      var work = Self.slice
      guard batch.takeExample(work: &work) else {
        if world.isInterrupted() {
          throw .interrupted()
        }
        progress.show { "settling for example \(NumberFormat.count(batch.inputs.count))" }
        continue
      }
      if let unsettled = batch.unsettled {
        progress.clear()
        let example = NumberFormat.count(batch.inputs.count)
        let words = UnsettledWords(unsettled, of: lesson.start.network).line(
          "for example \(example) of the first batch", continuing: "compares all the same")
        throw Failure(line: notation.spell("backstep: " + words), status: .failed)
      }
      if world.isInterrupted() {
        throw .interrupted()
      }
    }
  }

  /// How far it is: `1,200 of 79,510 parameters`.
  private func howFar(_ check: GradientCheck) -> String {
    share(check.comparisons.count, of: check)
  }

  /// So many of all: `2 of 9 parameters`.
  private func share(_ count: Int, of check: GradientCheck) -> String {
    NumberFormat.count(count) + " of " + NumberFormat.counted(check.count, "parameter")
  }

  private func json(_ check: GradientCheck) -> String {
    let parameters = check.comparisons.map { comparison -> JSONOutput in
      var members: [(String, JSONOutput)] = [
        ("symbol", .string(symbols.parameter(comparison.parameter))),
        (
          "parameter",
          ParameterOutput.output(comparison.parameter, in: lesson.network.shape)
        ),
        ("analytic", .number(comparison.analytic)), ("numeric", .number(comparison.numeric)),
        ("relativeError", comparison.hasKink ? .null : .number(comparison.relativeError)),
      ]
      if comparison.hasKink { members.append(("kink", .bool(true))) }
      return .object(members)
    }
    let slip: [(String, JSONOutput)] =
      lesson.slip.map { [("slip", .string($0.rawValue)), ("found", .bool(!check.agrees))] } ?? []
    return JSONWriter.document(
      .object(
        [("format", .string("backstep-check")), ("version", .integer(1))] + slip + [
          ("worst", check.worst.map { .number($0.relativeError) } ?? .null),
          ("parameters", .array(parameters)),
        ]))
  }

  /// More rows than these do not fit a screen.
  private static let mostRows = 40

  private func text(_ check: GradientCheck) -> String {
    var table = TextTable(["", "analytic", "numeric", "relative error"])
    for comparison in check.ranked.prefix(Self.mostRows) {
      table.append([
        symbols.parameter(comparison.parameter), format.string(comparison.analytic),
        format.string(comparison.numeric),
        comparison.hasKink ? "a kink" : NumberFormat.brief(comparison.relativeError),
      ])
    }
    var text = table.text
    let more = check.comparisons.count - Self.mostRows
    if more > 0 { text += "… and \(NumberFormat.count(more)) more; --json lists them all\n" }
    return notation.spell(
      text + "\n" + kinks(check) + verdict(check) + "\n"
        + (lesson.slip.map { finding($0, check) + "\n" } ?? ""))
  }

  /// Says whether a check of the gradients finds a slip.
  private func finding(_ slip: Slip, _ check: GradientCheck) -> String {
    guard check.agrees else { return "\(slip.rawValue) is found" }
    guard check.isDone else { return "\(slip.rawValue) is not found so far" }
    return "\(slip.rawValue) is not found: " + SlipFit.reasonNotFound(slip)
  }

  /// Names the parameters that are not counted.
  private func kinks(_ check: GradientCheck) -> String {
    let names = check.comparisons.filter(\.hasKink).map { symbols.parameter($0.parameter) }
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(Self.mostRows).joined(separator: ", ")
    let rest = names.count > Self.mostRows ? ", …" : ""
    return "not counted, for relu has a kink next to their values: \(shown)\(rest)\n"
  }

  private func verdict(_ check: GradientCheck) -> String {
    let compared = check.comparisons.filter { !$0.hasKink }
    let wrong = compared.filter { !$0.agrees }.count
    guard check.isDone else { return "\(howFar(check)) were compared" }
    guard let worst = check.worst else { return "no parameter could be compared" }
    guard wrong > 0 else {
      return
        "\(share(compared.count, of: check)) agree; "
        + "the largest relative error is \(NumberFormat.brief(worst.relativeError)), "
        + "of \(symbols.parameter(worst.parameter))"
    }
    let verb = wrong == 1 ? "disagrees" : "disagree"
    return "\(share(wrong, of: check)) \(verb)"
      + (lesson.settings.training.updateOrder == .sequential
        ? ": sequential updates read changed weights, so theirs is no gradient"
        : "")
  }

  /// One line that names the worst.
  private func disagreement(_ check: GradientCheck) -> String {
    guard let worst = check.worst else { return "" }
    let symbol = symbols.symbol(.gradient(worst.parameter))
    return notation.spell(
      "backstep: gradients disagree, \(symbol) the most: \(format.string(worst.analytic)) for a "
        + "slope of \(format.string(worst.numeric)); "
        + "the relative error is \(NumberFormat.brief(worst.relativeError))")
  }
}
