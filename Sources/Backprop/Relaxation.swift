/// The sweeps in which the units of a recurrent network settle, forward or backward, one by one.
public struct Relaxation: Equatable, Sendable {
  private let unitCount: Int
  /// net or ∂E/∂out, sweep by sweep, unit by unit.
  private var sums: [Double] = []
  /// out or δ, sweep by sweep from sweep 0, unit by unit.
  private var values: [Double]
  /// The largest change of a unit in each sweep.
  public private(set) var changes: [Double] = []
  /// Whether no unit changed by more than the tolerance in the last sweep.
  public private(set) var isSettled = false

  /// Begins at 0.
  init(unitCount: Int) {
    self.unitCount = unitCount
    values = [Double](repeating: 0, count: unitCount)
  }

  /// How many sweeps there are.
  public var sweepCount: Int { changes.count }

  /// Sweeps until no unit changes by more than the tolerance, all units at once.
  ///
  /// - Parameters:
  ///   - sum: finds a unit's sum from the values of the sweep before.
  ///   - value: finds the value that a unit is drawn to from its sum.
  mutating func settle(
    _ recurrence: Recurrence, sum: (_ unit: Int, _ before: ArraySlice<Double>) -> Double,
    value: (_ unit: Int, _ sum: Double) -> Double
  ) {
    repeat {
      let before = values.suffix(unitCount)
      var change = 0.0
      for (unit, state) in before.enumerated() {
        let sum = sum(unit, before)
        let next = recurrence.next(from: state, towards: value(unit, sum))
        sums.append(sum)
        values.append(next)
        change = larger(change, abs(next - state))
      }
      changes.append(change)
      isSettled = change <= recurrence.tolerance
    } while goesOn(recurrence)
  }

  /// What is no longer finite cannot settle.
  private func goesOn(_ recurrence: Recurrence) -> Bool {
    !isSettled && sweepCount < recurrence.limit && changes[changes.count - 1].isFinite
  }

  /// A unit's sum in a sweep, from 1.
  func sum(of unit: Int, sweep: Int) -> Double { sums[(sweep - 1) * unitCount + unit] }

  /// A unit's value after a sweep, from 0.
  package func value(of unit: Int, sweep: Int) -> Double { values[sweep * unitCount + unit] }

  /// The sums of the last sweep.
  var lastSums: [Double] { Array(sums.suffix(unitCount)) }
  /// The values after the last sweep.
  var lastValues: [Double] { Array(values.suffix(unitCount)) }

  /// Whether the units go to and fro between two states, each the same as two sweeps before.
  package func alternates(within tolerance: Double) -> Bool {
    guard !isSettled, sweepCount >= 2 else { return false }
    return (0..<unitCount).allSatisfy { unit in
      abs(value(of: unit, sweep: sweepCount) - value(of: unit, sweep: sweepCount - 2))
        <= tolerance
    }
  }
}

/// The larger of two numbers; NaN where one is NaN, so that it is not hidden.
func larger(_ a: Double, _ b: Double) -> Double { b > a || b.isNaN ? b : a }
