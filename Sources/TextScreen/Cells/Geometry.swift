/// A place on a screen; rows and columns count from 0 at the top left.
package struct Point: Equatable, Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A number of rows and columns, neither ever negative.
package struct Size: Equatable, Hashable, Sendable {
  package var rows: Int
  package var columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

extension Size {
  /// This size without what no screen has: a terminal may claim any number.
  var held: Size { Size(rows: min(rows, 4096), columns: min(columns, 4096)) }
}

/// A rectangle of cells; empty where either side is 0.
package struct Rect: Equatable, Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var rows: Int
  package var columns: Int

  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The whole of a screen of this size.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  package var size: Size { Size(rows: rows, columns: columns) }
  package var isEmpty: Bool { rows == 0 || columns == 0 }
  /// The row below the last one.
  package var endRow: Int { saturatingSum(row, rows) }
  /// The column to the right of the last one.
  package var endColumn: Int { saturatingSum(column, columns) }

  package func contains(_ point: Point) -> Bool {
    point.row >= row && point.row < endRow && point.column >= column && point.column < endColumn
  }

  /// The cells that both rectangles have; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, rows: saturatingDifference(min(endRow, other.endRow), top),
      columns: saturatingDifference(min(endColumn, other.endColumn), left))
  }
}

/// Adds without trapping: places come from outside, and far away is as good as farther away.
func saturatingSum(_ left: Int, _ right: Int) -> Int {
  let (sum, overflow) = left.addingReportingOverflow(right)
  guard overflow else { return sum }
  return right < 0 ? .min : .max
}

/// Subtracts without trapping.
func saturatingDifference(_ left: Int, _ right: Int) -> Int {
  let (difference, overflow) = left.subtractingReportingOverflow(right)
  guard overflow else { return difference }
  return right < 0 ? .max : .min
}
