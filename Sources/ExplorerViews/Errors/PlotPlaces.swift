import TextScreen

/// Finds the cells of values in a plot that has been drawn, and free cells for words beside them.
struct PlotPlaces {
  /// The part of the plot inside its axes.
  let area: Rect
  private let plot: LinePlot
  /// Empty, of the size of the area.
  let canvas: DotCanvas

  init(_ plot: LinePlot, in rect: Rect) {
    self.plot = plot
    area = LinePlot.area(in: rect, hasRightAxis: plot.rightAxis != nil)
    canvas = DotCanvas(size: area.size, set: plot.set)
  }

  /// The dot of a point on the canvas.
  func dot(x: Double, y: Double) -> Dot {
    Dot(
      x: plot.xAxis.fraction(of: x) * Double(canvas.dotColumns - 1),
      y: canvas.dotRow(ofFraction: plot.yAxis.fraction(of: y)))
  }

  /// The cell of a point; `nil` beyond the axes.
  func cell(x: Double, y: Double) -> Point? {
    canvas.cell(of: dot(x: x, y: y)).map {
      Point(row: area.row + $0.row, column: area.column + $0.column)
    }
  }

  /// The column of a value on the horizontal axis; `nil` beyond its ends.
  func column(x: Double) -> Int? {
    canvas.cell(of: Dot(x: plot.xAxis.fraction(of: x) * Double(canvas.dotColumns - 1), y: 0)).map {
      area.column + $0.column
    }
  }

  /// Looks for free cells for a text beside a cell, the nearest first.
  ///
  /// - Parameters:
  ///   - width: the columns of the text.
  ///   - cell: the cell that the text is about.
  ///   - buffer: the frame with the plot drawn.
  ///   - reach: how many rows above a cell with a mark a text still seems to belong to it.
  ///   - isLeft: whether the text stands to the left: to the right it would seem to belong to another.
  /// - Returns: where the text begins; `nil` where no place is free.
  func place(
    of width: Int, beside cell: Point, in buffer: ScreenBuffer, reach: Int = 2,
    isLeft: Bool = false
  ) -> Point? {
    let sides = [
      (0, 2), (0, 3), (0, -1 - width), (-1, 1), (1, 1), (-1, -width), (1, -width),
    ]
    let further = [(-2, 1), (2, 1), (-2, -width), (2, -width), (-2, -width / 2), (2, -width / 2)]
    let above = (2...reach).map { (-$0, -width / 2) }
    return (sides + further + above).lazy
      .filter { !isLeft || $0.1 < 0 }
      .map { Point(row: cell.row + $0.0, column: cell.column + $0.1) }
      .first { isFree($0, width: width, in: buffer) }
  }

  /// Looks for free cells for a text in the row of a cell, the nearest first.
  func place(of width: Int, inRowOf cell: Point, in buffer: ScreenBuffer) -> Point? {
    [2, 3, -1 - width].lazy.map { Point(row: cell.row, column: cell.column + $0) }
      .first { isFree($0, width: width, in: buffer) }
  }

  /// The first row with room for a text, at one side or the other.
  func place(of width: Int, fromRight: Bool, in buffer: ScreenBuffer) -> Point? {
    let columns = [area.column + 1, area.endColumn - 1 - width]
    return (area.row..<area.endRow).lazy
      .flatMap { row in
        (fromRight ? columns.reversed() : columns).map { Point(row: row, column: $0) }
      }
      .first { isFree($0, width: width, in: buffer) }
  }

  /// Farther away than this a text seems to be about something else.
  private static let farthest = 12

  /// How a place for a text is looked for.
  enum Way {
    /// Near a cell that the text is about.
    case beside(Point, reach: Int = 2, isLeft: Bool = false)
    /// In the row of a cell, right beside it.
    case inRow(of: Point)
    /// Behind the head of an arrow.
    case outside(of: Point, isLeft: Bool)
    /// In the row of a cell, as near to its left as there is room.
    case left(of: Point)
    /// To the right of a cell, a little further away where something crosses the rows beside it.
    case right(of: Point)
    /// Furthest to the right in the uppermost row that has room.
    case highest
    /// At one side or the other, in the uppermost row that has room.
    case anywhere
  }

  /// Looks for free cells for a text of so many columns; `nil` where there are none.
  func place(of width: Int, _ way: Way, in buffer: ScreenBuffer) -> Point? {
    func first(inRow row: Int, _ columns: some Sequence<Int>) -> Point? {
      columns.lazy.map { Point(row: row, column: $0) }
        .first { isFree($0, width: width, in: buffer) }
    }
    switch way {
    case .beside(let cell, let reach, let isLeft):
      return place(of: width, beside: cell, in: buffer, reach: reach, isLeft: isLeft)
    case .inRow(let cell): return place(of: width, inRowOf: cell, in: buffer)
    case .outside(let head, let isLeft):
      return first(inRow: head.row, [head.column + (isLeft ? -1 - width : 2)])
    case .left(let cell):
      return first(
        inRow: cell.row,
        stride(
          from: cell.column - 1 - width,
          to: max(area.column, cell.column - PlotPlaces.farthest - width), by: -1))
    case .right(let cell):
      return [0, -1, 1, -2, 2].lazy.compactMap { offset in
        first(inRow: cell.row + offset, cell.column + 2...cell.column + PlotPlaces.farthest)
      }.first
    case .highest:
      // A name at the axis keeps its place.
      let columns = stride(from: area.endColumn - 1 - width, to: area.column + 2, by: -1)
      return (area.row..<area.endRow).lazy.compactMap { first(inRow: $0, columns) }.first
    case .anywhere: return place(of: width, fromRight: false, in: buffer)
    }
  }

  /// Whether nothing stands in so many cells, nor beside them.
  func isFree(_ point: Point, width: Int, in buffer: ScreenBuffer) -> Bool {
    guard width > 0, point.row >= area.row, point.row < area.endRow, point.column >= area.column,
      point.column + width <= area.endColumn
    else { return false }
    let columns = max(area.column, point.column - 1)..<min(area.endColumn, point.column + width + 1)
    return columns.allSatisfy { buffer[Point(row: point.row, column: $0)].scalar == " " }
  }
}
