import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// A page of the lesson under its rule.
enum PageView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty, let page = context.state.shownPage, let index = context.state.reading.page
    else { return }
    let count = context.state.lesson.pages.count
    buffer.rule(
      in: rect, title: StyledText("page \(index + 1) of \(count)", context.theme.strong),
      right: StyledText(note(on: page, index, context), context.theme.caption),
      style: context.theme.rule, glyphs: context.glyphs)
    for (offset, line) in page.lines.enumerated() where offset + 1 < rect.rows {
      let text = DisplayText(context.spell(line)).text
      buffer.write(
        truncatedText(text, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row + 1 + offset, column: rect.column), style: context.theme.text)
    }
  }

  /// Which keys turn it; where the run is not the page's any more, that its numbers are others.
  private static func note(on page: Lesson.Page, _ index: Int, _ context: Context) -> String {
    if context.state.isRunChanged, !page.keepsChanges {
      return "not the numbers of your run; :page \(index + 1) restores"
    }
    return index + 1 < context.state.lesson.pages.count
      ? "PgDn next   Esc closes" : "PgUp back   Esc closes"
  }
}
