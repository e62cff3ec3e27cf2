import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// An input: its name and its value.
enum InputView {
  /// Draws it.
  ///
  /// - Parameters:
  ///   - index: which one, from 0.
  ///   - context: what there is to show, and how.
  ///   - isLit: whether the step is about a weight that leads from it, and no edge says so.
  ///   - buffer: the frame.
  ///   - place: its first cell.
  static func draw(
    _ index: Int, _ context: Context, isLit: Bool = false, into buffer: inout ScreenBuffer,
    at place: Point
  ) {
    let theme = context.theme
    let quantity = Quantity.input(index)
    buffer.fill(
      Rect(row: place.row, column: place.column, rows: 1, columns: NetworkLayout.inputWidth),
      Cell(" ", theme.text.on(theme.card)))
    var style = (isLit ? theme.readName : theme.strong).on(theme.card)
    if context.state.pointing.selection == .input(index) {
      style.attributes.formUnion(theme.selected.attributes)
    }
    if context.isEdited(.input(index)) {
      buffer.put("*", at: place, style: style)
    }
    let name = truncatedText(context.run.network.inputNames[index], to: 3, ellipsis: "")
    buffer.write(name, at: Point(row: place.row, column: place.column + 1), style: style)
    let value = context.value(quantity)
    // Beside a longer name a longer number has a digit less, and a blank, or its bracket, before it.
    let room = NetworkLayout.inputWidth - 3 - displayWidth(of: name)
    let exact = CellNumber.short(value, decimals: 2, width: 5)
    let text = context.spell(
      exact.count <= room ? exact : CellNumber.rough(value, decimals: 2, width: room))
    _ = NumberChip.draw(
      text, of: quantity, context, into: &buffer,
      at: Point(
        row: place.row,
        column: place.column + NetworkLayout.inputWidth - 1 - text.unicodeScalars.count),
      style: theme.text.on(theme.card))
    drawColumn(index, context, into: &buffer, below: place)
  }

  private static let longestName = 16

  /// Whether a cell is blank, or has no more than dots of braille.
  private static func isFree(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || ("\u{2800}"..."\u{28FF}").contains(scalar)
  }

  /// What an input with a short name is called in the data, where the row below it is free but for the
  /// dots of edges.
  private static func drawColumn(
    _ index: Int, _ context: Context, into buffer: inout ScreenBuffer, below place: Point
  ) {
    let names = context.state.lesson.data.inputNames
    guard names.indices.contains(index), names[index] != context.run.network.inputNames[index],
      place.row + 1 < buffer.size.rows
    else { return }
    let name = DataLayout.caption(names, index, limit: longestName, context)
    let cells = Rect(
      row: place.row + 1, column: place.column, rows: 1, columns: displayWidth(of: name) + 1)
    let isFree = (cells.column..<cells.endColumn).allSatisfy {
      $0 < buffer.size.columns
        && InputView.isFree(buffer[Point(row: cells.row, column: $0)].scalar)
    }
    guard isFree else { return }
    buffer.write(
      name, at: Point(row: cells.row, column: place.column), style: context.theme.caption)
  }
}
