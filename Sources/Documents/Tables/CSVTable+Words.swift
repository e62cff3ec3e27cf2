/// Whether columns hold words or numbers, cells without a value aside.
extension CSVTable {
  /// Whether a column holds words and no number; O(n) in its rows where it does.
  func holdsWords(_ column: Int) -> Bool {
    var hasWord = false
    for row in 0..<rowCount {
      if givenNumber(row: row, column: column) != nil { return false }
      let cell = cell(row: row, column: column)
      if MissingValue.isSpelled(by: cell) { continue }
      if CellText(cell).isNumber { return false }
      hasWord = true
    }
    return hasWord
  }

  /// The first row that has a word in a column; `nil` where the column has none, or words alone.
  func firstWord(amongNumbersOf column: Int) -> Int? {
    var (hasNumber, word): (Bool, Int?) = (false, nil)
    for row in 0..<rowCount {
      let cell = cell(row: row, column: column)
      if MissingValue.isSpelled(by: cell) { continue }
      if CellText(cell).isNumber {
        hasNumber = true
      } else if word == nil {
        word = row
      }
      if hasNumber, word != nil { return word }
    }
    return nil
  }

  /// The rows that lack a value in some columns.
  func rowsMissing(in columns: [Int]) -> [Int] {
    (0..<rowCount).filter { row in
      columns.contains { isMissing(row: row, column: $0) }
    }
  }
}
