import Backprop
import Conditions
import Documents
import Explanations
import Opening

/// `compare`: the first step whose bits differ between two runs.
struct CompareCommand {
  let here: Lesson
  let there: Lesson
  let arguments: Arguments
  let world: World

  func run() throws(Failure) {
    world.beginWork()
    var difference = RunDifference(
      here.start, there.start, journals: (here.journal, there.journal))
    var progress = Progress(world)
    defer { progress.clear() }
    try goOn(&difference, &progress) { $0.advance(budget: $1) }
    let report = DifferenceReport(difference: difference, here: here, there: there)
    // What was found is seen at once, and the rest once both runs are at their ends.
    if arguments.format != "json" {
      progress.clear()
      try print(report.text)
    }
    try goOn(&difference, &progress) { $0.finish(budget: $1) }
    progress.clear()
    let finished = DifferenceReport(difference: difference, here: here, there: there)
    try print(
      arguments.format == "json" ? JSONWriter.document(finished.json) : finished.errorLine)
    guard case .same = difference.finding else { throw Failure(line: "", status: .failed) }
  }

  /// Goes on in slices, until it is done or the person asks to stop.
  private func goOn(
    _ difference: inout RunDifference, _ progress: inout Progress,
    _ step: (inout RunDifference, Int) -> Bool
  ) throws(Failure) {
    // Some hundredths of a second of work between checks of the clock and for a request to stop.
    var budget = 1_000_000
    var last = world.seconds()
    while !step(&difference, budget) {
      let now = world.seconds()
      budget = now - last < 0.02 ? min(2 * budget, 1 << 32) : max(budget / 2, 100_000)
      last = now
      let epochs = difference.epochs
      if world.isInterrupted() {
        progress.clear()
        throw .interrupted(" after \(NumberFormat.counted(epochs, "epoch"))")
      }
      progress.show { "\(NumberFormat.counted(epochs, "epoch")) of both" }
    }
  }

  private func print(_ text: String) throws(Failure) {
    do throws(OutputProblem) {
      try world.print(text, isJSON: arguments.format == "json")
    } catch {
      throw Failure(error)
    }
  }
}
