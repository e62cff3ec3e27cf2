import Explanations
import Explorer
import TextScreen

/// The value of the step in digits that can be read from the last row of a room.
enum BigNumberView {
  static let rows = 5

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows >= rows, context.isKnown(context.subject) else { return }
    let value = context.value(context.subject)
    let digits = min(6, context.state.format.digits)
    let text = NumberFormat(digits: digits).string(value)
    var column = rect.column
    for scalar in text.unicodeScalars {
      guard let glyph = glyphs[scalar] else { continue }
      let width = glyph.first?.count ?? 0
      guard column + 2 * width <= rect.endColumn else { return }
      draw(glyph, at: Point(row: rect.row, column: column), context, into: &buffer)
      column += 2 * width + 2
    }
  }

  /// Each dot of a glyph is two columns wide, as high as they are together.
  private static func draw(
    _ glyph: [String], at place: Point, _ context: Context, into buffer: inout ScreenBuffer
  ) {
    let block: Unicode.Scalar = context.glyphs == .ascii ? "#" : "█"
    let style = context.theme.strong
    for (row, line) in glyph.enumerated() {
      for (offset, dot) in line.utf8.enumerated() where dot == UInt8(ascii: "#") {
        for half in 0...1 {
          buffer.put(
            block, at: Point(row: place.row + row, column: place.column + 2 * offset + half),
            style: style)
        }
      }
    }
  }

  private static let glyphs: [Unicode.Scalar: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": ["## ", " # ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", " # ", " # "],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ".": [" ", " ", " ", " ", "#"], "−": ["   ", "   ", "###", "   ", "   "],
    "-": ["   ", "   ", "###", "   ", "   "], "+": ["   ", " # ", "###", " # ", "   "],
    "e": ["   ", "###", "###", "#  ", "###"], "N": ["# #", "###", "###", "###", "# #"],
    "a": ["   ", "## ", " ##", "###", "###"], "∞": ["     ", "## ##", "# # #", "## ##", "     "],
  ]
}
