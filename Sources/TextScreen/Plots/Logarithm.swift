// The system's mathematics library, for logarithms and powers only.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The common logarithm; −∞ for 0, not a number for negative values.
func commonLogarithm(_ value: Double) -> Double { log10(value) }

/// A power of ten, correctly rounded as its decimal notation is.
func powerOfTen(_ exponent: Int) -> Double {
  guard exponent >= -323 else { return 0 }
  guard exponent <= 308 else { return .infinity }
  return Double("1e\(exponent)") ?? 0
}

/// A whole number times a power of ten, correctly rounded as its decimal notation is.
func decimal(_ number: Double, _ exponent: Int) -> Double {
  // Up to here powers of ten are exact, so that there is a single rounding: 3 / 10 is 0.3, and
  // 3 · 0.1 is not.
  if (0...22).contains(exponent) { return number * powerOfTen(exponent) }
  if (-22..<0).contains(exponent) { return number / powerOfTen(-exponent) }
  guard let digits = Int(exactly: number) else { return number * powerOfTen(exponent) }
  return Double("\(digits)e\(exponent)") ?? number * powerOfTen(exponent)
}

/// Ten to the power of any number.
func powerOfTen(_ exponent: Double) -> Double { pow(10, exponent) }

/// The largest exponent whose power of ten is not above a positive finite value.
func decade(below value: Double) -> Int {
  guard value > 0, value.isFinite else { return 0 }
  var exponent = Int(commonLogarithm(value).rounded(.down))
  // The logarithm of a power of ten may come out a hair below the whole number.
  if powerOfTen(exponent + 1) <= value { exponent += 1 }
  if powerOfTen(exponent) > value { exponent -= 1 }
  return exponent
}
