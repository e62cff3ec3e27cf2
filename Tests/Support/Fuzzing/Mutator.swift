package import TestSupport

/// Damages the bytes of a document, as accidents and ill will do.
package struct Mutator: Sendable {
  /// Numbers that can be read, and seldom mean anything where they stand.
  private static let readable = [
    "0", "-0", "-1", "1", "2", "3", "7", "0.5", "1e308", "-1e308", "5e-324", "1e-9", "1000000",
    "40",
    "9007199254740993", "1e15",
  ]
  /// What 64 bits, counts and sizes cannot hold, or nobody can read.
  private static let unreadable = [
    "1e999", "-1e999", "9223372036854775808", "99999999999999999999999999", "0x1p3", "NaN",
    "Infinity", "1e", "0.5.5", "-", "1e5e5",
  ]
  /// Pieces of names and texts that JSON allows.
  private static let allowed = [
    "\\u0000", "\\u001b[31m", "\\u009b2J", "\\u007f", "\\n", "\\r", "\\ud83d\\ude00", "\\\\",
    "e\u{301}", "目標",
    "😀", "\u{202e}", "\u{200b}", "%n%s", "$(x)", "../../etc/passwd", "w5", "h1", "i1", " ", "",
  ]
  /// Pieces that it does not.
  private static let forbidden = [
    "\u{1b}[2J", "\u{1b}]0;x\u{7}", "\u{9b}31m", "\u{0}", "\\ud800", "\r", "\n", "\t", "\"", "]]",
    "}",
    "{\"a\":", "[", ",", ":", "null", "//",
  ]
  private static let signs = Array("\"\\{}[],:;\n\r\t0-+.eEuN/ ".utf8)

  package init() {}

  /// Damages a document in one to four places.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - other: bytes of another document, pieces of which may come into this one.
  ///   - source: what chance is drawn from; the same source does the same damage.
  /// - Returns: the damaged bytes; half of them are still a document that can be read.
  package func mutated(
    _ bytes: [UInt8], other: [UInt8], using source: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = bytes
    // Half of them leave a document that can still be read: the mathematics must stand it, too.
    let isGentle = Bool.random(using: &source)
    for _ in 0...Int.random(in: 0...3, using: &source) {
      if isGentle {
        mutateGently(&bytes, using: &source)
      } else {
        mutate(&bytes, other: other, using: &source)
      }
    }
    return bytes
  }

  private func mutateGently(_ bytes: inout [UInt8], using source: inout SeededGenerator) {
    guard let index = bytes.indices.randomElement(using: &source) else { return }
    if Int.random(in: 0..<4, using: &source) > 0 {
      replaceNumber(near: index, with: Mutator.readable, in: &bytes, using: &source)
    } else {
      insertText(Mutator.allowed, near: index, in: &bytes, using: &source)
    }
  }

  private func mutate(
    _ bytes: inout [UInt8], other: [UInt8], using source: inout SeededGenerator
  ) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: bytes.indices, using: &source)
    switch Int.random(in: 0..<12, using: &source) {
    case 0: bytes[index] = UInt8(truncatingIfNeeded: source.next())
    case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &source)
    case 2: bytes[index] = Mutator.signs.randomElement(using: &source) ?? 0
    case 3: bytes.insert(Mutator.signs.randomElement(using: &source) ?? 0, at: index)
    case 4: bytes.removeSubrange(piece(of: bytes, using: &source))
    case 5: bytes.insert(contentsOf: bytes[piece(of: bytes, using: &source)], at: index)
    case 6: bytes.insert(contentsOf: other[piece(of: other, using: &source)], at: index)
    case 7: bytes.removeSubrange(index...)
    case 8: replaceNumber(near: index, with: Mutator.unreadable, in: &bytes, using: &source)
    case 9: insertText(Mutator.forbidden, near: index, in: &bytes, using: &source)
    case 10: nest(at: index, in: &bytes, using: &source)
    default: exchangeLines(in: &bytes, using: &source)
    }
  }

  /// A few bytes in a row, seldom many.
  private func piece(of bytes: [UInt8], using source: inout SeededGenerator) -> Range<Int> {
    guard !bytes.isEmpty else { return 0..<0 }
    let start = Int.random(in: bytes.indices, using: &source)
    let longest = [1, 4, 20, 200].randomElement(using: &source) ?? 1
    return start..<min(bytes.count, start + Int.random(in: 1...longest, using: &source))
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2D || byte | 0x20 == 0x65
  }

  /// Puts something strange in the place of the next number.
  private func replaceNumber(
    near index: Int, with numbers: [String], in bytes: inout [UInt8],
    using source: inout SeededGenerator
  ) {
    guard let start = bytes[index...].firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      return
    }
    let end = bytes[start...].firstIndex { !Mutator.isOfNumber($0) } ?? bytes.count
    let number = numbers.randomElement(using: &source) ?? "0"
    bytes.replaceSubrange(start..<end, with: number.utf8)
  }

  /// Puts something strange behind the next quotation mark.
  private func insertText(
    _ texts: [String], near index: Int, in bytes: inout [UInt8], using source: inout SeededGenerator
  ) {
    let start = bytes[index...].firstIndex(of: 0x22).map { $0 + 1 } ?? index
    var text = Array((texts.randomElement(using: &source) ?? "").utf8)
    if Int.random(in: 0..<8, using: &source) == 0 {
      text = Array(repeatElement(text, count: 500).joined())
    }
    bytes.insert(contentsOf: text, at: start)
  }

  /// Opens more brackets than anything needs.
  private func nest(at index: Int, in bytes: inout [UInt8], using source: inout SeededGenerator) {
    let depth = [3, 60, 70, 5_000].randomElement(using: &source) ?? 3
    let text = Bool.random(using: &source) ? "[" : #"{"a":"#
    bytes.insert(contentsOf: repeatElement(Array(text.utf8), count: depth).joined(), at: index)
  }

  private func exchangeLines(in bytes: inout [UInt8], using source: inout SeededGenerator) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let first = lines.indices.randomElement(using: &source),
      let second = lines.indices.randomElement(using: &source)
    else { return }
    lines.swapAt(first, second)
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
