import Backprop
import Explanations
import Explorer
import TextScreen

/// All keys and commands, from the tables of them; over everything but the first and the last row.
enum HelpView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    // What is open and the hints stay where they are, and what is being typed above them.
    var page = rect.rows > 8 ? rect.inset(rows: 1) : rect
    if context.state.typing.prompt == nil {
      buffer.cursor = nil
    } else {
      page = page.split(bottom: 1).rest
    }
    guard !page.isEmpty else { return }
    buffer.fill(page)
    let area = page.columns > 4 ? page.inset(columns: 1) : page
    var body = area.split(top: 1).rest
    let layout = HelpLayout(HelpSubject.all(context), size: body.size)
    let count = layout.pages.count
    let lines = count > 0 ? layout.pages[shownPage(context, of: count)].map(\.count).max() ?? 0 : 0
    if lines < body.rows { body = body.split(top: 1).rest }
    drawRule(context, pages: count, into: &buffer, in: area)
    guard count > 0 else {
      buffer.write(
        "Nothing here has these letters.", at: Point(row: body.row, column: body.column),
        style: context.theme.text, clip: body)
      return
    }
    for (index, column) in layout.pages[shownPage(context, of: count)].enumerated() {
      let place = Rect(
        row: body.row, column: body.column + index * (layout.columnWidth + HelpLayout.gap),
        rows: body.rows, columns: layout.columnWidth)
      for (offset, line) in column.prefix(body.rows).enumerated() {
        draw(line, context, into: &buffer, in: place.split(top: offset).rest.split(top: 1).top)
      }
    }
  }

  /// After the last page comes the first.
  private static func shownPage(_ context: Context, of count: Int) -> Int {
    let page = context.state.display.helpPage % count
    return page < 0 ? page + count : page
  }

  /// What is searched for, and which page this is.
  private static func drawRule(
    _ context: Context, pages count: Int, into buffer: inout ScreenBuffer, in area: Rect
  ) {
    let (strong, caption) = (context.theme.strong, context.theme.caption)
    let search = context.state.display.helpSearch
    let right = StyledText(
      count > 1 ? "page \(shownPage(context, of: count) + 1) of \(count)" : "", caption)
    var title = StyledText("keys", strong)
    if let search { title.append(" with \(DisplayText(search).text)", caption) }
    buffer.rule(
      in: area, title: title, right: right, style: context.theme.rule, glyphs: context.glyphs)
  }

  private static func draw(
    _ line: HelpLayout.Line, _ context: Context, into buffer: inout ScreenBuffer, in place: Rect
  ) {
    let theme = context.theme
    switch line {
    case .blank: break
    case .heading(let text):
      buffer.write(
        text, at: Point(row: place.row, column: place.column), style: theme.caption, clip: place)
    case .keys(let keys, let words, let indent, let style):
      buffer.write(
        keys, at: Point(row: place.row, column: place.column), style: style, clip: place)
      buffer.write(
        words, at: Point(row: place.row, column: place.column + indent), style: theme.text,
        clip: place)
    }
  }
}
