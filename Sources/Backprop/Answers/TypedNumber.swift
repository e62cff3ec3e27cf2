/// A number as it was typed, whose digits count: `0.0364` says more than `0.036`.
package struct TypedNumber: Equatable, Sendable {
  /// As it was typed.
  package let text: String
  package let value: Double
  /// How many digits it has from the first that is not 0 on; zeros at the end count.
  package let significantDigits: Int
  /// The power of ten that its last digit counts: −3 in 0.125.
  package let lastPlace: Int

  /// Reads a decimal number, with a point and perhaps a power of ten; `nil` where the text is none, or none
  /// that is finite.
  ///
  /// - Parameter text: U+2212 is a minus, as `-` is.
  package init?(_ text: String) {
    var plain = ""
    for scalar in text.unicodeScalars {
      plain.unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
    }
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    var exponent = 0
    if parts.count == 2 {
      guard let power = TypedNumber.wholeNumber(parts[1]) else { return nil }
      exponent = power
    }
    let digits = mantissa.first.map { "+-".contains($0) } == true ? mantissa.dropFirst() : mantissa
    let sides = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count <= 2, sides.contains(where: { !$0.isEmpty }),
      sides.allSatisfy({ $0.utf8.allSatisfy(TypedNumber.isDigit) }),
      let value = Double(plain), value.isFinite
    else { return nil }
    self.text = text
    self.value = value
    significantDigits = sides.joined().drop { $0 == "0" }.count
    lastPlace = exponent - (sides.count == 2 ? sides[1].count : 0)
  }

  /// Half of what one more or less in its last digit changes.
  package var halfUnit: Double { 0.5 * powerOfTen(lastPlace) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A power of ten, as long as it can matter.
  private static func wholeNumber(_ text: Substring) -> Int? {
    let digits = text.first.map { "+-".contains($0) } == true ? text.dropFirst() : text
    guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text).map { max(-10_000, min(10_000, $0)) }
      ?? (text.hasPrefix("-") ? -10_000 : 10_000)
  }
}

/// 10ⁿ, correctly rounded; 0 or infinite where no number is as near.
func powerOfTen(_ n: Int) -> Double { Double("1e\(n)") ?? .nan }

/// The power of ten of a number's first digit: −2 of 0.0364.
///
/// - Precondition: `magnitude` is above 0 and finite.
func decimalExponent(of magnitude: Double) -> Int {
  precondition(magnitude > 0 && magnitude.isFinite)
  // log10(2) is 0.30103; what that leaves open, the powers themselves decide.
  var exponent = Int((Double(magnitude.exponent) * 0.30103).rounded(.down))
  while exponent > -324, powerOfTen(exponent) > magnitude { exponent -= 1 }
  while exponent < 308, powerOfTen(exponent + 1) <= magnitude { exponent += 1 }
  return exponent
}
