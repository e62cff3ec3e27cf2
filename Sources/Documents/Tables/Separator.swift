/// What stands between the columns of a table.
enum Separator: UInt8, Sendable {
  case comma = 0x2c
  case semicolon = 0x3b
  case tab = 0x09

  /// What to say where something else stands between the columns.
  static let read = "commas, semicolons and tabs are read between columns"

  /// Finds the separator of a table from its first line.
  ///
  /// The others may be part of names, and a comma of a decimal number (`0,5;1,2`): the most frequent
  /// one is taken, decimal commas aside; of equals a tab rather than a semicolon, and a semicolon rather
  /// than a comma.
  init(firstLine line: [UInt8]) {
    var counts: (tabs: Int, semicolons: Int, commas: Int) = (0, 0, 0)
    var isQuoted = false
    for (index, byte) in line.enumerated() {
      switch byte {
      case .quote: isQuoted.toggle()
      case _ where isQuoted: break
      case .tab: counts.tabs += 1
      case .semicolon: counts.semicolons += 1
      case .comma:
        let isDecimal =
          index > 0 && line[index - 1].isDigit && index + 1 < line.count
          && line[index + 1].isDigit
        if !isDecimal { counts.commas += 1 }
      default: break
      }
    }
    if counts.tabs > 0, counts.tabs >= max(counts.semicolons, counts.commas) {
      self = .tab
    } else {
      self = counts.semicolons > 0 && counts.semicolons >= counts.commas ? .semicolon : .comma
    }
  }

  /// Whether a comma may be the decimal mark of a number between separators like this.
  var allowsDecimalComma: Bool { self != .comma }
}
