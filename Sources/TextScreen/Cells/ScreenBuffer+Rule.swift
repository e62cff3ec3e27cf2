extension ScreenBuffer {
  /// Draws `── title ─────── right text ──` along the first row of a rectangle.
  ///
  /// Where there is too little room the right text goes first, then the title is cut.
  package mutating func rule(
    in rect: Rect, title: StyledText = "", right: StyledText = "", style: Style = .plain,
    glyphs: Glyphs = .unicode
  ) {
    let line = rect.split(top: 1).top.intersection(bounds)
    guard !line.isEmpty else { return }
    fill(line, Cell(glyphs.horizontal, style))
    var titleEnd = 0
    if !title.isEmpty, line.columns > 5 {
      let cut = title.truncated(to: line.columns - 5, ellipsis: glyphs.ellipsis)
      titleEnd = cut.width + 4
      write(between: cut, column: saturatingSum(line.column, 2), line: line, style: style)
    }
    let room = line.columns - titleEnd - 5
    if !right.isEmpty, right.width <= room || room >= ScreenBuffer.leastOfRight {
      let right = right.truncated(to: room, ellipsis: glyphs.ellipsis)
      let column = line.endColumn - right.width - 4
      write(between: right, column: column, line: line, style: style)
    }
  }

  /// Of a text at the right that is too long, less than this says nothing.
  private static let leastOfRight = 12

  /// Writes a text with a blank at both sides.
  private mutating func write(between text: StyledText, column: Int, line: Rect, style: Style) {
    var padded = StyledText(" ", style)
    padded.append(text)
    padded.append(" ", style)
    write(padded, at: Point(row: line.row, column: column), clip: line)
  }
}
