extension ElementaryFunctions {
  /// Returns eˣ.
  ///
  /// eˣ = 2ᵏ · eʳ with k = x / ln 2 rounded and |r| ≤ ½ ln 2 (Tang 1989); eʳ from a minimax
  /// polynomial of degree 11. Overflows to ∞, and underflows through the subnormal numbers to 0.
  ///
  /// Largest error found in 13 million arguments: 0.74 ulp (0.80 where results are subnormal).
  package static func exp(_ x: Double) -> Double {
    // False for NaN too.
    guard x.magnitude <= largestPlainExponent else { return exponentialBeyondPlain(x) }
    return plainExponential(x)
  }

  /// The largest magnitude whose exponential `plainExponential` can compute.
  static let largestPlainExponent = 708.0

  /// Returns eˣ for |x| ≤ `largestPlainExponent`, with no branch: fit to be computed in lanes.
  @inline(__always)
  static func plainExponential(_ x: Double) -> Double {
    let reduced = ReducedExponent(x)
    return Double(bitPattern: reduced.exponential.bitPattern &+ reduced.powerBits)
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
  struct ReducedExponent {
    /// x − k · (ln 2's first bits), exact.
    let high: Double

    /// r = high − low.
    let low: Double

    /// k in the place of a number's exponent: adding it to a number's bits multiplies by 2ᵏ.
    let powerBits: UInt64

    @inline(__always)
    init(_ x: Double) {
      // 1.5 · 2⁵² leaves no bits for a fraction: adding it rounds, and leaves k in the last bits.
      let rounder = 0x1.8p52
      let shifted = x * 0x1.71547652b82fep0 + rounder
      let power = shifted - rounder
      high = x - power * naturalLogarithmOfTwoHigh
      low = power * naturalLogarithmOfTwoLow
      powerBits = shifted.bitPattern << 52
    }

    /// k, for |k| < 2048.
    var power: Int64 { Int64(bitPattern: powerBits) >> 52 }

    /// eʳ − 1 − high: what is left, and small beside 1 + high.
    @inline(__always)
    var remainder: Double {
      let r = high - low
      let square = r * r
      return square * Self.secondQuotient(r, square: square) - low
    }

    /// eʳ, between √½ and √2.
    @inline(__always)
    var exponential: Double {
      let sum = 1 + high
      // What rounding the sum lost; 1 is the larger, so the difference is exact (Dekker).
      let lost = high - (sum - 1)
      return sum + (lost + remainder)
    }

    /// (eʳ − 1 − r) / r², a minimax polynomial of degree 9 summed by Estrin's scheme.
    @inline(__always)
    private static func secondQuotient(_ r: Double, square: Double) -> Double {
      let fourth = square * square
      let terms0 = 0x1.0000000000002p-1 + 0x1.55555555555e0p-3 * r
      let terms2 = 0x1.5555555552994p-5 + 0x1.11111110f1876p-7 * r
      let terms4 = 0x1.6c16c17e21166p-10 + 0x1.a01a024148107p-13 * r
      let terms6 = 0x1.a019a845885fdp-16 + 0x1.71dcd0b96e0e8p-19 * r
      let terms8 = 0x1.28a1baa543cb2p-22 + 0x1.b10d571512c1ap-26 * r
      let lower = terms0 + terms2 * square
      let upper = (terms4 + terms6 * square) + terms8 * fourth
      return lower + upper * fourth
    }
  }
}
