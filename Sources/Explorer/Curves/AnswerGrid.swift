/// Values at the middles of even pieces of a plane, as many as a picture shows and a frame can afford.
package struct AnswerGrid {
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  /// How many pieces there are across and down, and of how many of them a value is.
  private let across: Int
  private let down: Int
  package let width: Int
  package let height: Int
  /// How many values there are across and down.
  package let columns: Int
  package let rows: Int
  private var values: [Double] = []

  /// Divides a plane.
  ///
  /// - Parameters:
  ///   - x: the range of the plane from left to right.
  ///   - y: its range from bottom to top.
  ///   - across: how many pieces the picture shows side by side.
  ///   - down: how many it shows one above the other.
  ///   - most: how many values there are at most; where the pieces are more, several share one.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, across: Int, down: Int, most: Int
  ) {
    (self.x, self.y, self.across, self.down) = (x, y, across, down)
    var (width, height) = (1, 1)
    func count(_ whole: Int, _ part: Int) -> Int { (whole + part - 1) / part }
    while count(across, width) * count(down, height) > most {
      if width <= height { width += 1 } else { height += 1 }
    }
    (self.width, self.height) = (width, height)
    (columns, rows) = (count(across, width), count(down, height))
  }

  /// The sign that all values have; `nil` where they have both, or one is no number.
  package var commonSign: FloatingPointSign? {
    if values.allSatisfy({ $0 > 0 }) { return .plus }
    return values.allSatisfy { $0 < 0 } ? .minus : nil
  }

  /// Finds the values, row by row from the top left.
  package mutating func fill(_ value: (ArraySlice<Double>) -> Double) {
    values.reserveCapacity(columns * rows)
    // The last value of a row or column may be for less than the others.
    let (across, down) = (Double(across) / Double(width), Double(down) / Double(height))
    var inputs = [0.0, 0.0]
    for row in 0..<rows {
      inputs[1] = y.value(at: 1 - (Double(row) + 0.5) / down)
      for column in 0..<columns {
        inputs[0] = x.value(at: (Double(column) + 0.5) / across)
        values.append(value(inputs[...]))
      }
    }
  }

  /// The value of a piece, counted from the top left.
  package func value(across: Int, down: Int) -> Double {
    values[down / height * columns + across / width]
  }

  /// A value by its own row and column, counted from the top left.
  package subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
}
