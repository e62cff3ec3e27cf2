/// Unpacks what was deflated (RFC 1951).
///
/// What it reads is not trusted: nothing makes it trap, or give more than is asked for.
package struct Inflate {
  private let bytes: ArraySlice<UInt8>
  /// The next byte to read.
  private var place: Int
  /// Bits that were read and not used, the next one lowest.
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let count: Int

  /// Unpacks all of it.
  ///
  /// - Parameters:
  ///   - bytes: what was packed.
  ///   - count: how many bytes come out.
  /// - Returns: those; `nil` where it is damaged, or more or fewer come out.
  package static func contents(of bytes: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    // No byte gives more than 1032.
    guard count >= 0, count / 1032 <= bytes.count else { return nil }
    var inflate = Inflate(bytes: bytes, place: bytes.startIndex, count: count)
    inflate.output.reserveCapacity(count)
    guard inflate.unpack(), inflate.output.count == count else { return nil }
    return inflate.output
  }

  private init(bytes: ArraySlice<UInt8>, place: Int, count: Int) {
    self.bytes = bytes
    self.place = place
    self.count = count
  }

  /// Returns so many bits, at most 16, the first one lowest; `nil` at the end.
  private mutating func take(_ wanted: Int) -> Int? {
    while bitCount < wanted {
      guard place < bytes.endIndex else { return nil }
      bits |= UInt32(bytes[place]) << UInt32(bitCount)
      bitCount += 8
      place += 1
    }
    let value = bits & (1 << UInt32(wanted) - 1)
    bits >>= UInt32(wanted)
    bitCount -= wanted
    return Int(value)
  }

  private mutating func unpack() -> Bool {
    while true {
      guard let isLast = take(1), let kind = take(2) else { return false }
      let isRight =
        switch kind {
        case 0: copyStored()
        case 1: unpackBlock(HuffmanCode.fixedLiterals, HuffmanCode.fixedDistances)
        case 2: unpackOwnBlock()
        default: false
        }
      guard isRight else { return false }
      if isLast == 1 { return true }
    }
  }

  private mutating func copyStored() -> Bool {
    // It begins at a byte of its own.
    bits = 0
    bitCount = 0
    guard let length = take(16), let complement = take(16), length == ~complement & 0xffff,
      length <= bytes.endIndex - place, length <= count - output.count
    else { return false }
    output += bytes[place..<place + length]
    place += length
    return true
  }

  /// In which order the lengths of the codes for lengths come.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Unpacks a block that brings its own codes.
  private mutating func unpackOwnBlock() -> Bool {
    guard let literals = take(5), let distances = take(5), let ordered = take(4) else {
      return false
    }
    var lengths = [Int](repeating: 0, count: 19)
    for symbol in Inflate.order.prefix(ordered + 4) {
      guard let length = take(3) else { return false }
      lengths[symbol] = length
    }
    guard let code = HuffmanCode(lengths) else { return false }
    let literalCount = literals + 257
    let total = literalCount + distances + 1
    lengths = []
    while lengths.count < total {
      guard let symbol = next(code) else { return false }
      switch symbol {
      case 16:
        guard let last = lengths.last, let more = take(2) else { return false }
        lengths += [Int](repeating: last, count: more + 3)
      case 17, 18:
        guard let more = take(symbol == 17 ? 3 : 7) else { return false }
        lengths += [Int](repeating: 0, count: more + (symbol == 17 ? 3 : 11))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == total, let first = HuffmanCode(lengths.prefix(literalCount)),
      let second = HuffmanCode(lengths.dropFirst(literalCount))
    else { return false }
    return unpackBlock(first, second)
  }

  private mutating func unpackBlock(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Bool {
    while let symbol = next(literals) {
      switch symbol {
      case 0..<256:
        guard output.count < count else { return false }
        output.append(UInt8(symbol))
      case 256: return true
      default:
        guard symbol < 286, let length = length(symbol - 257), let code = next(distances),
          code < 30, let distance = distance(code), distance <= output.count,
          length <= count - output.count
        else { return false }
        // What is copied may be what was just written.
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
    return false
  }

  /// How many bytes are copied.
  private mutating func length(_ code: Int) -> Int? {
    if code < 8 { return code + 3 }
    if code == 28 { return 258 }
    let extra = code / 4 - 1
    return take(extra).map { (4 + code % 4) << extra + 3 + $0 }
  }

  /// How far back they are copied from.
  private mutating func distance(_ code: Int) -> Int? {
    if code < 4 { return code + 1 }
    let extra = code / 2 - 1
    return take(extra).map { (2 + code % 2) << extra + 1 + $0 }
  }

  /// Reads the next symbol of a code, bit by bit; `nil` where there is none.
  private mutating func next(_ code: HuffmanCode) -> Int? {
    // The bits so far, the first code that has as many, and the place of that code's symbol.
    var (bits, first, index) = (0, 0, 0)
    for count in code.counts.dropFirst() {
      guard let bit = take(1) else { return nil }
      bits = 2 * bits + bit
      if bits - first < count { return code.symbols[index + bits - first] }
      index += count
      first = 2 * (first + count)
    }
    return nil
  }
}
