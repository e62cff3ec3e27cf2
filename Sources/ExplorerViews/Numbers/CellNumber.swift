import Explanations

/// Numbers in as few cells as a card has for them: the point in the same column wherever it fits.
package enum CellNumber {
  /// Writes a number with a fixed number of decimals and no leading zero: ` .5933`, `1.1059`, `−.0226`.
  ///
  /// What does not fit the width has fewer decimals; where one is too many, a power of ten.
  package static func text(_ value: Double, decimals: Int, width: Int) -> String {
    guard value.isFinite else { return NumberFormat.name(ofNonFinite: value) }
    let magnitude = abs(value)
    let sign = value.sign == .minus && magnitude > 0 ? "−" : ""
    if magnitude == 0 { return "0" }
    if magnitude >= max(NumberFormat.leastFixed, power(-decimals) / 2) {
      // Of a small number no decimal can go without its digits.
      let fewest = magnitude < 1 ? decimals : min(1, decimals)
      for count in stride(from: decimals, through: fewest, by: -1) {
        let text = sign + fixed(magnitude, count)
        if text.unicodeScalars.count <= width { return text }
      }
    }
    return sign + scientific(magnitude, width: width - sign.unicodeScalars.count)
  }

  /// A number as people would write it, `.40`, where two decimals say all of it; else with the card's
  /// decimals.
  static func short(_ value: Double, decimals: Int, width: Int) -> String {
    let magnitude = abs(value)
    // Two decimals are enough only where they say all.
    guard magnitude < 1000, magnitude > 0 else {
      return text(value, decimals: decimals, width: width)
    }
    let hundredths = Int(magnitude * 100 + 0.5)
    guard Double(hundredths) / 100 == magnitude else {
      return text(value, decimals: decimals, width: width)
    }
    let sign = value < 0 ? "−" : ""
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return sign + String(whole) }
    return sign + (whole == 0 ? "" : String(whole)) + (rest < 10 ? ".0" : ".") + String(rest)
  }

  /// A number in few cells, to be taken in at a glance: with fewer decimals where it is large, `.00`
  /// where it is small, an ellipsis where it does not fit at all.
  package static func rough(_ value: Double, decimals: Int, width: Int) -> String {
    guard value.isFinite, value != 0 else { return text(value, decimals: decimals, width: width) }
    let sign = value < 0 ? "−" : ""
    for count in stride(from: decimals, through: 0, by: -1) {
      let text = sign + fixed(abs(value), count)
      if text.unicodeScalars.count <= width { return text }
    }
    let text = sign + scientific(abs(value), width: width - sign.unicodeScalars.count)
    return text.unicodeScalars.count <= width ? text : sign + "…"
  }

  private static func fixed(_ magnitude: Double, _ decimals: Int) -> String {
    withoutLeadingZero(NumberFormat.fixed(magnitude, decimals: decimals))
  }

  private static func withoutLeadingZero(_ text: String) -> String {
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    if text.hasPrefix("−0.") { return "−" + text.dropFirst(2) }
    return text
  }

  /// `9.7e−7`, `3.8e7`, `7e155`.
  private static func scientific(_ magnitude: Double, width: Int) -> String {
    for digits in [2, 1] {
      let text = NumberFormat.scientific(magnitude, digits: digits)
      if text.unicodeScalars.count <= width || digits == 1 { return text }
    }
    return ""
  }

  private static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}
