/// Makes lines of what comes piece by piece.
struct LineReader {
  private var lines: [String] = []
  private var open: [UInt8] = []
  /// What goes on for longer is no line that anybody means.
  static let longest = 1 << 16

  /// Takes the next piece; `nil`: the end, which ends a line, too.
  mutating func take(_ bytes: [UInt8]?) {
    guard let bytes else {
      if !open.isEmpty { end() }
      return
    }
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        end()
      } else if open.count < Self.longest {
        open.append(byte)
      }
    }
  }

  private mutating func end() {
    if open.last == UInt8(ascii: "\r") { open.removeLast() }
    lines.append(String(decoding: open, as: UTF8.self))
    open = []
  }

  /// The next line; `nil` where none is whole.
  mutating func next() -> String? { lines.isEmpty ? nil : lines.removeFirst() }
}
