/// The exponential, the logarithm and their kin, computed alike on every machine.
///
/// The C library's versions differ in the last bits from system to system, and a run of training
/// that differs in one bit soon differs in all. These use only the operations that IEEE 754 rounds
/// exactly (+ − × ÷) and operations on bits, in a fixed order and never fused, so that the same
/// argument gives the same bits everywhere.
///
/// Those that training needs most, `exp` and `tanh`, are written for lanes: one formula gives the bits
/// of one number and of many at once.
///
/// Each function states its largest error found, in units in the last place (ulp) of the exact
/// result: 0.5 is the best that any function can do.
///
/// Methods: W. Kahan's and T. J. Dekker's sums and products of split numbers; P. T. P. Tang,
/// "Table-driven implementation of the exponential function in IEEE floating-point arithmetic"
/// (1989), for the reduction; J.-M. Muller, "Elementary Functions" (3rd edition, 2016), for the
/// minimax polynomials and their evaluation.
package enum ElementaryFunctions {
  /// The first 42 bits of ln 2: its product with any exponent of a `Double` is exact.
  static let naturalLogarithmOfTwoHigh = 0x1.62e42fefa38p-1

  /// ln 2 less its first 42 bits.
  static let naturalLogarithmOfTwoLow = 0x1.ef35793c7673p-45

  /// A number cut to the first 26 bits of its significand: the product of two such is exact.
  @inline(__always)
  static func upperHalf<Number: Lanes>(of number: Number) -> Number {
    number.andBits(Number(Double(bitPattern: 0xFFFF_FFFF_F800_0000)))
  }
}
