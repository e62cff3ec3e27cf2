import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// Each derivative of this example beside the slope of its error, the worst first.
enum CheckView: PanelView {
  /// The rule, the headers, a row for each parameter, what came of it and what was compared.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    let settings = context.run.setup.settings
    let shape = context.shape
    return 4 + (settings.biases == .trained ? shape.parameterCount : shape.weightCount)
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let check = context.isTooFastToRead ? nil : context.state.presentCheck
    let ranking = check?.ranking ?? []
    let lines = max(0, rect.rows - 2 - CheckView.notes(check, context, rows: rect.rows).count)
    let selected = context.state.pointing.selection.flatMap { selection in
      ranking.firstIndex { $0.parameter == selection.parameter }
    }
    let window = ListWindow(
      of: ranking.count, lines: lines, current: selected, scroll: context.scroll(of: .check))
    let count = check?.check.comparisons.count ?? 0
    let body = context.frame(
      .check, right: window.isPart && lines > 0 ? context.note(window.rows, of: count) : "",
      into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    let table = CheckTable(context, columns: body.columns)
    table.drawHeaders(into: &buffer, in: body)
    for (offset, index) in window.rows.enumerated() {
      table.draw(
        ranking[index], row: body.row + 1 + offset, isSelected: index == selected, into: &buffer,
        in: body)
    }
    let end = body.row + 1 + window.rows.count
    for (offset, note) in notes(check, context, rows: rect.rows).enumerated() {
      buffer.write(
        note.truncated(to: body.columns - 1, ellipsis: context.glyphs.ellipsis),
        at: Point(row: end + offset, column: body.column + 1), clip: body)
    }
  }

  /// What came of it, and what was compared.
  private static func notes(
    _ check: ExampleCheck?, _ context: Context, rows: Int
  ) -> [StyledText] {
    let caption = context.theme.caption
    guard let check else {
      return [StyledText("it waits until the run pauses", caption)]
    }
    let isWrong = check.disagreements > 0
    let words = StyledText(
      context.spell(CheckView.words(check, context)),
      isWrong ? context.theme.error : context.theme.strong)
    guard rows >= 9 else { return [words] }
    return [
      words,
      StyledText(context.spell("numeric: (E(p+h) − E(p−h)) / 2h"), caption),
    ]
  }

  private static func words(_ check: ExampleCheck, _ context: Context) -> String {
    let total = check.check.count
    let done = check.check.comparisons.count
    if done < total {
      return (check.isStopped ? "stopped: " : "")
        + "\(NumberFormat.count(done)) of \(NumberFormat.count(total)) compared"
    }
    let compared = total - check.kinks
    let kinks = check.kinks > 0 ? "; \(NumberFormat.count(check.kinks)) at a kink" : ""
    guard compared > 0 else { return "none can be compared\(kinks)" }
    guard check.disagreements > 0 else {
      let all = compared == 1 ? "it agrees" : "all \(NumberFormat.count(compared)) agree"
      return all + kinks
    }
    let isSequential = context.run.setup.settings.updateOrder == .sequential
    return "\(NumberFormat.count(check.disagreements)) of \(NumberFormat.count(compared)) "
      + (check.disagreements == 1 ? "disagrees" : "disagree") + kinks
      + (isSequential ? ": sequential updates" : "")
  }
}

extension Selection {
  /// The weight or bias that is pointed at.
  fileprivate var parameter: Int? {
    if case .parameter(let parameter, _) = self { parameter } else { nil }
  }
}

/// The columns: name, analytic, numeric, relative error.
private struct CheckTable {
  let context: Context
  private let labelWidth: Int
  private let numbers: [NumberColumn]
  private let errorEnd: Int

  private static let errorWidth = 7

  init(_ context: Context, columns: Int) {
    self.context = context
    labelWidth = max(3, context.parameterNameWidth)
    let start = 1 + labelWidth + 1
    let room = columns - start - CheckTable.errorWidth
    let digits = context.state.display.digits
    // Roomy columns where there are enough cells for all digits; the mark of a wrong one has a cell.
    let isRoomy = room - 1 >= 2 * (3 + digits + 3) + 2
    let (before, gap) = isRoomy ? (2, 3) : (1, 1)
    let decimals = max(1, min(digits, (room - 1 - 2 * gap) / 2 - before - 1))
    let width = before + 1 + decimals
    numbers = [0, 1].map { index in
      NumberColumn(
        column: start + index * (width + gap), before: before, decimals: decimals,
        hasLeadingZero: isRoomy)
    }
    errorEnd = start + 2 * (width + gap) + CheckTable.errorWidth + (isRoomy ? 2 : 0)
  }

  func drawHeaders(into buffer: inout ScreenBuffer, in rect: Rect) {
    let caption = context.theme.caption
    for (column, header) in zip(numbers, ["analytic", "numeric"]) {
      buffer.write(
        header, endingAt: Point(row: rect.row, column: rect.column + column.end), style: caption,
        clip: rect)
    }
    let isRoomy = numbers[0].hasLeadingZero
    buffer.write(
      isRoomy ? "rel. error" : "rel.err",
      endingAt: Point(row: rect.row, column: rect.column + errorEnd), style: caption, clip: rect)
  }

  func draw(
    _ comparison: GradientCheck.Comparison, row: Int, isSelected: Bool,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let theme = context.theme
    let isWrong = !comparison.agrees
    var style = comparison.hasKink ? theme.toCome : theme.text
    if isSelected { style.attributes.formUnion(theme.selected.attributes) }
    let name = context.spell(context.explainer.symbols.parameter(comparison.parameter))
    buffer.write(
      truncatedText(name, to: labelWidth, ellipsis: context.glyphs.ellipsis),
      at: Point(row: row, column: rect.column + 1), style: style, clip: rect)
    let values = [(comparison.analytic, theme.backward), (comparison.numeric, theme.text)]
    for (column, (value, style)) in zip(numbers, values) {
      var placed = column
      placed.column += rect.column
      context.draw(value, in: placed, row: row, style: style, into: &buffer, clip: rect)
    }
    let error = comparison.relativeError
    let text = comparison.hasKink ? "kink" : error == 0 ? "0" : shortened(error)
    let end = Point(row: row, column: rect.column + errorEnd)
    buffer.write(
      context.spell(text), endingAt: end,
      style: isWrong ? theme.error : theme.caption, clip: rect)
    if isWrong {
      buffer.write("!", at: end, style: theme.error, clip: rect)
    }
    guard isSelected else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: row, column: rect.column), style: theme.selected)
  }

  private func shortened(_ error: Double) -> String {
    error.isFinite
      ? NumberFormat.scientific(error, digits: 2) : NumberFormat.name(ofNonFinite: error)
  }
}
