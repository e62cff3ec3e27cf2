import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The sentence that says what the step means.
enum SentenceView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let text =
      context.state.pointing.isInspecting
      ? selectionSentence(context)
      : context.step.map {
        context.state.slipSentence ?? context.explainer.sentence(for: $0.quantity)
      } ?? opening(context)
    // The row above is blank: a long sentence begins there.
    let lines = wrappedText(text, to: rect.columns)
    let shown = lines.count > 1 ? [lines[0], lines.dropFirst().joined(separator: " ")] : lines
    for (offset, line) in shown.reversed().enumerated() {
      buffer.write(
        truncatedText(line, to: rect.columns, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row - offset, column: rect.column), style: context.theme.text)
    }
  }

  /// What the value is that is selected, or which step will compute it.
  private static func selectionSentence(_ context: Context) -> String {
    let subject = context.subject
    guard !context.isKnown(subject) else { return context.explainer.sentence(for: subject) }
    let symbol = context.explainer.symbol(subject)
    guard let position = context.run.position(of: subject) else {
      return "\(symbol) is not computed: this bias is fixed."
    }
    return "\(symbol) is still to come: step \(NumberFormat.count(position)) will compute it. "
      + "Type :go \(Notation.ascii.spell(context.explainer.symbols.symbol(subject)))"
  }

  private static func opening(_ context: Context) -> String {
    context.run.position == 0 ? context.spell(context.state.lesson.aim) : ""
  }
}
