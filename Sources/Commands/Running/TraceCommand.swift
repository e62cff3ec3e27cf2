import Backprop
import Documents
import Explanations
import Opening

/// `trace`: every step, as text, as one JSON object a line, or as a handout.
struct TraceCommand {
  let lesson: Lesson
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    world.beginWork()
    var run = Run(lesson.start)
    // How far the trace goes says nothing of when training stops.
    var stopping = lesson.settings.training
    stopping.epochs = .max
    run.changeStopping(as: stopping)
    let (lastEpoch, end) = limits(of: run)
    var text = handout?.opening(lesson) ?? ""
    var progress = Progress(world, isOfStream: true)
    defer { progress.clear() }
    // What takes long to settle has many steps: it is written while it comes.
    var written = 0
    while written < end {
      progress.show { howFar(run, of: end) }
      if world.isInterrupted() {
        try output(text + (handout?.closing ?? ""))
        throw .interrupted()
      }
      if run.position == written {
        guard run.epochsDone < lastEpoch else { break }
        advance(&run)
      } else if run.isUnderway, run.position < end {
        // Only a handout waits: it is laid out by whole examples.
        advance(&run)
      }
      if handout != nil, run.isUnderway, run.position < end { continue }
      let unsettled = unsettled(in: run.pass)
      let steps =
        written
        - run.startPosition..<min(
          run.stepsDone, end - run.startPosition, unsettled?.steps ?? .max)
      if let handout {
        text += handout.example(
          run.pass.steps[steps], from: written + 1, run, explainer(of: run))
      } else {
        try write(steps, of: &run, &text)
      }
      written = run.startPosition + steps.upperBound
      if text.utf8.count > Self.mostKept {
        try output(text)
        text = ""
      }
      if let unsettled, steps.upperBound == unsettled.steps {
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

  private func howFar(_ run: Run, of end: Int) -> String {
    let done = "step \(NumberFormat.count(run.position))"
    return end < .max ? "\(done) of \(NumberFormat.count(end))" : done
  }

  private func explainer(of run: Run) -> Explainer {
    Explainer(
      run, notation: lesson.settings.isASCII ? .ascii : .unicode,
      format: NumberFormat(digits: lesson.settings.digits))
  }

  /// Goes to the end of the next example; in a recurrent network, so far as that takes no long time.
  private func advance(_ run: inout Run) {
    _ = run.advance(
      to: run.isUnderway ? run.destination : run.destination(after: 1, of: .example),
      budget: run.network.shape.recurrence == nil ? .max : Self.slice)
  }

  /// About how many multiplications lie between checks for a request to stop.
  private static let slice = 4_000_000

  /// Writes steps of the present example, a line each; what is much is put out on the way.
  private func write(
    _ steps: Range<Int>, of run: inout Run, _ text: inout String
  ) throws(Failure) {
    var explainer = explainer(of: run)
    for index in steps {
      if run.look(atStep: index) { explainer = self.explainer(of: run) }
      let step = run.pass.steps[index]
      let number = run.startPosition + index + 1
      text +=
        arguments.format == "json"
        ? json(step, number: number, run, explainer) : line(step, number: number, run, explainer)
      text += "\n"
      guard text.utf8.count > Self.mostKept else { continue }
      try output(text)
      text = ""
      if world.isInterrupted() {
        throw .interrupted()
      }
    }
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
      try world.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }

  /// One epoch, unless steps or epochs were asked for; the first that is reached ends it.
  private func limits(of run: Run) -> (epochs: Int, steps: Int) {
    let isGiven = arguments.isGiven(.epochs)
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
