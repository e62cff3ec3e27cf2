import Explanations
import Testing

struct NumberFormatTests {
  @Test(
    arguments: [
      (0.08216704056423078, "0.082167041"), (0.3775, "0.377500000"),
      (3.510187782978846e-05, "3.51018778e−5"), (1, "1.000000000"), (0, "0.000000000"),
      (-0.5, "−0.500000000"), (1e-4, "0.000100000"), (9.9999e-5, "9.99990000e−5"),
      (999_999.5, "999999.500000000"), (1e6, "1.00000000e6"), (-1e6, "−1.00000000e6"),
      (123_456_789, "1.23456789e8"), (.greatestFiniteMagnitude, "1.79769313e308"),
      (.leastNonzeroMagnitude, "4.94065646e−324"),
    ] as [(Double, String)])
  func numbersHaveNineDigitsToBeginWith(_ number: Double, _ text: String) {
    #expect(NumberFormat.standard.string(number) == text)
  }

  @Test(
    arguments: [
      (0.08216704056423078, "0.082167041"), (0.3775, "0.3775"), (0.05, "0.05"), (1, "1"),
      (0, "0"), (-0.5, "−0.5"), (3.510187782978846e-05, "3.51018778e−5"),
      (0.7413650700, "0.741365070"), (0.75, "0.75"), (100, "100"), (20_000, "20000"),
      (1e6, "1e6"), (1e-8, "1e−8"), (-2.5e-7, "−2.5e−7"), (1.23456789e-7, "1.23456789e−7"),
    ] as [(Double, String)])
  func shortNumbersAreWrittenAsPeopleWould(_ number: Double, _ text: String) {
    #expect(NumberFormat.standard.short(number) == text)
  }

  @Test(arguments: [(.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞")] as [(Double, String)])
  func whatIsNotFiniteHasAName(_ number: Double, _ text: String) {
    #expect(NumberFormat.standard.string(number) == text)
    #expect(NumberFormat.standard.short(number) == text)
  }

  @Test func minusZeroHasItsSignOnlyAmongAllDigits() {
    #expect(NumberFormat.standard.string(-0.0) == "−0.000000000")
    #expect(NumberFormat.standard.short(-0.0) == "0")
    #expect(NumberFormat.standard.operand(-0.0) == "0")
    #expect(NumberFormat.brief(-0.0) == "0")
  }

  /// Exact ties go to the even digit; numbers beside a tie to the nearer one.
  @Test(
    arguments: [
      (0.0625, "0.062"), (0.1875, "0.188"), (2.0625, "2.062"), (1234.0625, "1234.062"),
      (1.0005, "1.000"), (2.6755, "2.675"), (0.0005, "0.001"), (9.9995, "9.999"),
      (9.9996, "10.000"),
    ] as [(Double, String)])
  func numbersAreRoundedCorrectly(_ number: Double, _ text: String) {
    #expect(NumberFormat(digits: 3).string(number) == text)
  }

  @Test(
    arguments: [
      (0.1, "0.10000000000000001"), (1.0 / 3, "0.33333333333333331"),
      (0.3, "0.29999999999999999"), (3.510187782978846e-05, "3.5101877829788462e−5"),
    ] as [(Double, String)])
  func seventeenDigitsShowTheWholeNumber(_ number: Double, _ text: String) {
    #expect(NumberFormat(digits: 17).string(number) == text)
  }

  @Test(
    arguments: [
      (0.25, "0.25"), (-0.25, "(−0.25)"), (0, "0"), (-3.510187782978846e-05, "(−3.51018778e−5)"),
    ] as [(Double, String)])
  func negativeOperandsStandInParentheses(_ number: Double, _ text: String) {
    #expect(NumberFormat.standard.operand(number) == text)
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (20_000, "20,000"), (1_234_567, "1,234,567"),
      (-12_345, "−12,345"), (100_000, "100,000"), (.max, "9,223,372,036,854,775,807"),
    ] as [(Int, String)])
  func countsHaveCommasBetweenTheThousands(_ count: Int, _ text: String) {
    #expect(NumberFormat.count(count) == text)
  }
}
