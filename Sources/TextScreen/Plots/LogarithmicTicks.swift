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
}
