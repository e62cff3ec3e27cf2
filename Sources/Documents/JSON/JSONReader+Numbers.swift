extension JSONReader {
  /// Reads the number that begins at `position`, after its own check of the grammar.
  ///
  /// `Double(_:)` alone would take hexadecimal, `nan`, `inf` and more that JSON does not have.
  mutating func number() throws(DocumentError) -> JSONValue.Content {
    let start = position
    let place = location
    if byte == .minus { position += 1 }
    let integerStart = position
    passDigits()
    guard position > integerStart else { throw malformed(from: start, at: place) }
    if bytes[integerStart] == .zero, position > integerStart + 1 {
      throw leadingZeros(from: start, at: place)
    }
    var isWhole = true
    if byte == .point {
      isWhole = false
      position += 1
      guard passDigits() else { throw malformed(from: start, at: place) }
    }
    if let byte, byte.isExponentSign {
      isWhole = false
      position += 1
      if self.byte == .plus || self.byte == .minus { position += 1 }
      guard passDigits() else { throw malformed(from: start, at: place) }
    }
    guard !isInsideToken else { throw malformed(from: start, at: place) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // An `Int` has no -0, which must keep its sign.
    if isWhole, let integer = Int(text), integer != 0 || integerStart == start {
      return .integer(integer)
    }
    guard let value = Double(text), value.isFinite else {
      throw DocumentError(
        at: place, problem: "the number \(excerpt(text)) is out of range", remedy: largestNumber)
    }
    return .number(value)
  }

  /// Reads the word that begins at `position`: `true`, `false` or `null`.
  mutating func word() throws(DocumentError) -> JSONValue.Content {
    let place = location
    let word = token(from: position)
    position += word.utf8.count
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: throw unknownWord(word, at: place)
    }
  }

  /// Passes the digits at `position`; returns whether there was one.
  @discardableResult
  private mutating func passDigits() -> Bool {
    let start = position
    while position < bytes.count, bytes[position].isDigit { position += 1 }
    return position > start
  }

  /// Whether the next byte would go on with a word or number.
  private var isInsideToken: Bool {
    guard let byte else { return false }
    return byte.isLetter || byte.isDigit || byte == .point || byte == .plus || byte == .minus
      || byte == UInt8(ascii: "_")
  }

  /// Returns the letters, digits, points and signs from an index on.
  private func token(from start: Int) -> String {
    var reader = self
    reader.position = start
    while reader.isInsideToken { reader.position += 1 }
    return String(decoding: bytes[start..<reader.position], as: UTF8.self)
  }

  private func unknownWord(_ word: String, at place: SourceLocation) -> DocumentError {
    if isNotFinite(word) { return notFinite(word, at: place) }
    let near = nearestName(to: word, among: ["true", "false", "null"])
    return DocumentError(
      at: place, problem: "unknown word \(excerpt(word))",
      remedy: near.map { "did you mean \($0)?" } ?? "put text in double quotes")
  }

  private func notFinite(_ word: String, at place: SourceLocation) -> DocumentError {
    DocumentError(
      at: place, problem: "\(excerpt(word)) is not a JSON number", remedy: "write a finite number")
  }

  private func leadingZeros(from start: Int, at place: SourceLocation) -> DocumentError {
    DocumentError(
      at: place, problem: "the number \(excerpt(token(from: start))) has leading zeros",
      remedy: "leave them out")
  }

  /// The error of a number that has a first sign but not the form of a JSON number.
  func malformed(from start: Int, at place: SourceLocation) -> DocumentError {
    let text = token(from: start)
    if isNotFinite(text) { return notFinite(text, at: place) }
    let remedy =
      if isHexadecimal(text) {
        "write it in decimal"
      } else if text.hasPrefix("+") {
        "leave out the +"
      } else if text.hasPrefix(".") || text.hasPrefix("-.") {
        "write a 0 before the point"
      } else {
        "write a number such as 0.5 or 1e-3"
      }
    return DocumentError(
      at: place, problem: "\(excerpt(text)) is not a JSON number", remedy: remedy)
  }
}
