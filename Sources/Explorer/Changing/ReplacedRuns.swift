import Backprop

/// The runs that were replaced by others with other settings, and those that were left by undo.
package struct ReplacedRuns: Sendable {
  /// A run, and what was set between it and the run beside it.
  struct Replaced: Sendable {
    var run: Run
    let words: String
  }

  /// The oldest first.
  private var earlier = Shelf()
  /// The next one last.
  private var later = Shelf()

  var canGoBack: Bool { !earlier.isEmpty }

  /// How many of them keep moments of their own.
  package var countAwake: Int { earlier.countAwake + later.countAwake }

  /// Keeps a run that another takes the place of.
  mutating func replace(_ run: Run, words: String) {
    var run = run
    run.forgetUndone()
    earlier.push(Replaced(run: run, words: words))
    later = Shelf()
  }

  /// Takes the run that another replaced, and keeps that one.
  ///
  /// - Parameters:
  ///   - run: the run that is left, to go forward to again.
  ///   - settings: what they say of the end of a run holds for all runs.
  ///   - budget: about how many multiplications to do; the run that is returned may still be on its
  ///     way.
  /// - Returns: the run before, and what was set after it; `nil` where there is none.
  mutating func goBack(
    from run: Run, stoppingAs settings: TrainingSettings, budget: Int
  ) -> Replaced? {
    guard let before = earlier.pop(stoppingAs: settings, budget: budget) else { return nil }
    later.push(Replaced(run: run, words: before.words))
    return before
  }

  /// Returns the run that was left last by going back, and keeps the one before it.
  mutating func goForth(
    from run: Run, stoppingAs settings: TrainingSettings, budget: Int
  ) -> Replaced? {
    guard let after = later.pop(stoppingAs: settings, budget: budget) else { return nil }
    earlier.push(Replaced(run: run, words: after.words))
    return after
  }

  /// Keeps no moments but where the runs stand.
  mutating func rest() {
    earlier.rest()
    later.rest()
  }

  /// Forgets what was taken back: something else has been done since.
  mutating func forgetLater() { later = Shelf() }
}

/// Runs of which the last ones are as they were, and all before them at rest.
private struct Shelf: Sendable {
  /// A run at rest, and what was set.
  private struct Resting {
    let run: RestingRun
    let words: String
  }

  private var resting: [Resting] = []
  private var awake: [ReplacedRuns.Replaced] = []

  /// Each of them keeps some megabytes of moments.
  private static let mostAwake = 4

  var countAwake: Int { awake.count }
  var isEmpty: Bool { awake.isEmpty && resting.isEmpty }

  mutating func push(_ replaced: ReplacedRuns.Replaced) {
    awake.append(replaced)
    guard awake.count > Self.mostAwake else { return }
    putToRest(awake.removeFirst())
  }

  mutating func rest() {
    for replaced in awake { putToRest(replaced) }
    awake = []
  }

  private mutating func putToRest(_ replaced: ReplacedRuns.Replaced) {
    resting.append(Resting(run: RestingRun(replaced.run), words: replaced.words))
  }

  mutating func pop(
    stoppingAs settings: TrainingSettings, budget: Int
  ) -> ReplacedRuns.Replaced? {
    if var last = awake.popLast() {
      last.run.changeStopping(as: settings, budget: budget)
      return last
    }
    return resting.popLast().map {
      ReplacedRuns.Replaced(
        run: Run(waking: $0.run, stoppingAs: settings, budget: budget), words: $0.words)
    }
  }
}
