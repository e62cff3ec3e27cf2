import Backprop
import Explanations
import TextScreen

/// One row of a unit's card: a name, a value, and E's derivative with respect to it.
struct CardRow {
  let name: String
  let nameStyle: Style
  let isSelected: Bool
  let value: Entry
  let derivative: Entry

  /// A number in a card, or what stands in its place.
  enum Entry {
    case quantity(Quantity, Style)
    /// A word, such as `fixed`.
    case word(String)
    case nothing
  }

  private static let valueEnd = 12
  private static let derivativeEnd = 22

  /// Draws the row.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - buffer: the frame.
  ///   - place: the left edge of the card, in the row.
  ///   - wider: how many columns more than usual there are for the name.
  /// - Returns: the place of the number that the step wrote; `nil` where it wrote none here.
  func draw(
    _ context: Context, into buffer: inout ScreenBuffer, at place: Point, wider: Int = 0
  ) -> Point? {
    let room = 4 + wider
    var style = nameStyle.on(context.theme.card)
    if isSelected { style.attributes.formUnion(context.theme.selected.attributes) }
    buffer.write(
      truncatedText(name, to: room, ellipsis: ""),
      at: Point(row: place.row, column: place.column + 1), style: style)
    let nameEnd = place.column + 1 + min(room, displayWidth(of: name))
    let (first, valueEnd) = draw(
      value, decimals: 4, width: 7, end: place.column + wider + CardRow.valueEnd,
      after: nameEnd, row: place.row, context, &buffer)
    let (second, _) = draw(
      derivative, decimals: 5, width: 8, end: place.column + wider + CardRow.derivativeEnd,
      after: valueEnd, row: place.row, context, &buffer)
    return second ?? first
  }

  /// Draws a number after what ends in a column; returns where the step wrote, and where it ends.
  private func draw(
    _ number: Entry, decimals: Int, width: Int, end: Int, after before: Int, row: Int,
    _ context: Context, _ buffer: inout ScreenBuffer
  ) -> (written: Point?, end: Int) {
    let background = context.theme.card
    switch number {
    case .nothing: return (nil, before)
    case .word(let word):
      buffer.write(
        word, at: Point(row: row, column: end - decimals - 1),
        style: context.theme.caption.on(background))
      return (nil, before)
    case .quantity(let quantity, let style):
      guard context.isKnown(quantity) else {
        buffer.put(
          context.glyphs.unknown, at: Point(row: row, column: end - decimals - 1),
          style: context.theme.toCome.on(background))
        return (nil, before)
      }
      let value = context.value(quantity)
      let text = context.spell(
        CellNumber.short(value, decimals: decimals, width: width))
      // Beside a long name, or a long number, the longest stand further right than their points would.
      let start = max(
        before + 1, CardRow.start(of: text, end: end, decimals: decimals))
      let written = NumberChip.draw(
        text, of: quantity, context, into: &buffer, at: Point(row: row, column: start),
        style: style.on(background))
      // The number's room, with the cells of its marks.
      let room = 2 * ((width + 2) / 2)
      context.bar(of: quantity)?.draw(
        into: &buffer, at: Point(row: row, column: end + 1 - room), columns: room,
        on: background)
      return (written, start + text.unicodeScalars.count)
    }
  }

  /// The column where a number begins whose point is to stand in the column of all points.
  private static func start(of text: String, end: Int, decimals: Int) -> Int {
    let point = end - decimals - 1
    let scalars = Array(text.unicodeScalars)
    guard !scalars.contains("e"), let place = scalars.firstIndex(of: ".") else {
      // A whole number ends before the point's column, a power of ten at the end of the column.
      let whole = scalars.allSatisfy { $0.properties.numericType != nil || $0 == "−" || $0 == "-" }
      return (whole ? point : end) - scalars.count
    }
    return point - place
  }
}
