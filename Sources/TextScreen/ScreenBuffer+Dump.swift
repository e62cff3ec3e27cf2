extension ScreenBuffer {
  /// The rows as lines of text, blanks at their ends left out.
  package func text() -> String {
    lines { cells, line in
      for cell in cells where cell.scalar != Cell.continuation {
        line.unicodeScalars.append(cell.scalar)
      }
    }
  }

  /// The styles, one letter a cell, followed by a legend; the plain style is a blank.
  ///
  /// Letters are given out in the order in which styles appear, row by row, so that the same
  /// picture always has the same map. Names tell the legend what a style means.
  package func styleMap(names: [(style: Style, name: String)] = []) -> String {
    var letters: [Style: Unicode.Scalar] = [.plain: " "]
    var order: [(letter: Unicode.Scalar, style: Style)] = []
    for cell in cells where letters[cell.style] == nil {
      let letter = Self.letter(order.count)
      letters[cell.style] = letter
      order.append((letter, cell.style))
    }
    let map = lines { cells, line in
      for cell in cells { line.unicodeScalars.append(letters[cell.style] ?? "?") }
    }
    guard !order.isEmpty else { return map }
    let legend = order.map { letter, style in
      let name = names.first { $0.style == style }?.name
      return "\(letter) \(name ?? style.description)"
    }
    return map + "\n\n" + legend.joined(separator: "\n")
  }

  private func lines(_ append: (ArraySlice<Cell>, inout String) -> Void) -> String {
    var result: [String] = []
    result.reserveCapacity(size.rows)
    for row in 0..<size.rows {
      var line = ""
      append(cells[(row * size.columns)..<((row + 1) * size.columns)], &line)
      while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
      result.append(line)
    }
    return result.joined(separator: "\n")
  }

  /// The letter of the style that appears at this place of the order: a … z, A … Z, 0 … 9, then ?.
  private static func letter(_ index: Int) -> Unicode.Scalar {
    let letters = Array(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)
    return index < letters.count ? letters[index] : "?"
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
