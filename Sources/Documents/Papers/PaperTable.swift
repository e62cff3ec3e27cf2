package import Backprop

/// The rows of a paper: somebody's answers, with the places of all cells.
package struct PaperTable: Sendable {
  /// One answer.
  package struct Row: Sendable {
    /// Whose it is; `nil` where the paper is one person's.
    package let student: String?
    /// Which variant of the numbers it is about; `nil` where the paper does not say.
    package let variant: Int?
    /// From 1; `nil` where the paper does not say.
    package let epoch: Int?
    /// The row of the data, from 1; `nil` where the paper does not say.
    package let example: Int?
    /// As it was typed.
    package let symbol: String
    /// `nil` where the cell is empty.
    package let number: TypedNumber?
    package let symbolPlace: SourceLocation
    package let epochPlace: SourceLocation?
    package let examplePlace: SourceLocation?
  }

  /// In the order of the file.
  package let rows: [Row]
  /// The columns that mean nothing here.
  package let ignored: [String]

  /// Reads a paper.
  ///
  /// - Parameter bytes: CSV with the columns `symbol` and `value`, and perhaps `student`, `variant`,
  ///   `example` and `epoch`.
  /// - Throws: the first error, with its place.
  package init(csv bytes: [UInt8]) throws(DocumentError) {
    let table = try CSVTable(csv: bytes, header: .names)
    guard !table.hasShortHeader || table.rowCount == 0 else {
      throw DocumentError(
        at: table.location(row: 0, column: 0),
        problem: "rows have a field more than the header",
        remedy: "write numbers with a point, and give every column a name")
    }
    let symbols = try PaperTable.column("symbol", of: table)
    let values = try PaperTable.column("value", of: table)
    let students = PaperTable.index(of: "student", in: table)
    let variants = PaperTable.index(of: "variant", in: table)
    let epochs = PaperTable.index(of: "epoch", in: table)
    let examples = PaperTable.index(of: "example", in: table)
    let known = Set([symbols, values] + [students, variants, epochs, examples].compactMap { $0 })
    ignored = table.header.indices.filter { !known.contains($0) }.map { table.header[$0] }
    var rows: [Row] = []
    for row in 0..<table.rowCount {
      func text(_ column: Int) -> String {
        String(decoding: table.cell(row: row, column: column), as: UTF8.self)
      }
      func place(_ column: Int) -> SourceLocation { table.location(row: row, column: column) }
      if let students, text(students).isEmpty {
        throw DocumentError(
          at: place(students), problem: "no student", remedy: "say in every row whose answer it is")
      }
      guard !text(symbols).isEmpty else {
        throw DocumentError(
          at: place(symbols), problem: "no symbol", remedy: "write one such as dE/dw5")
      }
      rows.append(
        Row(
          student: students.map(text),
          variant: try variants.flatMap { (column) throws(DocumentError) in
            try PaperTable.variant(text(column), at: place(column))
          },
          epoch: try epochs.flatMap { (column) throws(DocumentError) in
            try PaperTable.count(text(column), "epoch", at: place(column))
          },
          example: try examples.flatMap { (column) throws(DocumentError) in
            try PaperTable.count(text(column), "example", at: place(column))
          },
          symbol: text(symbols), number: try PaperTable.number(text(values), at: place(values)),
          symbolPlace: place(symbols), epochPlace: epochs.map(place),
          examplePlace: examples.map(place)))
    }
    self.rows = rows
  }

  private static func index(of name: String, in table: CSVTable) -> Int? {
    table.header.firstIndex { ColumnName($0) == ColumnName(name) }
  }

  private static func column(_ name: String, of table: CSVTable) throws(DocumentError) -> Int {
    if let index = index(of: name, in: table) { return index }
    let near = nearestName(to: name, among: table.header)
    throw DocumentError(
      at: table.start, problem: "no column \(excerpt(name))",
      remedy: near.map { "did you mean \(excerpt($0))?" }
        ?? "begin the paper with the line symbol,value")
  }

  /// A number from 1 on; `nil` where the cell is empty.
  private static func count(
    _ text: String, _ name: String, at place: SourceLocation
  ) throws(DocumentError) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let count = Int(text), count > 0, text.utf8.allSatisfy(\.isDigit) else {
      throw DocumentError(
        at: place, problem: "\(excerpt(text)) is no \(name)",
        remedy: "\(name)s are counted from 1; an empty cell means the first")
    }
    return count
  }

  /// The number of a variant; `nil` where the cell is empty.
  static func variant(
    _ text: String, at place: SourceLocation
  ) throws(DocumentError) -> Int? {
    guard !text.isEmpty else { return nil }
    if text.utf8.allSatisfy(\.isDigit), let number = Int(text), number > 0 {
      return number
    }
    throw DocumentError(
      at: place, problem: "\(excerpt(text)) is no variant",
      remedy: "write the number on the sheet; an empty cell means the lesson's own numbers")
  }

  private static func number(
    _ text: String, at place: SourceLocation
  ) throws(DocumentError) -> TypedNumber? {
    guard !text.isEmpty else { return nil }
    // A number has no more digits than a name may have bytes.
    if text.utf8.count <= nameLimit, let number = TypedNumber(text) { return number }
    let plain = Array(text.replacing("\u{2212}", with: "-").utf8)
    let remedy: String
    if isNotFinite(text) {
      remedy = "write a finite number"
    } else if decimalNumber(plain[...]) != nil {
      throw DocumentError(
        at: place, problem: "the number \(excerpt(text)) is out of range", remedy: largestNumber)
    } else if decimalNumber(withComma: plain[...]) != nil {
      remedy = "write a point in place of the comma"
    } else {
      remedy = "write a number such as 0.0822, or leave the cell empty"
    }
    throw DocumentError(at: place, problem: "\(excerpt(text)) is no number", remedy: remedy)
  }
}
