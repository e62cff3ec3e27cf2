import Testing
import TextScreen

@Suite struct CharacterWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("~", 1), ("é", 1), ("∂", 1), ("η", 1), ("−", 1), ("⣿", 1), ("█", 1), ("▸", 1),
      ("世", 2), ("カ", 2), ("한", 2), ("！", 2), ("😀", 2), ("⭐", 2), ("　", 2),
      ("\u{301}", 0), ("\u{200D}", 0), ("\u{FE0F}", 0), ("\u{200B}", 0), ("\u{1b}", 0), ("\0", 0),
      ("\u{1160}", 0), ("\u{10FFFF}", 1),
    ] as [(Unicode.Scalar, Int)])
  func columnsOfAScalar(scalar: Unicode.Scalar, columns: Int) {
    #expect(scalar.columns == columns)
  }

  @Test func aTextIsAsWideAsItsScalars() {
    #expect(displayWidth(of: "") == 0)
    #expect(displayWidth(of: "∂E/∂w5") == 6)
    #expect(displayWidth(of: "e\u{301}世") == 3)
  }

  @Test func controlsAreShownNotObeyed() {
    #expect(DisplayText("\u{1b}[2J").text == "\\u{1b}[2J")
    #expect(DisplayText("a\tb\r\n").text == "a\\tb\\r\\n")
    #expect(DisplayText("x\u{202E}y\u{9b}").text == "x\\u{202e}y\\u{9b}")
    #expect(DisplayText("e\u{301}\u{200B}").text == "e")
    #expect(DisplayText("plain η").text == "plain η")
    #expect(DisplayText("世\u{1b}").width == 8)
  }

  @Test func truncationNeverSplitsAWideCharacter() {
    #expect(DisplayText("世界").truncated(to: 4) == "世界")
    #expect(DisplayText("世界").truncated(to: 3) == "世…")
    #expect(DisplayText("世界").truncated(to: 2) == "…")
    #expect(DisplayText("世界").truncated(to: 0) == "")
    #expect(DisplayText("世界").truncated(to: -5) == "")
    #expect(truncatedText("abcdef", to: 5, ellipsis: "...") == "ab...")
    #expect(truncatedText("abcdef", to: 2, ellipsis: "...") == "..")
    #expect(truncatedText("世界", to: 3, ellipsis: "") == "世")
  }

  @Test func asciiReplacesWithoutChangingTheWidth() {
    #expect(DisplayText("a世é").ascii() == "a???")
    #expect(DisplayText("abc").ascii() == "abc")
  }

  @Test func asciiGlyphsAreASCII() {
    let glyphs = Glyphs(.ascii)
    for (label, value) in Mirror(reflecting: glyphs).children {
      let isASCII = String(describing: value).unicodeScalars.allSatisfy(\.isASCII)
      #expect(isASCII, "\(label ?? "")")
    }
    #expect(Glyphs(.braille) == Glyphs(.block))
  }
}
