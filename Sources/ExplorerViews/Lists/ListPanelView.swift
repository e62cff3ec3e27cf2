import Documents
import Explanations
import Explorer
import TextScreen

/// A panel that is a list: a row of titles, and rows among which a cursor moves.
protocol ListPanelView: PanelView {
  static var panel: Panel { get }
}

extension ListPanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    2 + max(1, context.state.list(of: panel)?.count ?? 0)
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard let list = context.state.list(of: panel) else { return }
    let isFocus = context.state.display.focus == panel
    let cursor = context.state.cursor(of: panel, in: list)
    let detail = self.detail(of: list, cursor, columns: rect.columns - 2, context)
    // A blank row stands above it.
    let detailRows = detail.isEmpty ? 0 : min(detail.count + 1, max(0, rect.rows - 3))
    let lines = max(0, rect.rows - 2 - detailRows)
    let window = ListWindow(of: list.count, lines: lines, current: isFocus ? cursor : nil)
    let part = window.isPart ? context.note(window.rows, of: list.count) : ""
    let body = context.frame(
      panel,
      right: [context.withKeys(list.note), part].filter { !$0.isEmpty }.joined(separator: "   "),
      into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    guard list.count > 0 else {
      let words = wrappedText(context.withKeys(list.emptiness), to: body.columns)
      for (row, line) in words.prefix(body.rows).enumerated() {
        buffer.write(
          context.spell(line), at: Point(row: body.row + row, column: body.column),
          style: context.theme.caption)
      }
      return
    }
    drawDetail(detail.prefix(max(0, detailRows - 1)), context, into: &buffer, in: rect)
    let rows = window.rows.map(list.row)
    let widths = ListColumns(list.columns, rows.map(\.cells), columns: body.columns - 2)
    widths.draw(
      list.columns.map(\.title), style: context.theme.caption, context, into: &buffer,
      at: Point(row: body.row, column: body.column + 2))
    for (offset, row) in rows.enumerated() {
      let place = Point(row: body.row + 1 + offset, column: body.column)
      let isUnderCursor = isFocus && window.rows.lowerBound + offset == cursor
      if row.isHere {
        buffer.put(context.glyphs.markLeft, at: place, style: context.theme.read)
      }
      widths.draw(
        row.cells, style: row.isProblem ? context.theme.error : context.theme.text, context,
        into: &buffer, at: Point(row: place.row, column: place.column + 2))
      guard isUnderCursor else { continue }
      let line = Rect(row: place.row, column: place.column, rows: 1, columns: body.columns)
      let mark = context.theme.mark
      buffer.restyle(line) { $0 = mark < 0 ? $0.with(.reverse) : $0.on(mark) }
      if buffer.cursor == nil { buffer.cursor = Point(row: place.row, column: place.column) }
    }
  }

  /// What more there is to say of the row under the cursor, in lines.
  private static func detail(
    of list: ListTable, _ cursor: Int, columns: Int, _ context: Context
  ) -> [String] {
    guard list.count > 0, let detail = list.detail else { return [] }
    return wrappedText(context.spell(detail(cursor)), to: max(1, columns))
  }

  /// Writes it at the foot of the panel.
  private static func drawDetail(
    _ lines: ArraySlice<String>, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    for (offset, line) in lines.enumerated() {
      let row = rect.endRow - lines.count + offset
      buffer.write(
        line, at: Point(row: row, column: rect.column + 2), style: context.theme.text, clip: rect)
    }
  }
}

/// How wide the columns of a list are: as its texts need, the widest giving way.
private struct ListColumns {
  private let columns: [ListTable.Column]
  private var widths: [Int]
  private static let gap = 2

  init(_ columns: [ListTable.Column], _ rows: [[String]], columns room: Int) {
    self.columns = columns
    widths = columns.indices.map { column in
      max(
        displayWidth(of: columns[column].title),
        rows.map { displayWidth(of: $0[column]) }.max() ?? 0)
    }
    let gaps = max(0, columns.count - 1) * ListColumns.gap
    while widths.reduce(gaps, +) > room, let widest = widths.max(), widest > 4,
      let index = widths.firstIndex(of: widest)
    {
      widths[index] -= 1
    }
  }

  func draw(
    _ cells: [String], style: Style, _ context: Context, into buffer: inout ScreenBuffer,
    at start: Point
  ) {
    var column = start.column
    for (index, cell) in cells.enumerated() {
      let text = truncatedText(
        context.spell(cell), to: widths[index], ellipsis: context.glyphs.ellipsis)
      if columns[index].isNumber {
        buffer.write(
          text, endingAt: Point(row: start.row, column: column + widths[index]), style: style)
      } else {
        buffer.write(text, at: Point(row: start.row, column: column), style: style)
      }
      column += widths[index] + ListColumns.gap
    }
  }
}
