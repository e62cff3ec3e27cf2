/// A reader of CSV (RFC 4180) that takes bytes as they come and gives rows as they complete.
///
/// The first line is the header. Lines end with LF, CR LF or a lone CR; a byte order mark is
/// skipped, and so are blank lines wherever they stand, as most programs that read CSV do (a row
/// with one empty field is written `""`). Refused are: other separators than commas, rows shorter
/// or longer than the header, columns without a name, named twice or in more than 1000 bytes,
/// quotes that are not closed or stand inside a field, and text that is not UTF-8. O(n) in the
/// bytes; no input makes it trap.
///
/// After an error the reader is spent, but the rows before it can still be taken.
package struct CSVReader: Sendable {
  private enum State: Sendable {
    case fieldStart, plain, quoted
    /// After a quote inside a quoted field: the end of the field, or the first of a doubled quote.
    case afterQuote
  }

  /// U+FEFF in UTF-8, which some programs put before the text.
  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  private var state = State.fieldStart
  private var table = CSVTable()
  private var row = CSVRow()
  private var location = SourceLocation(line: 1, column: 1)
  private var fieldLocation = SourceLocation(line: 1, column: 1)
  private var scalar = UTF8Sequence()
  private var lastWasReturn = false
  /// How many bytes of a byte order mark have matched; `nil` once the text has begun.
  private var markBytes: Int? = 0

  /// Creates a reader at the beginning of a file.
  package init() {}

  /// Room for more is made while rows come: a file may be all commas.
  private static let mostReserved = 1_000_000

  /// Makes room for the rows of a file at once.
  mutating func reserveCapacity(forFileOf bytes: [UInt8]) {
    let separators = bytes.reduce(0) { $0 + ($1 == .comma || $1 == .lineFeed ? 1 : 0) }
    table.reserveCapacity(bytes: bytes.count, fields: min(separators + 1, CSVReader.mostReserved))
  }

  /// The names of the columns; empty until the first line is complete.
  package var header: [String] { table.header }

  /// Reads the next bytes of the file; throws the first error in them, with its place.
  package mutating func feed(_ bytes: [UInt8]) throws(DocumentError) {
    for byte in bytes {
      if markBytes != nil, try isMark(byte) { continue }
      try take(byte)
    }
  }

  /// Reads the end of the file, which completes the last row; throws if the text ends too soon.
  package mutating func finish() throws(DocumentError) {
    try endMark()
    guard scalar.remaining == 0 else { throw .notUTF8(at: location) }
    if state == .quoted { throw openQuote() }
    if state != .fieldStart || !row.isEmpty {
      if state == .fieldStart { fieldLocation = location }
      try endRow()
    }
    if header.isEmpty {
      throw DocumentError(
        at: SourceLocation(line: 1, column: 1), problem: "the file is empty",
        remedy: "begin it with a line of column names")
    }
  }

  /// Returns the rows that are complete and were not taken yet, under the header.
  ///
  /// The table has no header until the first line is complete.
  package mutating func takeRows() -> CSVTable {
    table.takeRows()
  }

  /// Whether a byte belongs to the byte order mark at the beginning.
  private mutating func isMark(_ byte: UInt8) throws(DocumentError) -> Bool {
    guard let matched = markBytes, byte == Self.mark[matched] else {
      try endMark()
      return false
    }
    markBytes = matched == 2 ? nil : matched + 1
    return true
  }

  /// Gives back bytes that looked like the beginning of a byte order mark.
  private mutating func endMark() throws(DocumentError) {
    let held = Self.mark.prefix(markBytes ?? 0)
    markBytes = nil
    for byte in held { try take(byte) }
  }

  private mutating func take(_ byte: UInt8) throws(DocumentError) {
    if byte >= 0x80 || scalar.remaining > 0 {
      guard scalar.accept(byte) else { throw .notUTF8(at: location) }
    }
    switch state {
    case .fieldStart:
      fieldLocation = location
      if byte == .quote {
        row.hasQuotes = true
        state = .quoted
      } else {
        try takePlain(byte)
      }
    case .plain: try takePlain(byte)
    case .quoted:
      if byte == .quote { state = .afterQuote } else { row.text.append(byte) }
    case .afterQuote:
      switch byte {
      case .quote:
        row.text.append(byte)
        state = .quoted
      case .comma, .lineFeed, .carriageReturn: try takePlain(byte)
      default: throw textAfterQuote()
      }
    }
    advance(over: byte)
  }

  /// Takes a byte outside quotes.
  private mutating func takePlain(_ byte: UInt8) throws(DocumentError) {
    switch byte {
    case .comma: endField()
    // The LF of a CR LF ends a line of its own, which is blank and therefore skipped.
    case .lineFeed, .carriageReturn: try endRow()
    case .quote: throw quoteInside()
    default:
      row.text.append(byte)
      state = .plain
    }
  }

  private mutating func advance(over byte: UInt8) {
    if byte == .lineFeed || byte == .carriageReturn {
      if byte != .lineFeed || !lastWasReturn { location.line += 1 }
      location.column = 1
    } else if scalar.remaining == 0 {
      location.column += 1
    }
    lastWasReturn = byte == .carriageReturn
  }

  private mutating func endField() {
    row.endField(at: fieldLocation)
    state = .fieldStart
  }

  private mutating func endRow() throws(DocumentError) {
    endField()
    defer { row.clear() }
    if row.isBlank { return }
    if table.header.isEmpty {
      try takeHeader()
    } else if row.ends.count == table.header.count {
      table.append(row)
    } else {
      throw ragged()
    }
  }

  private mutating func takeHeader() throws(DocumentError) {
    let names = row.names()
    if names.count == 1, !row.hasQuotes, let error = otherSeparator() { throw error }
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let place = row.locations[index]
      if name.isEmpty {
        throw DocumentError(
          at: place, problem: "column \(index + 1) has no name",
          remedy: "name every column in the header")
      }
      guard name.utf8.count <= nameLimit else { throw .longName("a column name", at: place) }
      if !seen.insert(name).inserted {
        throw DocumentError(
          at: place, problem: "the column \(excerpt(name)) is there twice",
          remedy: "give every column its own name")
      }
    }
    table.header = names
    table.headerLocations = row.locations
  }
}

extension CSVReader {
  /// The error of a header with semicolons or tabs and no comma.
  private func otherSeparator() -> DocumentError? {
    guard let index = row.text.firstIndex(where: { $0 == .semicolon || $0 == .tab }) else {
      return nil
    }
    let before = String(decoding: row.text[..<index], as: UTF8.self).unicodeScalars.count
    let name = row.text[index] == .tab ? "tabs" : "semicolons"
    var place = fieldLocation
    place.column += before
    return DocumentError(
      at: place, problem: "\(name) between the columns", remedy: "put commas between them")
  }

  private func ragged() -> DocumentError {
    let (found, wanted) = (row.ends.count, table.header.count)
    return DocumentError(
      at: row.locations[found > wanted ? wanted : 0],
      problem: "a row of \(counted(found, "field")) under a header of \(wanted)",
      remedy: "give every row \(counted(wanted, "field"))")
  }

  private func openQuote() -> DocumentError {
    DocumentError(
      at: fieldLocation, problem: "a quote that is never closed", remedy: "end the field with \"")
  }

  private func textAfterQuote() -> DocumentError {
    DocumentError(
      at: location, problem: "text after a closing quote",
      remedy: "put a comma there, or double the quote")
  }

  private func quoteInside() -> DocumentError {
    DocumentError(
      at: location, problem: "a quote inside an unquoted field",
      remedy: "quote the whole field and double the quotes in it")
  }
}
