/// Rows under a header: those of a CSV file, or of numbers that were never text.
///
/// The cells of a file lie in one run of bytes, so that a hundred thousand rows cost a few allocations.
package struct CSVTable: Equatable, Sendable {
  private var head: CSVHeader?
  /// What stands between the columns.
  let separator: Separator
  private var text: [UInt8] = []
  /// Where each cell ends in `text`, row after row; it begins where the one before ends.
  private var ends: [UInt32] = []
  /// The cells that were given as numbers; empty where all were read from text.
  private var numbers: [Double?] = []
  /// The line and column of each cell.
  private var places: [UInt32] = []
  /// Where the cells of each row begin.
  private var rowStarts: [Int] = []

  /// The names of the columns, without the spaces around them; each is there once.
  package var header: [String] { head?.names ?? [] }
  /// The place of each name.
  package var headerLocations: [SourceLocation] { head?.locations ?? [] }
  /// Whether the names were made up, for a file without any.
  var hasMadeNames: Bool { head?.isMade ?? false }
  /// Whether the first column is taken for row names because the header is one name short.
  var hasShortHeader: Bool { head?.isShort ?? false }
  package var columnCount: Int { head?.names.count ?? 0 }
  package var rowCount: Int { rowStarts.count }
  /// How many bytes are read between two questions whether to go on.
  private static let pieceSize = 1 << 16
  /// How many cells there are.
  var cellCount: Int { ends.count }
  /// The place of the header.
  var start: SourceLocation { headerLocations.first ?? SourceLocation(line: 1, column: 1) }

  init(separator: Separator = .comma) {
    self.separator = separator
  }

  /// Begins a table that is no file; rows are then added.
  ///
  /// - Parameters:
  ///   - header: the names of the columns, each there once.
  ///   - headerLocations: the place of each name.
  ///   - areNamesMade: whether nobody chose the names.
  init(header: [String], headerLocations: [SourceLocation], areNamesMade: Bool = false) {
    head = CSVHeader(names: header, locations: headerLocations, areMade: areNamesMade)
    separator = .comma
  }

  /// Reads a whole CSV file.
  ///
  /// A file with a header alone has no rows, and no error. See `CSVReader` for what is refused.
  ///
  /// - Parameters:
  ///   - bytes: the file in UTF-8.
  ///   - header: what the first row is taken for.
  ///   - isInterrupted: asked now and then; once it says so this throws.
  /// - Throws: the first error, with its place.
  package init(
    csv bytes: [UInt8], header: CSVHeader.Rule = .automatic,
    isInterrupted: () -> Bool = { false }
  ) throws(DocumentError) {
    var reader = CSVReader(header: header)
    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
      if start > 0, isInterrupted() { throw DocumentError(at: nil, problem: "interrupted") }
      try reader.feed(Array(bytes[start...].prefix(Self.pieceSize)))
    }
    try reader.finish()
    self = reader.takeRows()
  }

  /// Returns the index of a column; throws, naming the nearest, if no column has the name.
  package func column(named name: String) throws(DocumentError) -> Int {
    if let index = header.firstIndex(of: name) { return index }
    let key = ColumnName(name)
    let alike = header.indices.filter { ColumnName(header[$0]) == key }
    if alike.count == 1 { return alike[0] }
    if alike.count > 1 {
      throw DocumentError(
        at: headerLocations[alike[1]],
        problem: "\(excerpt(name)) may be \(excerpt(header[alike[0]])) or "
          + excerpt(header[alike[1]]),
        remedy: "write the name as the header has it")
    }
    let near = nearestName(to: name, among: header)
    throw DocumentError(
      at: nil, problem: "no column \(excerpt(name))",
      remedy: near.map { "did you mean \(excerpt($0))?" } ?? "there is \(NameList(header))")
  }

  /// Returns the number of a cell that was given as one; `nil` where it has text, or no value.
  func givenNumber(row: Int, column: Int) -> Double? {
    let index = index(row: row, column: column)
    return numbers.indices.contains(index) ? numbers[index] : nil
  }

  /// Changes the numbers of a column.
  mutating func map(column: Int, _ change: (Double) -> Double) {
    for row in 0..<rowCount {
      let index = index(row: row, column: column)
      if numbers.indices.contains(index) { numbers[index] = numbers[index].map(change) }
    }
  }

  /// Returns a field as it stands, without its quotes; spaces around it are part of it.
  package func text(row: Int, column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  /// Returns the place of a field's first sign.
  package func location(row: Int, column: Int) -> SourceLocation {
    let index = index(row: row, column: column)
    return SourceLocation(line: Int(places[2 * index]), column: Int(places[2 * index + 1]))
  }

  /// The line on which a row begins.
  package func line(ofRow row: Int) -> Int { Int(places[2 * rowStarts[row]]) }

  /// Returns the bytes of a field, without the spaces around them.
  func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    trimmingSpace(bytes(row: row, column: column))
  }

  /// Whether a cell says that there is no value.
  package func isMissing(row: Int, column: Int) -> Bool {
    MissingValue.isSpelled(by: cell(row: row, column: column))
  }

  /// Takes the names of the columns.
  mutating func take(_ header: CSVHeader) { head = header }

  /// Learns from a row how rows stand under the header; throws where it does not fit.
  mutating func admit(_ row: CSVRow) throws(DocumentError) { try head?.admit(row) }

  /// Adds a row that was admitted.
  mutating func append(_ row: CSVRow) {
    rowStarts.append(ends.count)
    let base = text.count
    if !row.numbers.isEmpty || !numbers.isEmpty {
      // The two run side by side from the first number on.
      numbers += Array(repeating: nil, count: ends.count - numbers.count)
      numbers += row.numbers
    }
    text += row.text
    for end in row.ends { ends.append(UInt32(base + end)) }
    for location in row.locations {
      places.append(UInt32(clamping: location.line))
      places.append(UInt32(clamping: location.column))
    }
  }

  /// Returns the table with some of its rows.
  func only(_ rows: [Int]) -> CSVTable {
    var table = self
    table.rowStarts = rows.map { rowStarts[$0] }
    return table
  }

  /// Returns the rows, and keeps the header alone.
  mutating func takeRows() -> CSVTable {
    if rowCount > 0 { head?.settle() }
    let rows = self
    (text, ends, numbers, places, rowStarts) = ([], [], [], [], [])
    return rows
  }

  private func index(row: Int, column: Int) -> Int {
    rowStarts[row] + column + (head?.rowNames ?? 0)
  }

  private func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    if let number = givenNumber(row: row, column: column) {
      return Array(JSONWriter.shortest(number).utf8)[...]
    }
    let index = index(row: row, column: column)
    return text[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }
}

/// Returns the bytes without the spaces and tabs at both ends.
func trimmingSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let rest = bytes.drop { $0 == .space || $0 == .tab }
  guard let last = rest.lastIndex(where: { $0 != .space && $0 != .tab }) else { return [] }
  return rest[...last]
}
