/// The sweeps in which the units of a recurrent network settle, forward or backward.
///
/// A sweep is the unit of work: settling pauses after any, and goes on. Of many sweeps some are kept,
/// and the others are found again from those, to the bit.
public struct Relaxation: Sendable {
  private let rule: SweepRule
  /// out or δ after the last sweep.
  private(set) var values: [Double]
  /// The same after the one before it.
  private var valuesBefore: [Double]
  /// net or ∂E/∂out of the last sweep.
  private(set) var sums: [Double]
  /// How many sweeps there are.
  public private(set) var sweepCount = 0
  /// The largest change of a unit in the last sweep.
  public private(set) var change = Double.infinity
  /// The largest change of a unit over the last two sweeps together.
  private var returnChange = Double.infinity
  /// The first sweep after which all units were, to the bit, where they were two sweeps before: from
  /// there on they go to and fro.
  private var repeatedAt: Int?
  private var memory: SweepMemory
  /// The largest change in each sweep, that of sweep 1 first.
  package private(set) var changes = ErrorHistory(limit: Relaxation.mostBuckets)
  /// Sweeps that are looked at, one after the other from `first` on.
  private var window: (first: Int, values: [Double]) = (0, [])

  /// More than any screen can show.
  private static let mostBuckets = 4096

  /// Begins at 0.
  init(_ rule: SweepRule) {
    self.rule = rule
    values = [Double](repeating: 0, count: rule.unitCount)
    valuesBefore = values
    sums = values
    memory = SweepMemory(unitCount: rule.unitCount)
    memory.record(0, values)
  }

  private var unitCount: Int { rule.unitCount }

  /// Whether no unit changed by more than the tolerance in the last sweep.
  public var isSettled: Bool { sweepCount > 0 && change <= rule.recurrence.tolerance }

  /// Whether there is no further sweep: it has settled, or cannot.
  var isAtEnd: Bool {
    // What is no longer finite cannot settle.
    sweepCount > 0 && (isSettled || sweepCount >= rule.recurrence.limit || !change.isFinite)
  }

  /// Sweeps until no unit changes by more than the tolerance, but no more than so many times.
  mutating func settle(atMost sweeps: Int = .max) {
    var left = sweeps
    while !isAtEnd, left > 0 {
      sweep()
      left -= 1
    }
  }

  private mutating func sweep() {
    let found = rule.sweep(from: values, into: &valuesBefore, sums: &sums)
    swap(&values, &valuesBefore)
    sweepCount += 1
    (change, returnChange) = (found.change, found.returnChange)
    memory.record(sweepCount, values)
    changes.append(change)
    guard found.isRepeated, sweepCount > 1, !isAtEnd else { return }
    // Any two sweeps more change nothing.
    repeatedAt = sweepCount
    let skipped = (rule.recurrence.limit - sweepCount) / 2 * 2
    for _ in 0..<skipped { changes.append(change) }
    sweepCount += skipped
  }

  // MARK: - Looking at a sweep

  /// The sweep up to the first repeated one after which all units are as after another sweep.
  private func equivalent(_ sweep: Int) -> Int {
    guard let repeatedAt, sweep > repeatedAt else { return sweep }
    return sweep - (sweep - repeatedAt + 1) / 2 * 2
  }

  private func withValues<Result>(
    after sweep: Int, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    if sweep == sweepCount { return values.withUnsafeBufferPointer(body) }
    let sweep = equivalent(sweep)
    let nearest = memory.nearest(to: sweep)
    if nearest == sweep { return memory.values(after: sweep).withUnsafeBufferPointer(body) }
    let first = (sweep - window.first) * unitCount
    if first >= 0, first < window.values.count {
      return window.values[first..<first + unitCount].withUnsafeBufferPointer(body)
    }
    var replay = Replay(rule, memory.values(after: nearest))
    for _ in nearest..<sweep { replay.sweep() }
    return replay.values.withUnsafeBufferPointer(body)
  }

  /// Finds the sweeps around one again, so that looking at any of them takes no time; returns whether
  /// that was needed.
  mutating func look(at sweep: Int) -> Bool {
    guard memory.spacing > 1 else { return false }
    let sweep = equivalent(min(sweep, sweepCount))
    let last = min(sweep + 2, repeatedAt ?? sweepCount)
    let first = max(0, sweep - Relaxation.sweepsBefore)
    let found = window.first..<window.first + window.values.count / unitCount
    guard !found.contains(max(0, sweep - Relaxation.sweepsBefore / 2)) || !found.contains(last)
    else { return false }
    let nearest = memory.nearest(to: first)
    var replay = Replay(rule, memory.values(after: nearest))
    var values: [Double] = []
    values.reserveCapacity((last - first + 1) * unitCount)
    for sweep in nearest...last {
      if sweep > nearest { replay.sweep() }
      if sweep >= first { values += replay.values }
    }
    window = (first, values)
    return true
  }

  /// How many sweeps before the present one are looked at, and some more: the picture of the units
  /// over the sweeps shows 32.
  private static let sweepsBefore = 96

  /// A unit's sum in a sweep, from 1.
  func sum(of unit: Int, sweep: Int) -> Double {
    withValues(after: sweep - 1) { rule.sum(of: unit, from: $0) }
  }

  /// A unit's value after a sweep, from 0.
  package func value(of unit: Int, sweep: Int) -> Double { withValues(after: sweep) { $0[unit] } }

  /// The largest change of a unit in a sweep, from 1.
  package func change(inSweep sweep: Int) -> Double {
    if sweep == sweepCount { return change }
    return withValues(after: sweep - 1) { before in
      withValues(after: sweep) { after in
        (0..<unitCount).reduce(0) { larger($0, abs(after[$1] - before[$1])) }
      }
    }
  }

  /// The least and the largest finite value of a unit in the sweeps up to one, as far as they are
  /// kept.
  package func extremes(upTo sweep: Int) -> ClosedRange<Double>? {
    let last = memory.nearest(to: equivalent(sweep))
    // As many as a frame has time for.
    let stride = max(1, last / memory.spacing / 256) * memory.spacing
    var range: ClosedRange<Double>?
    for sweep in Swift.stride(from: 0, through: last, by: stride) {
      for value in memory.values(after: sweep) where value.isFinite {
        range = min(value, range?.lowerBound ?? value)...max(value, range?.upperBound ?? value)
      }
    }
    return range
  }

  /// Whether the units go to and fro between two states, each the same as two sweeps before.
  package func alternates(within tolerance: Double) -> Bool {
    !isSettled && sweepCount >= 2 && returnChange <= tolerance
  }
}

extension Relaxation: Equatable {
  /// The rule and the number of sweeps say all; the last values are compared for what is not finite.
  public static func == (one: Relaxation, other: Relaxation) -> Bool {
    one.rule == other.rule && one.sweepCount == other.sweepCount && one.values == other.values
  }
}

/// Sweeps once more, from one whose values are kept.
private struct Replay {
  private let rule: SweepRule
  private(set) var values: [Double]
  private var next: [Double]
  private var sums: [Double]

  init(_ rule: SweepRule, _ values: ArraySlice<Double>) {
    self.rule = rule
    self.values = Array(values)
    next = self.values
    sums = self.values
  }

  mutating func sweep() {
    _ = rule.sweep(from: values, into: &next, sums: &sums)
    swap(&values, &next)
  }
}
