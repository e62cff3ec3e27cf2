/// Rows of ready-made texts under headers, of which as many are drawn as there is room for.
package struct Table: Equatable, Sendable {
  /// Where a text stands in its column.
  package enum Alignment: Equatable, Sendable {
    case left, right, centre
  }

  /// A column of a table.
  package struct Column: Equatable, Sendable {
    package var header: String
    package var width: Int
    package var alignment: Alignment

    package init(_ header: String = "", width: Int, _ alignment: Alignment = .left) {
      self.header = header
      self.width = min(max(0, width), 4096)
      self.alignment = alignment
    }
  }

  package var columns: [Column]
  package var rowCount: Int
  /// The first row to show; moved back where rows would be missing at the end.
  package var firstRow: Int
  /// The row with a mark before it and a background behind it.
  package var markedRow: Int?
  package var markStyle: Style
  package var headerStyle: Style
  /// The blanks between columns.
  package var gap: Int
  package var glyphs: Glyphs
  /// Whether the last line says which rows are shown, where some are not.
  package var notesHiddenRows: Bool

  package init(
    _ columns: [Column], rowCount: Int, firstRow: Int = 0, markedRow: Int? = nil,
    markStyle: Style = .plain, headerStyle: Style = .plain, gap: Int = 1,
    glyphs: Glyphs = .unicode, notesHiddenRows: Bool = true
  ) {
    self.columns = columns
    self.rowCount = max(0, rowCount)
    self.firstRow = firstRow
    self.markedRow = markedRow
    self.markStyle = markStyle
    self.headerStyle = headerStyle
    self.gap = min(max(0, gap), 4096)
    self.glyphs = glyphs
    self.notesHiddenRows = notesHiddenRows
  }

  /// The columns that the table takes, the place of the mark included.
  package var width: Int {
    columns.reduce(2) { $0 + $1.width } + gap * max(0, columns.count - 1)
  }

  private var hasHeader: Bool { columns.contains { !$0.header.isEmpty } }

  /// The rows that are shown in a number of lines, header and note included.
  package func visibleRows(lines: Int) -> Range<Int> {
    let free = max(0, max(0, lines) - (hasHeader ? 1 : 0))
    guard rowCount > free else { return 0..<rowCount }
    let shown = notesHiddenRows && free > 1 ? free - 1 : free
    let first = max(0, min(firstRow, rowCount - shown))
    return first..<(first + shown)
  }

  /// The first row to show so that a row is among those shown, moving as little as possible.
  package func firstRow(showing row: Int, lines: Int) -> Int {
    let visible = visibleRows(lines: lines)
    if row < visible.lowerBound { return max(0, row) }
    guard row >= visible.upperBound else { return visible.lowerBound }
    return max(0, min(row, rowCount - 1) - visible.count + 1)
  }

  /// What is shown of how many, `1–53 of 56`; `nil` where nothing is hidden.
  package func note(lines: Int) -> String? {
    let visible = visibleRows(lines: lines)
    guard visible.count < rowCount, !visible.isEmpty else { return nil }
    return "\(visible.lowerBound + 1)\(glyphs.dash)\(visible.upperBound) of \(rowCount)"
  }

  /// Draws the header and the visible rows, whose texts are asked for only then.
  package func draw(
    into buffer: inout ScreenBuffer, in rect: Rect, row texts: (Int) -> [StyledText]
  ) {
    let rect = rect.intersection(buffer.bounds)
    guard !rect.isEmpty else { return }
    var line = rect.row
    if hasHeader {
      let headers = columns.map { StyledText($0.header, headerStyle) }
      write(headers, row: line, into: &buffer, clip: rect)
      line += 1
    }
    for row in visibleRows(lines: rect.rows) {
      let isMarked = row == markedRow
      write(texts(row), row: line, into: &buffer, clip: rect)
      if isMarked { mark(line, into: &buffer, clip: rect) }
      line += 1
    }
    guard notesHiddenRows, line < rect.endRow, let note = note(lines: rect.rows) else { return }
    let end = min(rect.endColumn, saturatingSum(rect.column, width))
    buffer.write(note, endingAt: Point(row: line, column: end), style: headerStyle, clip: rect)
  }

  /// Draws a table whose texts are all at hand; missing ones are blank.
  package func draw(into buffer: inout ScreenBuffer, in rect: Rect, rows: [[StyledText]]) {
    draw(into: &buffer, in: rect) { rows.indices.contains($0) ? rows[$0] : [] }
  }

  private func write(
    _ texts: [StyledText], row: Int, into buffer: inout ScreenBuffer, clip: Rect
  ) {
    var start = saturatingSum(clip.column, 2)
    for (column, text) in zip(columns, texts) {
      let cut = text.truncated(to: column.width, ellipsis: glyphs.ellipsis)
      let free = column.width - cut.width
      let indent =
        switch column.alignment {
        case .left: 0
        case .right: free
        case .centre: free / 2
        }
      buffer.write(cut, at: Point(row: row, column: start + indent), clip: clip)
      start = saturatingSum(start, column.width + gap)
    }
  }

  /// Puts the mark before a line and the background of the mark's style behind it.
  private func mark(_ row: Int, into buffer: inout ScreenBuffer, clip: Rect) {
    buffer.put(glyphs.markLeft, at: Point(row: row, column: clip.column), style: markStyle)
    let line = Rect(row: row, column: clip.column, rows: 1, columns: min(width, clip.columns))
    buffer.restyle(line) { style in
      style.background = markStyle.background >= 0 ? markStyle.background : style.background
    }
  }
}
