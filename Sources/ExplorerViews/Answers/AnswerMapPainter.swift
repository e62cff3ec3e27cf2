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

  /// The line where the answer is just between low and high.
  private func drawLine(into buffer: inout ScreenBuffer) {
    var canvas = DotCanvas(size: area.size, set: context.set)
    let scale = Dot(
      x: Double(grid.width * canvas.dotsAcross),
      y: Double(grid.height * canvas.dotsDown) / Double(piecesDown))
    func dot(_ column: Double, _ row: Double) -> Dot {
      Dot(x: (column + 0.5) * scale.x - 0.5, y: (row + 0.5) * scale.y - 0.5)
    }
    for row in 0..<max(0, grid.rows - 1) {
      for column in 0..<max(0, grid.columns - 1) {
        let ends = crossings(row, column)
        for pair in stride(from: 0, to: ends.count - 1, by: 2) {
          let (from, to) = (ends[pair], ends[pair + 1])
          canvas.line(
            from: dot(from.x, from.y), to: dot(to.x, to.y),
            DotCanvas.Stroke(context.theme.onMap))
        }
      }
    }
    canvas.draw(into: &buffer, at: Point(row: area.row, column: area.column))
  }

  /// Where the line crosses the sides of the square between four values, in pairs of ends.
  private func crossings(_ row: Int, _ column: Int) -> [Dot] {
    let isHigh = grid[row, column] >= 0
    guard
      isHigh != (grid[row, column + 1] >= 0) || isHigh != (grid[row + 1, column] >= 0)
        || isHigh != (grid[row + 1, column + 1] >= 0)
    else { return [] }
    let corners: [(x: Int, y: Int)] = [
      (column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1),
    ]
    let values = corners.map { grid[$0.y, $0.x] }
    guard values.allSatisfy(\.isFinite) else { return [] }
    var dots: [Dot] = []
    for side in 0..<4 {
      let next = (side + 1) % 4
      guard (values[side] >= 0) != (values[next] >= 0) else { continue }
      let way = values[side] / (values[side] - values[next])
      let (from, to) = (corners[side], corners[next])
      dots.append(
        Dot(
          x: Double(from.x) + way * Double(to.x - from.x),
          y: Double(from.y) + way * Double(to.y - from.y)))
    }
    return dots
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
