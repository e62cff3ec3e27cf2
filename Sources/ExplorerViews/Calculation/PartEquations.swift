import Backprop
import Explanations
import Explorer
import TextScreen

/// What the parts of a calculation come from, an equation each: the factors of a chain, the net input of
/// an out, the slope of all examples in an update.
struct PartEquations {
  private let context: Context
  private let parts: [Quantity]

  /// Takes the parts of the calculation that is shown; `nil` where it has none that are explained.
  init?(_ context: Context, _ whole: Calculation) {
    self.context = context
    parts = PartEquations.parts(of: context.subject, whole, context)
    guard !parts.isEmpty else { return nil }
  }

  /// The calculation of a part; of the gradient of a batch with the numbers that are added.
  private static func calculation(of part: Quantity, _ context: Context) -> Calculation {
    let own = context.calculationBuilder.own(of: part)
    guard case .batchGradient(let parameter) = part,
      let gradients = context.run.gradientsOfBatch(parameter)
    else { return own }
    let sum = gradients.map(context.state.format.operand).joined(separator: " + ")
    let isMean = context.run.setup.settings.reduction == .mean
    let numbers = context.spell(isMean ? "(\(sum))/\(gradients.count)" : sum)
    return own.inNumbers(numbers)
  }

  private static func parts(
    of subject: Quantity, _ whole: Calculation, _ context: Context
  ) -> [Quantity] {
    switch subject {
    case .updated(let parameter): context.hasBatches ? [.batchGradient(parameter)] : []
    case .activation(let unit): [.netInput(unit)]
    case .swept(.activation(let unit), let sweep): [.swept(.netInput(unit), sweep: sweep)]
    default: whole.isChain ? whole.cells.compactMap(\.quantity) : []
    }
  }

  /// Draws all of them, a blank row before them where there is one; returns whether there was room.
  func draw(below end: Int, into buffer: inout ScreenBuffer, in rect: Rect) -> Bool {
    let free = rect.endRow - end - parts.count
    guard free >= 0 else { return false }
    let row = end - 1 + min(1, free)
    let calculations = parts.map { PartEquations.calculation(of: $0, context) }
    let indent = calculations.map { displayWidth(of: $0.resultSymbol) }.max() ?? 0
    for (offset, calculation) in calculations.enumerated() {
      let place = Point(row: row + 1 + offset, column: rect.column)
      buffer.write(calculation.resultSymbol, at: place, style: context.theme.text, clip: rect)
      buffer.write(
        right(of: calculation, columns: rect.columns - indent),
        at: Point(row: place.row, column: place.column + indent), clip: rect)
    }
    return true
  }

  /// ` = out_o1 − target_o1 = 0.751365070 − 0.01 = 0.741365070`, or as much of it as there is room for.
  private func right(of calculation: Calculation, columns: Int) -> StyledText {
    let theme = context.theme
    var symbols = StyledText(" = ", theme.caption)
    for cell in calculation.cells { symbols.append(cell.symbol, theme.caption) }
    var numbers = StyledText()
    // What is handed on as it is, is the result.
    let isHandedOn = calculation.cells.count == 1 && calculation.cells[0].quantity != nil
    if !isHandedOn, calculation.cells.contains(where: { $0.number != $0.symbol }) {
      numbers.append(" = ", theme.caption)
      for cell in calculation.cells {
        numbers.append(cell.number ?? CalculationLayout.unknown, theme.caption)
      }
    }
    let isConstant = calculation.cells.allSatisfy { $0.number == $0.symbol }
    var result = StyledText(isConstant && calculation.cells.count == 1 ? "" : " = ", theme.caption)
    if !result.isEmpty {
      result.append(calculation.resultNumber ?? CalculationLayout.unknown, theme.text)
    }
    let forms = [symbols + numbers + result, symbols + result]
    return forms.first { $0.width <= columns }
      ?? symbols.truncated(
        to: max(0, columns - result.width), ellipsis: context.glyphs.ellipsis) + result
  }
}
