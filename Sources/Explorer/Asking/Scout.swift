import Backprop
import Conditions

/// Goes ahead of a run that goes by itself, and finds where it is to stop.
struct Scout: Sendable {
  private var walk: Walk
  private var finder: HitFinder
  let stops: [Stops.Stop]
  /// Where the run is on its way to, and before which example that is; `nil`: as far as it comes.
  private(set) var target: Destination?
  private var targetEnd = Int.max

  init?(aheadOf run: Run, _ stops: Stops) {
    let conditions = stops.conditions
    guard !conditions.isEmpty else { return nil }
    self.stops = stops.active
    finder = HitFinder(conditions, of: run.start, .first(after: run.position))
    walk = Walk(
      through: run, after: max(0, run.epoch - 1 - Watch.epochsBefore(run.start)), for: finder)
  }

  /// The first hit after the run's place; `nil` as long as none is found.
  var hit: Hit? { finder.result }
  /// Before which example it has found all that there is, counted over the whole run from 0.
  var end: Int { walk.exampleIndex }

  /// Takes up where the run is to go next.
  mutating func set(_ target: Destination, before end: Int) {
    self.target = target
    targetEnd = end
  }

  /// The run has come to its next place.
  mutating func arrive() {
    target = nil
    targetEnd = .max
  }

  /// Goes ahead.
  ///
  /// - Parameters:
  ///   - exampleIndex: where the run stands.
  ///   - budget: about how many multiplications to do.
  /// - Returns: whether the run may go on.
  mutating func advance(ofRunAt exampleIndex: Int, budget: Int) -> Bool {
    var work = budget
    let isEnough = walk.advance(before: targetEnd, showing: &finder, work: &work)
    return isEnough || (target == nil && end > exampleIndex)
  }
}
