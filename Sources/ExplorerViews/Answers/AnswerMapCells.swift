package import TextScreen

/// Where the points of a plane lie on the cells of its map.
package struct AnswerMapCells {
  let area: Rect
  private let axes: [Axis]

  /// - Parameters:
  ///   - axes: the horizontal and the vertical one.
  ///   - area: the cells of the map.
  package init(_ axes: [Axis], in area: Rect) { (self.axes, self.area) = (axes, area) }

  /// The cell of a point of the plane; `nil` outside.
  package func cell(_ first: Double, _ second: Double) -> Point? {
    let column = (axes[0].fraction(of: first) * Double(area.columns)).rounded(.down)
    let row = ((1 - axes[1].fraction(of: second)) * Double(area.rows)).rounded(.down)
    guard column >= 0, column <= Double(area.columns), row >= 0, row <= Double(area.rows) else {
      return nil
    }
    // What lies on the far edge belongs to the last cell.
    return Point(
      row: area.row + min(area.rows - 1, Int(row)),
      column: area.column + min(area.columns - 1, Int(column)))
  }
}
