extension Axis {
  /// In so few rows each of them is read as a value.
  static let fewRows = 2...7

  /// An axis for values from 0 on that only ever grows while more of them come: from a round value down
  /// by whole decades, or from 0 as high as whole rows to a tick make it.
  ///
  /// - Parameters:
  ///   - smallest: the smallest value above 0; `nil`: the axis is linear.
  ///   - largest: the largest value.
  ///   - hasZero: whether there is a 0 among them: a decade of its own parts it from the others.
  ///   - rows: how many rows there are.
  /// - Returns: the axis, with a round upper end where it is logarithmic.
  package static func growing(
    from smallest: Double?, to largest: Double, hasZero: Bool, rows: Int
  ) -> Axis {
    guard let smallest else {
      return .inRows(from: 0, to: largest > 0 ? largest : 1, rows: rows, least: max(2, rows / 8))
    }
    var count = max(2, min(8, rows / 2))
    var range = LogarithmicTicks.range(hasZero ? smallest / 10 : smallest, largest)
    // In few rows every decade has one of its own, if there is more than one.
    if Axis.fewRows.contains(rows), range.upper > 10 * range.lower, range.upper < 1e300 {
      count = max(2, rows - 1)
      range.upper = powerOfTen(Int(commonLogarithm(range.upper).rounded(.up)))
    }
    return Axis(.logarithmic, LogarithmicTicks.wholeDecades(range.lower, range.upper, count: count))
  }

  /// In how many equally high parts the ticks at decades divide a logarithmic axis of whole decades; a linear
  /// one has its ticks in rows.
  package var equalParts: Int {
    guard scale == .logarithmic else { return 1 }
    let decades = max(1, Int((commonLogarithm(upper) - commonLogarithm(lower)).rounded()))
    guard ticks.count > 1 else { return decades }
    let stride = Int((commonLogarithm(ticks[1]) - commonLogarithm(ticks[0])).rounded())
    return decades / max(1, stride)
  }
}
