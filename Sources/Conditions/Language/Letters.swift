/// The text of a condition in ASCII, each letter with the column in which it was typed.
struct Letters {
  /// What was typed, with `d` for `∂`, `delta` for `δ` and the like; what has no such spelling as it is.
  private let scalars: [Unicode.Scalar]
  private let columns: [Int]
  /// The column after the last letter.
  let endColumn: Int

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var columns: [Int] = []
    var column = 1
    for scalar in text.unicodeScalars {
      for letter in Letters.spelling(of: scalar).unicodeScalars {
        scalars.append(letter)
        columns.append(column)
      }
      column += 1
    }
    self.scalars = scalars
    self.columns = columns
    endColumn = column
  }

  private static func spelling(of scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if scalar.properties.isWhitespace { return " " }
    return switch scalar {
    case "∂": "d"
    case "δ": "delta"
    case "η": "eta"
    case "Σ": "sum"
    case "·", "×": "*"
    case "−": "-"
    case "≤": "<="
    case "≥": ">="
    case "≠": "!="
    default: String(scalar)
    }
  }

  var count: Int { scalars.count }

  /// The letter at a place, counted from 0; `nil` after the last.
  subscript(place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  /// The column of a place, from 1; that after the text where there is no letter any more.
  func column(at place: Int) -> Int { columns.indices.contains(place) ? columns[place] : endColumn }

  func text(_ places: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[places])
    return String(text)
  }

  /// The first place at or after one with something else than a blank.
  func placeAfterBlanks(from place: Int) -> Int {
    var place = place
    while let letter = self[place], letter.properties.isWhitespace { place += 1 }
    return place
  }

  /// The end of the letters, digits, `_` and `.` at a place.
  func endOfWord(at place: Int) -> Int {
    var end = place
    while let letter = self[end], Letters.isOfWord(letter) { end += 1 }
    return end
  }

  /// Whether a letter can stand in a word or a name, where no other symbol ends.
  static func isOfWord(_ letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
    default: false
    }
  }
}
