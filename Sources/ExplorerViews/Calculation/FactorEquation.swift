import Backprop
import Explanations
import Explorer
import TextScreen

/// A factor that the step has found, with its own formula and numbers, before it joins the product.
struct FactorEquation {
  private let factor: Quantity
  private let calculation: Calculation

  /// Takes the factor of the present step; `nil` where the step found none, or something is selected.
  init?(_ context: Context) {
    guard !context.state.pointing.isInspecting, let step = context.step?.quantity,
      context.calculationBuilder.isFactor(step)
    else { return nil }
    factor = step
    calculation = context.calculationBuilder.own(of: step)
  }

  private func layout(_ context: Context, columns: Int) -> CalculationLayout {
    context.calculationLayout(calculation, columns: columns, operands: context.operands)
  }

  /// Draws it in lines of its own, and returns the rows that are left.
  func drawLines(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) -> Rect {
    if case .delta = factor { return rect }
    let own = layout(context, columns: rect.columns)
    let parts = rect.split(top: min(rect.rows, own.rows))
    own.draw(
      own.visibleLines(rows: parts.top.rows, context), context, into: &buffer, in: parts.top)
    return parts.rest
  }

  /// Draws it as one equation in the row of the brace: after the brace, where it has room there.
  func drawBelow(
    _ chain: CalculationLayout, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    // The brace says it.
    if case .delta = factor, chain.calculation.brace != nil { return }
    // What is handed on as it is has its name and its number in the chain; its equation says which
    // operand it is while one is typed.
    if calculation.cells.count == 1, !chain.calculation.notes.isEmpty,
      context.state.typing.count == nil
    {
      return
    }
    let row = rect.row + chain.rows + 1
    guard row < rect.endRow else { return }
    let named = equation(calculation, context, columns: rect.columns, hasNumbers: true)
    let isNamed = named.width <= rect.columns
    let calculation = isNamed ? self.calculation : self.calculation.withoutUnits(context.unitNames)
    let whole =
      isNamed ? named : equation(calculation, context, columns: rect.columns, hasNumbers: true)
    let short = equation(calculation, context, columns: rect.columns, hasNumbers: false)
    let free = chain.endOfBrace(in: rect).map { $0 + 2 }
    if let free, free + short.width <= rect.endColumn {
      let text = free + whole.width <= rect.endColumn ? whole : short
      buffer.write(text, at: Point(row: row, column: free), clip: rect)
    } else {
      buffer.fill(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns))
      let indent = rect.column + chain.indent
      let start = indent + whole.width <= rect.endColumn ? indent : rect.column
      buffer.write(
        whole.truncated(to: rect.endColumn - start, ellipsis: context.glyphs.ellipsis),
        at: Point(row: row, column: start), clip: rect)
    }
  }

  /// `∂E/∂out_o1 = out_o1 − target_o1 = 0.751365070 − 0.01`.
  private func equation(
    _ calculation: Calculation, _ context: Context, columns: Int, hasNumbers: Bool
  ) -> StyledText {
    let theme = context.theme
    let layout = layout(context, columns: columns)
    var text = StyledText(calculation.resultSymbol, theme.text)
    text.append(" = ", theme.caption)
    for (index, cell) in calculation.cells.enumerated() {
      text.append(layout.mark(of: index, context), theme.read)
      text.append(cell.symbol, cell.quantity == nil ? theme.caption : theme.text)
    }
    let isConstant = calculation.cells.allSatisfy { $0.number == $0.symbol }
    guard hasNumbers, !isConstant else { return text }
    text.append(" = ", theme.caption)
    for cell in calculation.cells {
      // What is handed on as it is, is what the step writes.
      let isRead = calculation.cells.count > 1 && cell.quantity.map(context.isRead) ?? false
      text.append(
        cell.number ?? CalculationLayout.unknown,
        isRead ? theme.read : cell.quantity == nil ? theme.caption : theme.text)
    }
    return text
  }
}
