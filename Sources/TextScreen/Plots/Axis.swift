/// One axis of a plot: its ends, its ticks, and where a value lies between the ends.
package struct Axis: Equatable, Sendable {
  /// How values become distances.
  package enum Scale: String, CaseIterable, Sendable {
    case linear, logarithmic
  }

  package let scale: Scale
  /// The value at the left or at the bottom; always finite and below `upper`.
  package let lower: Double
  /// The value at the right or at the top.
  package let upper: Double
  /// Round values between the ends, ascending.
  package let ticks: [Double]
  /// The lower end as the scale measures it, and the way from there to the upper end; halved on
  /// a linear axis, so that the difference of two huge ends stays finite.
  private let origin: Double
  private let extent: Double

  /// Makes an axis over a range; ends that cannot be shown are replaced by the nearest that can.
  ///
  /// - Parameters:
  ///   - scale: Linear, or logarithmic for values above 0.
  ///   - minimum: The smallest value to show.
  ///   - maximum: The largest value to show.
  ///   - count: The number of intervals between ticks that suits the space.
  ///   - isNice: Whether the ends move outwards to round values.
  package init(
    _ scale: Scale = .linear, from minimum: Double, to maximum: Double, ticks count: Int = 5,
    isNice: Bool = false
  ) {
    let count = min(max(1, count), 50)
    let range =
      scale == .linear
      ? LinearTicks.range(minimum, maximum) : LogarithmicTicks.range(minimum, maximum)
    let made =
      scale == .linear
      ? LinearTicks.make(range.lower, range.upper, count: count, isNice: isNice)
      : LogarithmicTicks.make(range.lower, range.upper, count: count, isNice: isNice)
    self.scale = scale
    lower = made.lower
    upper = made.upper
    ticks = made.ticks
    switch scale {
    case .linear:
      origin = lower / 2
      extent = upper / 2 - lower / 2
    case .logarithmic:
      origin = commonLogarithm(lower)
      extent = commonLogarithm(upper) - commonLogarithm(lower)
    }
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper, more or less beyond; not finite for
  /// values that are not.
  ///
  /// On a logarithmic axis 0 and what is below lie on the floor. On one that reaches as far as any
  /// can, what is finite and beyond lies on its end.
  package func fraction(of value: Double) -> Double {
    if value.isFinite {
      if value > upper, upper >= TickRange.largest { return 1 }
      if value < lower, lower <= -TickRange.largest { return 0 }
    }
    switch scale {
    case .linear:
      return (value / 2 - origin) / extent
    case .logarithmic:
      guard value > 0 else { return value.isNaN ? value : 0 }
      return (commonLogarithm(value) - origin) / extent
    }
  }

  /// The value at a fraction of the axis.
  package func value(at fraction: Double) -> Double {
    switch scale {
    case .linear:
      return lower * (1 - fraction) + upper * fraction
    case .logarithmic:
      return powerOfTen(origin + extent * fraction)
    }
  }
}

/// What an axis is made from.
struct TickRange {
  var lower: Double
  var upper: Double
  var ticks: [Double] = []

  /// The largest end that can be asked for; twice as much is still finite.
  static let largest = 5e307
}

enum LinearTicks {
  /// Ends that can be told apart, in order and finite.
  static func range(_ minimum: Double, _ maximum: Double) -> (lower: Double, upper: Double) {
    let (minimum, maximum) = minimum <= maximum ? (minimum, maximum) : (maximum, minimum)
    guard minimum.isFinite || maximum.isFinite else { return (0, 1) }
    let limit = TickRange.largest
    func held(_ value: Double) -> Double { min(max(value, -limit), limit) }
    let lower = held(minimum.isFinite ? minimum : min(0, maximum))
    let upper = held(maximum.isFinite ? maximum : max(1, minimum))
    let size = max(abs(lower), abs(upper))
    // Nearer than this, ticks could not be told apart by their digits.
    guard upper - lower < max(size * 1e-12, 1e-290) else { return (lower, upper) }
    guard size > 1e-290 else { return (0, 1) }
    let margin = size / 2
    return (lower - margin, upper + margin)
  }

  /// Ticks at 1, 2 or 5 times a power of ten.
  static func make(_ lower: Double, _ upper: Double, count: Int, isNice: Bool) -> TickRange {
    let raw = upper / Double(count) - lower / Double(count)
    var exponent = decade(below: raw)
    let mantissa = raw / powerOfTen(exponent)
    var factor = 1.0
    switch mantissa {
    case ...1.000_001: factor = 1
    case ...2.000_001: factor = 2
    case ...5.000_001: factor = 5
    default: exponent += 1
    }
    func tick(_ index: Double) -> Double { decimal(index * factor, exponent) }
    let step = tick(1)
    guard step.isFinite else { return TickRange(lower: lower, upper: upper) }
    let slack = 1e-9
    var first = (lower / step + (isNice ? slack : -slack)).rounded(isNice ? .down : .up)
    let last = (upper / step + (isNice ? -slack : slack)).rounded(isNice ? .up : .down)
    guard first.isFinite, last.isFinite, last - first <= 200 else {
      return TickRange(lower: lower, upper: upper)
    }
    var made = TickRange(lower: lower, upper: upper)
    if isNice { (made.lower, made.upper) = (tick(first), tick(last)) }
    while first <= last {
      made.ticks.append(first == 0 ? 0 : tick(first))
      first += 1
    }
    return made
  }
}

enum LogarithmicTicks {
  /// Ends above 0, in order and finite.
  static func range(_ minimum: Double, _ maximum: Double) -> (lower: Double, upper: Double) {
    let (minimum, maximum) = minimum <= maximum ? (minimum, maximum) : (maximum, minimum)
    let limit = TickRange.largest
    var upper = maximum.isFinite ? min(maximum, limit) : (maximum > 0 ? limit : .nan)
    if !(upper > 0) { upper = 1 }
    upper = max(upper, 1e-290)
    // Three decades where the lower end says nothing.
    var lower = minimum.isFinite && minimum > 0 ? max(minimum, 1e-300) : upper / 1000
    lower = min(lower, upper)
    guard upper / lower < 1 + 1e-12 else { return (lower, upper) }
    return (lower / 2, upper * 2)
  }

  /// Whole decades where the range spans two or more, 1-2-5 ticks below that.
  static func make(_ lower: Double, _ upper: Double, count: Int, isNice: Bool) -> TickRange {
    var bottom = decade(below: lower)
    var top = decade(below: upper)
    if powerOfTen(top) < upper { top += 1 }
    let spansDecades = upper / lower >= 100 * (1 - 1e-9)
    guard spansDecades else {
      return make125(lower, upper, count: count, decades: bottom...top, isNice: isNice)
    }
    var made = TickRange(lower: lower, upper: upper)
    if isNice {
      (made.lower, made.upper) = (powerOfTen(bottom), powerOfTen(top))
    } else {
      if powerOfTen(bottom) < lower { bottom += 1 }
      if powerOfTen(top) > upper { top -= 1 }
    }
    guard bottom <= top else { return made }
    let stride = decadeStride((top - bottom + count - 1) / count)
    made.ticks = (bottom...top).filter { $0 % stride == 0 }.map(powerOfTen)
    return made
  }

  /// Every decade, or every so many when there are too many.
  private static func decadeStride(_ wanted: Int) -> Int {
    [1, 2, 3, 5, 10, 20, 50, 100, 200].first { $0 >= wanted } ?? 500
  }

  private static func make125(
    _ lower: Double, _ upper: Double, count: Int, decades: ClosedRange<Int>, isNice: Bool
  ) -> TickRange {
    let values = decades.flatMap { exponent in
      [1.0, 2, 5].map { decimal($0, exponent) }
    }
    var made = TickRange(lower: lower, upper: upper)
    let slack = 1 + 1e-9
    if isNice {
      made.lower = values.last { $0 <= lower * slack } ?? lower
      made.upper = values.first { $0 >= upper / slack } ?? upper
    }
    made.ticks = values.filter { $0 >= made.lower / slack && $0 <= made.upper * slack }
    guard made.ticks.count < 2 else { return made }
    // A range so narrow that it is all but linear.
    return LinearTicks.make(lower, upper, count: count, isNice: isNice && lower > upper / 2)
  }
}
