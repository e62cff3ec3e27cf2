/// A number that a page states, in digits or in a word, and what stands before and after it.
struct StatedNumber {
  /// As it is written: `0.0364`, `−3.87`, `97 %`, `four`, `2-3-1`.
  let text: String
  /// The numbers that it says; several for the sizes of a network.
  let values: [Double]
  /// Half of what its last digit stands for; 0 for whole numbers, which are exact.
  let tolerance: Double
  /// The words before it, the nearest first; signs such as `=` are words, too.
  let before: [String]
  /// The word after it.
  let after: String?

  /// What the last digit stands for.
  var unit: Double { tolerance == 0 ? 1 : 2 * tolerance }
}

extension StatedNumber {
  /// Finds all numbers in a text.
  static func all(in text: String) -> [StatedNumber] {
    var scanner = NumberScanner(text)
    scanner.scan()
    return scanner.found.map { found in
      StatedNumber(
        text: found.text, values: found.values, tolerance: found.tolerance,
        before: Array(scanner.words[..<found.word].reversed()),
        after: scanner.words.dropFirst(found.word + 1).first)
    }
  }
}

/// Takes a text apart into words and numbers.
///
/// Digits within a name (`w5`, `h1.3`) are no number. "One", "first" and "second" are not looked at:
/// they mostly stand for no number.
struct NumberScanner {
  struct Found {
    var text: String
    var values: [Double]
    var tolerance = 0.0
    /// Its index among the words.
    var word: Int
  }

  private(set) var words: [String] = []
  private(set) var found: [Found] = []
  private let text: [Character]
  private var index = 0

  init(_ text: String) { self.text = Array(text) }

  private static let numbers: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000, "million": 1e6,
    "twice": 2, "half": 0.5, "quarter": 0.25, "½": 0.5,
  ]
  /// Parts of a whole, after "a", "one" or a number: `three quarters`, `a tenth`.
  private static let parts: [String: Double] = [
    "third": 1.0 / 3, "thirds": 1.0 / 3, "fourth": 0.25, "quarters": 0.25, "fifth": 0.2,
    "sixth": 1.0 / 6, "tenth": 0.1, "tenths": 0.1, "twentieth": 0.05, "hundredth": 0.01,
    "thousandth": 0.001,
  ]

  mutating func scan() {
    while index < text.count {
      if text[index].isLetter || "∂½".contains(text[index]) {
        scanName()
      } else if text[index].isNumber {
        scanDigits()
      } else {
        if !text[index].isWhitespace { words.append(String(text[index])) }
        index += 1
      }
    }
  }

  private func character(_ offset: Int) -> Character? {
    text.indices.contains(index + offset) ? text[index + offset] : nil
  }

  private mutating func scanName() {
    var name = ""
    while let next = character(0) {
      let goesOn =
        switch next {
        case "_", "⁺", "∂": true
        case "/": character(1) == "∂"
        // `h1.3`, not the end of a sentence.
        case ".": name.last?.isNumber == true && character(1)?.isNumber == true
        default: next.isLetter || next.isNumber
        }
      guard goesOn else { break }
      name.append(next)
      index += 1
    }
    let word = name.lowercased()
    if let value = Self.numbers[word] {
      found.append(Found(text: name, values: [value], word: words.count))
    } else if let part = Self.parts[word], let last = words.last {
      if var number = found.last, number.word == words.count - 1 {
        // `nine tenths`
        number.text += " " + name
        number.values = [number.values[0] * part]
        found[found.count - 1] = number
        words[words.count - 1] += " " + name
        return
      }
      if ["a", "one"].contains(last.lowercased()) {
        found.append(Found(text: last + " " + name, values: [part], word: words.count))
      }
    }
    words.append(name)
  }

  private mutating func scanDigits() {
    var digits = takeDigits()
    var sizes = [digits]
    while character(0) == "-", character(1)?.isNumber == true {
      index += 1
      sizes.append(takeDigits())
    }
    guard sizes.count == 1 else {
      add(sizes.joined(separator: "-"), sizes.compactMap(Double.init), 0)
      return
    }
    // `1,198`: three digits after each comma.
    while character(0) == ",", (1...3).allSatisfy({ character($0)?.isNumber == true }),
      character(4)?.isNumber != true
    {
      index += 1
      digits += "," + takeDigits()
    }
    var decimals = 0
    if character(0) == ".", character(1)?.isNumber == true {
      index += 1
      let part = takeDigits()
      decimals = part.count
      digits += "." + part
    }
    var exponent = ""
    // It is shown as it is written.
    var minus = "-"
    if character(0) == "e" {
      let sign = "−-".contains(character(1) ?? " ") ? 1 : 0
      if character(1 + sign)?.isNumber == true {
        if sign == 1 { minus = String(character(1) ?? "-") }
        index += 1 + sign
        exponent = (sign == 1 ? "-" : "") + takeDigits()
        digits += "e" + exponent
      }
    }
    let isNegative = words.last == "−" && text[..<index].hasMinusBefore(digits)
    if isNegative { words.removeLast() }
    var value = Double(digits.filter { $0 != "," }) ?? .nan
    var last = decimals == 0 && exponent.isEmpty ? 0 : 0.5
    for _ in 0..<decimals { last /= 10 }
    if let power = Double("1e" + exponent), !exponent.isEmpty { last *= power }
    var shown = (isNegative ? "−" : "") + digits.replacing("e-", with: "e" + minus)
    if isNegative { value = -value }
    let blank = character(0) == " " ? 1 : 0
    if character(blank) == "%" {
      index += blank + 1
      shown += " %"
      value /= 100
      last = 0.005
    }
    add(shown, [value], last)
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while let next = character(0), next.isNumber, next != "½" {
      digits.append(next)
      index += 1
    }
    return digits
  }

  private mutating func add(_ shown: String, _ values: [Double], _ tolerance: Double) {
    found.append(Found(text: shown, values: values, tolerance: tolerance, word: words.count))
    words.append(shown)
  }
}

extension ArraySlice<Character> {
  /// Whether a sign stands directly before the digits at the end, and is no minus between two numbers.
  fileprivate func hasMinusBefore(_ digits: String) -> Bool {
    guard last != nil, count > digits.count, self[endIndex - digits.count - 1] == "−" else {
      return false
    }
    guard count > digits.count + 1 else { return true }
    let before = self[endIndex - digits.count - 2]
    return !before.isLetter && !before.isNumber && before != ")"
  }
}
