import Backprop
import TextScreen

/// A number, lit as the step reads or writes it.
enum NumberChip {
  /// Draws a number, between brackets where the step reads it and they touch nothing; returns its place
  /// where the step wrote it.
  static func draw(
    _ text: String, of quantity: Quantity, _ context: Context, into buffer: inout ScreenBuffer,
    at place: Point, style: Style, hasBrackets: Bool = true
  ) -> Point? {
    let end = place.column + text.unicodeScalars.count
    if context.isWritten(quantity) {
      let chip = context.theme.written
      context.putMarks(
        chip, left: Point(row: place.row, column: place.column - 1),
        right: Point(row: place.row, column: end), into: &buffer)
      buffer.write(text, at: place, style: chip)
      return place
    }
    if context.isRead(quantity) {
      // The light theme's pen shows on any background.
      let pen = context.theme.read
      let read = pen.background < 0 ? pen.on(style.background) : pen
      if hasBrackets {
        context.putBrackets(
          read, left: Point(row: place.row, column: place.column - 1),
          right: Point(row: place.row, column: end), into: &buffer)
      }
      buffer.write(text, at: place, style: read)
    } else {
      // What is from before the update is dim beside what is new.
      let isOlder = context.isOlder(quantity)
      buffer.write(
        text, at: place, style: isOlder ? context.theme.caption.on(style.background) : style)
    }
    return nil
  }
}
