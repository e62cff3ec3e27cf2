import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The futures that were left when the past was changed, and the present one.
enum BranchesView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    3 + context.state.reading.keptRuns.count + context.run.branches.count
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
    let kept = context.state.reading.keptRuns
    var lines = kept.enumerated().map { index, kept in
      line(
        "\(index + 1)", furthest: kept.furthest, kept.lastError,
        "page \(kept.page + 1): \(context.spell(kept.words))", context)
    }
    lines += context.run.branches.enumerated().map { index, branch in
      line(
        "\(kept.count + index + 1)", furthest: branch.furthest, branch.history.buckets.last?.last,
        words(for: branch.edits, context), context)
    }
    lines.append(
      line(
        String(context.glyphs.markLeft), furthest: context.run.furthest,
        context.run.history.buckets.last?.last, words(for: context.run.journal.edits, context),
        context))
    let first = max(0, lines.count - body.rows)
    for (offset, line) in lines.dropFirst(first).enumerated() {
      buffer.write(
        line.truncated(to: body.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row + offset, column: body.column))
    }
  }

  /// A future in one line: `1  to step 2,000   E 0.0123   w5 = 0.6 at step 24`.
  private static func line(
    _ mark: String, furthest: Int, _ error: Double?, _ changes: String, _ context: Context
  ) -> StyledText {
    let theme = context.theme
    var text = StyledText(mark + "  ", theme.strong)
    text.append("to step \(NumberFormat.count(furthest))", theme.text)
    if let error {
      text.append("   E " + context.spell(NumberFormat.brief(error)), theme.error)
    }
    text.append("   " + changes, theme.caption)
    return text
  }

  private static func words(for edits: [Edit], _ context: Context) -> String {
    let changes = edits.suffix(3).map { words(for: $0, context) }
    return changes.isEmpty ? "as it began" : changes.joined(separator: ", ")
  }

  private static func words(for edit: Edit, _ context: Context) -> String {
    let words = edit.change.words(context.explainer.symbols)
    return context.spell(words) + " at step \(NumberFormat.count(edit.position))"
  }
}
