/// Returns a short piece of the document in double quotes, safe to show on a terminal.
///
/// At most 40 scalars are kept, so that one bad cell cannot fill the screen.
package func excerpt(_ text: some StringProtocol) -> String {
  let limit = 40
  let scalars = text.unicodeScalars
  let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
  guard let end, end != scalars.endIndex else { return "\"\(escapingControls(in: text))\"" }
  return "\"\(escapingControls(in: text[..<end]))…\""
}

/// Returns the text with everything that could move the cursor or hide text written `\u{1b}`, and
/// the bytes of a file's name that are no UTF-8 `\xe9`.
package func escapingControls(in text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let byte = FileName.byte(spelledBy: scalar) {
      result.append(contentsOf: "\\x\(String(byte, radix: 16))".unicodeScalars)
    } else if isUnseen(scalar) {
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// Whether a scalar acts on the terminal or on the order of the text instead of showing a sign.
package func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7f }
  // Nearly all that is written beyond ASCII: letters of Latin, Greek and Cyrillic, arrows, mathematics.
  switch scalar.value {
  case 0xA1..<0xAD, 0xAE..<0x300, 0x370..<0x500, 0x2190..<0x2300: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: return true
  default: return scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// Returns the count and its noun, with an `s` unless the count is one.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
