/// Ticks of an axis on which equal distances are equal ratios.
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

  /// From 1, 2 or 5 times a power of ten down by whole decades.
  ///
  /// Every decade has the same height, and the upper end stays where it is while the lower one goes down.
  /// Ticks are at decades, with 2 and 5 between them where there are few.
  static func wholeDecades(_ lower: Double, _ upper: Double, count: Int) -> TickRange {
    let slack = 1 + 1e-9
    let exponent = decade(below: upper)
    let factor = [1.0, 2, 5].first { decimal($0, exponent) >= upper / slack }
    var (digit, power) = factor.map { ($0, exponent) } ?? (1, exponent + 1)
    func decades(from top: Double) -> Int {
      max(1, Int((commonLogarithm(top) - commonLogarithm(lower) - 1e-9).rounded(.up)))
    }
    var needed = decades(from: decimal(digit, power))
    let stride = decadeStride((needed + count - 1) / count)
    if (2...5).contains(stride) {
      // Ticks at every so many decades, both ends among them.
      if digit > 1 { (digit, power) = (1, power + 1) }
      // 10^308 is the largest that is finite.
      power = min(power + (stride - power % stride) % stride, 308)
      needed = decades(from: decimal(1, power))
    }
    // Of hundreds of decades a part would be most of what there is to see.
    let whole = stride > 5 ? needed : (needed + stride - 1) / stride * stride
    let bottom = max(decimal(digit, power - whole), .leastNonzeroMagnitude)
    var made = TickRange(lower: bottom, upper: decimal(digit, power))
    func isInRange(_ value: Double) -> Bool {
      value >= made.lower / slack && value <= made.upper * slack
    }
    let highest = decade(below: made.upper * slack)
    let exponents = Array(highest - whole - 1...highest)
    let fine = exponents.flatMap { exponent in
      [1.0, 2, 5].map { decimal($0, exponent) }
    }.filter(isInRange)
    if whole <= 2, fine.count <= 2 * count {
      made.ticks = fine
    } else {
      made.ticks = exponents.filter { $0 % stride == 0 }.map(powerOfTen).filter(isInRange)
    }
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
