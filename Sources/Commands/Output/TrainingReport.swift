import Backprop
import Conditions
import Documents
import Explanations

/// What `train` says of a run, as text and as JSON.
struct TrainingReport {
  let training: Training
  let lesson: Lesson
  /// What is wrong with the run; `nil` where nobody has looked.
  private let findings: Findings?
  private let divergence: Divergence?
  /// What ended the run where a condition did.
  private let find: (hit: Hit, condition: Condition)?

  init(training: Training, lesson: Lesson, findings: Findings? = nil) {
    self.training = training
    self.lesson = lesson
    self.findings = findings
    divergence = training.divergence()
    let watch = training.stopReason == .condition ? training.watcher as? StopWatch : nil
    find = watch.flatMap { watch in
      watch.hit.flatMap { hit in watch.condition.map { (hit, $0) } }
    }
  }

  private var notation: Notation { lesson.settings.isASCII ? .ascii : .unicode }
  private var format: NumberFormat { NumberFormat(digits: lesson.settings.digits) }
  private var symbols: Symbols {
    Symbols(network: training.network, settings: lesson.settings.training)
  }

  /// The report as JSON.
  var json: JSONOutput {
    let record = training.record
    func list(_ value: @escaping @Sendable (EvaluationRecord.Entry) -> JSONOutput) -> JSONOutput {
      .list(count: record.count) { value(record[$0]) }
    }
    var members: [(String, JSONOutput)] = [
      ("format", .string("backstep-run")), ("version", .integer(1)),
      ("epochs", .integer(training.epochs)), ("updates", .integer(training.updates)),
      ("stopped", .string(training.stopReason?.rawValue ?? "")),
      ("errorPerEpoch", list { .number($0.error) }),
      ("evaluatedAt", list { .integer($0.epoch) }),
    ]
    if let test = training.testEvaluation {
      members.append(("testErrorPerEpoch", list { .number($0.testError ?? .nan) }))
      if let accuracy = test.accuracy { members.append(("testAccuracy", .number(accuracy))) }
    }
    if let accuracy = training.evaluation.accuracy {
      members.append(("accuracy", .number(accuracy)))
    }
    if let divergence {
      members.append(
        (
          "divergence",
          .object([
            ("epoch", .integer(divergence.epoch)), ("example", .integer(divergence.example)),
            ("step", .integer(divergence.step)),
            ("symbol", .string(notation.spell(symbols.symbol(divergence.quantity)))),
          ])
        ))
    }
    if let find { members.append(("condition", condition(find.hit, find.condition))) }
    if let findings { members.append(("findings", .array(findings.all.map(output)))) }
    members.append(
      ("network", NetworkDocument.output(training.network, encoding: lesson.data.encoding)))
    return .object(members)
  }

  private func output(_ finding: Finding) -> JSONOutput {
    .object([
      ("kind", .string(finding.kind.rawValue)), ("says", .string(notation.spell(finding.says))),
      ("means", .string(notation.spell(finding.means))),
      ("try", .string(notation.spell(finding.advice))),
      ("step", finding.step.map { .integer($0) } ?? .null), ("epoch", .integer(finding.epoch)),
    ])
  }

  private func condition(_ hit: Hit, _ condition: Condition) -> JSONOutput {
    .object([
      ("text", .string(condition.text)), ("epoch", .integer(hit.epoch)),
      ("example", .integer(hit.example)), ("step", .integer(hit.step)),
      ("symbol", .string(notation.spell(symbols.symbol(hit.quantity)))),
      ("value", .number(hit.value ?? .nan)), ("before", .number(hit.before ?? .nan)),
    ])
  }

  /// What is said where the list of errors does not have all of them.
  var thinningLine: String? {
    let spacing = training.record.spacing
    guard spacing > 1 else { return nil }
    let every = training.record[1].epoch
    return "errorPerEpoch lists the error after every \(NumberFormat.count(every)) epochs, as "
      + "evaluatedAt says; --evaluate-every \(every) evaluates no more than these"
  }

  var text: String {
    let epochs = NumberFormat.counted(training.epochs, "epoch")
    let updates = NumberFormat.counted(training.updates, "update")
    var text = "\(lesson.title): \(epochs), \(updates); \(reason)\n\n"
    text += errorLines
    if let right = training.evaluation.rightCount {
      text += "\nclassified right: \(right) of \(training.evaluation.exampleCount)"
      if let test = training.testEvaluation, let right = test.rightCount {
        text += ", in the test part \(right) of \(test.exampleCount)"
      }
      text += "\n"
    }
    if !lesson.data.classNames.isEmpty {
      let names = lesson.data.classNames
      let isCoded = names.count == 2 && training.network.shape.outputCount == 1
      text +=
        isCoded
        ? "classes: \(names[0]) = 0, \(names[1]) = 1\n"
        : "classes: " + names.joined(separator: ", ") + "\n"
    }
    text += "\n" + parameterLines
    if let findings {
      text += "\n" + findings.summary + "\n"
      for finding in findings.all { text += "- " + finding.line + place(of: finding) + "\n" }
    }
    return notation.spell(text)
  }

  private func place(of finding: Finding) -> String {
    finding.step.map { " (step \(NumberFormat.count($0)))" } ?? ""
  }

  /// The error over the epochs, that of the test part beside it.
  private var errorLines: String {
    let entries = shownEvaluations
    let errors = entries.map { format.string($0.error) }
    let width = errors.map(\.count).max() ?? 0
    func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
    let hasTest = entries.contains { $0.testError != nil }
    var text = "     epoch  E" + (hasTest ? padding(width + 1) + "E of the test part" : "") + "\n"
    for (place, (entry, error)) in zip(entries, errors).enumerated() {
      let isMidway = training.record.isLastMidway && place == entries.count - 1
      let epoch =
        isMidway
        ? "in " + NumberFormat.count(entry.epoch + 1) : NumberFormat.count(entry.epoch)
      text += padding(10 - epoch.count) + epoch + "  " + error
      if let testError = entry.testError {
        text += padding(width + 2 - error.count) + format.string(testError)
      }
      text += "\n"
    }
    return text
  }

  private var reason: String {
    if let find { return find.hit.words(of: find.condition, symbols) }
    let reason = training.stopReason ?? .interrupted
    let words = reason.words(training.start.settings)
    return switch reason {
    case .diverged, .notSettled: "stopped: " + words
    case .patience, .epochLimit, .error, .classified, .condition, .interrupted: words
    }
  }

  /// The first evaluation, the last, and those near 1, 2, 5, 10, … in between.
  private var shownEvaluations: [EvaluationRecord.Entry] {
    let milestones = training.record.milestones
    guard let last = training.record.latest,
      training.record.isLastMidway || milestones.last?.epoch != last.epoch
    else { return milestones }
    return milestones + [last]
  }

  /// All weights and biases where they are few.
  private var parameterLines: String {
    let parameters = training.network.parameters
    guard parameters.count <= 40 else {
      return "\(NumberFormat.count(parameters.count)) weights and biases; --save writes them\n"
    }
    return parameters.enumerated().map { index, value in
      let symbol = symbols.parameter(index)
      return symbol + String(repeating: " ", count: max(1, 5 - symbol.count))
        + (value.sign == .minus ? "" : " ") + format.string(value) + "\n"
    }.joined()
  }

  /// Where the network did not settle, after how many sweeps, and whether it alternates.
  var unsettledLine: String {
    guard let (epoch, example, how) = training.unsettled else {
      return "the network did not settle"
    }
    let words = UnsettledWords(how, of: training.network)
    return notation.spell(
      words.line("in epoch \(NumberFormat.count(epoch)), example \(example)"))
  }

  /// Where the run left the finite numbers.
  var divergenceLine: String {
    guard let divergence else { return "the run diverged" }
    let symbol = notation.spell(symbols.symbol(divergence.quantity))
    return "diverged: \(symbol) is no longer finite in epoch "
      + "\(NumberFormat.count(divergence.epoch)), example \(divergence.example), "
      + "step \(NumberFormat.count(divergence.step)); a smaller --rate may help"
  }
}
