/// A grid of cells that views draw into; what lies outside it is clipped.
package struct ScreenBuffer: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.rows · size.columns` cells.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor is to stand; `nil` hides it.
  package var cursor: Point?

  package init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.rows * size.columns)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place; reading outside the grid gives a blank, writing there does nothing.
  package subscript(point: Point) -> Cell {
    get { bounds.contains(point) ? cells[point.row * size.columns + point.column] : Cell() }
    set {
      guard bounds.contains(point) else { return }
      cells[point.row * size.columns + point.column] = newValue
    }
  }
}
