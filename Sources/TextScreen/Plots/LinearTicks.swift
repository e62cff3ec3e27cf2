/// Ticks of an axis on which equal distances are equal differences.
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
    // A single tick is no scale: a finer step has more of them.
    guard isNice || made.ticks.count > 1 || count >= 50 else {
      return make(lower, upper, count: count + 1, isNice: false)
    }
    return made
  }
}
