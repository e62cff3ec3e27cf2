extension ClosedRange<Double> {
  /// The value at a fraction of the range: the lower end at 0, the upper at 1.
  func value(at fraction: Double) -> Double {
    lowerBound * (1 - fraction) + upperBound * fraction
  }
}
