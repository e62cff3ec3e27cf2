extension JSONReader {
  /// Reads the string that begins with the quote at `position`.
  mutating func string() throws(DocumentError) -> String {
    let opening = location
    position += 1
    var start = position
    // Only a string with escapes needs a copy; the others are one slice of the document.
    var unescaped: [UInt8] = []
    while let byte {
      switch byte {
      case .quote:
        let rest = bytes[start..<position]
        position += 1
        if unescaped.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: unescaped + rest, as: UTF8.self)
      case .backslash:
        unescaped += bytes[start..<position]
        unescaped += String(try escape(in: opening)).utf8
        start = position
      case 0..<0x20: throw rawControl(byte)
      case 0x80...: try passScalar()
      default: position += 1
      }
    }
    throw openString(opening)
  }

  /// Reads the escape that begins with the backslash at `position`.
  private mutating func escape(in opening: SourceLocation) throws(DocumentError) -> Unicode.Scalar {
    let start = location
    position += 1
    guard let byte else { throw openString(opening) }
    let plain: Unicode.Scalar
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": plain = Unicode.Scalar(byte)
    case "b": plain = "\u{8}"
    case "f": plain = "\u{c}"
    case "n": plain = "\n"
    case "r": plain = "\r"
    case "t": plain = "\t"
    case "u": return try unicodeEscape(at: start, in: opening)
    default: throw try unknownEscape(at: start)
    }
    position += 1
    return plain
  }

  /// Reads `u` with its four digits, and the second half of a surrogate pair.
  private mutating func unicodeEscape(
    at start: SourceLocation, in opening: SourceLocation
  ) throws(DocumentError) -> Unicode.Scalar {
    let first = try hexadecimalDigits(at: start, in: opening)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xdc00, bytes[position...].starts(with: [.backslash, 0x75]) else {
      throw loneSurrogate(first, at: start)
    }
    let secondStart = location
    position += 1
    let second = try hexadecimalDigits(at: secondStart, in: opening)
    guard second >= 0xdc00, second <= 0xdfff,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw loneSurrogate(first, at: start) }
    return scalar
  }

  /// Passes the `u` at `position` and reads the four digits after it.
  private mutating func hexadecimalDigits(
    at start: SourceLocation, in opening: SourceLocation
  ) throws(DocumentError) -> UInt32 {
    position += 1
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte else { throw openString(opening) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw DocumentError(
          at: start, problem: "an escape without its four hexadecimal digits",
          remedy: "write it like \\u00e9")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private func rawControl(_ byte: UInt8) -> DocumentError {
    if byte == .lineFeed || byte == .carriageReturn {
      return DocumentError(
        at: location, problem: "a line break inside a string",
        remedy: "close the string with \" or write \\n")
    }
    let digits = String(byte, radix: 16)
    let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    return DocumentError(
      at: location, problem: "a control character inside a string", remedy: "write it as \(escape)")
  }

  private func openString(_ opening: SourceLocation) -> DocumentError {
    DocumentError(
      at: location,
      problem: "the text ends inside the string that begins at \(opening.line):\(opening.column)",
      remedy: "close it with \"")
  }

  private func unknownEscape(at start: SourceLocation) throws(DocumentError) -> DocumentError {
    DocumentError(
      at: start, problem: "unknown escape \(try nextScalar(after: "\\"))",
      remedy: "write \\\\ for a backslash")
  }

  private func loneSurrogate(_ value: UInt32, at start: SourceLocation) -> DocumentError {
    DocumentError(
      at: start, problem: "half of a surrogate pair, \\u\(String(value, radix: 16))",
      remedy: "write both halves, or the character itself")
  }
}
