import ExplorerViews
import Testing

/// Numbers in the few cells of a card.
@Suite struct CellNumberTests {
  @Test(arguments: [
    (0.5933, ".5933"), (-9.87654, "−9.8765"), (-9.9999976, "−10.000"), (-12.34567, "−12.346"),
    (123.4567, "123.457"), (-1234.567, "−1234.6"), (12345.678, "12345.7"), (-123456.7, "−1.2e5"),
    (0.00001, "1.0e−5"), (0, "0"),
  ])
  func aLargeNumberLosesDecimalsBeforeItNeedsAPowerOfTen(value: Double, text: String) {
    #expect(CellNumber.text(value, decimals: 4, width: 7) == text)
  }
}
