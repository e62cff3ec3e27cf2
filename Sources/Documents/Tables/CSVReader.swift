/// A reader of CSV (RFC 4180) that takes bytes as they come and gives rows as they complete.
///
/// The first line is the header, and tells what stands between the columns; see `Separator` and
/// `CSVHeader`. Lines end with LF, CR LF or a lone CR; a byte order mark is skipped, and so are blank
/// lines and rows of empty cells wherever they stand (a row of one empty field is written `""`).
/// Refused are: blanks or bars between the columns, rows shorter or longer than the header, columns
/// named twice or in more than 1000 bytes, quotes that are not closed or stand inside a field, and
/// text that is not UTF-8. O(n) in the bytes; no input makes it trap.
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

  private let rule: CSVHeader.Rule
  private var state = State.fieldStart
  private var table = CSVTable()
  private var separator: UInt8 = .comma
  private var row = CSVRow()
  private var location = SourceLocation(line: 1, column: 1)
  private var fieldLocation = SourceLocation(line: 1, column: 1)
  private var scalar = UTF8Sequence()
  private var lastWasReturn = false
  /// How many bytes of a byte order mark have matched; `nil` once the text has begun.
  private var markBytes: Int? = 0
  /// The first line with more than blanks, until it is complete; `nil` once the separator is known.
  private var firstLine: [UInt8]? = []
  private var isQuotedInFirstLine = false
  /// A header without a separator, in which blanks may stand between columns.
  private var loneHeader: CSVRow?

  /// More cells than these do not fit the memory of most machines.
  package static let mostCells = 100_000_000
  /// No cell of a table is longer, and no line of names.
  private static let (mostCellBytes, mostLineBytes) = (1 << 20, 1 << 26)

  /// Creates a reader at the beginning of a file.
  package init(header rule: CSVHeader.Rule = .automatic) {
    self.rule = rule
  }

  /// The names of the columns; empty until the first line is complete.
  package var header: [String] { table.header }

  /// Reads the next bytes of the file; throws the first error in them, with its place.
  package mutating func feed(_ bytes: [UInt8]) throws(DocumentError) {
    for byte in bytes {
      if markBytes != nil, try isMark(byte) { continue }
      try look(at: byte)
    }
  }

  /// Reads the end of the file, which completes the last row; throws if the text ends too soon.
  package mutating func finish() throws(DocumentError) {
    try endMark()
    try endFirstLine()
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
    for byte in held { try look(at: byte) }
  }

  /// Keeps the first line until it is complete: then it tells what stands between the columns.
  private mutating func look(at byte: UInt8) throws(DocumentError) {
    guard firstLine != nil else {
      try take(byte)
      return
    }
    if byte == .quote { isQuotedInFirstLine.toggle() }
    let endsLine = !isQuotedInFirstLine && (byte == .lineFeed || byte == .carriageReturn)
    firstLine?.append(byte)
    guard let line = firstLine else { return }
    guard line.count <= Self.mostLineBytes else {
      throw tooLong("a first line", Self.mostLineBytes)
    }
    let isBlank =
      endsLine && line.allSatisfy { [.space, .tab, .lineFeed, .carriageReturn].contains($0) }
    if endsLine, !isBlank { try endFirstLine() }
  }

  private mutating func endFirstLine() throws(DocumentError) {
    guard let line = firstLine else { return }
    firstLine = nil
    let found = Separator(firstLine: line)
    separator = found.rawValue
    table = CSVTable(separator: found)
    for byte in line { try take(byte) }
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
      if byte == .quote { state = .afterQuote } else { try append(byte) }
    case .afterQuote:
      switch byte {
      case .quote:
        try append(byte)
        state = .quoted
      case separator, .lineFeed, .carriageReturn: try takePlain(byte)
      default: throw textAfterQuote()
      }
    }
    advance(over: byte)
  }

  /// Takes a byte outside quotes.
  private mutating func takePlain(_ byte: UInt8) throws(DocumentError) {
    switch byte {
    case separator: endField()
    // The LF of a CR LF ends a line of its own, which is blank and therefore skipped.
    case .lineFeed, .carriageReturn: try endRow()
    case .quote: throw quoteInside()
    default:
      try append(byte)
      state = .plain
    }
  }

  private mutating func append(_ byte: UInt8) throws(DocumentError) {
    row.text.append(byte)
    let begin = row.ends.last ?? 0
    guard row.text.count - begin <= Self.mostCellBytes else {
      throw tooLong("a cell", Self.mostCellBytes)
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
    guard !table.header.isEmpty else {
      try takeHeader()
      return
    }
    if let loneHeader {
      self.loneHeader = nil
      try refuseBlanks(loneHeader)
    }
    try table.admit(row)
    guard table.cellCount + row.count <= Self.mostCells else { throw tooMany() }
    table.append(row)
  }

  private mutating func takeHeader() throws(DocumentError) {
    if row.count == 1, !row.hasQuotes {
      if let bar = row.text.firstIndex(of: .bar) { throw otherSeparator("bars", at: bar, in: row) }
      loneHeader = row
    }
    table.take(try CSVHeader(row, as: rule))
    guard rule == .data else { return }
    if let loneHeader {
      self.loneHeader = nil
      try refuseBlanks(loneHeader)
    }
    try table.admit(row)
    table.append(row)
  }

  /// Refuses a header of one column where it and the row under it have blanks between as many words.
  private func refuseBlanks(_ header: CSVRow) throws(DocumentError) {
    let isBlank: (UInt8) -> Bool = { $0 == .space || $0 == .tab }
    let words = header.cell(0).split(whereSeparator: isBlank)
    let pieces = row.text.split(whereSeparator: isBlank)
    guard words.count > 1, row.count == 1, (words.count...words.count + 1).contains(pieces.count),
      pieces.contains(where: { CellText($0).isNumber })
    else { return }
    throw otherSeparator("blanks", at: words[0].endIndex, in: header)
  }
}

extension CSVReader {
  /// The error of a line with something else between the columns than separators that are read.
  private func otherSeparator(_ name: String, at index: Int, in row: CSVRow) -> DocumentError {
    let before = String(decoding: row.text[..<index], as: UTF8.self).unicodeScalars.count
    var place = row.locations[0]
    place.column += before
    return DocumentError(
      at: place, problem: "\(name) between the columns", remedy: Separator.read)
  }

  private func tooLong(_ noun: String, _ limit: Int) -> DocumentError {
    DocumentError(
      at: location, problem: "\(noun) of more than \(limit) bytes", remedy: "shorten it")
  }

  private func tooMany() -> DocumentError {
    DocumentError(
      at: row.locations[0], problem: "more than \(Self.mostCells) cells",
      remedy: "give fewer rows or columns")
  }

  private func openQuote() -> DocumentError {
    DocumentError(
      at: fieldLocation, problem: "a quote that is never closed", remedy: "end the field with \"")
  }

  private func textAfterQuote() -> DocumentError {
    DocumentError(
      at: location, problem: "text after a closing quote",
      remedy: "put a \(separatorName) there, or double the quote")
  }

  private var separatorName: String {
    switch separator {
    case .semicolon: "semicolon"
    case .tab: "tab"
    default: "comma"
    }
  }

  private func quoteInside() -> DocumentError {
    DocumentError(
      at: location, problem: "a quote inside an unquoted field",
      remedy: "quote the whole field and double the quotes in it")
  }
}
