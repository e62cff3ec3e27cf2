extension ScreenBuffer {
  /// The rows as lines with the colours and attributes that a terminal obeys (ECMA-48): `cat` shows the
  /// screen again.
  ///
  /// Every line begins and ends with the terminal's own look.
  package func ansi() -> String {
    var text = ""
    for row in 0..<size.rows {
      var style = Style.plain
      let cells = cells[row * size.columns..<(row + 1) * size.columns]
      // Blanks at the end that nobody sees are left out.
      let end = cells.lastIndex { $0 != Cell() } ?? cells.startIndex - 1
      for cell in cells[..<(end + 1)] where cell.scalar != Cell.continuation {
        if cell.style != style {
          style = cell.style
          text += style.ansi
        }
        text.unicodeScalars.append(cell.scalar)
      }
      if style != .plain { text += Style.plain.ansi }
      text += "\n"
    }
    return text
  }
}

extension Style {
  /// What sets a terminal to this look, whatever it had before.
  fileprivate var ansi: String {
    var numbers = ["0"]
    for (attribute, number) in [
      (Attributes.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ] where attributes.contains(attribute) {
      numbers.append(number)
    }
    if foreground >= 0 { numbers.append("38;5;\(foreground)") }
    if background >= 0 { numbers.append("48;5;\(background)") }
    return "\u{1b}[\(numbers.joined(separator: ";"))m"
  }
}
