import Backprop
import Explanations
import Explorer
import TextScreen

/// The futures that were left when the past was changed, and the present one.
enum BranchesView {
  static func rowsNeeded(_ context: Context) -> Int { 3 + context.run.branches.count }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let isFocus = context.state.display.focus == .branches
    buffer.rule(
      in: rect,
      title: StyledText("branches", isFocus ? context.theme.strong : context.theme.text),
      right: StyledText(":branch 1 goes there", context.theme.caption),
      style: context.theme.rule, glyphs: context.glyphs)
    let body = rect.split(top: 1).rest
    guard body.rows > 0 else { return }
    var lines = context.run.branches.enumerated().map { index, branch in
      line(
        "\(index + 1)", furthest: branch.furthest, edits: branch.edits, history: branch.history,
        context)
    }
    lines.append(
      line(
        String(context.glyphs.markLeft), furthest: context.run.furthest,
        edits: context.run.journal.edits, history: context.run.history, context))
    let first = max(0, lines.count - body.rows)
    for (offset, line) in lines.dropFirst(first).enumerated() {
      buffer.write(
        line.truncated(to: body.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row + offset, column: body.column))
    }
  }

  /// A future in one line: `1  to step 2,000   E 0.0123   w5 = 0.6 at step 24`.
  private static func line(
    _ mark: String, furthest: Int, edits: [Edit], history: ErrorHistory, _ context: Context
  ) -> StyledText {
    let theme = context.theme
    var text = StyledText(mark + "  ", theme.strong)
    text.append("to step \(NumberFormat.count(furthest))", theme.text)
    if let last = history.buckets.last?.last {
      text.append(
        "   E " + context.spell(NumberFormat.brief(last)), theme.error)
    }
    let changes = edits.suffix(3).map { words(for: $0, context) }
    text.append(
      "   " + (changes.isEmpty ? "as it began" : changes.joined(separator: ", ")), theme.caption)
    return text
  }

  private static func words(for edit: Edit, _ context: Context) -> String {
    let symbols = context.explainer.symbols
    let words =
      switch edit.change {
      case .parameter(let parameter, let value):
        "\(symbols.parameter(parameter)) = \(NumberFormat.brief(value))"
      case .parameters: "new weights"
      case .learningRate(let rate): "η = \(NumberFormat.brief(rate))"
      case .input(_, let index, let value):
        "\(symbols.symbol(.input(index))) = \(NumberFormat.brief(value))"
      case .target(_, let index, let value):
        "\(symbols.symbol(.target(index))) = \(NumberFormat.brief(value))"
      case .activation(_, let activation): activation.rawValue
      }
    return context.spell(words) + " at step \(NumberFormat.count(edit.position))"
  }
}
