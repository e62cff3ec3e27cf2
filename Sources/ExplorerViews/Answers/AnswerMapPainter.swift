import Explorer
import TextScreen

/// Paints a grid of answers: shades with the line between low and high, or the regions of classes.
struct AnswerMapPainter {
  private let context: Context
  private let grid: AnswerGrid
  private let area: Rect
  /// How many pieces of the grid are in a cell, one above the other.
  private let piecesDown: Int
  private let shade: AnswerShade

  init(_ context: Context, _ grid: AnswerGrid, in area: Rect, isHalved: Bool) {
    self.context = context
    self.grid = grid
    self.area = area
    piecesDown = isHalved ? 2 : 1
    shade = AnswerShade(context.theme)
  }

  // MARK: - Values

  func drawValues(into buffer: inout ScreenBuffer) {
    for row in 0..<area.rows {
      for column in 0..<area.columns {
        let point = Point(row: area.row + row, column: area.column + column)
        let upper = grid.value(across: column, down: row * piecesDown)
        guard piecesDown == 2 else {
          buffer[point] = shade.cell(upper)
          continue
        }
        let lower = grid.value(across: column, down: row * 2 + 1)
        let (top, bottom) = (shade.background(upper), shade.background(lower))
        buffer[point] =
          top < 0 || bottom < 0
          ? shade.cell(.nan) : Cell("▀", Style(foreground: top, background: bottom))
      }
    }
    drawLine(into: &buffer)
  }

  /// The line where the answer is just between low and high: of two neighbouring dots on either side of
  /// it, the nearer one.
  private func drawLine(into buffer: inout ScreenBuffer) {
    guard grid.rows > 1, grid.columns > 1 else { return }
    var canvas = DotCanvas(size: area.size, set: context.set)
    let across = Double(grid.width * canvas.dotsAcross)
    let down = Double(grid.height * canvas.dotsDown) / Double(piecesDown)
    var above: [Double] = []
    for y in 0..<canvas.dotRows {
      let row = (Double(y) + 0.5) / down - 0.5
      let values = (0..<canvas.dotColumns).map { x in
        value(row: row, column: (Double(x) + 0.5) / across - 0.5)
      }
      for x in values.indices {
        let here = values[x]
        func draw(crossingTo value: Double, x otherX: Int, y otherY: Int) {
          guard here.isFinite, value.isFinite, (here >= 0) != (value >= 0) else { return }
          let isHere = abs(here) <= abs(value)
          canvas.dot(
            Dot(x: Double(isHere ? x : otherX), y: Double(isHere ? y : otherY)),
            style: context.theme.onMap)
        }
        if x > 0 { draw(crossingTo: values[x - 1], x: x - 1, y: y) }
        if y > 0 { draw(crossingTo: above[x], x: x, y: y - 1) }
      }
      above = values
    }
    if piecesDown == 2 { layGrounds(below: canvas, into: &buffer) }
    canvas.draw(into: &buffer, at: Point(row: area.row, column: area.column))
  }

  /// Dots have one ground, where a cell without them has two: that of the cell's middle.
  private func layGrounds(below canvas: DotCanvas, into buffer: inout ScreenBuffer) {
    for row in 0..<area.rows {
      for column in 0..<area.columns where canvas.hasInk(Point(row: row, column: column)) {
        let (upper, lower) = (
          grid.value(across: column, down: row * 2), grid.value(across: column, down: row * 2 + 1)
        )
        let ground = shade.background((upper + lower) / 2)
        guard ground >= 0 else { continue }
        buffer[Point(row: area.row + row, column: area.column + column)].style.background = ground
      }
    }
  }

  /// The answer between the middles of four pieces, from theirs.
  private func value(row: Double, column: Double) -> Double {
    let top = max(0, min(grid.rows - 2, Int(row.rounded(.down))))
    let left = max(0, min(grid.columns - 2, Int(column.rounded(.down))))
    let (down, across) = (row - Double(top), column - Double(left))
    func mixed(_ row: Int) -> Double {
      grid[row, left] + across * (grid[row, left + 1] - grid[row, left])
    }
    return mixed(top) + down * (mixed(top + 1) - mixed(top))
  }

  // MARK: - Classes

  /// What a region is filled with where there are no colours.
  private static let patterns: [Unicode.Scalar] = [
    " ", ".", ":", "-", "'", "=", "+", "~", "/", ",",
  ]

  /// The background says which class wins; a letter says it again here and there.
  func drawClasses(into buffer: inout ScreenBuffer) {
    let theme = context.theme
    for row in 0..<area.rows {
      for column in 0..<area.columns {
        let point = Point(row: area.row + row, column: area.column + column)
        let winner = Int(grid.value(across: column, down: row))
        guard winner >= 0 else {
          buffer[point] = Cell("?", theme.error)
          continue
        }
        let letter = DataPoints.letter(ofClass: winner, isTest: false)
        let isLettered = row % 3 == 1 && (column + row / 3 * 4) % 8 == 3
        guard !theme.backgrounds.isEmpty else {
          let pattern = AnswerMapPainter.patterns[winner % AnswerMapPainter.patterns.count]
          buffer[point] = Cell(isLettered ? letter : pattern, theme.caption)
          continue
        }
        buffer[point] = Cell(
          isLettered ? letter : " ",
          theme.caption.on(theme.backgrounds[winner % theme.backgrounds.count]))
      }
    }
  }
}
