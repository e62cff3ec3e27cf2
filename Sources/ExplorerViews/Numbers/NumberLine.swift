import Backprop
import Explorer
import TextScreen

/// Names with their numbers, from left to right as far as there is room.
struct NumberLine {
  private let context: Context
  private let row: Int
  private var column: Int
  private let end: Int

  init(_ context: Context, row: Int, column: Int, end: Int) {
    (self.context, self.row, self.column, self.end) = (context, row, column, end)
  }

  /// Draws a name and its number, which is lit where the step reads or writes it; a mark before the
  /// number stands apart from the name where the gap is 2.
  ///
  /// - Returns: the column in which the number begins.
  @discardableResult
  mutating func add(
    _ name: String, _ quantity: Quantity, _ style: Style, decimals: Int, width: Int,
    gap: Int = 1, under upper: Int = 0, into buffer: inout ScreenBuffer
  ) -> Int {
    let taken = displayWidth(of: name) + gap
    // Where the name leaves it room, it begins right under a number above it.
    let start = max(column + taken, upper)
    defer { column = start + width + 1 }
    let lost = max(0, start + width - end)
    guard width - lost > 3 else { return start }
    buffer.write(name, at: Point(row: row, column: start - taken), style: context.theme.caption)
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: row, column: start), style: context.theme.toCome)
      return start
    }
    let text = context.spell(
      CellNumber.short(context.value(quantity), decimals: decimals - lost, width: width - lost))
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: Point(row: row, column: start), style: style)
    {
      buffer.cursor = written
    }
    guard case .updated(let parameter) = quantity, context.isWritten(quantity) else {
      return start
    }
    buffer.put(
      context.directionOfUpdate(of: parameter),
      at: Point(row: row, column: start + displayWidth(of: text) + 1),
      style: context.theme.update.with(.bold))
    return start
  }
}
