extension ScreenBuffer {
  /// The rows as lines of text, blanks at their ends left out.
  package func text() -> String {
    lines { cells, line in
      for cell in cells where cell.scalar != Cell.continuation {
        line.unicodeScalars.append(cell.scalar)
      }
    }
  }

  /// The text, then the styles: what golden tests compare.
  package func dump(names: [(style: Style, name: String)] = []) -> String {
    text() + "\n\n" + styleMap(names: names)
  }

  /// The styles, one letter a cell, followed by a legend; the plain style is a blank.
  ///
  /// Named styles have the letters of their places in the list, whether they appear or not, so
  /// that a change shows only where it is; the others follow in the order in which they appear.
  package func styleMap(names: [(style: Style, name: String)] = []) -> String {
    var letters: [Style: Unicode.Scalar] = [.plain: " "]
    var legend: [(letter: Unicode.Scalar, style: Style, name: String)] = []
    for (style, name) in names where letters[style] == nil {
      let letter = Self.letter(legend.count)
      letters[style] = letter
      legend.append((letter, style, name))
    }
    var used: Set<Style> = []
    for cell in cells where used.insert(cell.style).inserted && letters[cell.style] == nil {
      let letter = Self.letter(legend.count)
      letters[cell.style] = letter
      legend.append((letter, cell.style, cell.style.description))
    }
    let map = lines { cells, line in
      for cell in cells { line.unicodeScalars.append(letters[cell.style] ?? "?") }
    }
    let explained = legend.filter { used.contains($0.style) }.map { "\($0.letter) \($0.name)" }
    return explained.isEmpty ? map : map + "\n\n" + explained.joined(separator: "\n")
  }

  private func lines(_ append: (ArraySlice<Cell>, inout String) -> Void) -> String {
    var result: [String] = []
    result.reserveCapacity(size.rows)
    for row in 0..<size.rows {
      var line = ""
      append(cells[(row * size.columns)..<((row + 1) * size.columns)], &line)
      let scalars = line.unicodeScalars
      let end = scalars.lastIndex { $0 != " " }.map(scalars.index(after:)) ?? scalars.startIndex
      result.append(String(scalars[..<end]))
    }
    return result.joined(separator: "\n")
  }

  /// The letter of the style at a place of the legend: a … z, A … Z, 0 … 9, then accented ones.
  private static func letter(_ index: Int) -> Unicode.Scalar {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars
    guard index >= plain.count else {
      return plain[plain.index(plain.startIndex, offsetBy: index)]
    }
    return Unicode.Scalar(UInt32(0x100 + min(index - plain.count, 0x14F))) ?? "?"
  }
}

extension Style: CustomStringConvertible {
  /// The colours and attributes in words: `16 on 221 bold`.
  package var description: String {
    var words: [String] = []
    words.append(foreground < 0 ? "default" : "\(foreground)")
    if background >= 0 { words.append("on \(background)") }
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.underline) { words.append("underline") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if attributes.contains(.dim) { words.append("dim") }
    return words.joined(separator: " ")
  }
}
