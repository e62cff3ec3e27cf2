/// The generator of random numbers from which the works' networks and data were drawn.
///
/// MT19937 (Matsumoto and Nishimura 1998), seeded and read as NumPy's `RandomState` does it, so that
/// errors can be compared with those of programs in Python.
struct MersenneTwister {
  private var state: [UInt32]
  private var index = 624

  init(seed: UInt32) {
    state = [seed]
    for number in 1..<624 {
      let last = state[number - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(number))
    }
  }

  private mutating func refill() {
    for number in state.indices {
      let bits = (state[number] & 0x8000_0000) | (state[(number + 1) % 624] & 0x7FFF_FFFF)
      state[number] =
        state[(number + 397) % 624] ^ (bits >> 1) ^ (bits & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    index = 0
  }

  private mutating func next() -> UInt32 {
    if index == state.count { refill() }
    var bits = state[index]
    index += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9D2C_5680
    bits ^= (bits << 15) & 0xEFC6_0000
    return bits ^ (bits >> 18)
  }

  /// Returns a number in −bound ..< bound.
  mutating func uniform(within bound: Double) -> Double { 2 * bound * unit() - bound }

  /// Returns a number in 0 ..< 1.
  mutating func unit() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// Returns a whole number in 0 ..< limit.
  ///
  /// - Precondition: `limit` is at most 16.
  mutating func whole(below limit: UInt32) -> Int {
    while true {
      let number = next() & 15
      if number < limit { return Int(number) }
    }
  }
}
