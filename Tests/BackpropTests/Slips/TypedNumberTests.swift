import Backprop
import Testing

@Suite struct TypedNumberTests {
  @Test(
    "digits count as they were typed",
    arguments: [
      ("0.0364", 0.0364, 3, -4), ("0.036", 0.036, 2, -3), ("0.0360", 0.036, 3, -4),
      ("-0.5", -0.5, 1, -1), ("\u{2212}0.50", -0.5, 2, -2), ("+1.50", 1.5, 3, -2),
      ("100", 100, 3, 0), ("1e2", 100, 1, 2), ("1.00E2", 100, 3, 0),
      ("4.0e\u{2212}4", 0.0004, 2, -5),
      (".25", 0.25, 2, -2), ("5.", 5, 1, 0), ("0", 0, 0, 0), ("0.000", 0, 0, -3),
      ("007", 7, 1, 0),
    ])
  func digits(text: String, value: Double, digits: Int, place: Int) throws {
    let number = try #require(TypedNumber(text))
    #expect(number.text == text)
    #expect(number.value == value)
    #expect(number.significantDigits == digits)
    #expect(number.lastPlace == place)
  }

  @Test(
    "what is no decimal number is none",
    arguments: [
      "", "-", ".", "e5", "1e", "1e+", "0,5", "nan", "inf", "0x1p3", "1e999", "1.2.3", "1 2", "--1",
      "1e5e5", "w5", "½",
    ])
  func others(text: String) {
    #expect(TypedNumber(text) == nil)
  }
}
