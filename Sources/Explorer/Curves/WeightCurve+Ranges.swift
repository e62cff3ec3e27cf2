/// What the axes of the curve must hold.
extension WeightCurve {
  /// Rounding a larger number up would leave what an axis can show.
  private static let largest = 1e306
  /// The largest end of an axis.
  private static let limit = 5e307

  /// A range with the value about in its middle, which moves rarely, and by whole steps only.
  ///
  /// - Parameters:
  ///   - value: the present value.
  ///   - step: how far the update moves it; the range holds that too.
  ///   - leastHalf: how far the range reaches to either side at least.
  /// - Returns: a range that is finite, and not empty.
  package static func range(
    around value: Double, step: Double, leastHalf: Double
  ) -> ClosedRange<Double> {
    guard value.isFinite else { return -1...1 }
    let least = max(leastHalf, abs(value))
    let way = step.isFinite ? min(2 * abs(step), largest) : 0
    let half = roundedUp(max(least, way))
    // The ends lie on a grid, the nearest ones: they stay while the value moves a little. The grid is
    // fine enough for the step, at most half as long as this half, to end inside.
    let grid = roundedDown(min(half, limit) * 2 / 3)
    func snapped(_ end: Double) -> Double {
      min(max((end / grid).rounded() * grid, -limit), limit)
    }
    return snapped(value - half)...snapped(value + half)
  }

  /// The next number whose first digit says all of it: 1, 2, 3, 4, 6 or 8.
  private static func roundedUp(_ number: Double) -> Double {
    guard number < largest else { return number }
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    let digit = [1, 2, 3, 4, 6, 8, 10].first { $0 * power >= number * (1 - 1e-9) } ?? 10
    return digit * power
  }

  /// The next number below that is 1, 2 or 5 times a power of ten.
  private static func roundedDown(_ number: Double) -> Double {
    guard number < largest else { return number }
    var power = number < 1 ? 0.1 : 1.0
    while power * 10 <= number { power *= 10 }
    let digit = [5.0, 2, 1].first { $0 * power <= number * (1 + 1e-9) } ?? 1
    return digit * power
  }

  /// The errors to be shown; `nil` where none is finite.
  ///
  /// A wall that rises without end is cut off, so that the valley can be seen.
  package var errorRange: (lower: Double, upper: Double)? {
    let values = points.map(\.last).filter(\.isFinite).sorted()
    guard let largest = values.last, let smallest = values.first else { return nil }
    let median = values[values.count / 2]
    var top = max(2 * median, error.isFinite ? 1.3 * error : 0)
    if let errorAtLanding, errorAtLanding.isFinite { top = max(top, errorAtLanding) }
    top = min(top, max(largest, error.isFinite ? error : 0))
    let bottom = smallest >= 0 && smallest < 0.4 * top ? 0 : smallest
    return (bottom, top)
  }
}
