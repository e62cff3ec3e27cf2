package import TextScreen

/// Turns the bytes that a terminal sends into events; a pure value, without a clock.
///
/// ncurses could do this (`wget_wch`), but it reads one byte a call, takes up to fifteen keys with
/// it after a byte that is no UTF-8, and reports a vanished terminal as it reports no key at all.
package struct KeyDecoder {
  /// What the bytes so far are the beginning of.
  package enum Waiting: Equatable {
    case nothing
    /// A key's sequence or one character: Escape alone, should nothing follow soon.
    case sequence
    /// A paste whose end mark has not come.
    case paste
  }

  /// The most that a paste may bring; what goes beyond is dropped.
  package static let pasteLimit = 1 << 20

  private static let pasteEnd: [UInt8] = Array("\u{1b}[201~".utf8)

  private let sequences: KeySequences
  private let isUTF8: Bool
  private var bytes: [UInt8] = []
  private var position = 0
  private var paste: [UInt8]?
  /// How many bytes of the end mark the paste now ends with.
  private var matched = 0

  package init(sequences: KeySequences, isUTF8: Bool) {
    self.sequences = sequences
    self.isUTF8 = isUTF8
  }

  package mutating func feed(_ more: some Collection<UInt8>) {
    if position > 0 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes.append(contentsOf: more)
  }

  /// What more bytes are needed for; asked when `next` gives nothing.
  package var waiting: Waiting {
    if paste != nil { return .paste }
    return position < bytes.count ? .sequence : .nothing
  }

  /// The next event that the bytes hold; `nil` if they hold none or only a beginning.
  ///
  /// - Parameter isLate: nothing has followed for so long that a beginning is all there is.
  /// - Returns: the event, which takes its bytes with it.
  package mutating func next(isLate: Bool = false) -> Event? {
    while position < bytes.count || (isLate && paste != nil) {
      if paste != nil {
        guard let text = takePaste(isLate: isLate) else { return nil }
        return .paste(text)
      }
      switch read(isLate: isLate) {
      case .key(let key, let length):
        position += length
        return .key(key)
      case .reply(let reply, let length):
        position += length
        return .reply(reply)
      case .pasteStart(let length):
        position += length
        paste = []
        matched = 0
      case .nothing(let length):
        position += length
      case .incomplete:
        return nil
      }
    }
    return nil
  }

  private enum Reading {
    case key(Key, length: Int)
    case reply(Event.Reply, length: Int)
    case pasteStart(length: Int)
    /// Bytes that mean no key.
    case nothing(length: Int)
    case incomplete
  }

  private func read(isLate: Bool) -> Reading {
    switch bytes[position] {
    case 27: readSequence(isLate: isLate)
    case 9: .key(.tab, length: 1)
    case 10, 13: .key(.enter, length: 1)
    case 8, 127: .key(.backspace, length: 1)
    case 0: .key(.control(" "), length: 1)
    case 1...26: .key(.control(UnicodeScalar(bytes[position] + 96)), length: 1)
    case 28...31: .key(.control(UnicodeScalar(bytes[position] + 64)), length: 1)
    case 32...126: .key(.character(UnicodeScalar(bytes[position])), length: 1)
    default: readCharacter(isLate: isLate)
    }
  }

  // MARK: - Characters

  private func readCharacter(isLate: Bool) -> Reading {
    let first = bytes[position]
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .nothing(length: 1)
    }
    guard isUTF8 else { return .nothing(length: 1) }
    let found = bytes[position...].prefix(length)
    let tail = found.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if tail + 1 < found.count { return .nothing(length: 1 + tail) }
    guard found.count == length else {
      return isLate ? .nothing(length: found.count) : .incomplete
    }
    guard let scalar = String(validating: found, as: UTF8.self)?.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return .nothing(length: length) }
    return .key(.character(scalar), length: length)
  }

  // MARK: - Sequences

  private func readSequence(isLate: Bool) -> Reading {
    let rest = bytes[position...]
    if let reply = readGround(rest) { return reply }
    let escape = Reading.key(.escape, length: 1)
    guard let end = sequenceEnd(rest) else { return isLate ? escape : .incomplete }
    guard end > rest.startIndex else { return escape }
    let sequence = rest[...end]
    let length = sequence.count
    if let key = sequences.key(for: sequence) { return .key(key, length: length) }
    if sequence.starts(with: Self.kindStart), sequence.last == UInt8(ascii: "c") {
      return .reply(.kind, length: length)
    }
    // Whole, but terminfo does not know it.
    let body = sequence.dropFirst(2).dropLast()
    let parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let first = parameters.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    let final = sequence[end]
    if final == UInt8(ascii: "~"), first == 200 { return .pasteStart(length: length) }
    if let key = KeySequences.commonKey(final: final, parameter: first ?? 1) {
      return .key(key, length: length)
    }
    if bytes[position + 1] == UInt8(ascii: "O"), let key = KeySequences.padKey(final: final) {
      return .key(key, length: length)
    }
    return .nothing(length: length)
  }

  private static let kindStart: [UInt8] = Array("\u{1b}[?".utf8)
  private static let groundStart: [UInt8] = Array("\u{1b}]11;".utf8)
  /// A longer answer is none.
  private static let longestReply = 64

  /// An answer to what the ground's colour is, `ESC ] 11 ; rgb:1a1a/1a1a/1f1f` and BEL or ESC \; `nil`
  /// where there is none.
  private func readGround(_ rest: ArraySlice<UInt8>) -> Reading? {
    guard rest.starts(with: Self.groundStart) else { return nil }
    let body = rest.dropFirst(Self.groundStart.count)
    guard let end = body.firstIndex(where: { $0 == 7 || $0 == 27 }) else {
      return rest.count < Self.longestReply ? .incomplete : .nothing(length: rest.count)
    }
    let isLong = body[end] == 27
    guard !isLong || end + 1 < rest.endIndex else { return .incomplete }
    let length = end + (isLong ? 2 : 1) - rest.startIndex
    let text = String(decoding: body[..<end], as: UTF8.self)
    return Self.ground(text).map { .reply($0, length: length) } ?? .nothing(length: length)
  }

  private static func ground(_ text: String) -> Event.Reply? {
    guard text.hasPrefix("rgb") else { return nil }
    let parts = text.drop { $0 != ":" }.dropFirst().split(separator: "/").prefix(3)
      .compactMap { part -> Double? in
        guard (1...4).contains(part.count), let value = UInt16(part, radix: 16) else { return nil }
        return Double(value) / Double((1 << (4 * part.count)) - 1)
      }
    return parts.count == 3 ? .ground(red: parts[0], green: parts[1], blue: parts[2]) : nil
  }

  /// Where the sequence that begins here ends: at its start if Escape stands alone, `nil` if the
  /// bytes end before it does.
  private func sequenceEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    // A sequence of terminfo's own, which need not follow the standard: linux has `ESC [ [ A`.
    var end = rest.startIndex
    while sequences.isBeginning(rest[...end]) {
      end += 1
      if end == rest.endIndex { return nil }
    }
    if sequences.key(for: rest[...end]) != nil { return end }
    guard rest.count > 1 else { return nil }
    let kind = rest.index(after: rest.startIndex)
    switch rest[kind] {
    case UInt8(ascii: "O"):
      let final = kind + 1
      guard final < rest.endIndex else { return nil }
      return (0x40...0x7E).contains(rest[final]) ? final : rest.startIndex
    case UInt8(ascii: "["):
      guard let final = rest[(kind + 1)...].firstIndex(where: { !(0x20...0x3F).contains($0) })
      else { return nil }
      return (0x40...0x7E).contains(rest[final]) ? final : rest.startIndex
    default:
      return rest.startIndex
    }
  }

  // MARK: - Pasting

  private mutating func takePaste(isLate: Bool) -> String? {
    guard var text = paste else { return nil }
    paste = nil
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      text.append(byte)
      // The mark begins with the only Escape in it, so a mismatch can start nothing but anew.
      if byte == Self.pasteEnd[matched] {
        matched += 1
      } else {
        matched = byte == Self.pasteEnd[0] ? 1 : 0
      }
      if matched == Self.pasteEnd.count {
        text.removeLast(matched)
        return String(decoding: text.prefix(Self.pasteLimit), as: UTF8.self)
      }
      let most = Self.pasteLimit + Self.pasteEnd.count
      if text.count > 2 * most { text.removeSubrange(most..<(text.count - Self.pasteEnd.count)) }
    }
    if isLate { return String(decoding: text.prefix(Self.pasteLimit), as: UTF8.self) }
    paste = text
    return nil
  }
}
