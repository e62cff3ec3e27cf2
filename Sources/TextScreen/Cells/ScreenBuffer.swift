/// A grid of cells that views draw into; what lies outside it is clipped.
package struct ScreenBuffer: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.rows · size.columns` cells.
  package internal(set) var cells: [Cell]
  /// Where the terminal's cursor is to stand; `nil` hides it.
  package var cursor: Point?

  /// Makes a blank screen; a size beyond that of any screen is cut to it.
  package init(size: Size) {
    let size = size.held
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

  /// Blanks the halves of wide characters that stick out of these columns of a row.
  ///
  /// Call it before writing there: the columns themselves are about to be overwritten.
  mutating func cutWideCharacters(row: Int, from start: Int, to end: Int) {
    guard start < end else { return }
    let first = row * size.columns
    if start > 0, cells[first + start].scalar == Cell.continuation {
      cells[first + start - 1].scalar = " "
    }
    if end < size.columns, cells[first + end].scalar == Cell.continuation {
      cells[first + end].scalar = " "
    }
  }
}
