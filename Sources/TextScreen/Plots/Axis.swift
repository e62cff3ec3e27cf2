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

  /// Makes a linear axis over a range; ends that cannot be shown are replaced by the nearest that can.
  ///
  /// - Parameters:
  ///   - minimum: The smallest value to show.
  ///   - maximum: The largest value to show.
  ///   - count: The number of intervals between ticks that suits the space.
  ///   - isNice: Whether the ends move outwards to round values.
  package init(
    from minimum: Double, to maximum: Double, ticks count: Int = 5, isNice: Bool = false
  ) {
    let range = LinearTicks.range(minimum, maximum)
    self.init(
      .linear,
      LinearTicks.make(range.lower, range.upper, count: min(max(1, count), 50), isNice: isNice))
  }

  /// Makes an axis with these ends and ticks.
  init(_ scale: Scale, _ made: TickRange) {
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
