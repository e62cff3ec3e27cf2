extension Axis {
  /// From here on the ends of a logarithmic axis are whole decades.
  package static let leastDecades = 100.0

  /// An axis for values from 0 on that only ever grows while more of them come: whole decades, or from
  /// 0 to a round value.
  ///
  /// - Parameters:
  ///   - smallest: the smallest value above 0; `nil`: the axis is linear.
  ///   - largest: the largest value.
  ///   - hasZero: whether there is a 0 among them: a decade of its own parts it from the others.
  ///   - rows: how many rows there are.
  /// - Returns: the axis, with round ends.
  package static func growing(
    from smallest: Double?, to largest: Double, hasZero: Bool, rows: Int
  ) -> Axis {
    let count = max(2, min(8, rows / (smallest == nil ? 3 : 2)))
    guard var smallest else {
      return Axis(from: 0, to: largest > 0 ? largest : 1, ticks: count, isNice: true)
    }
    if hasZero { smallest /= 10 }
    var axis = Axis(.logarithmic, from: smallest, to: largest, ticks: count, isNice: true)
    guard axis.upper >= leastDecades * axis.lower else { return axis }
    // Where every tick is at some decades from the next, both ends are ticks.
    for _ in 0..<5 where axis.ticks.first != axis.lower {
      axis = Axis(.logarithmic, from: axis.lower / 10, to: axis.upper, ticks: count, isNice: true)
    }
    for _ in 0..<5 where axis.ticks.last != axis.upper {
      axis = Axis(.logarithmic, from: axis.lower, to: axis.upper * 10, ticks: count, isNice: true)
    }
    return axis
  }
}
