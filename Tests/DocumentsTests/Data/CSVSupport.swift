import Documents

/// Returns the error of reading a CSV text as the command line would show it, or `nil`.
func csvError(_ text: String) -> String? {
  csvError(bytes: Array(text.utf8))
}

func csvError(bytes: [UInt8]) -> String? {
  errorLine { () throws(DocumentError) in _ = try CSVTable(csv: bytes) }
}

func table(_ text: String) throws -> CSVTable {
  try CSVTable(csv: Array(text.utf8))
}

extension CSVTable {
  /// A cell as a number, by the usual marks.
  func number(
    row: Int, column: Int, decimal: DecimalMark? = nil
  ) throws(DocumentError) -> Double {
    var numbers = NumberReader(decimal: decimal)
    return try numbers.number(in: self, row: row, column: column)
  }
}

/// Returns every field of a table, row after row.
func fields(_ table: CSVTable) -> [[String]] {
  (0..<table.rowCount).map { row in
    (0..<table.columnCount).map { table.text(row: row, column: $0) }
  }
}
