import Backprop
import Testing

/// A run that has rested is the run that it was.
@Suite struct RestingRunTests {
  private static let starts: [Run.Setup] =
    [
      SmallRuns.exclusiveOr(), SmallRuns.exclusiveOr { $0.optimizer = .adam },
      SmallRuns.regression(), SmallRuns.classes { $0.patience = 3 },
    ] + (1...4).map { RandomRecurrentCase(seed: $0).start }

  @Test(arguments: 0..<8, [0, 1, 7, 300, 777])
  func itIsWokenWhereItStood(index: Int, position: Int) {
    let start = Self.starts[index]
    var run = Run(start)
    _ = run.advance(to: 30)
    run.make(.learningRate(0.25))
    run.make(.parameter(0, 0.5))
    _ = run.advance(to: 1_000)
    _ = run.advance(to: position)
    var woken = Run(waking: RestingRun(run), stoppingAs: start.settings)
    #expect(woken.keyframeCount <= 2)
    #expect(woken.moment == run.moment)
    #expect(woken.setup == run.setup)
    #expect(woken.history == run.history)
    #expect(woken.furthest == run.furthest)
    for other in [position + 3, 1_200, 5, 400, 31] {
      _ = woken.advance(to: other)
      _ = run.advance(to: other)
      #expect(woken.moment == run.moment)
    }
    let isUndone = woken.undo()
    #expect(isUndone)
    _ = run.undo()
    #expect(woken.moment == run.moment)
    #expect(woken.history == run.history)
  }

  @Test func goingBackThroughItFindsMomentsToKeep() {
    var run = Run(SmallRuns.exclusiveOr())
    _ = run.advance(to: 100_000)
    var woken = Run(waking: RestingRun(run), stoppingAs: run.start.settings)
    _ = woken.advance(to: 50_000)
    #expect(woken.keyframeCount > 100)
  }

  @Test func patienceThatIsNewLooksForTheSmallestErrorFromTheStart() {
    var settings = SmallRuns.classes().settings
    settings.patience = 2
    settings.epochs = 400
    func end(_ run: Run) -> (Run.Progress, Int) {
      var run = run
      let progress = run.advance(to: .max / 2, stopping: true)
      return (progress, run.position)
    }
    var run = Run(SmallRuns.classes())
    _ = run.advance(to: 2_000)
    let woken = Run(waking: RestingRun(run), stoppingAs: settings)
    #expect(woken.moment == run.moment)
    run.changeStopping(as: settings)
    #expect(end(woken) == end(run))
  }
}
