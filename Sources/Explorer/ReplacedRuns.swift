import Backprop

/// The runs that were replaced by others with other settings, and those that were left by undo.
struct ReplacedRuns: Sendable {
  /// A run, and what was set between it and the run beside it.
  struct Replaced: Sendable {
    let run: Run
    let words: String
  }

  /// The oldest first.
  private var earlier: [Replaced] = []
  /// The next one last.
  private var later: [Replaced] = []

  /// Each of them keeps moments and errors of its own.
  static let most = 8

  var canGoBack: Bool { !earlier.isEmpty }

  /// Keeps a run that another takes the place of.
  mutating func replace(_ run: Run, words: String) {
    var run = run
    run.forgetUndone()
    earlier.append(Replaced(run: run, words: words))
    if earlier.count > Self.most { earlier.removeFirst() }
    later = []
  }

  /// Returns the run that another replaced, and keeps that one; `nil` where there is none.
  mutating func goBack(from run: Run) -> Replaced? {
    guard let before = earlier.popLast() else { return nil }
    later.append(Replaced(run: run, words: before.words))
    return before
  }

  /// Returns the run that was left last by going back, and keeps the one before it.
  mutating func goForth(from run: Run) -> Replaced? {
    guard let after = later.popLast() else { return nil }
    earlier.append(Replaced(run: run, words: after.words))
    return after
  }

  /// Forgets what was taken back: something else has been done since.
  mutating func forgetLater() { later = [] }
}
