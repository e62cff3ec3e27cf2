/// The rows of a CSV file under their header.
///
/// Every row has as many fields as the header. The fields lie in one run of bytes, so that a
/// hundred thousand rows cost a few allocations.
package struct CSVTable: Equatable, Sendable {
  /// The names of the columns, without the spaces around them; each is there once.
  package internal(set) var header: [String] = []
  /// The place of each name.
  package internal(set) var headerLocations: [SourceLocation] = []
  private var text: [UInt8] = []
  /// Where each field ends in `text`, row after row; it begins where the one before ends.
  private var ends: [Int] = []
  private var locations: [SourceLocation] = []

  package var columnCount: Int { header.count }
  package var rowCount: Int { header.isEmpty ? 0 : ends.count / header.count }

  init() {}

  /// Begins a table that is no file; rows are then added.
  init(header: [String], headerLocations: [SourceLocation]) {
    self.header = header
    self.headerLocations = headerLocations
  }

  /// Reads a whole CSV file; throws the first error, with its place.
  ///
  /// A file with a header alone has no rows, and no error. See `CSVReader` for what is refused.
  package init(csv bytes: [UInt8]) throws(DocumentError) {
    var reader = CSVReader()
    reader.reserveCapacity(forFileOf: bytes)
    try reader.feed(bytes)
    try reader.finish()
    self = reader.takeRows()
  }

  /// Returns the index of a column; throws, naming the nearest, if no column has the name.
  package func column(named name: String) throws(DocumentError) -> Int {
    if let index = header.firstIndex(of: name) { return index }
    let near = nearestName(to: name, among: header)
    throw DocumentError(
      at: nil, problem: "no column \(excerpt(name))",
      remedy: near.map { "did you mean \(excerpt($0))?" } ?? "there is \(shortList())")
  }

  /// Returns a field as it stands, without its quotes; spaces around it are part of it.
  package func text(row: Int, column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  /// Returns the place of a field's first sign.
  package func location(row: Int, column: Int) -> SourceLocation {
    locations[row * header.count + column]
  }

  /// Returns a field as a number; throws, at its place, if it is empty, a word or not finite.
  ///
  /// Spaces around the number, `+1`, `.5` and `5.` are allowed.
  package func number(row: Int, column: Int) throws(DocumentError) -> Double {
    let digits = cell(row: row, column: column)
    if let value = decimalNumber(digits), value.isFinite { return value }
    throw noNumber(
      String(decoding: digits, as: UTF8.self), isOutOfRange: decimalNumber(digits) != nil,
      column: column, at: location(row: row, column: column))
  }

  /// Returns the bytes of a field, without the spaces around them.
  func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    trimmingSpace(bytes(row: row, column: column))
  }

  /// Makes room for the fields of a file at once.
  mutating func reserveCapacity(bytes: Int, fields: Int) {
    text.reserveCapacity(bytes)
    ends.reserveCapacity(fields)
    locations.reserveCapacity(fields)
  }

  /// Adds a row of as many fields as the header.
  mutating func append(_ row: CSVRow) {
    let base = text.count
    text += row.text
    for end in row.ends { ends.append(base + end) }
    locations += row.locations
  }

  /// Returns the rows, and keeps the header alone.
  mutating func takeRows() -> CSVTable {
    let rows = self
    (text, ends, locations) = ([], [], [])
    return rows
  }

  private func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    let index = row * header.count + column
    return text[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  private func noNumber(
    _ field: String, isOutOfRange: Bool, column: Int, at place: SourceLocation
  ) -> DocumentError {
    let name = excerpt(header[column])
    if field.isEmpty {
      return DocumentError(
        at: place, problem: "an empty cell where \(name) needs a number",
        remedy: "write a number, or leave the row out")
    }
    if isOutOfRange {
      return DocumentError(
        at: place, problem: "the number \(excerpt(field)) is out of range", remedy: largestNumber)
    }
    let remedy =
      if isNotFinite(field) {
        "write a finite number"
      } else if isHexadecimal(field) {
        "write it in decimal"
      } else if decimalNumber(withComma: Array(field.utf8)[...]) != nil {
        "write a point in place of the comma"
      } else {
        "write a number such as 0.5"
      }
    return DocumentError(
      at: place, problem: "\(excerpt(field)) where \(name) needs a number", remedy: remedy)
  }

  /// The first names of the header, since a file may have hundreds.
  private func shortList() -> String {
    let limit = 8
    let names = header.prefix(limit).map { excerpt($0) }.joined(separator: ", ")
    return header.count > limit ? names + ", …" : names
  }
}

/// Returns the bytes without the spaces and tabs at both ends.
func trimmingSpace(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let rest = bytes.drop { $0 == .space || $0 == .tab }
  guard let last = rest.lastIndex(where: { $0 != .space && $0 != .tab }) else { return [] }
  return rest[...last]
}
