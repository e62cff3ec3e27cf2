import Backprop
import Conditions
import Documents
import Explanations
import Opening

extension TraceCommand {
  /// Writes the steps at which a condition hits in a layered network: they are found as training finds
  /// them, and the run goes to those alone.
  ///
  /// - Parameters:
  ///   - condition: read for the run.
  ///   - run: stands at its start.
  ///   - end: so many steps are looked at.
  ///   - opening: what stands before the first.
  /// - Throws: where output cannot be written, or the person asks to stop.
  func writeHits(
    of condition: Condition, in run: Run, before end: Int, opening: String
  ) throws(Failure) {
    var run = run
    var finder = HitFinder([condition], of: lesson.start, .all(most: .max))
    var walk = Walk(through: run, after: 0, for: finder)
    let examples = run.exampleEnd(ofStep: end) ?? 0
    var (text, count, isDone) = (opening, 0, false)
    var progress = Progress(world)
    defer { progress.clear() }
    while !isDone {
      var work = Self.slice
      isDone = walk.advance(before: examples, showing: &finder, work: &work)
      progress.show { howFar(walk.position, of: end) }
      for hit in finder.takeHits() where hit.step <= end {
        let step = try go(to: hit, in: &run, &text)
        guard isAskedFor(step, in: run) else { continue }
        count += 1
        if world.isOutputTerminal { progress.clear() }
        try write([step], of: &run, hits: [step: hit], &text)
      }
      if world.isInterrupted() { try interrupt(after: text) }
    }
    try output(text)
    guard count == 0 else { return }
    progress.clear()
    sayNothingIsPrinted(of: end)
  }

  /// Goes to the end of the example in which a condition hits; returns the step's place in it, from 0.
  private func go(to hit: Hit, in run: inout Run, _ text: inout String) throws(Failure) -> Int {
    guard let end = run.exampleEnd(ofStep: hit.step) else { return 0 }
    _ = run.advance(to: .end(ofExample: end - 1), budget: Self.slice)
    while run.isUnderway {
      if world.isInterrupted() { try interrupt(after: text) }
      _ = run.advance(to: run.destination, budget: Self.slice)
    }
    return hit.step - run.startPosition - 1
  }

  /// Whether a step of the present example computes something that is asked for.
  private func isAskedFor(_ step: Int, in run: Run) -> Bool {
    let isFirst = run.exampleIndex % run.setup.examples.count == 0
    return questions.symbols?.indices(in: run.pass.layout, isFirstOfEpoch: isFirst).contains(step)
      ?? true
  }

  private func interrupt(after text: String) throws(Failure) {
    try output(text)
    throw .interrupted()
  }
}
