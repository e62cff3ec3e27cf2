package import TextScreen

/// Values at the middles of even pieces of a plane, as many as cells show and a frame can afford.
package struct AnswerGrid {
  let x: Axis
  let y: Axis
  /// The cells of the map.
  let area: Rect
  /// How many pieces there are in a cell, one above the other.
  let piecesDown: Int
  /// How many cells a value is for, across; how many pieces, down.
  let width: Int
  let height: Int
  package let columns: Int
  package let rows: Int
  private(set) var values: [Double] = []

  package init(x: Axis, y: Axis, area: Rect, isHalved: Bool, most: Int) {
    (self.x, self.y, self.area) = (x, y, area)
    piecesDown = isHalved ? 2 : 1
    let pieces = area.rows * piecesDown
    var (width, height) = (1, 1)
    func count(_ whole: Int, _ part: Int) -> Int { (whole + part - 1) / part }
    while count(area.columns, width) * count(pieces, height) > most {
      if width <= height { width += 1 } else { height += 1 }
    }
    (self.width, self.height) = (width, height)
    (columns, rows) = (count(area.columns, width), count(pieces, height))
  }

  package mutating func fill(_ value: (ArraySlice<Double>) -> Double) {
    values.reserveCapacity(columns * rows)
    var inputs = [0.0, 0.0]
    for row in 0..<rows {
      inputs[1] = y.value(
        at: 1 - (Double(row) + 0.5) / pieces(rows, height, area.rows * piecesDown))
      for column in 0..<columns {
        inputs[0] = x.value(at: (Double(column) + 0.5) / pieces(columns, width, area.columns))
        values.append(value(inputs[...]))
      }
    }
  }

  /// The last value may be for less than the others.
  private func pieces(_ count: Int, _ size: Int, _ whole: Int) -> Double {
    Double(whole) / Double(size)
  }

  /// The value of a piece of a cell; rows and columns count from the top left of the map.
  package func value(column: Int, piece: Int) -> Double {
    values[piece / height * columns + column / width]
  }

  subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  /// The cell of a point of the plane; `nil` outside.
  package func cell(_ first: Double, _ second: Double) -> Point? {
    let column = (x.fraction(of: first) * Double(area.columns)).rounded(.down)
    let row = ((1 - y.fraction(of: second)) * Double(area.rows)).rounded(.down)
    guard column >= 0, column <= Double(area.columns), row >= 0, row <= Double(area.rows) else {
      return nil
    }
    // What lies on the far edge belongs to the last cell.
    return Point(
      row: area.row + min(area.rows - 1, Int(row)),
      column: area.column + min(area.columns - 1, Int(column)))
  }
}
