/// What to say of a number that is out of range.
let largestNumber = "the largest 64-bit number is about 1.8e308"

/// Whether a text is one of the usual spellings of NaN or an infinity.
func isNotFinite(_ text: String) -> Bool {
  guard text.utf8.count <= 9 else { return false }
  let word = text.lowercased()
  let unsigned = word.hasPrefix("-") || word.hasPrefix("+") ? String(word.dropFirst()) : word
  return ["nan", "inf", "infinity"].contains(unsigned)
}

/// Whether a text begins like a hexadecimal number.
func isHexadecimal(_ text: String) -> Bool {
  // Three bytes are enough, and a cell may have millions.
  let word = String(decoding: text.utf8.prefix(3), as: UTF8.self).lowercased()
  return ["0x", "-0x", "+0x"].contains { word.hasPrefix($0) }
}

/// Returns the value of a decimal number as data files write it, or `nil` if the bytes are no such.
///
/// Looser than JSON: `+1`, `.5`, `5.` and `007` are numbers. Infinite if out of range.
func decimalNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  if let number = shortWholeNumber(bytes) { return number }
  var rest = bytes
  func passDigits() -> Int {
    let count = rest.prefix { $0.isDigit }.count
    rest.removeFirst(count)
    return count
  }
  if rest.first == .plus || rest.first == .minus { rest.removeFirst() }
  var digits = passDigits()
  if rest.first == .point {
    rest.removeFirst()
    digits += passDigits()
  }
  guard digits > 0 else { return nil }
  if let first = rest.first, first.isExponentSign {
    rest.removeFirst()
    if rest.first == .plus || rest.first == .minus { rest.removeFirst() }
    guard passDigits() > 0 else { return nil }
  }
  guard rest.isEmpty else { return nil }
  return Double(String(decoding: bytes, as: UTF8.self))
}

/// Returns the value of a few digits, as most cells of many files are; `nil` for anything else.
private func shortWholeNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
  // So many digits are exact.
  guard (1...15).contains(bytes.count) else { return nil }
  var value = 0
  for byte in bytes {
    guard byte.isDigit else { return nil }
    value = 10 * value + Int(byte - UInt8(ascii: "0"))
  }
  return Double(value)
}

/// Returns the value of a decimal number with a comma for its point, or `nil` if it is none.
func decimalNumber(withComma bytes: ArraySlice<UInt8>) -> Double? {
  // A number has no more digits than a name may have bytes; a cell may have millions.
  guard bytes.count <= nameLimit else { return nil }
  return decimalNumber(bytes.map { $0 == .comma ? .point : $0 }[...])
}

/// Returns the number as an `Int` if it is whole and fits.
///
/// `Int(exactly:)` would need the C mathematics library, which this module does without.
func wholeNumber(_ value: Double) -> Int? {
  guard value >= -0x1p63, value < 0x1p63, Double(Int(value)) == value else { return nil }
  return Int(value)
}
