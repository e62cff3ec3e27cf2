import Documents
import Testing

/// What zlib has packed, unpacked.
@Suite struct InflateTests {
  private static let phrase = "backpropagation, back and forth, back and forth, and back again; "

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  /// What was packed, and what it was before.
  private struct Packed: Sendable {
    let hex: String
    let text: [UInt8]
  }

  /// A block with codes of its own, one with the fixed codes, a stored one, and a long run.
  private static let packed = [
    Packed(
      hex: "4b4a4cce2e28ca2f484c4f2cc9cccfd35148020a2824e6a528a4e517956460f2414c88587a62669e35983d"
        + "d20d0000", text: Array(String(repeating: phrase, count: 5).utf8)),
    Packed(
      hex: "4b4a4cce2e28ca2f484c4f2cc9cccfd35148020a2824e6a528a4e5179564c0f900",
      text: Array(phrase.utf8.prefix(40))),
    Packed(
      hex: "011400ebff6261636b70726f7061676174696f6e2c20626163", text: Array(phrase.utf8.prefix(20))
    ),
    Packed(hex: "63601805a360140c770000", text: [UInt8](repeating: 0, count: 1000)),
    Packed(
      hex: "edcab11100300802c059f15051f6efdd2255be7ea89788f49a7028731814599e81aaf1c3cb70",
      text: (0..<400).map { (number: Int) in UInt8((number * number * 7 + number / 3) % 11 + 97) }),
  ]

  @Test(arguments: packed.indices) func unpacksWhatZlibPacked(index: Int) {
    let (hex, text) = (Self.packed[index].hex, Self.packed[index].text)
    #expect(Inflate.contents(of: Self.bytes(hex)[...], count: text.count) == text)
  }

  @Test(arguments: packed.indices) func refusesAnotherLength(index: Int) {
    let (hex, text) = (Self.packed[index].hex, Self.packed[index].text)
    #expect(Inflate.contents(of: Self.bytes(hex)[...], count: text.count + 1) == nil)
    #expect(Inflate.contents(of: Self.bytes(hex)[...], count: text.count - 1) == nil)
    #expect(Inflate.contents(of: Self.bytes(hex).dropLast(), count: text.count) == nil)
    #expect(Inflate.contents(of: [], count: 0) == nil)
  }

  @Test func noBytesAreTooStrange() {
    var source = SeededGenerator(state: 4)
    for round in 0..<1_500 {
      var bytes = Self.bytes(Self.packed[round % Self.packed.count].hex)
      for _ in 0...round % 4 {
        bytes[Int.random(in: bytes.indices, using: &source)] = .random(in: 0...255, using: &source)
      }
      let count = Int.random(in: 0..<2_000, using: &source)
      if let output = Inflate.contents(of: bytes[...], count: count) {
        #expect(output.count == count)
      }
    }
  }
}
