import Backprop
import Testing

/// Where a run ends that stops by its settings.
struct RunStoppingTests {
  private func stop(
    _ start: Run.Setup, from position: Int = 0, budget: Int = .max
  ) -> (run: Run, reason: Run.Progress) {
    var run = Run(start)
    _ = run.advance(to: position)
    var reason = Run.Progress.underway
    while reason == .underway {
      reason = run.advance(to: 1_000_000, budget: budget, stopping: true)
    }
    return (run, reason)
  }

  private func expect(
    _ stopped: (run: Run, reason: Run.Progress), is reason: StopReason, after epoch: Int
  ) {
    #expect(stopped.reason == .stopped(reason))
    #expect(stopped.run.position == epoch * stopped.run.stepsPerEpoch)
    var straight = Run(stopped.run.start)
    _ = straight.advance(to: stopped.run.position)
    #expect(stopped.run.moment == straight.moment)
  }

  private func line(_ change: (inout TrainingSettings) -> Void) -> Run.Setup {
    let start = SmallRuns.line(rate: 0.01)
    var settings = start.settings
    change(&settings)
    return Run.Setup(network: start.network, examples: start.examples, settings: settings)
  }

  /// The first epoch after which something is true.
  private func firstEpoch(_ start: Run.Setup, where isTrue: (Double) -> Bool) -> Int {
    NaiveRun(start, epochs: 300).errors.dropFirst().firstIndex(where: isTrue) ?? 0
  }

  @Test func aRunEndsWhenAllAreClassified() {
    let start = SmallRuns.exclusiveOr {
      $0.stopsWhenClassified = true
      $0.epochs = 5000
    }
    let stopped = stop(start)
    #expect(stopped.reason == .stopped(.classified))
    var trainer = Trainer(network: stopped.run.updatedNetwork, settings: start.settings)
    let right = trainer.evaluate(start.examples, classes: stopped.run.classes).rightCount
    #expect(right == 4)
  }

  @Test func aRunEndsWhenItsValuesAreNoLongerFinite() {
    let start = SmallRuns.line(rate: 10)
    let epoch = firstEpoch(start) { !$0.isFinite }
    #expect(epoch > 5)
    expect(stop(start), is: .diverged, after: epoch)
  }

  @Test func movingWithoutStoppingGoesOnPastTheLimit() {
    var run = Run(line { $0.epochs = 2 })
    let progress = run.advance(to: 10 * run.stepsPerEpoch)
    #expect(progress == .arrived)
    #expect(run.epochsDone == 10)
  }

  @Test func aTargetBeforeTheLimitIsReached() {
    var run = Run(line { $0.epochs = 7 })
    let progress = run.advance(to: 3 * run.stepsPerEpoch + 2, stopping: true)
    #expect(progress == .arrived)
  }

  @Test(arguments: [1, 100, 700, Int.max]) func aRunEndsAtTheEpochLimit(_ budget: Int) {
    expect(stop(line { $0.epochs = 7 }, budget: budget), is: .epochLimit, after: 7)
  }

  @Test(arguments: [1, 100, 700, Int.max]) func aRunEndsAtTheWantedError(_ budget: Int) {
    let start = line { $0.stopError = 0.01 }
    let epoch = firstEpoch(start) { $0 <= 0.01 }
    #expect(epoch > 5)
    expect(stop(start, budget: budget), is: .error, after: epoch)
  }

  @Test func aRunThatStandsWhereItMustEndStaysThere() {
    let start = line { $0.epochs = 7 }
    let first = stop(start)
    var run = first.run
    let progress = run.advance(to: 1_000_000, stopping: true)
    #expect(progress == .stopped(.epochLimit))
    #expect(run.moment == first.run.moment)
  }

  @Test(arguments: [0, 1, 5, 100, 120])
  func aRunThatWasFurtherEndsAtTheSameLimitAgain(_ position: Int) {
    let start = line { $0.epochs = 30 }
    var run = Run(start)
    _ = run.advance(to: 80 * run.stepsPerEpoch)
    _ = run.advance(to: position)
    let reason = run.advance(to: 1_000_000, stopping: true)
    expect((run, reason), is: .epochLimit, after: 30)
  }
}
