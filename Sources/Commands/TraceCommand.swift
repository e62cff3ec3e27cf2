import Backprop
import Documents
import Explanations

/// `trace`: every step, as text, as one JSON object a line, or as a handout.
struct TraceCommand {
  let lesson: Lesson
  let arguments: Arguments
  let surroundings: Surroundings

  func run() throws(Failure) {
    surroundings.beginWork()
    var run = Run(lesson.start)
    // How far the trace goes says nothing of when training stops.
    var stopping = lesson.settings.training
    stopping.epochs = .max
    run.changeStopping(as: stopping)
    let (lastEpoch, end) = limits(of: run)
    var text = handout?.opening(lesson) ?? ""
    var progress = Progress(surroundings, isOfStream: true)
    defer { progress.clear() }
    while run.position < end, run.epochsDone < lastEpoch {
      progress.show {
        let done = "step \(NumberFormat.count(run.position))"
        return end < .max ? "\(done) of \(NumberFormat.count(end))" : done
      }
      if surroundings.isInterrupted() {
        try output(text + (handout?.closing ?? ""))
        throw .interrupted()
      }
      let before = run.position
      _ = run.advance(to: run.destination(after: 1, of: .example))
      let explainer = Explainer(
        run, notation: lesson.settings.isASCII ? .ascii : .unicode,
        format: NumberFormat(digits: lesson.settings.digits))
      let unsettled = unsettled(in: run.pass)
      let count = min(end - before, unsettled?.steps ?? .max)
      if let handout {
        text += handout.example(
          run.pass.steps.prefix(count), from: before + 1, run, explainer)
      }
      if text.utf8.count > Self.mostKept {
        try output(text)
        text = ""
      }
      for step in run.pass.steps.prefix(handout == nil ? count : 0) {
        let number = before + step.index + 1
        text +=
          arguments.format == "json"
          ? json(step, number: number, run, explainer) : line(step, number: number, run, explainer)
        text += "\n"
        if text.utf8.count > Self.mostKept {
          try output(text)
          text = ""
        }
      }
      if let unsettled, count == unsettled.steps {
        try output(text + (handout?.closing ?? ""))
        let words = UnsettledWords(unsettled.how, of: run.network).line(
          "in epoch \(NumberFormat.count(run.epoch)), example \(run.example + 1)")
        throw Failure(
          line: "backstep: " + (lesson.settings.isASCII ? Notation.ascii : .unicode).spell(words),
          status: .failed)
      }
    }
    try output(text + (handout?.closing ?? ""))
  }

  /// How an example did not settle, where training would end there, and how many steps it has up to
  /// the sweep after which it was given up.
  private func unsettled(in pass: ExamplePass) -> (how: Unsettled, steps: Int)? {
    guard lesson.settings.training.notSettled == .stop, let how = pass.unsettled else { return nil }
    let last = Quantity.swept(how.isForward ? .change : .deltaChange, sweep: how.sweeps)
    return pass.layout.index(of: last).map { (how, $0 + 1) }
  }

  /// What is longer than this is written before more is made.
  private static let mostKept = 60_000

  /// What a trace for paper is written by; `nil` for one that is read as it comes.
  private var handout: (any Handout)? {
    let format = NumberFormat(digits: lesson.settings.digits)
    return switch arguments.format {
    case "markdown":
      MarkdownHandout(notation: lesson.settings.isASCII ? .ascii : .unicode, format: format)
    case "latex": LaTeXHandout(format: format)
    default: nil
    }
  }

  private func output(_ text: String) throws(Failure) {
    do throws(OutputProblem) {
      try surroundings.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }

  /// One epoch, unless steps or epochs were asked for; the first that is reached ends it.
  private func limits(of run: Run) -> (epochs: Int, steps: Int) {
    let isGiven = arguments.isGiven("epochs")
    let epochs = isGiven ? lesson.settings.training.epochs : arguments.steps == nil ? 1 : .max
    let steps = arguments.steps ?? .max
    // How many steps an epoch has, only a layered network knows beforehand.
    guard epochs < .max, case .position(let end) = run.destination(after: epochs, of: .epoch)
    else { return (epochs, steps) }
    return (epochs, min(end, steps))
  }

  private func line(_ step: Step, number: Int, _ run: Run, _ explainer: Explainer) -> String {
    let words = explainer.explain(step)
    let value = explainer.notation.spell(explainer.format.short(step.value))
    // Some formulas are their symbol or their number again.
    var parts = [words.symbol]
    for part in [words.formula, words.numbers, value] where !parts.contains(part) {
      parts.append(part)
    }
    return "step \(number), epoch \(run.epoch), example \(run.example + 1), "
      + "\(step.phase.rawValue): \(parts.joined(separator: " = ")). \(words.sentence)"
  }

  private func json(_ step: Step, number: Int, _ run: Run, _ explainer: Explainer) -> String {
    let words = explainer.explain(step)
    var members: [(String, JSONOutput)] = [
      ("step", .integer(number)), ("epoch", .integer(run.epoch)),
      ("example", .integer(run.example + 1)), ("index", .integer(step.index + 1)),
      ("phase", .string(step.phase.rawValue)), ("symbol", .string(words.symbol)),
      ("formula", .string(words.formula)), ("numbers", .string(words.numbers)),
      ("value", .number(step.value)), ("says", .string(words.sentence)),
      ("line", .integer(words.line)),
    ]
    if let subject = subject(of: step.quantity, in: run.network) { members.append(subject) }
    return JSONWriter.compact(.object(members))
  }

  private func subject(
    of quantity: Quantity, in network: Network
  ) -> (String, JSONOutput)? {
    switch quantity {
    case .swept(let swept, _): swept.settled.flatMap { subject(of: $0, in: network) }
    case .netInput(let unit), .activation(let unit), .activationGradient(let unit),
      .activationDerivative(let unit), .delta(let unit):
      ("unit", .string(network.name(of: unit)))
    case .unitError(let index):
      (
        "unit",
        .string(network.name(of: network.shape.outputUnit(index)))
      )
    case .term(let parameter), .deltaTerm(let parameter), .netInputDerivative(let parameter),
      .gradient(let parameter), .batchGradient(let parameter), .updated(let parameter),
      .optimizer(_, let parameter), .earlier(_, let parameter),
      .parameter(let parameter):
      ("parameter", ParameterOutput.output(parameter, in: network.shape))
    case .input, .target, .learningRate, .largestNetInput, .exponentialSum, .totalError, .error:
      nil
    }
  }
}
