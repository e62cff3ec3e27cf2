import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The sentence that says what the step means.
enum SentenceView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty, context.asked == nil else { return }
    let text =
      context.state.pointing.isInspecting
      ? context.state.sentenceOfSubject(
        isKnown: context.isKnown(context.subject), context.explainer)
      : context.step.map {
        context.state.slipSentence ?? context.explainer.sentence(for: $0.quantity)
      } ?? opening(context)
    // Where it has one row, the one above is blank: a long sentence begins there.
    var lines = wrappedSentences(text, to: rect.columns)
    // What has happened stands behind the result, too.
    let cause = context.explainer.causeOfDivergence
    if lines.count > 1, context.isDivergence, text.hasSuffix(cause) {
      lines = wrappedText(cause, to: rect.columns)
    }
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    var first = rect.row + min(0, rect.rows - shown.count)
    func isBlank(_ row: Int) -> Bool {
      buffer.isBlank(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns))
    }
    // The keys that may help, in the row below, stand apart from it.
    if context.isDivergence, rect.rows == 1, shown.count == 1, isBlank(first - 1) { first -= 1 }
    // A long one is nearer to its calculation than to the page below it.
    if rect.rows == shown.count, shown.count > 1, isBlank(first - 1) { first -= 1 }
    for (offset, line) in shown.enumerated() {
      buffer.fill(Rect(row: first + offset, column: rect.column, rows: 1, columns: rect.columns))
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: first + offset, column: rect.column), style: context.theme.text)
    }
    guard context.step?.value.isFinite == false, isBlank(first - 1) else { return }
    buffer.write(
      DivergenceAdvice(context: context).errors(columns: rect.columns),
      at: Point(row: first - 1, column: rect.column))
  }

  private static func opening(_ context: Context) -> String {
    context.run.position == 0 ? context.spell(context.state.lesson.aim) : ""
  }
}
