/// Which of comma and point ends the whole part of a number; the other one may group its thousands.
package enum DecimalMark: String, CaseIterable, Sendable {
  case comma
  case point

  var sign: UInt8 { self == .comma ? .comma : .point }
  var other: DecimalMark { self == .comma ? .point : .comma }

  /// Returns the value of a number with this decimal mark, or `nil` if the bytes are no such number.
  ///
  /// Thousands may be grouped or not. Infinite if out of range.
  func number(_ cell: ArraySlice<UInt8>) -> Double? {
    plain(cell).flatMap { decimalNumber($0[...]) }
  }

  /// Returns a number with this decimal mark as plain digits with a point; `nil` where it is none.
  func plain(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    guard cell.count <= nameLimit else { return nil }
    var plain: [UInt8] = []
    /// The digits since the last group's sign; `nil` where none has come.
    var group: Int?
    var digits = 0
    var isWhole = true
    for byte in cell {
      if byte.isDigit {
        digits += 1
        plain.append(byte)
        continue
      }
      if isWhole, byte == other.sign {
        // 0,125 has no thousands.
        let isGroup = group.map { _ in digits == 3 } ?? (1...3).contains(digits)
        guard isGroup, group != nil || plain.first(where: \.isDigit) != .zero else { return nil }
        (group, digits) = ((group ?? 0) + 1, 0)
        continue
      }
      if isWhole, byte != .plus, byte != .minus {
        guard group == nil || digits == 3 else { return nil }
        isWhole = false
      }
      if byte == .comma || byte == .point {
        guard byte == sign else { return nil }
        plain.append(.point)
      } else {
        plain.append(byte)
      }
    }
    guard !isWhole || group == nil || digits == 3 else { return nil }
    return decimalNumber(plain[...]) == nil ? nil : plain
  }
}
