package import Backprop

/// Looks for something in a run, from where it stands on or back, in slices of work.
///
/// Forwards it goes through the run until something is found. Backwards it goes through a stretch that
/// ends at the run's place and keeps what is found last; where nothing is, through one three times as
/// long. So it costs at most about half more than to go through the run from its start.
package struct Search<Finder: SearchFinder>: Sendable {
  private let isForward: Bool
  /// How many epochs before a stretch the finder begins to look, to know what was true before.
  private let warmUp: Int
  /// Makes a finder for a stretch; it looks at examples from the first one on.
  private let make: @Sendable (_ examples: Range<Int>) -> Finder
  /// The examples of the present stretch.
  private var stretch: Range<Int>
  private var finder: Finder
  private var walk: Walk?
  private let exampleCount: Int
  private let origin: Int
  private var isDone = false

  /// What was found; `nil` until something is.
  package private(set) var found: Finder.Found?

  /// Prepares to look from an example on.
  ///
  /// - Parameters:
  ///   - run: stands at the example.
  ///   - end: the example before which to end, counted over the whole run.
  ///   - warmUp: how many epochs before a stretch the finder begins.
  ///   - make: makes a finder that wants what it finds in some examples.
  package init(
    onFrom run: Run, before end: Int, warmUp: Int,
    _ make: @escaping @Sendable (Range<Int>) -> Finder
  ) {
    self.init(
      stretch: run.exampleIndex..<max(end, run.exampleIndex + 1), isForward: true, warmUp: warmUp,
      run, make)
  }

  /// Prepares to look from an example back.
  package init(
    backFrom run: Run, warmUp: Int, _ make: @escaping @Sendable (Range<Int>) -> Finder
  ) {
    let count = run.start.examples.count
    let first = max(0, run.exampleIndex / count - max(1, warmUp)) * count
    self.init(
      stretch: first..<run.exampleIndex + 1, isForward: false, warmUp: warmUp, run, make)
  }

  private init(
    stretch: Range<Int>, isForward: Bool, warmUp: Int, _ run: Run,
    _ make: @escaping @Sendable (Range<Int>) -> Finder
  ) {
    self.stretch = stretch
    self.isForward = isForward
    self.warmUp = warmUp
    self.make = make
    origin = run.exampleIndex
    exampleCount = run.start.examples.count
    finder = make(stretch)
  }

  /// Goes on, as far as the work allows.
  ///
  /// - Parameters:
  ///   - run: the one that it was begun with, at the same place.
  ///   - work: about how many multiplications may be done; then how many are left.
  /// - Returns: whether it has ended.
  package mutating func advance(in run: Run, work: inout Int) -> Bool {
    while !isDone {
      var walk =
        self.walk
        ?? Walk(
          through: run, after: max(0, stretch.lowerBound / exampleCount - warmUp), for: finder)
      // Two owners would make a copy of it.
      self.walk = nil
      guard walk.advance(before: stretch.upperBound, showing: &finder, work: &work) else {
        self.walk = walk
        return false
      }
      found = finder.result
      isDone = found != nil || isForward || stretch.lowerBound == 0
      guard !isDone else { break }
      let epochs = origin / exampleCount - stretch.lowerBound / exampleCount
      let first = max(0, stretch.lowerBound / exampleCount - 2 * max(1, epochs)) * exampleCount
      stretch = first..<stretch.upperBound
      finder = make(stretch)
    }
    return true
  }

  /// The epoch that is looked at.
  package var epoch: Int { (walk?.exampleIndex ?? stretch.lowerBound) / exampleCount + 1 }
}

/// Finds something in a stretch of a run.
package protocol SearchFinder: TrainingWatcher {
  associatedtype Found: Sendable
  /// What was found in the stretch; `nil` where that is not what was wanted.
  var result: Found? { get }
}

extension HitFinder: SearchFinder {
  package var result: Hit? { hits.first }
}

extension ChangeFinder: SearchFinder {
  /// The last of the changes that were wanted, or the first of the last; where there are fewer, `nil`.
  package var result: Found? {
    guard found.count >= most else { return nil }
    return wanted == nil ? found.first : found.last
  }
}
