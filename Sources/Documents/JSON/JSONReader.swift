/// A strict reader of JSON (RFC 8259) from UTF-8 bytes.
///
/// Beyond the standard it refuses duplicate keys, keys of more than 1000 bytes, numbers that
/// 64 bits cannot hold, nesting deeper than `depthLimit`, and more than 25 million values; it skips a byte order mark, and
/// leaves out members whose key begins with `//`, which are comments. O(n) in the bytes; no input
/// makes it trap.
package struct JSONReader {
  /// How deep arrays and objects may nest; the reader recurses, so the stack must have a bound.
  package static let depthLimit = 64
  /// More elements and members than these do not fit the memory of most machines.
  static let mostValues = 25_000_000

  let bytes: [UInt8]
  var position = 0
  /// The arrays and objects that are open, outermost first.
  private var open: [(closer: UInt8, location: SourceLocation)] = []
  private var line = 1
  /// Where the line would begin if every scalar before `position` on it had one byte.
  private var lineStart = 0

  private var poll: InterruptionPoll
  /// How many elements and members were read.
  private var count = 0

  private init(_ bytes: [UInt8], isInterrupted: @escaping () -> Bool) {
    self.bytes = bytes
    poll = InterruptionPoll(isInterrupted)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      position = 3
      lineStart = 3
    }
  }

  /// Reads a whole document.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8; a byte order mark before it is ignored.
  ///   - isInterrupted: asked now and then; once it says so the reader throws.
  /// - Returns: the one value that the document holds.
  /// - Throws: the first error, with its place; text after the value is one.
  package static func read(
    _ bytes: [UInt8], isInterrupted: @escaping () -> Bool = { false }
  ) throws(DocumentError) -> JSONValue {
    var reader = JSONReader(bytes, isInterrupted: isInterrupted)
    reader.skipSpace()
    guard reader.byte != nil else {
      throw DocumentError(
        at: reader.location, problem: "the text is empty", remedy: "write a JSON value")
    }
    let value = try reader.value()
    reader.skipSpace()
    if reader.byte != nil { throw reader.textAfterEnd() }
    return value
  }

  /// Returns the object a document holds; throws the first error, or that it is no object.
  package static func readObject(
    _ bytes: [UInt8], isInterrupted: @escaping () -> Bool = { false }
  ) throws(DocumentError) -> JSONObject {
    let value = try read(bytes, isInterrupted: isInterrupted)
    guard case .object(let object) = value.content else {
      throw DocumentError(
        at: value.location, problem: "\(value.kind) where the document needs an object",
        remedy: "begin it with {")
    }
    return object
  }

  /// The byte to read next; `nil` at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  var location: SourceLocation { SourceLocation(line: line, column: position - lineStart + 1) }

  /// The innermost array or object that is open.
  var innermost: (closer: UInt8, location: SourceLocation)? { open.last }

  /// Passes a scalar of several bytes, which counts as one column.
  mutating func passScalar() throws(DocumentError) {
    guard let length = UTF8Sequence.length(in: bytes, at: position) else {
      throw .notUTF8(at: location)
    }
    position += length
    lineStart += length - 1
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case .space, .tab: position += 1
      case .lineFeed, .carriageReturn: passLineBreak()
      default: return
      }
    }
  }

  private mutating func passLineBreak() {
    let isReturn = bytes[position] == .carriageReturn
    position += 1
    if isReturn, byte == .lineFeed { position += 1 }
    line += 1
    lineStart = position
  }

  private mutating func value() throws(DocumentError) -> JSONValue {
    let start = location
    switch byte {
    case UInt8.leftBrace: return try JSONValue(.object(object()), at: start)
    case UInt8.leftBracket: return try JSONValue(.array(array()), at: start)
    case UInt8.quote: return try JSONValue(.string(string()), at: start)
    case .some(let byte) where byte == .minus || byte.isDigit:
      return try JSONValue(number(), at: start)
    case .some(let byte) where byte.isLetter: return try JSONValue(word(), at: start)
    default: throw noValue()
    }
  }

  private mutating func array() throws(DocumentError) -> [JSONValue] {
    try begin(closer: .rightBracket)
    var elements: [JSONValue] = []
    if closes() { return elements }
    repeat {
      elements.append(try value())
    } while try hasAnother()
    return elements
  }

  private mutating func object() throws(DocumentError) -> JSONObject {
    var object = JSONObject(at: location)
    try begin(closer: .rightBrace)
    if closes() { return object }
    repeat {
      guard byte == .quote else { throw noKey() }
      let keyLocation = location
      let key = try string()
      skipSpace()
      guard byte == .colon else { throw noColon(after: key) }
      position += 1
      skipSpace()
      let member = JSONObject.Member(key: key, keyLocation: keyLocation, value: try value())
      if key.utf8.starts(with: [.slash, .slash]) { continue }
      guard key.utf8.count <= nameLimit else { throw .longName("a key", at: keyLocation) }
      if !object.add(member) { throw secondKey(key, at: keyLocation) }
    } while try hasAnother()
    return object
  }

  /// Passes the opening sign of an array or object.
  private mutating func begin(closer: UInt8) throws(DocumentError) {
    guard open.count < Self.depthLimit else { throw tooDeep() }
    open.append((closer, location))
    position += 1
    skipSpace()
    if byte == nil { throw endsEarly() }
  }

  /// Passes the closing sign if it is next; returns whether it was.
  private mutating func closes() -> Bool {
    guard let closer = innermost?.closer, byte == closer else { return false }
    position += 1
    open.removeLast()
    return true
  }

  /// Passes the comma or the closing sign after an element; returns whether another follows.
  private mutating func hasAnother() throws(DocumentError) -> Bool {
    count += 1
    guard count <= Self.mostValues else { throw tooMany() }
    try poll.check(at: location)
    skipSpace()
    if closes() { return false }
    guard byte == .comma else { throw noComma() }
    let comma = location
    position += 1
    skipSpace()
    if let closer = innermost?.closer, byte == closer { throw lastComma(at: comma) }
    return true
  }
}
