import Backprop
import Explanations
import Explorer
import TextScreen

/// What an optimizer finds for a parameter between its gradient and its new value, side by side.
///
/// The step walks through them: `∂E/∂w5  m  s  mhat  shat  w5⁺`.
struct UpdateNumbers {
  private let context: Context
  private let quantities: [Quantity]

  /// Takes the parameter whose update the calculation is about; `nil` where there is none, or where the
  /// optimizer finds nothing besides the new value.
  init?(_ context: Context) {
    let parameter: Int
    if case .optimizer(_, let number) = context.subject {
      parameter = number
    } else if case .updated(let number) = context.subject {
      parameter = number
    } else {
      return nil
    }
    let numbers = context.run.setup.settings.optimizer.numbers
    guard !numbers.isEmpty else { return nil }
    self.context = context
    quantities =
      [context.hasBatches ? .batchGradient(parameter) : .gradient(parameter)]
      + numbers.map { .optimizer($0, parameter) } + [.updated(parameter)]
  }

  /// The rows of the names and of the numbers.
  private static let rows = 2
  /// Numbers with fewer decimals say too little.
  private static let leastDecimals = 4
  /// Columns farther apart than this are no row any more.
  private static let widest = 18

  /// Draws them, a blank row before them where there is one; returns whether there was room.
  func draw(below end: Int, into buffer: inout ScreenBuffer, in rect: Rect) -> Bool {
    let stride = min(UpdateNumbers.widest, (rect.columns + 1) / quantities.count)
    // A sign, a point and the cells of two marks are no decimals.
    let decimals = min(context.state.display.digits, stride - 4)
    guard rect.endRow - end >= UpdateNumbers.rows, decimals >= UpdateNumbers.leastDecimals else {
      return false
    }
    let row = end + min(1, rect.endRow - end - UpdateNumbers.rows)
    for (index, quantity) in quantities.enumerated() {
      let column = NumberColumn(column: rect.column + index * stride, decimals: decimals)
      let point = column.column + column.before
      buffer.write(
        truncatedText(name(of: quantity), to: stride - 2, ellipsis: context.glyphs.ellipsis),
        at: Point(row: row, column: point), style: context.theme.caption, clip: rect)
      guard context.isKnown(quantity) else {
        buffer.write(
          CalculationLayout.unknown, at: Point(row: row + 1, column: point),
          style: context.theme.toCome, clip: rect)
        continue
      }
      context.draw(
        quantity, in: column, row: row + 1, style: style(of: quantity), into: &buffer, clip: rect)
    }
    return true
  }

  /// The question says of which weight the numbers are; what it was made from and what comes of it bear
  /// its name.
  private func name(of quantity: Quantity) -> String {
    guard case .optimizer(let number, _) = quantity else {
      return context.explainer.symbols.symbol(quantity)
    }
    return context.spell(number.rawValue)
  }

  private func style(of quantity: Quantity) -> Style {
    if case .optimizer = quantity { return context.theme.text }
    if case .updated = quantity { return context.theme.update }
    return context.theme.backward
  }
}
