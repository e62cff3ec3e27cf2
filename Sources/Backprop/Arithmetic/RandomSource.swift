/// A seeded generator of random numbers: the same numbers on every machine.
///
/// xoshiro256**, its state filled by splitmix64 (Blackman and Vigna, "Scrambled linear pseudorandom
/// number generators", ACM TOMS 2021).
package struct RandomSource: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  /// What splitmix64 adds from number to number.
  package static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// What it multiplies with, one after the other.
  package static let factors: (UInt64, UInt64) = (0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB)

  /// Begins at a seed.
  package init(seed: UInt64) {
    var mixer = seed
    state = (
      RandomSource.mixed(&mixer), RandomSource.mixed(&mixer), RandomSource.mixed(&mixer),
      RandomSource.mixed(&mixer)
    )
  }

  /// The next number of splitmix64.
  private static func mixed(_ mixer: inout UInt64) -> UInt64 {
    mixer &+= increment
    var z = mixer
    z = (z ^ (z >> 30)) &* factors.0
    z = (z ^ (z >> 27)) &* factors.1
    return z ^ (z >> 31)
  }

  /// Whether two sources will give the same numbers.
  package static func == (a: RandomSource, b: RandomSource) -> Bool { a.state == b.state }

  /// Returns the next 64 random bits.
  package mutating func next() -> UInt64 {
    let result = rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, by: 45)
    return result
  }

  private func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }

  /// Returns a number in 0 ..< 1, one of 2⁵³ evenly spaced ones.
  package mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a number in −bound ..< bound.
  package mutating func nextUniform(within bound: Double) -> Double {
    (2 * nextUnit() - 1) * bound
  }
}
