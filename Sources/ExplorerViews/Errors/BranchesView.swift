import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The futures that were left when the past was changed, and the present one.
enum BranchesView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    2 + context.state.futures.count
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let isFocus = context.state.display.focus == .branches
    buffer.rule(
      in: rect,
      title: StyledText("branches", isFocus ? context.theme.strong : context.theme.text),
      right: StyledText(":branch 1 goes there", context.theme.caption),
      style: context.theme.rule, glyphs: context.glyphs)
    let body = rect.split(top: 1).rest
    guard body.rows > 0 else { return }
    let lines = context.state.futures.map { line($0, context) }
    let first = max(0, lines.count - body.rows)
    for (offset, line) in lines.dropFirst(first).enumerated() {
      buffer.write(
        line.truncated(to: body.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row + offset, column: body.column))
    }
  }

  /// A future in one line: `1  to step 2,000   E 0.0123   w5 = 0.6 at step 24`.
  private static func line(_ future: State.Future, _ context: Context) -> StyledText {
    let theme = context.theme
    let mark = future.number.map(String.init) ?? String(context.glyphs.markLeft)
    var text = StyledText(mark + "  ", theme.strong)
    text.append("to step \(NumberFormat.count(future.furthest))", theme.text)
    if let error = future.error {
      text.append("   E " + context.spell(NumberFormat.brief(error)), theme.error)
    }
    text.append("   " + future.words, theme.caption)
    return text
  }
}
