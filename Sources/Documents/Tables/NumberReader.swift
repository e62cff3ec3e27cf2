/// Reads the cells of a table as numbers, by the table's marks.
///
/// With semicolons or tabs between the columns a comma may be the decimal mark. Whether it is, the
/// whole column tells: where all its commas stand before exactly three digits, they may as well group
/// thousands, and nothing is guessed.
package struct NumberReader: Sendable {
  /// What the person says the decimal mark is.
  private let decimal: DecimalMark?
  /// The columns in which a comma has shown itself to be the decimal mark.
  private var commaColumns: Set<Int> = []

  package init(decimal: DecimalMark?) {
    self.decimal = decimal
  }

  /// Returns a cell as a number; throws, at its place, if it has no value, is a word or not finite.
  ///
  /// Spaces around the number, `+1`, `.5` and `5.` are allowed.
  package mutating func number(
    in table: CSVTable, row: Int, column: Int
  ) throws(DocumentError) -> Double {
    if let number = table.givenNumber(row: row, column: column) { return number }
    let cell = table.cell(row: row, column: column)
    let value: Double?
    if let decimal {
      value = decimal.number(cell)
    } else if let plain = decimalNumber(cell) {
      if commaColumns.contains(column), NumberReader.hasGroupOnly(.point, cell) {
        throw ambiguous(in: table, row: row, column: column)
      }
      value = plain
    } else if table.separator.allowsDecimalComma, NumberReader.hasOneComma(cell) {
      try decide(column, of: table)
      value = DecimalMark.comma.number(cell)
    } else {
      value = nil
    }
    if let value, value.isFinite { return value }
    throw noNumber(table, row: row, column: column, isOutOfRange: value != nil)
  }

  /// Whether a number has a comma and no point, and reads as a decimal number.
  private static func hasOneComma(_ cell: ArraySlice<UInt8>) -> Bool {
    !cell.contains(.point) && decimalNumber(withComma: cell) != nil && cell.contains(.comma)
  }

  /// Whether the only mark of a number stands before exactly three digits, as thousands do.
  private static func hasGroupOnly(_ mark: DecimalMark, _ cell: ArraySlice<UInt8>) -> Bool {
    guard let place = cell.firstIndex(of: mark.sign) else { return false }
    return cell[(place + 1)...].prefix { $0.isDigit }.count == 3
  }

  /// Finds out whether the commas of a column are decimal marks; throws where they may be none.
  private mutating func decide(_ column: Int, of table: CSVTable) throws(DocumentError) {
    guard !commaColumns.contains(column) else { return }
    var doubtful: Int?
    var isDecimal = false
    for row in 0..<table.rowCount {
      let cell = table.cell(row: row, column: column)
      if NumberReader.hasOneComma(cell) {
        if NumberReader.hasGroupOnly(.comma, cell) {
          doubtful = doubtful ?? row
        } else {
          isDecimal = true
        }
      }
    }
    guard isDecimal else {
      throw ambiguous(in: table, row: doubtful ?? 0, column: column)
    }
    for row in 0..<table.rowCount {
      let cell = table.cell(row: row, column: column)
      if decimalNumber(cell) != nil, NumberReader.hasGroupOnly(.point, cell) {
        throw ambiguous(in: table, row: row, column: column)
      }
    }
    commaColumns.insert(column)
  }

  /// The error of a number whose mark may be a decimal mark or group thousands.
  private func ambiguous(in table: CSVTable, row: Int, column: Int) -> DocumentError {
    let cell = table.cell(row: row, column: column)
    let readings = DecimalMark.allCases.compactMap { mark in
      mark.plain(cell).map {
        "--decimal \(mark.rawValue) reads it as \(String(decoding: $0, as: UTF8.self))"
      }
    }
    return DocumentError(
      at: table.location(row: row, column: column),
      problem: "\(excerpt(String(decoding: cell, as: UTF8.self))) in column "
        + "\(excerpt(table.header[column])) may have a decimal mark or thousands",
      remedy: readings.joined(separator: ", "))
  }

  private func noNumber(
    _ table: CSVTable, row: Int, column: Int, isOutOfRange: Bool
  ) -> DocumentError {
    let cell = table.cell(row: row, column: column)
    let (text, name) = (String(decoding: cell, as: UTF8.self), table.header[column])
    let place = table.location(row: row, column: column)
    if isOutOfRange {
      return DocumentError(
        at: place, problem: "the number \(excerpt(text)) is out of range", remedy: largestNumber)
    }
    if MissingValue.isSpelled(by: cell) {
      return MissingValue.error(text, in: name, at: place)
    }
    var remedy = CellText(cell).advice
    if let decimal, let other = decimal.other.plain(cell) {
      remedy =
        "with --decimal \(decimal.rawValue) it is none; --decimal \(decimal.other.rawValue) reads it "
        + "as \(String(decoding: other, as: UTF8.self))"
    }
    return DocumentError(
      at: place, problem: "\(excerpt(text)) where \(excerpt(name)) needs a number", remedy: remedy)
  }
}
