/// The bytes of one Unicode scalar as they arrive, checked against the UTF-8 table (RFC 3629).
///
/// It takes one byte at a time because a chunk from a pipe may end inside a scalar.
struct UTF8Sequence: Equatable, Sendable {
  /// How many bytes of the scalar are still to come.
  private(set) var remaining = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xbf

  /// Takes the next byte; returns false if it cannot stand there.
  mutating func accept(_ byte: UInt8) -> Bool {
    if remaining > 0 {
      guard byte >= low, byte <= high else { return false }
      remaining -= 1
      (low, high) = (0x80, 0xbf)
      return true
    }
    // The bounds of the second byte shut out overlong forms, surrogates and what is past U+10FFFF.
    switch byte {
    case 0x00...0x7f: break
    case 0xc2...0xdf: remaining = 1
    case 0xe0: (remaining, low) = (2, 0xa0)
    case 0xed: (remaining, high) = (2, 0x9f)
    case 0xe1...0xef: remaining = 2
    case 0xf0: (remaining, low) = (3, 0x90)
    case 0xf1...0xf3: remaining = 3
    case 0xf4: (remaining, high) = (3, 0x8f)
    default: return false
    }
    return true
  }

  /// Returns the number of bytes of the scalar at an index, or `nil` if no whole scalar is there.
  static func length(in bytes: [UInt8], at start: Int) -> Int? {
    var sequence = UTF8Sequence()
    var index = start
    repeat {
      guard index < bytes.count, sequence.accept(bytes[index]) else { return nil }
      index += 1
    } while sequence.remaining > 0
    return index - start
  }
}

extension DocumentError {
  /// The error of a text that stops being UTF-8 at a place.
  static func notUTF8(at location: SourceLocation) -> DocumentError {
    DocumentError(at: location, problem: "text that is not UTF-8", remedy: "save it as UTF-8")
  }
}
