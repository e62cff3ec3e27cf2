/// One place of a decoded screen.
package struct TerminalCell: Equatable, Sendable {
  /// The character; the place to the right of a wide one holds an empty text.
  package var text: String
  package var style: TerminalStyle

  package static let blank = TerminalCell(text: " ", style: TerminalStyle())

  /// What a person sees of it: of a blank nothing but its ground.
  package var seen: TerminalCell {
    guard text == " ", !style.isUnderlined, !style.isReversed else { return self }
    var cell = TerminalCell.blank
    cell.style.background = style.background
    return cell
  }
}

/// How a place looks, as its program asked for it.
package struct TerminalStyle: Equatable, Sendable {
  /// A palette index, or `0x100_0000` and red, green, blue; `nil` is the terminal's own colour.
  package var foreground: Int?
  package var background: Int?
  package var isBold = false
  package var isDim = false
  package var isItalic = false
  package var isUnderlined = false
  package var isReversed = false

  package init() {}

  /// Takes on the parameters of a "select graphic rendition" sequence.
  mutating func select(_ parameters: [Int]) {
    var rest = (parameters.isEmpty ? [0] : parameters)[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: self = TerminalStyle()
      case 1: isBold = true
      case 2: isDim = true
      case 3: isItalic = true
      case 4: isUnderlined = true
      case 7: isReversed = true
      case 22: (isBold, isDim) = (false, false)
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 27: isReversed = false
      case 30...37: foreground = code - 30
      case 38: foreground = Self.color(&rest)
      case 39: foreground = nil
      case 40...47: background = code - 40
      case 48: background = Self.color(&rest)
      case 49: background = nil
      case 90...97: foreground = code - 90 + 8
      case 100...107: background = code - 100 + 8
      default: break
      }
    }
  }

  private static func color(_ rest: inout ArraySlice<Int>) -> Int? {
    switch rest.popFirst() {
    case 5: return rest.popFirst()
    case 2:
      let parts = [rest.popFirst(), rest.popFirst(), rest.popFirst()].map { $0 ?? 0 }
      return 0x100_0000 | parts[0] << 16 | parts[1] << 8 | parts[2]
    default: return nil
    }
  }
}
