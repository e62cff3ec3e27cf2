import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// All steps of this example, the one taken last marked, those to come dimmed.
enum StepsView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    1 + context.pass.layout.count
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let count = context.pass.layout.count
    let lines = max(0, rect.rows - 1)
    let rows = visibleRows(context, count: count, lines: lines)
    let isPart = rows.count < count && !rows.isEmpty
    let body = context.frame(
      .steps, right: isPart ? context.note(rows, of: count) : "", into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    let list = StepList(context, columns: body.columns)
    for (offset, index) in rows.enumerated() {
      let line = Rect(row: body.row + offset, column: body.column, rows: 1, columns: body.columns)
      list.draw(index, into: &buffer, in: line)
    }
  }

  /// The step taken last stands two thirds down, so that more of the past is seen than of what comes.
  private static func visibleRows(_ context: Context, count: Int, lines: Int) -> Range<Int> {
    guard count > lines else { return 0..<count }
    let current = max(0, context.run.stepsDone - 1)
    let wanted = context.scroll(of: .steps) ?? current - lines * 2 / 3
    let first = max(0, min(wanted, count - lines))
    return first..<first + lines
  }
}

/// One line a step: its number in the example, symbol, formula, value.
private struct StepList {
  private let context: Context
  private let numberWidth: Int
  /// Where formulas begin, counted from the symbols, beside symbols that are no longer.
  private static let formulaColumn = 16
  private let symbolWidth: Int
  private let value: NumberColumn
  private let explainer: Explainer

  init(_ context: Context, columns: Int) {
    self.context = context
    explainer = context.explainer
    numberWidth = max(3, NumberFormat.count(context.pass.layout.count).count)
    let room = columns - 1 - numberWidth - 1
    // A long name gives way to the value, which the list is for.
    let digits = max(3, min(context.state.display.digits, room - 14))
    let width = 3 + digits
    let isNegativeAtEdge = 1
    value = NumberColumn(
      column: columns - width - isNegativeAtEdge, before: 2, decimals: digits, hasLeadingZero: true)
    symbolWidth = max(1, room - width - 2)
  }

  func draw(_ index: Int, into buffer: inout ScreenBuffer, in line: Rect) {
    let run = context.run
    let layout = context.pass.layout
    let quantity = layout.quantity(at: index)
    let isDone = index < run.stepsDone
    let isCurrent = isDone && context.isWritten(quantity)
    let theme = context.theme
    var column = line.column + 1
    let row = line.row
    buffer.write(
      NumberFormat.count(index + 1),
      endingAt: Point(row: row, column: column + numberWidth),
      style: isDone ? theme.caption : theme.toCome, clip: line)
    column += numberWidth + 1
    let phase = context.style(of: layout.phase(at: index))
    let symbol = truncatedText(
      explainer.symbol(quantity), to: symbolWidth, ellipsis: context.glyphs.ellipsis)
    buffer.write(
      symbol, at: Point(row: row, column: column),
      style: isDone ? phase.with(isCurrent ? .bold : []) : theme.toCome, clip: line)
    column += max(StepList.formulaColumn, displayWidth(of: symbol) + 1)
    var number = value
    number.column += line.column
    drawFormula(
      of: quantity, row: row, from: column, to: number.column - 1,
      style: isDone ? theme.text : theme.toCome, into: &buffer)
    context.draw(
      quantity, in: number, row: row, style: theme.text, isPast: true, into: &buffer, clip: line)
    guard isCurrent else { return }
    buffer.put(context.glyphs.markLeft, at: Point(row: row, column: line.column), style: theme.read)
    let chip = Rect(
      row: row, column: line.column, rows: 1, columns: number.column - 1 - line.column)
    buffer.restyle(chip) { $0 = $0.on(theme.mark) }
  }

  private func drawFormula(
    of quantity: Quantity, row: Int, from start: Int, to end: Int, style: Style,
    into buffer: inout ScreenBuffer
  ) {
    // A few letters of a formula say nothing.
    guard end - start >= 8 else { return }
    // A term is its own formula.
    guard !quantity.isTerm else { return }
    let formula = explainer.formula(of: quantity).symbolic(explainer.symbols)
    let text = truncatedText(
      context.spell(formula), to: end - start, ellipsis: context.glyphs.ellipsis)
    buffer.write(text, at: Point(row: row, column: start), style: style)
  }
}
