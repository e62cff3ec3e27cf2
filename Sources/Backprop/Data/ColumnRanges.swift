/// The smallest and the largest number of each column of rows.
///
/// They are found once, with the rows: there may be a million of these, and whoever draws an axis asks
/// again for every frame.
struct ColumnRanges: Equatable, Sendable {
  private(set) var lower: [Double]
  private(set) var upper: [Double]

  /// - Parameters:
  ///   - values: the rows, one after the other.
  ///   - columnCount: how many values a row has.
  init(of values: [Double], columnCount: Int) {
    lower = [Double](repeating: .infinity, count: columnCount)
    upper = [Double](repeating: -.infinity, count: columnCount)
    for start in stride(from: 0, to: values.count, by: max(1, columnCount)) {
      for column in 0..<columnCount { take(values[start + column], in: column) }
    }
  }

  /// Finds the range of a column anew, of whose values one has changed.
  mutating func update(_ column: Int, from values: [Double]) {
    (lower[column], upper[column]) = (.infinity, -.infinity)
    for index in stride(from: column, to: values.count, by: lower.count) {
      take(values[index], in: column)
    }
  }

  private mutating func take(_ value: Double, in column: Int) {
    if value < lower[column] { lower[column] = value }
    if value > upper[column] { upper[column] = value }
  }
}
