import Backprop
import Conditions
import Documents
import Explanations
import Opening

/// `trace`: every step, or those that are asked for, as text, as one JSON object a line, as CSV, or as a
/// handout.
struct TraceCommand {
  let lesson: Lesson
  let questions: Questions
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
    if let condition = questions.condition, run.network.shape.recurrence == nil {
      return try writeHits(of: condition, in: run, before: end, opening: opening)
    }
    var text = opening
    var selection = TraceSelection(questions, of: lesson.start)
    if selection.isActive { try begin(&selection) }
    var progress = Progress(world, isOfStream: !selection.isActive)
    defer { progress.clear() }
    // What takes long to settle has many steps: it is written while it comes.
    var written = 0
    while written < end {
      progress.show { howFar(run.position, of: end) }
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
      // Nor does a choice: what an example computes last may be asked for.
      if selection.isActive, run.isUnderway { continue }
      let unsettled = unsettled(in: run.pass)
      let steps =
        written
        - run.startPosition..<min(
          run.stepsDone, end - run.startPosition, unsettled?.steps ?? .max)
      if let handout {
        text += handout.example(
          run.pass.steps[steps], from: written + 1, run, explainer(of: run))
      } else if selection.isActive {
        let chosen = selection.choose(steps, of: run)
        if !chosen.isEmpty, world.isOutputTerminal { progress.clear() }
        try write(chosen, of: &run, hits: selection.hits, &text)
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
    if selection.isActive, selection.count == 0 {
      progress.clear()
      sayNothingIsPrinted(of: written)
    }
  }

  func sayNothingIsPrinted(of steps: Int) {
    world.say(
      "backstep: no step is printed: \(NumberFormat.counted(steps, "step")) and "
        + (questions.condition == nil ? "none that is asked for" : "no hit"))
  }

  /// What stands before the first step.
  private var opening: String {
    if let handout { return handout.opening(lesson) }
    return arguments.format == "csv" ? "step,epoch,example,phase,symbol,value\n" : ""
  }

  /// Finds what a condition may read before the first step.
  private func begin(_ selection: inout TraceSelection) throws(Failure) {
    guard selection.needsEvaluation else {
      return selection.begin(lesson.start, nil, test: nil)
    }
    var settings = lesson.settings
    settings.training.epochs = 0
    var start = lesson
    start.settings = settings
    // A recurrent network may take long to answer.
    var training = Training(start.start)
    while !training.advance(budget: Self.slice) {
      if world.isInterrupted() { throw .interrupted() }
    }
    selection.begin(lesson.start, training.evaluation, test: training.testEvaluation)
  }

  func howFar(_ position: Int, of end: Int) -> String {
    let done = "step \(NumberFormat.count(position))"
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
  static let slice = 4_000_000

  /// Writes steps of the present example, a line each; what is much is put out on the way.
  func write(
    _ steps: some Collection<Int>, of run: inout Run, hits: [Int: Hit] = [:], _ text: inout String
  ) throws(Failure) {
    guard !steps.isEmpty else { return }
    var explainer = explainer(of: run)
    for index in steps {
      if run.look(atStep: index) { explainer = self.explainer(of: run) }
      let step = run.pass.steps[index]
      let number = run.startPosition + index + 1
      switch arguments.format {
      case "json": text += json(step, number: number, run, explainer, hits[index])
      case "csv": text += row(step, number: number, run, explainer)
      default:
        text += explainer.line(
          for: step, numbered: number, epoch: run.epoch, example: run.example)
      }
      text += "\n"
      // A hit is to be seen when it is found.
      let isAwaited = !hits.isEmpty && world.isOutputTerminal
      guard isAwaited || text.utf8.count > Self.mostKept else { continue }
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
    return pass.layout.count(upTo: how).map { (how, $0) }
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

  func output(_ text: String) throws(Failure) {
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

  /// A row of the table that `--format csv` writes.
  private func row(_ step: Step, number: Int, _ run: Run, _ explainer: Explainer) -> String {
    let symbol = explainer.explain(step).symbol
    // As programs that read tables spell them; some would not know a NaN's sign.
    let value =
      step.value.isFinite
      ? JSONWriter.shortest(step.value) : step.value.isNaN ? "nan" : "\(step.value)"
    return "\(number),\(run.epoch),\(run.example + 1),\(step.phase.rawValue),\(symbol),\(value)"
  }

  private func json(
    _ step: Step, number: Int, _ run: Run, _ explainer: Explainer, _ hit: Hit?
  ) -> String {
    let words = explainer.explainWithSlip(step)
    var members: [(String, JSONOutput)] = [
      ("step", .integer(number)), ("epoch", .integer(run.epoch)),
      ("example", .integer(run.example + 1)), ("index", .integer(step.index + 1)),
      ("phase", .string(step.phase.rawValue)), ("symbol", .string(words.symbol)),
      ("formula", .string(words.formula)), ("numbers", .string(words.numbers)),
      ("value", .number(step.value)),
    ]
    if let hit { members.append(("before", .number(hit.before ?? .nan))) }
    if let slip = words.slip { members.append(("slip", .string(slip.rawValue))) }
    members += [("says", .string(words.sentence)), ("line", .integer(words.line))]
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
