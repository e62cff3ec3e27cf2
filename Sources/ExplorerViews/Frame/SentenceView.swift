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
    let lines = wrappedText(text, to: rect.columns)
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    let first = rect.row + min(0, rect.rows - shown.count)
    for (offset, line) in shown.enumerated() {
      buffer.fill(Rect(row: first + offset, column: rect.column, rows: 1, columns: rect.columns))
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: first + offset, column: rect.column), style: context.theme.text)
    }
    guard context.step?.value.isFinite == false else { return }
    // Apart from the sentence where there is room.
    let rows = (1...2).reversed().map {
      Rect(row: first - $0, column: rect.column, rows: $0, columns: rect.columns)
    }
    guard let above = rows.first(where: buffer.isBlank) else { return }
    buffer.write(
      DivergenceAdvice(context: context).errorsSinceStart(columns: rect.columns),
      at: Point(row: above.row, column: above.column))
  }

  private static func opening(_ context: Context) -> String {
    context.run.position == 0 ? context.spell(context.state.lesson.aim) : ""
  }
}
