/// A glyph that is drawn: fonts lack it, or leave gaps between neighbours.
///
/// A cell is 8 wide and 16 high, and shapes count from its top left corner.
enum GlyphShape {
  /// A filled part of the cell.
  case block(x: Int, y: Int, width: Int, height: Int)
  /// A line from one side of the cell to the other.
  case rule
  /// Lines, as a path.
  case lines(String)
  /// A filled outline, as a path.
  case solid(String)
  /// Braille, by the bits of its scalar.
  case dots(UInt32)

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "▀": self = .block(x: 0, y: 0, width: 8, height: 8)
    case "▁"..."█":
      let height = 2 * Int(scalar.value - 0x2580)
      self = .block(x: 0, y: 16 - height, width: 8, height: height)
    case "▉"..."▏": self = .block(x: 0, y: 0, width: Int(0x2590 - scalar.value), height: 16)
    case "─": self = .rule
    case "━": self = .block(x: 0, y: 7, width: 8, height: 2)
    case "╺": self = .block(x: 4, y: 7, width: 4, height: 2)
    case "│": self = .lines("m4 0v16")
    case "┤": self = .lines("m4 0v16m0-8h-4")
    case "┴": self = .lines("m0 8h8m-4 0v-8")
    case "┌": self = .lines("m4 16v-8h4")
    case "┐": self = .lines("m4 16v-8h-4")
    case "└": self = .lines("m4 0v8h4")
    case "┘": self = .lines("m4 0v8h-4")
    case "╰": self = .lines("m4 0v4q0 4 4 4")
    case "╯": self = .lines("m4 0v4q0 4-4 4")
    case "◀": self = .solid("m8 3v10l-8-5z")
    case "▶": self = .solid("m0 3v10l8-5z")
    case "◂": self = .solid("m6 5v6l-5-3z")
    case "▸": self = .solid("m2 5v6l5-3z")
    case "\u{2800}"..."\u{28FF}": self = .dots(scalar.value - 0x2800)
    default: return nil
    }
  }

  /// The centres of braille's dots, in the order of its bits.
  static let dots = [(2, 2), (2, 6), (2, 10), (6, 2), (6, 6), (6, 10), (2, 14), (6, 14)]
}
