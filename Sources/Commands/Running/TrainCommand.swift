import Backprop
import Conditions
import Documents
import Explanations
import Opening

/// `train`: a run without a screen, and a report of it.
struct TrainCommand {
  let lesson: Lesson
  let questions: Questions
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    try world.checkPlace(forSaving: arguments.save)
    world.beginWork()
    let start = lesson.start
    var training = Training(
      start, evaluateEvery: lesson.settings.evaluateEvery, kernels: .preferred,
      watcher: questions.stops.isEmpty ? nil : StopWatch(questions.stops, of: start))
    var progress = Progress(world)
    // Some hundredths of a second of work between checks of the clock and for a request to stop.
    var budget = 1_000_000
    var last = world.seconds()
    let pace = Pace(start: last)
    while !training.advance(budget: budget) {
      let now = world.seconds()
      budget = now - last < 0.02 ? min(2 * budget, 1 << 32) : max(budget / 2, 100_000)
      last = now
      if world.isInterrupted() { training.interrupt() }
      if arguments.wantsPlot {
        progress.show {
          words(training, pace)
        } below: {
          TrainingPlot(record: training.record, notation: notation).lines($0)
        }
      } else {
        progress.show { words(training, pace) }
      }
    }
    progress.clear()
    // The network is saved first: a reader that goes away must not lose it.
    let unsaved = save(training)
    let findings = findings(in: training)
    let report = TrainingReport(training: training, lesson: lesson, findings: findings)
    do throws(OutputProblem) {
      try write(report)
    } catch {
      throw unsaved ?? Failure(error)
    }
    if let unsaved { throw unsaved }
    if arguments.format == "json", let line = report.thinningLine {
      world.say("backstep: \(line)")
    }
    if arguments.wantsFindings, findings == nil {
      world.say("backstep: nothing was looked for in the run: it was interrupted")
    }
    switch training.stopReason {
    case .diverged: throw Failure(line: "backstep: " + report.divergenceLine, status: .failed)
    case .notSettled:
      throw Failure(line: "backstep: " + report.unsettledLine, status: .failed)
    case .interrupted:
      throw .interrupted(" after \(NumberFormat.counted(training.epochs, "epoch"))")
    default: break
    }
    if arguments.wantsFindings, findings == nil { throw .interrupted() }
  }

  /// Looks for what is wrong, where that was asked for; `nil` where the person asks to stop.
  private func findings(in training: Training) -> Findings? {
    guard arguments.wantsFindings, training.stopReason != .interrupted else { return nil }
    var findings = Findings(of: training)
    var progress = Progress(world)
    defer { progress.clear() }
    while !findings.advance(budget: Self.slice) {
      if world.isInterrupted() { return nil }
      progress.show {
        let (done, all) = findings.howFar
        return "looking at example \(NumberFormat.count(done)) of \(NumberFormat.count(all))"
      }
    }
    return findings
  }

  /// About how many multiplications lie between checks for a request to stop.
  private static let slice = 4_000_000

  private func write(_ report: TrainingReport) throws(OutputProblem) {
    guard arguments.format == "json" else {
      return try world.print(report.text + (arguments.wantsPlot ? plot(report.training) : ""))
    }
    // The list of errors may be long: it goes out piece by piece.
    var problem: OutputProblem?
    JSONWriter.document(report.json) { text in
      guard problem == nil else { return }
      do throws(OutputProblem) {
        try world.print(text, isJSON: true)
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
  }

  private var notation: Notation { lesson.settings.isASCII ? .ascii : .unicode }

  /// The error over the epochs, below the report.
  private func plot(_ training: Training) -> String {
    let plot = TrainingPlot(record: training.record, notation: notation)
    return "\n" + plot.lines(TrainingPlot.usualSize).map { $0 + "\n" }.joined()
  }

  /// How far the run is: `epoch 1,200 of 10,000  E 0.0123  6,000 epochs/s, 2 s left`.
  private func words(_ training: Training, _ pace: Pace) -> String {
    guard !training.evaluation.error.isNaN || training.record.count > 0 else {
      return "settling, to find the error before training"
    }
    let all = lesson.settings.training.epochs
    return "epoch \(NumberFormat.count(training.epochs)) of \(NumberFormat.count(all))"
      + "  E \(NumberFormat.standard.string(training.evaluation.error))"
      + pace.words(epochs: training.epochs, of: all, now: world.seconds())
  }

  /// Saves the network where that was asked for; returns what kept it from being saved.
  private func save(_ training: Training) -> Failure? {
    guard let path = arguments.save else { return nil }
    guard training.stopReason != .diverged, training.network.parameters.allSatisfy(\.isFinite)
    else {
      world.say("\(path) is not written: the run diverged")
      return nil
    }
    let text = JSONWriter.document(
      NetworkDocument.output(training.network, encoding: lesson.data.encoding))
    do throws(FileProblem) {
      try world.writeFile(path, Array(text.utf8))
      return nil
    } catch {
      return .file(path, error, .cannotWrite)
    }
  }
}
