extension ElementaryFunctions {
  /// Returns the natural logarithm of x: −∞ at ±0, NaN below.
  ///
  /// ln x = k ln 2 + ln(1 + f) with √½ ≤ 1 + f < √2 (K. C. Ng's method of 1986).
  ///
  /// Largest error found in 10 million arguments: 0.67 ulp.
  package static func log(_ x: Double) -> Double {
    // False for NaN too.
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    guard x >= .leastNormalMagnitude else {
      let normal = ReducedLogarithm(x * 0x1p54)
      return logarithm(fraction: normal.fraction, power: normal.power - 54)
    }
    let reduced = ReducedLogarithm(x)
    return logarithm(fraction: reduced.fraction, power: reduced.power)
  }

  /// Returns ln(1 + x), exact to the last bits for x near 0 too: −∞ at −1, NaN below.
  ///
  /// The sum 1 + x is rounded to u; what is lost, c, is added as c / u, for
  /// ln(u + c) = ln u + c / u − …, and the rest is beyond the last bit.
  ///
  /// Largest error found in 7 million arguments: 0.67 ulp.
  package static func log1p(_ x: Double) -> Double {
    // False for NaN too.
    guard x > -1 else { return x == -1 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    // x − x² / 2 rounds to x; and −0 stays −0.
    guard x.magnitude >= 0x1p-54 else { return x }
    // Between √½ − 1 and √2 − 1 nothing need be rounded.
    guard x < -0x1.2bec333018866p-2 || x > 0x1.a827999fcef32p-2 else {
      return logarithm(fraction: x, power: 0)
    }
    let sum = 1 + x
    let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
    let reduced = ReducedLogarithm(sum)
    return logarithm(fraction: reduced.fraction, power: reduced.power, correction: lost / sum)
  }

  /// Returns power · ln 2 + ln(1 + f) + correction, for √½ − 1 ≤ f ≤ √2 − 1.
  ///
  /// With s = f / (2 + f), ln(1 + f) = ln(1 + s) − ln(1 − s) = f − f²/2 + s · (f²/2 + R(s²)),
  /// where only the first two terms are large enough to need more than 53 bits.
  @inline(__always)
  private static func logarithm(
    fraction f: Double, power: Double, correction: Double = 0
  ) -> Double {
    let halfSquare = HalfSquare(f)
    let s = f / (2 + f)
    let small = s * ((halfSquare.high + halfSquare.low) + seriesRemainder(s * s))

    // Each sum's larger term comes first, so that what rounding loses can be had exactly (Dekker).
    let leading = f - halfSquare.high
    let lostFromLeading = (f - leading) - halfSquare.high
    let base = power * naturalLogarithmOfTwoHigh
    let sum = base + leading
    let lostFromSum = leading - (sum - base)

    let tail = (power * naturalLogarithmOfTwoLow + correction) + (small - halfSquare.low)
    return sum + (lostFromSum + (lostFromLeading + tail))
  }

  /// R(s²) = 2 (s²/3 + s⁴/5 + s⁶/7 + …), a minimax polynomial summed by Estrin's scheme.
  @inline(__always)
  private static func seriesRemainder(_ z: Double) -> Double {
    let square = z * z
    let terms0 = 0x1.5555555555592p-1 + 0x1.999999997fdaep-2 * z
    let terms2 = 0x1.24924941f1cd5p-2 + 0x1.c71c5208c10cap-3 * z
    let terms4 = 0x1.74663f0bc7b3dp-3 + 0x1.39a1b6dbea4ccp-3 * z
    let terms6 = 0x1.2f058d0cfa3e6p-3
    return z * ((terms0 + terms2 * square) + (terms4 + terms6 * square) * (square * square))
  }

  /// ½ f² in two parts, twice as exact as one.
  private struct HalfSquare {
    let high: Double
    let low: Double

    @inline(__always)
    init(_ f: Double) {
      let upper = upperHalf(of: f)
      high = 0.5 * (upper * upper)
      low = 0.5 * ((f - upper) * (f + upper))
    }
  }

  /// A positive normal number as 2ᵏ (1 + f) with √½ ≤ 1 + f < √2.
  private struct ReducedLogarithm {
    /// f, exact.
    let fraction: Double

    /// k.
    let power: Double

    @inline(__always)
    init(_ x: Double) {
      let rootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
      let significandBits: UInt64 = 0x000F_FFFF_FFFF_FFFF
      // Moves √½ to the bottom of a binade, so that the exponent's bits alone give k.
      let shifted = x.bitPattern &+ ((1.0).bitPattern &- rootOfHalf)
      power = Double(Int64(shifted >> 52) &- 1023)
      fraction = Double(bitPattern: (shifted & significandBits) &+ rootOfHalf) - 1
    }
  }
}
