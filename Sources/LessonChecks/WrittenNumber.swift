import Backprop

/// A number in a text, with the digits that it has there.
struct WrittenNumber: Equatable {
  /// As it is written.
  let text: String
  let value: Double
  let significantDigits: Int
  /// Half of what its last digit stands for.
  private let halfUnit: Double

  /// Whether a value, whatever its sign, rounds to it.
  func isRounded(_ other: Double) -> Bool {
    abs(abs(other) - abs(value)) <= halfUnit * (1 + 1e-9)
  }

  private init?(_ text: String) {
    let mantissa = text.prefix { $0 != "e" }
    let digits = mantissa.filter(\.isNumber).drop { $0 == "0" }
    guard let value = Double(text.replacingMinus) else { return nil }
    let decimals = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let exponent = Int(String(text.dropFirst(mantissa.count + 1)).replacingMinus) ?? 0
    self.text = text
    self.value = value
    significantDigits = digits.count
    var unit = 0.5
    for _ in 0..<(decimals.count > 1 ? decimals[1].count : 0) { unit /= 10 }
    for _ in 0..<abs(exponent) { unit = exponent < 0 ? unit / 10 : unit * 10 }
    halfUnit = unit
  }

  /// Finds all numbers with a point in a text: `0.0822`, `.4`, `−3.5e−5`; digits within a name are none.
  static func all(in text: String) -> [WrittenNumber] {
    var numbers: [WrittenNumber] = []
    let letters = Array(text)
    var place = 0
    while place < letters.count {
      let before = place > 0 ? letters[place - 1] : " "
      guard letters[place].isDigit || letters[place] == ".", !before.isLetter, before != "_",
        let end = end(of: place, in: letters)
      else {
        // A name with digits in it is gone over as a whole.
        while place < letters.count, letters[place].isDigit || letters[place] == "." { place += 1 }
        if place < letters.count { place += 1 }
        continue
      }
      let sign = before == "−" || before == "-" ? "−" : ""
      if let number = WrittenNumber(sign + String(letters[place..<end])) { numbers.append(number) }
      place = end
    }
    return numbers
  }

  /// Where the number ends that begins at a place; `nil` where none with a point does.
  private static func end(of start: Int, in letters: [Character]) -> Int? {
    var place = start
    var points = 0
    while place < letters.count, letters[place].isDigit || letters[place] == "." {
      if letters[place] == "." {
        // A point at the end of a sentence belongs to no number.
        guard place + 1 < letters.count, letters[place + 1].isDigit else { break }
        points += 1
      }
      place += 1
    }
    guard points == 1 else { return nil }
    guard place + 1 < letters.count, letters[place] == "e" else { return place }
    var end = place + 1
    if letters[end] == "−" || letters[end] == "-" { end += 1 }
    guard end < letters.count, letters[end].isDigit else { return place }
    while end < letters.count, letters[end].isDigit { end += 1 }
    return end
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// As a program reads it.
  fileprivate var replacingMinus: String { String(map { $0 == "−" ? "-" : $0 }) }
}
