extension Axis {
  /// No screen has more.
  private static let mostRows = 10_000

  /// A linear axis in so many rows, each of whose ticks lies in the middle of one: its upper end is no round
  /// value, but as high as whole rows to a tick make it.
  ///
  /// - Parameters:
  ///   - minimum: the smallest value to show.
  ///   - maximum: the largest value to show.
  ///   - rows: how many rows the plot has; its ends lie in the middles of the first and the last.
  ///   - least: how many rows there are to a tick at least.
  /// - Returns: the axis; where there is no room for two such ticks, one with round ends.
  package static func inRows(
    from minimum: Double, to maximum: Double, rows: Int, least: Int = 2
  ) -> Axis {
    let range = LinearTicks.range(minimum, maximum)
    let (lower, upper) = (range.lower, range.upper)
    guard rows > least + 1, rows <= Axis.mostRows else {
      return Axis(from: lower, to: upper, ticks: max(1, rows / 2), isNice: true)
    }
    let gaps = rows - 1
    // Of some distances between ticks, of which there are three where there is room, the one that leaves the
    // fewest rows to nothing.
    let most = max(least, min(gaps / 2, least + 3))
    let axes = (least...most).compactMap { height -> TickRange? in
      let exponent = decade(below: (upper - lower) * Double(height) / Double(gaps))
      guard exponent.magnitude < 300 else { return nil }
      return [(1.0, 0), (2, 0), (5, 0), (1, 1), (2, 1), (5, 1)].lazy.compactMap { factor, more in
        func tick(_ index: Double) -> Double { decimal(index * factor, exponent + more) }
        let first = (lower / tick(1) + 1e-9).rounded(.down)
        let end = tick(first) + tick(1) * Double(gaps) / Double(height)
        guard end >= upper - 1e-9 * (upper - lower) else { return nil }
        let ticks = (0...gaps / height).map { tick(first + Double($0)) }
        return TickRange(lower: tick(first), upper: end, ticks: ticks)
      }.first
    }
    guard let best = axes.min(by: { $0.upper - $0.lower < $1.upper - $1.lower }) else {
      return Axis(from: lower, to: upper, isNice: true)
    }
    return Axis(.linear, best)
  }
}
