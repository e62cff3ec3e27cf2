extension Rect {
  /// Cuts off this many rows at the top; what is missing is left out.
  package func split(top count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(row: row, column: column, rows: cut, columns: columns),
      Rect(row: saturatingSum(row, cut), column: column, rows: rows - cut, columns: columns)
    )
  }

  /// Cuts off this many columns at the left; what is missing is left out.
  package func split(left count: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: cut),
      Rect(row: row, column: saturatingSum(column, cut), rows: rows, columns: columns - cut)
    )
  }

  /// Cuts off this many rows at the bottom.
  package func split(bottom count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = split(top: rows - min(max(0, count), rows))
    return (rest, bottom)
  }

  /// Cuts off this many columns at the right.
  package func split(right count: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = split(left: columns - min(max(0, count), columns))
    return (rest, right)
  }

  /// Takes rows off the top and the bottom and columns off both sides.
  package func inset(rows vertical: Int = 0, columns horizontal: Int = 0) -> Rect {
    split(top: vertical).rest.split(bottom: vertical).rest
      .split(left: horizontal).rest.split(right: horizontal).rest
  }
}
