import Backprop
import Explanations
import TextScreen

/// One row of a unit's card: a name, a value, and E's derivative with respect to it.
struct CardRow {
  let name: String
  let nameStyle: Style
  let isSelected: Bool
  /// Whether its value was set by hand.
  var isEdited = false
  /// Whether the step reads its value for another unit: a bias that several units share.
  var isReadElsewhere = false
  let value: Entry
  let derivative: Entry
  /// What the update makes of the value, in a card that is wide enough for it.
  var updated = Entry.nothing

  /// A number in a card, or what stands in its place.
  enum Entry {
    case quantity(Quantity, Style)
    /// A weight or bias before and after its update, over both columns.
    case change(Int, Style)
    /// A word, such as `fixed`.
    case word(String)
    case nothing
  }

  private static let valueEnd = 12
  private static let derivativeEnd = 22
  /// Where the head of the derivatives begins.
  static let derivativeStart = 16
  /// How much wider a card is that has a column for new values.
  static let updatedColumns = 9

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
    let name = isEdited ? name + "*" : name
    let room = 4 + wider + (isEdited ? 1 : 0)
    var style = nameStyle.background < 0 ? nameStyle.on(context.theme.card) : nameStyle
    if isSelected { style.attributes.formUnion(context.theme.selected.attributes) }
    buffer.write(
      truncatedText(name, to: room, ellipsis: ""),
      at: Point(row: place.row, column: place.column + 1), style: style)
    let nameEnd = place.column + 1 + min(room, displayWidth(of: name))
    if case .change(let parameter, let style) = value {
      return draw(change: parameter, style, context, into: &buffer, at: place, wider: wider)
    }
    let (first, valueEnd) = draw(
      value, decimals: 4, width: 7, end: place.column + wider + CardRow.valueEnd,
      after: nameEnd, row: place.row, context, &buffer)
    // They would touch the marks of the new value.
    let hasBrackets =
      if case .quantity(let quantity, _) = updated { !context.isWritten(quantity) } else { true }
    let (second, derivativeEnd) = draw(
      derivative, decimals: 5, width: 8, end: place.column + wider + CardRow.derivativeEnd,
      after: valueEnd, row: place.row, hasBrackets: hasBrackets, context, &buffer)
    let (third, _) = draw(
      updated, decimals: 4, width: 7,
      end: place.column + wider + CardRow.derivativeEnd + CardRow.updatedColumns - 1,
      after: derivativeEnd, row: place.row, context, &buffer)
    return third ?? second ?? first
  }

  /// Draws a number after what ends in a column; returns where the step wrote, and where it ends.
  private func draw(
    _ number: Entry, decimals: Int, width: Int, end: Int, after before: Int, row: Int,
    hasBrackets: Bool = true, _ context: Context, _ buffer: inout ScreenBuffer
  ) -> (written: Point?, end: Int) {
    let background = context.theme.card
    switch number {
    case .nothing, .change: return (nil, before)
    case .word(let word):
      buffer.write(
        word, at: Point(row: row, column: end - decimals - 1),
        style: context.theme.caption.on(background))
      return (nil, before)
    case .quantity(let quantity, let style):
      guard context.isKnown(quantity) else {
        if context.asked == quantity {
          // It has the room of a number with its marks.
          AskedView.mark(
            at: Point(row: row, column: end - 7), columns: 8, context, into: &buffer)
          return (nil, end + 1)
        }
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
      let place = Point(row: row, column: start)
      var written: Point?
      if isReadElsewhere, context.isRead(quantity) {
        buffer.write(text, at: place, style: style.on(background))
      } else {
        written = NumberChip.draw(
          text, of: quantity, context, into: &buffer, at: place, style: style.on(background),
          hasBrackets: hasBrackets)
      }
      // The number's room, with the cells of its marks.
      let room = 2 * ((width + 2) / 2)
      context.bar(of: quantity)?.draw(
        into: &buffer, at: Point(row: row, column: end + 1 - room), columns: room,
        on: background)
      return (written, start + text.unicodeScalars.count)
    }
  }

  /// Draws `.40 → ▸.3589◂▾`; returns the place of the new value.
  private func draw(
    change parameter: Int, _ style: Style, _ context: Context, into buffer: inout ScreenBuffer,
    at place: Point, wider: Int
  ) -> Point? {
    let (old, new) = CardRow.change(of: parameter, context)
    let ground = context.theme.card
    let end = place.column + wider + CardRow.valueEnd
    let last = place.column + wider + CardRow.derivativeEnd
    let oldStart = CardRow.start(of: old, end: end, decimals: 4)
    let newStart = last - 1 - new.unicodeScalars.count
    _ = NumberChip.draw(
      old, of: .parameter(parameter), context, into: &buffer,
      at: Point(row: place.row, column: oldStart), style: style.on(ground))
    let oldEnd = oldStart + old.unicodeScalars.count + 1
    buffer.put(
      context.glyphs.right, at: Point(row: place.row, column: (oldEnd + newStart - 1) / 2),
      style: context.theme.update.on(ground))
    buffer.put(
      context.directionOfUpdate(of: parameter), at: Point(row: place.row, column: last),
      style: context.theme.update.with(.bold).on(ground))
    return NumberChip.draw(
      new, of: .updated(parameter), context, into: &buffer,
      at: Point(row: place.row, column: newStart), style: style.on(ground))
  }

  /// A parameter's value before and after its update, in a card's digits.
  private static func change(of parameter: Int, _ context: Context) -> (old: String, new: String) {
    func text(_ quantity: Quantity) -> String {
      context.spell(CellNumber.short(context.value(quantity), decimals: 4, width: 7))
    }
    return (text(.parameter(parameter)), text(.updated(parameter)))
  }

  /// Whether both values of a parameter that this step updates have room beside each other.
  static func showsChange(of parameter: Int, _ context: Context) -> Bool {
    guard context.isWritten(.updated(parameter)) else { return false }
    let (old, new) = change(of: parameter, context)
    // The old value with its bracket, an arrow, the new one between its marks, its direction.
    let first = start(of: old, end: valueEnd, decimals: 4)
    return first + old.unicodeScalars.count + 2 + new.unicodeScalars.count + 2 <= derivativeEnd
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
