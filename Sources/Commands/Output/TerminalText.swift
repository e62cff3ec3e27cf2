import Documents

/// Results as a terminal may have them: names from outside must not act on it.
///
/// Into a file or a pipe the same results go as they are.
enum TerminalText {
  /// Returns the text with every sign but the line feed visible.
  static func escaping(_ text: String, isJSON: Bool) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A }
    guard !isPlain, text.unicodeScalars.contains(where: acts) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !acts(scalar) {
        result.append(scalar)
      } else if isJSON {
        // JSON has a spelling of its own, which reads back as the same.
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          let zeros = String(repeating: "0", count: 4 - digits.count)
          result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
        }
      } else {
        result.append(contentsOf: escapingControls(in: String(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool { scalar != "\n" && isUnseen(scalar) }
}
