import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// How many examples are classified right, and which classes are taken for which.
package enum ClassesView {
  static func rowsNeeded(_ context: Context) -> Int {
    guard context.run.classes != .none else { return 2 }
    let classes = context.run.classes == .oneHot ? context.shape.outputCount : 2
    return 1 + headRows(context) + 3 + classes
  }

  /// One line for the training data, one for the test data.
  static func headRows(_ context: Context) -> Int {
    context.run.setup.testExamples == nil ? 1 : 2
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let body = context.frame(.classes, into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    if let reason = context.state.emptiness(of: .classes) {
      buffer.write(
        truncatedText(reason, to: body.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: body.row, column: body.column + 1), style: context.theme.caption)
      return
    }
    var table = AnswerTable(context.run.network)
    let confusion = Confusion(context.run.setup.examples, context.run.classes, &table)
    let parts = body.split(top: headRows(context))
    drawHead(confusion, &table, context, into: &buffer, in: parts.top)
    // A blank line only where nothing is lost by it.
    let needed = 2 + confusion.classCount
    let rest = parts.rest.rows > needed ? parts.rest.split(top: 1).rest : parts.rest
    ConfusionTable(context, confusion, &table, columns: rest.columns).draw(into: &buffer, in: rest)
  }

  /// Draws `right 96 of 100, 96 %`, and the same for the test data.
  private static func drawHead(
    _ confusion: Confusion, _ table: inout AnswerTable, _ context: Context,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    func line(_ title: String, _ confusion: Confusion, row: Int) {
      guard row < rect.rows else { return }
      let count = NumberFormat.count
      let of = confusion.isPart ? "of the first" : "of"
      var text = StyledText(title, context.theme.caption)
      text.append(count(confusion.right), context.theme.strong)
      text.append(" \(of) \(count(confusion.asked)), ", context.theme.text)
      text.append(share(confusion.right, of: confusion.asked), context.theme.strong)
      buffer.write(
        text.truncated(to: rect.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: rect.row + row, column: rect.column + 1), clip: rect)
    }
    guard let tests = context.run.setup.testExamples else {
      return line("right ", confusion, row: 0)
    }
    line("right, training  ", confusion, row: 0)
    line("right, test data ", Confusion(tests, context.run.classes, &table), row: 1)
  }

  /// A share in percent, with a decimal where it has one; all is 100 % only where all are.
  package static func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "" }
    let tenths = count * 1000 / total
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
