extension ElementaryFunctions {
  /// Returns eˣ.
  ///
  /// eˣ = 2ᵏ · eʳ with k = x / ln 2 rounded and |r| ≤ ½ ln 2 (Tang 1989); eʳ from a minimax
  /// polynomial of degree 11. Overflows to ∞, and underflows through the subnormal numbers to 0.
  ///
  /// Largest error found in 13 million arguments: 0.74 ulp (0.77 where results are subnormal).
  package static func exp(_ x: Double) -> Double {
    // False for NaN too.
    guard x.magnitude <= largestPlainExponent else { return exponentialBeyondPlain(x) }
    return plainExponential(x)
  }

  /// The largest magnitude whose exponential `plainExponential` can compute.
  static let largestPlainExponent = 708.0

  /// Returns eˣ in every lane: the bits of `exp`.
  @inline(__always)
  static func exponential<Number: Lanes>(_ x: Number) -> Number {
    let plain = plainExponential(x)
    let isPlain = !x.magnitude.isAnyBeyond(Number(largestPlainExponent))
    return isPlain ? plain : laneByLane(x)
  }

  /// Returns eˣ where some lane needs care.
  @inline(never)
  private static func laneByLane<Number: Lanes>(_ x: Number) -> Number {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Number.count) { lanes in
      guard let memory = lanes.baseAddress else { return x }
      x.store(memory)
      for lane in 0..<Number.count { memory[lane] = exp(memory[lane]) }
      return Number.load(memory)
    }
  }

  /// Returns eˣ for |x| ≤ `largestPlainExponent`, with no branch.
  @inline(__always)
  private static func plainExponential<Number: Lanes>(_ x: Number) -> Number {
    let reduced = ReducedExponent(x)
    return reduced.exponential.addingBits(reduced.powerBits)
  }

  /// Returns eˣ where 2ᵏ, or the result, is not a normal number.
  private static func exponentialBeyondPlain(_ x: Double) -> Double {
    guard !x.isNaN else { return x }
    // e^±1000 is far beyond the range of a `Double` already: the products below round it.
    let reduced = ReducedExponent(Swift.min(Swift.max(x, -1000), 1000))
    let power = reduced.power
    let firstHalf = power >> 1
    // Two factors, each a normal number, so that only the last product rounds.
    return reduced.exponential * powerOfTwo(firstHalf) * powerOfTwo(power - firstHalf)
  }

  /// Returns 2ⁿ for n of a normal number.
  private static func powerOfTwo(_ power: Int64) -> Double {
    Double(bitPattern: (1.0).bitPattern &+ (UInt64(bitPattern: power) << 52))
  }

  /// An exponent x as k · ln 2 + r, where r, in two parts, is at most ½ ln 2.
  struct ReducedExponent<Number: Lanes> {
    /// x − k · (ln 2's first bits), exact.
    let high: Number

    /// r = high − low.
    let low: Number

    /// k in the place of a number's exponent: adding it to a number's bits multiplies by 2ᵏ.
    let powerBits: Number

    @inline(__always)
    init(_ x: Number) {
      // 1.5 · 2⁵² leaves no bits for a fraction: adding it rounds, and leaves k in the last bits.
      let rounder = Number(0x1.8p52)
      let shifted = x * Number(0x1.71547652b82fep0) + rounder
      let power = shifted - rounder
      high = x - power * Number(naturalLogarithmOfTwoHigh)
      low = power * Number(naturalLogarithmOfTwoLow)
      powerBits = shifted.shiftingBits(by: 52)
    }

    /// eʳ − 1 − high: what is left, and small beside 1 + high.
    @inline(__always)
    var remainder: Number { quotients(addedTo: -low) }

    /// eʳ, between √½ and √2.
    @inline(__always)
    var exponential: Number {
      let one = Number(1)
      let sum = one + high
      // What rounding the sum lost; 1 is the larger, so the difference is exact (Dekker).
      let lost = high - (sum - one)
      return sum + quotients(addedTo: lost - low)
    }

    /// (eʳ − 1 − r) added to what is at hand: r² times a minimax polynomial of degree 9.
    ///
    /// Summed by Estrin's scheme, with the last powers multiplied early, so that least waits for r.
    @inline(__always)
    private func quotients(addedTo start: Number) -> Number {
      let r = high - low
      let square = r * r
      let fourth = square * square
      let sixth = square * fourth
      let terms0 = Number(0x1.0000000000002p-1) + Number(0x1.55555555555e0p-3) * r
      let terms2 = Number(0x1.5555555552994p-5) + Number(0x1.11111110f1876p-7) * r
      let terms4 = Number(0x1.6c16c17e21166p-10) + Number(0x1.a01a024148107p-13) * r
      let terms6 = Number(0x1.a019a845885fdp-16) + Number(0x1.71dcd0b96e0e8p-19) * r
      let terms8 = Number(0x1.28a1baa543cb2p-22) + Number(0x1.b10d571512c1ap-26) * r
      let lower = terms0 + terms2 * square
      let upper = (terms4 + terms8 * fourth) + terms6 * square
      return (start + lower * square) + upper * sixth
    }
  }
}

extension ElementaryFunctions.ReducedExponent<Double> {
  /// k, for |k| < 2048.
  var power: Int64 { Int64(bitPattern: powerBits.bitPattern) >> 52 }
}
