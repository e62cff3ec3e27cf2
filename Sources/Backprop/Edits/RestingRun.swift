/// What of a run cannot be found again from its start: little, where a run keeps much.
///
/// It keeps what lets it be woken at once where it stood, and no other moment.
package struct RestingRun: Sendable {
  fileprivate let start: Run.Setup
  fileprivate let journal: Journal
  fileprivate let branches: [Branch]
  fileprivate let histories: EpochHistories
  fileprivate let earlierRuns: [EarlierRun]
  fileprivate let keyframes: Keyframes
  /// The largest position that it reached.
  package let furthest: Int
  /// Where it stood.
  package let position: Int

  package init(_ run: Run) {
    start = run.start
    journal = run.journal
    branches = run.branches
    (histories, earlierRuns) = (run.timeline.errors.histories, run.earlierRuns)
    keyframes = run.timeline.keyframes.thinned(to: run.exampleIndex)
    furthest = run.furthest
    position = run.position
  }

  /// The edits that were made in it.
  package var edits: [Edit] { journal.edits }

  /// E after the last epoch that it reached.
  package var lastError: Double? { histories.training.buckets.last?.last }
}

extension Run {
  /// Wakes a run where it stood: the same bits, there and everywhere.
  ///
  /// - Parameters:
  ///   - resting: what was kept of it.
  ///   - settings: what they say of the end of a run holds from now on.
  ///   - budget: about how many multiplications to do; where they are too few, `advance` to
  ///     `destination` goes on.
  package init(
    waking resting: RestingRun, stoppingAs settings: TrainingSettings, budget: Int = .max
  ) {
    var start = resting.start
    start.settings.adoptStopping(of: settings)
    self.init(start)
    (branches, earlierRuns) = (resting.branches, resting.earlierRuns)
    // Nobody may have looked for the smallest error on the way to the moments that were kept.
    let hasSmallest = resting.start.settings.patience != nil || settings.patience == nil
    timeline.wake(
      at: resting.position, resting.journal, hasSmallest ? resting.keyframes : nil)
    timeline.adopt(
      resting.histories, furthest: resting.furthest, budget: budget)
  }
}
