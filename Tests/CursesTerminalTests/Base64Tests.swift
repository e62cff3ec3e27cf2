import CursesTerminal
import Testing

@Suite struct Base64Tests {
  /// The examples of RFC 4648, and bytes with every bit.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("∂E/∂w5 ≥ ÿ", "4oiCRS/iiIJ3NSDiiaUgw78="),
  ])
  func threeBytesAreFourLetters(text: String, letters: String) {
    #expect(Base64.text(Array(text.utf8)) == letters)
  }
}
