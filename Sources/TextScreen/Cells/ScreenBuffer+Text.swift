extension ScreenBuffer {
  /// Writes one line of text from a place on, and returns the number of columns written.
  ///
  /// Whatever lies outside the buffer or the clip is left out. Of a wide character that lies half
  /// inside, the inner half is a blank. Scalars without width, controls included, are skipped.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style = .plain, clip: Rect? = nil
  ) -> Int {
    let area = clip.map(bounds.intersection) ?? bounds
    guard point.row >= area.row, point.row < area.endRow, point.column < area.endColumn else {
      return 0
    }
    let offset = point.row * size.columns
    var column = point.column
    var written = 0
    for scalar in text.unicodeScalars {
      let width = scalar.columns
      guard width > 0 else { continue }
      guard column < area.endColumn else { break }
      defer { column += width }
      let start = max(column, area.column)
      let end = min(column + width, area.endColumn)
      guard start < end else { continue }
      cutWideCharacters(row: point.row, from: start, to: end)
      if width == 2, end - start == 2 {
        cells[offset + start] = Cell(scalar, style)
        cells[offset + start + 1] = Cell(Cell.continuation, style)
      } else {
        cells[offset + start] = Cell(width == 2 ? " " : scalar, style)
      }
      written += end - start
    }
    return written
  }

  /// Writes a line of text that ends just before a column.
  @discardableResult
  package mutating func write(
    _ text: String, endingAt point: Point, style: Style = .plain, clip: Rect? = nil
  ) -> Int {
    let column = saturatingDifference(point.column, displayWidth(of: text))
    return write(text, at: Point(row: point.row, column: column), style: style, clip: clip)
  }

  /// Writes a line of text in the middle of a row of a rectangle, clipped to the rectangle.
  @discardableResult
  package mutating func write(
    _ text: String, centredIn rect: Rect, row: Int = 0, style: Style = .plain
  ) -> Int {
    let free = rect.columns - displayWidth(of: text)
    let column = saturatingSum(rect.column, free >= 0 ? free / 2 : 0)
    let point = Point(row: saturatingSum(rect.row, row), column: column)
    return write(text, at: point, style: style, clip: rect)
  }

  /// Writes runs of text one after the other, and returns the number of columns written.
  @discardableResult
  package mutating func write(_ text: StyledText, at point: Point, clip: Rect? = nil) -> Int {
    var point = point
    var written = 0
    for run in text.runs {
      written += write(run.text, at: point, style: run.style, clip: clip)
      point.column = saturatingSum(point.column, displayWidth(of: run.text))
    }
    return written
  }

  /// Writes one character, and blanks the other half of a wide character that stood there.
  package mutating func put(_ scalar: Unicode.Scalar, at point: Point, style: Style = .plain) {
    guard bounds.contains(point), scalar.columns > 0 else { return }
    let isWide = scalar.columns == 2 && point.column + 1 < size.columns
    let index = point.row * size.columns + point.column
    cutWideCharacters(
      row: point.row, from: point.column, to: point.column + (isWide ? 2 : 1))
    cells[index] = Cell(scalar.columns == 2 && !isWide ? " " : scalar, style)
    if isWide { cells[index + 1] = Cell(Cell.continuation, style) }
  }

  /// Whether nothing stands in a rectangle.
  package func isBlank(_ rect: Rect) -> Bool {
    let area = bounds.intersection(rect)
    return (area.row..<area.endRow).allSatisfy { row in
      (area.column..<area.endColumn).allSatisfy { self[Point(row: row, column: $0)].scalar == " " }
    }
  }

  /// Fills a rectangle with one cell.
  package mutating func fill(_ rect: Rect, _ cell: Cell = Cell()) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      cutWideCharacters(row: row, from: area.column, to: area.endColumn)
      let offset = row * size.columns
      for index in (offset + area.column)..<(offset + area.endColumn) { cells[index] = cell }
    }
  }

  /// Changes the styles of a rectangle and leaves its text.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let offset = row * size.columns
      for index in (offset + area.column)..<(offset + area.endColumn) {
        change(&cells[index].style)
      }
    }
  }

  /// Copies another buffer in, its top left corner at a place.
  package mutating func blit(_ other: ScreenBuffer, at point: Point, clip: Rect? = nil) {
    let target = Rect(
      row: point.row, column: point.column, rows: other.size.rows, columns: other.size.columns)
    let area = bounds.intersection(target).intersection(clip ?? bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      cutWideCharacters(row: row, from: area.column, to: area.endColumn)
      let from = (row - point.row) * other.size.columns + area.column - point.column
      let to = row * size.columns + area.column
      for step in 0..<area.columns { cells[to + step] = other.cells[from + step] }
      repairEdges(row: row, from: area.column, to: area.endColumn)
    }
  }

  /// Blanks wide characters that a copied piece of a row cut in two.
  private mutating func repairEdges(row: Int, from start: Int, to end: Int) {
    let offset = row * size.columns
    if cells[offset + start].scalar == Cell.continuation { cells[offset + start].scalar = " " }
    guard cells[offset + end - 1].scalar.columns == 2 else { return }
    cells[offset + end - 1].scalar = " "
  }
}
