import Testing
import TextScreen

/// Cells as shapes and letters of a drawing.
@Suite struct ScreenPictureTests {
  private static func drawn(_ text: StyledText) -> String {
    var buffer = ScreenBuffer(size: Size(rows: 1, columns: text.width))
    buffer.write(text, at: Point(row: 0, column: 0))
    return ScreenPicture.svg(of: buffer, on: .dark, title: "a < b")
  }

  @Test func textIsEscaped() {
    let svg = ScreenPictureTests.drawn("a<&>")
    #expect(svg.contains("<title>a &lt; b</title>"))
    #expect(svg.contains(">a&lt;&amp;&gt;</text>"))
  }

  /// Cells are 8 wide, the first begins at 14.
  @Test func everyLetterHasThePlaceOfItsCell() {
    let svg = ScreenPictureTests.drawn("ab c  d")
    #expect(svg.contains("x=\"14 22 30 38\">ab c</text>"))
    #expect(svg.contains("x=\"62\">d</text>"))
  }

  @Test func reverseSwapsThePapersColours() {
    let svg = ScreenPictureTests.drawn(StyledText("a", Style([.reverse, .bold])))
    #expect(svg.contains("<path fill=\"#d0d0d0\" d=\"M14 30h8v16h-8z\"/>"))
    #expect(svg.contains("<g fill=\"#1c1c1c\" font-weight=\"bold\">"))
  }

  @Test func coloursAreThoseOfThePalette() {
    let svg = ScreenPictureTests.drawn(StyledText("a", Style(foreground: 208, background: 241)))
    #expect(svg.contains("<g fill=\"#ff8700\">") && svg.contains("<path fill=\"#626262\""))
  }

  @Test func halfBlocksAndRulesAreOneShapeARow() {
    let svg = ScreenPictureTests.drawn("▀▀▀──")
    #expect(svg.contains("d=\"M14 30h24v8h-24z\"") && svg.contains("d=\"M38 38h16\""))
    #expect(!svg.contains("<text"))
  }

  /// Dot 1 is at the top left, dot 8 at the bottom right.
  @Test func brailleIsDotByDot() {
    #expect(ScreenPictureTests.drawn("⢁").contains("d=\"M16 32h0M20 44h0\""))
  }

  @Test func aLineIsUnderWhatIsUnderlinedBlanksIncluded() {
    let svg = ScreenPictureTests.drawn(StyledText("  ", Style(.underline)))
    #expect(svg.contains("d=\"M14 44h16\""))
  }
}
