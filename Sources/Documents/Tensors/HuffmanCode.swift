/// A code whose symbols have from 1 to 15 bits, given by how many each has (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// How many symbols have each number of bits, from 0 on.
  private(set) var counts = [Int](repeating: 0, count: 16)
  /// The symbols, those with fewer bits first.
  private(set) var symbols: [Int] = []

  /// Makes the code of some lengths, in which 0 stands for a symbol that is not used.
  ///
  /// `nil` where there are too many codes for their lengths.
  init?(_ lengths: some Sequence<Int>) {
    let lengths = Array(lengths)
    for length in lengths {
      guard length <= 15 else { return nil }
      counts[length] += 1
    }
    counts[0] = 0
    var room = 1
    for count in counts.dropFirst() {
      room = 2 * room - count
      guard room >= 0 else { return nil }
    }
    for length in 1...15 {
      symbols += lengths.indices.filter { lengths[$0] == length }
    }
  }

  /// The code of blocks that bring none, for literals and lengths.
  static let fixedLiterals = fixed((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  /// The same for distances.
  static let fixedDistances = fixed([Int](repeating: 5, count: 30))

  private static func fixed(_ lengths: [Int]) -> HuffmanCode {
    guard let code = HuffmanCode(lengths) else { preconditionFailure("the code is complete") }
    return code
  }
}
