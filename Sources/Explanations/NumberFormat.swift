import CPrint

/// How a number is written: correctly rounded, with a set number of digits.
package struct NumberFormat: Equatable, Sendable {
  /// Digits after the point; significant digits where the number is written with a power of ten.
  package var digits: Int

  package static let standard = NumberFormat(digits: 9)
  /// What is smaller is written with a power of ten, and what is not below 1e6, too.
  package static let leastFixed = 1e-4

  /// Writes a number for a sentence: four significant digits, none of them a zero at the end, and a
  /// zero without a sign.
  package static func brief(_ value: Double) -> String {
    let magnitude = abs(value)
    guard magnitude >= leastFixed, magnitude < 1e6 else {
      return NumberFormat(digits: 4).short(value)
    }
    let power = exponent(magnitude, digits: 4)
    let sign = value.sign == .minus ? "−" : ""
    let text = sign + print(cprint_fixed, max(0, 3 - power), magnitude)
    guard text.contains(".") else { return text }
    let trimmed = text.trimmingTrailing("0")
    return trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
  }

  /// Writes two numbers above 0 that are compared, as for a sentence but with as many decimals as each
  /// other.
  package static func alike(_ first: Double, _ second: Double) -> (String, String) {
    let texts = [first, second].map(brief)
    let isFixed = texts.allSatisfy { !$0.contains("e") && $0.first?.isNumber == true }
    guard isFixed else { return (texts[0], texts[1]) }
    let decimals = texts.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    return (fixed(first, decimals: decimals), fixed(second, decimals: decimals))
  }

  /// Writes a number to so many significant digits; zeros at the end of a number that needs fewer are
  /// left out.
  package static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return NumberFormat(digits: 0).string(value) }
    let magnitude = abs(value)
    let rounded = print(cprint_scientific, digits - 1, magnitude)
    let power = exponent(magnitude, digits: digits)
    var text =
      (-4..<max(6, digits)).contains(power)
      ? print(cprint_fixed, max(0, digits - 1 - power), magnitude)
      : scientific(magnitude, digits: digits)
    let isWhole = Double(rounded).map { abs($0 - magnitude) <= 1e-12 * magnitude } ?? false
    if isWhole, text.contains("."), !text.contains("e") {
      text = text.trimmingTrailing("0").trimmingTrailing(".")
    }
    return value.sign == .minus ? "−" + text : text
  }

  /// The power of ten of a number's first digit, where it is rounded to so many; of what is not above 0
  /// and finite, 0.
  package static func exponent(_ magnitude: Double, digits: Int = 17) -> Int {
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    return print(cprint_scientific, digits - 1, magnitude).split(separator: "e").last
      .flatMap { Int($0) } ?? 0
  }

  package init(digits: Int) {
    self.digits = digits
  }

  /// Writes a number to all its digits: fixed for 1e-4 ≤ |x| < 1e6 and 0, else with a power of ten.
  package func string(_ value: Double) -> String {
    guard value.isFinite else { return NumberFormat.name(ofNonFinite: value) }
    let magnitude = abs(value)
    let text =
      magnitude == 0 || (magnitude >= NumberFormat.leastFixed && magnitude < 1e6)
      ? NumberFormat.print(cprint_fixed, digits, magnitude)
      : NumberFormat.scientific(magnitude, digits: digits)
    return value.sign == .minus ? "−" + text : text
  }

  /// Writes a number as people would: 0.3775 for 0.377500000, 1e−8 for 1.00000000e−8, 0 for −0, but no
  /// digit less than it needs.
  package func short(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let text = string(value)
    guard text.contains(".") else { return text }
    let power = text.firstIndex(of: "e") ?? text.endIndex
    let mantissa = String(text[..<power])
    let trimmed = mantissa.trimmingTrailing("0")
    // A digit or two of zeros may be real digits; three are none.
    guard mantissa.utf8.count - trimmed.utf8.count >= min(3, digits) else { return text }
    return (trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed) + text[power...]
  }

  /// Writes a factor or term of a formula: a negative one in parentheses.
  package func operand(_ value: Double) -> String {
    let text = short(value)
    return text.hasPrefix("−") ? "(\(text))" : text
  }

  package static func name(ofNonFinite value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞"
  }

  /// Writes a number above 0 with so many digits after the point.
  package static func fixed(_ magnitude: Double, decimals: Int) -> String {
    print(cprint_fixed, decimals, magnitude)
  }

  /// Writes a number above 0 with a power of ten: `9.7e−7`, `3.8e7`.
  package static func scientific(_ magnitude: Double, digits: Int) -> String {
    let text = print(cprint_scientific, digits - 1, magnitude)
    guard let letter = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: letter)...])
    else { return text }
    return text[...letter] + (exponent < 0 ? "−" : "") + String(abs(exponent))
  }

  /// A count with commas between the thousands: 20,000.
  package static func count(_ count: Int) -> String {
    let digits = Array(String(count.magnitude).utf8)
    var text = count < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// A count with its noun: `1 epoch`, `20,000 epochs`.
  package static func counted(_ count: Int, _ noun: String) -> String {
    NumberFormat.count(count) + " " + noun + (count == 1 ? "" : "s")
  }

  private typealias Printer = (UnsafeMutablePointer<CChar>?, Int, Int32, Double) -> Int32

  /// C's formatting rounds correctly; its decimal point is the C locale's, which is never changed.
  private static func print(_ printer: Printer, _ digits: Int, _ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = printer(buffer.baseAddress, buffer.count, Int32(clamping: digits), value)
      let count = max(0, min(Int(length), buffer.count - 1))
      return String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self)
    }
  }
}

extension String {
  func trimmingTrailing(_ character: Character) -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == character { end = index(before: end) }
    return String(self[..<end])
  }
}
