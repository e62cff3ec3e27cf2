/// The letters of a picture: each has its own place, so that columns line up in every font.
struct PictureText {
  /// What letters look like.
  struct Pen: Hashable {
    let color: PaletteColor
    let isBold: Bool
  }

  /// Words of one pen with single blanks between them.
  ///
  /// There is no wider gap inside: some viewers know only the first place of an element.
  private struct Words {
    let y: Int
    var places: [Int] = []
    var text = ""
    /// Where the cell after the last letter begins.
    var end: Int

    mutating func append(_ letter: String, at x: Int) {
      places.append(x)
      text += letter
    }
  }

  private var pens: [Pen] = []
  private var words: [Pen: [Words]] = [:]

  /// Adds a letter; letters come row by row, each row from left to right.
  mutating func add(_ scalar: Unicode.Scalar, x: Int, y: Int, cell width: Int, _ pen: Pen) {
    if words[pen] == nil { pens.append(pen) }
    var ofPen = words[pen, default: []]
    if let last = ofPen.last, last.y == y, x - last.end <= width {
      if last.end < x { ofPen[ofPen.count - 1].append(" ", at: last.end) }
    } else {
      ofPen.append(Words(y: y, end: x))
    }
    ofPen[ofPen.count - 1].append(PictureText.escaped(String(scalar)), at: x)
    ofPen[ofPen.count - 1].end = x + width
    words[pen] = ofPen
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      switch letter {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(letter)
      }
    }
  }

  var svg: String {
    pens.map { pen in
      let texts = words[pen, default: []].map { words in
        let places = words.places.map(String.init).joined(separator: " ")
        return "<text y=\"\(words.y)\" x=\"\(places)\">\(words.text)</text>\n"
      }
      let weight = pen.isBold ? " font-weight=\"bold\"" : ""
      return "<g fill=\"\(pen.color.hex)\"\(weight)>\n\(texts.joined())</g>\n"
    }.joined()
  }
}
