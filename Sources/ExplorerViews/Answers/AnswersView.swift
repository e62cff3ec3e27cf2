import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// What the network answers: a map over two inputs, or a curve over one, with the data on it.
enum AnswersView: PanelView {
  /// A rule, a square map in the column beside the network, an axis, two lines of legend.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 21 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let body = context.frame(
      .answers, right: ruleWords(context, columns: rect.columns), into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    if let reason = context.state.emptiness(of: .answers) {
      buffer.write(
        truncatedText(reason, to: body.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row, column: body.column + 1), style: context.theme.caption)
    } else if context.shape.inputCount == 1 {
      AnswerCurve(context).draw(into: &buffer, in: body)
    } else {
      AnswerMap(context).draw(into: &buffer, in: body)
    }
  }

  /// Which output the map is of, where there are several.
  private static func ruleWords(_ context: Context, columns: Int) -> String {
    guard context.shape.inputCount == 2, context.shape.outputCount > 1,
      context.run.classes != .oneHot
    else { return "" }
    return context.explainer.symbols.symbol(
      .activation(context.shape.outputUnit(context.shownOutput)))
  }
}

extension Context {
  /// The output that is selected; else the first.
  var shownOutput: Int {
    guard case .unit(let unit) = state.pointing.selection else { return 0 }
    return shape.outputIndex(of: unit) ?? 0
  }

  /// A target, or another number of few digits, for a legend.
  func legendNumber(_ value: Double) -> String {
    spell(NumberFormat.significant(value, digits: 2))
  }
}
