import Backprop
import Testing

struct RandomSourceTests {
  /// From an independent implementation in another language.
  static let firstNumbers: [(seed: UInt64, numbers: [UInt64])] = [
    (
      0,
      [0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a, 0x1a5f_849d_4933_e6e0, 0x6aa5_94f1_262d_2d2c]
    ),
    (
      1,
      [0xb3f2_af6d_0fc7_10c5, 0x853b_5596_4736_4cea, 0x92f8_9756_082a_4514, 0x642e_1c7b_c266_a3a7]
    ),
    (
      42,
      [0x1578_0b2e_0c2e_c716, 0x6104_d986_6d11_3a7e, 0xae17_5332_39e4_99a1, 0xecb8_ad47_03b3_60a1]
    ),
    (
      .max,
      [0x8f55_20d5_2a7e_ad08, 0xc476_a018_caa1_802d, 0x81de_31c0_d260_469e, 0xbf65_8d7e_065f_3c2f]
    ),
  ]

  @Test(arguments: firstNumbers)
  func theFirstNumbersOfASeedAreThoseOfTheAlgorithm(_ seed: UInt64, _ numbers: [UInt64]) {
    var source = RandomSource(seed: seed)
    let first = (0..<4).map { _ in source.next() }
    #expect(first == numbers)
  }

  @Test(
    arguments: [
      (0, 0x7aac_8c48_3a2e_dd2f), (1, 0xb851_7c33_c344_d153), (42, 0x8de5_848c_61ab_8968),
      (.max, 0xc3c9_3ea5_cde4_34cc),
    ] as [(UInt64, UInt64)])
  func theThousandthNumberOfASeedIsThatOfTheAlgorithm(_ seed: UInt64, _ number: UInt64) {
    var source = RandomSource(seed: seed)
    for _ in 1..<1000 { _ = source.next() }
    let last = source.next()
    #expect(last == number)
  }

  @Test func numbersBelowOneAreTheUpperBitsOfTheNumbers() {
    var source = RandomSource(seed: 1)
    let numbers = (0..<4).map { _ in source.nextUnit() }
    #expect(
      numbers
        == [0.7029218331588505, 0.5204366199388569, 0.5741057000197225, 0.39132860204190445])
  }

  @Test func numbersWithinABoundReachBothSidesAndNotBeyond() {
    var source = RandomSource(seed: 3)
    let numbers = (0..<2000).map { _ in source.nextUniform(within: 0.5) }
    #expect(numbers.allSatisfy { $0 >= -0.5 && $0 < 0.5 })
    #expect(numbers.contains { $0 < -0.49 } && numbers.contains { $0 > 0.49 })
  }

  @Test func aCopyGoesOnWithTheSameNumbers() {
    var source = RandomSource(seed: 9)
    _ = source.next()
    var copy = source
    #expect(copy == source)
    let next = [source.next(), copy.next()]
    #expect(next[0] == next[1])
  }
}
