import Explanations
import Explorer
import TextScreen

/// The value of the step in digits that can be read from the last row of a room.
enum BigNumberView {
  static let rows = 5
  private static let indent = 8

  /// Whether a screen for projectors has room for it.
  static func hasRoom(in size: Size) -> Bool { size.rows >= rows + 26 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows >= rows, context.isKnown(context.subject) else { return }
    let value = context.value(context.subject)
    let forms = (1...context.state.format.digits).reversed().lazy.map {
      context.spell(NumberFormat(digits: $0).short(value))
    }
    // What it is the value of may be no more than a part of the formula above.
    let symbol = context.explainer.symbol(context.subject) + " ="
    let whole = max(BigNumberView.indent, displayWidth(of: symbol) + 3)
    let room = rect.columns - whole
    let isNamed = forms.first.map { width(of: $0) <= room } ?? false
    let indent = isNamed ? whole : BigNumberView.indent
    guard let text = forms.first(where: { width(of: $0) <= rect.columns - indent }) else { return }
    buffer.write(
      isNamed ? symbol : "=",
      endingAt: Point(
        row: rect.row + rows / 2, column: rect.column + indent - 3),
      style: context.theme.strong)
    var column = rect.column + indent
    for scalar in text.unicodeScalars {
      guard let glyph = glyphs[scalar] else { continue }
      draw(glyph, at: Point(row: rect.row, column: column), context, into: &buffer)
      column += columns(of: glyph) + 2
    }
  }

  private static func columns(of glyph: [String]) -> Int { 2 * (glyph.first?.count ?? 0) }

  private static func width(of text: String) -> Int {
    text.unicodeScalars.compactMap { glyphs[$0] }.reduce(-2) { $0 + columns(of: $1) + 2 }
  }

  /// Each dot of a glyph is two columns wide, as high as they are together.
  private static func draw(
    _ glyph: [String], at place: Point, _ context: Context, into buffer: inout ScreenBuffer
  ) {
    let block: Unicode.Scalar = context.glyphs == .ascii ? "#" : "█"
    var style = context.theme.read
    style.attributes.remove(.underline)
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
