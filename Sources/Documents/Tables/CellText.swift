/// What the text of a cell can be read as.
struct CellText {
  private let bytes: ArraySlice<UInt8>

  /// - Parameter bytes: the cell without the spaces around it.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  private var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it is meant as a number, if only one with signs that are not read: never a word.
  var isNumber: Bool {
    guard let first = bytes.first else { return false }
    if decimalNumber(bytes) != nil { return true }
    // Most words begin with a letter, and few have a digit.
    if first.isLetter {
      // nan, inf
      return [0x69, 0x6e].contains(first | 0x20) && isNotFinite(text)
    }
    return isNotFinite(text) || isHexadecimal(text) || hasReading(bytes) || bare != nil
  }

  /// Where it is a number but for signs that are not read, and what would be right.
  var advice: String {
    if isNotFinite(text) { return "write a finite number" }
    if isHexadecimal(text) { return "write it in decimal" }
    if let bare {
      let rest = readings(of: bare.number[...])
      return "leave \(bare.signs) out" + (rest.isEmpty ? "" : ": \(rest)")
    }
    if hasReading(bytes) { return markAdvice }
    return "write a number such as 0.5"
  }

  /// What to do with a number that has commas, or more than one mark.
  private var markAdvice: String {
    let readings = DecimalMark.allCases.reversed().compactMap { mark in
      mark.plain(bytes).map { (mark, String(decoding: $0, as: UTF8.self)) }
    }
    if readings.count == 1, case (.comma, _) = readings[0], !bytes.contains(.point),
      bytes.count(where: { $0 == .comma }) == 1
    {
      return "write a point in place of the comma, or give --decimal comma"
    }
    return readings.enumerated().map { index, reading in
      "--decimal \(reading.0.rawValue) \(index == 0 ? "reads it as " : "as ")\(reading.1)"
    }.joined(separator: ", ")
  }

  /// What is left to write where signs are left out: two readings where the mark may be either.
  private func readings(of number: ArraySlice<UInt8>) -> String {
    let readings = DecimalMark.allCases.reversed().compactMap { mark in
      mark.plain(number).map { (mark, String(decoding: $0, as: UTF8.self)) }
    }
    guard let first = readings.first else { return "" }
    guard readings.contains(where: { Double($0.1) != Double(first.1) }) else { return first.1 }
    return readings.map { "\($0.1) where the \($0.0.rawValue) is the decimal mark" }
      .joined(separator: ", ")
  }

  private func hasReading(_ cell: ArraySlice<UInt8>) -> Bool {
    DecimalMark.allCases.contains { $0.plain(cell) != nil }
  }

  /// The number without currency and percent signs and blanks between its digits, and what these
  /// were; `nil` where there are none, or where what is left is no number.
  private var bare: (number: [UInt8], signs: String)? {
    // A number has no more digits than a name may have bytes; a cell may have millions.
    guard bytes.count <= nameLimit else { return nil }
    var number: [UInt8] = []
    var (hasCurrency, hasPercent, hasBlanks) = (false, false, false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%", "‰": hasPercent = true
      case " ", "\u{a0}", "\u{2009}", "\u{202f}", "'", "’", "_":
        hasBlanks = hasBlanks || number.contains(where: \.isDigit)
      case "−": number.append(.minus)
      case _ where scalar.properties.generalCategory == .currencySymbol: hasCurrency = true
      default:
        guard scalar.isASCII else { return nil }
        number.append(UInt8(scalar.value))
      }
    }
    let isNumber = decimalNumber(number[...]) != nil || hasReading(number[...])
    guard isNumber else { return nil }
    // Blanks between groups of digits that are no thousands are something else: 12 30, 2020 01 01.
    if hasBlanks, !hasCurrency, !hasPercent, !isGrouped { return nil }
    guard hasCurrency || hasPercent || hasBlanks || text.contains("−") else { return nil }
    let signs =
      (hasCurrency ? ["the currency sign"] : []) + (hasPercent ? ["the percent sign"] : [])
      + (hasBlanks && !hasCurrency && !hasPercent ? ["the signs between the thousands"] : [])
    return (number, signs.isEmpty ? "signs that ASCII lacks" : signs.joined(separator: " and "))
  }

  /// Whether blanks stand before each three of the digits of the whole part.
  private var isGrouped: Bool {
    var groups: [Int] = [0]
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        groups[groups.count - 1] += 1
      } else if [" ", "\u{a0}", "\u{2009}", "\u{202f}", "'", "’", "_"].contains(scalar) {
        if groups != [0] { groups.append(0) }
      } else if scalar != "-" && scalar != "+" && scalar != "−" {
        break
      }
    }
    return groups.count > 1 && (1...3).contains(groups[0])
      && groups.dropFirst().allSatisfy { $0 == 3 }
  }
}
