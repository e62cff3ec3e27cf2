import Testing
import TextScreen

/// A screen as lines that a terminal shows again.
@Suite struct ColouredLinesTests {
  private static let screen: ScreenBuffer = {
    var buffer = ScreenBuffer(size: Size(rows: 3, columns: 8))
    buffer.write("a世b", at: Point(row: 0, column: 1))
    buffer.write(
      StyledText("cd", Style(foreground: 208, background: 17, [.bold, .reverse])),
      at: Point(row: 1, column: 0))
    buffer.write(StyledText(" ", Style([.underline])), at: Point(row: 2, column: 1))
    return buffer
  }()

  @Test func colouredLinesSetEachLookAndPutItBack() {
    #expect(
      Self.screen.ansi()
        == " a世b\n\u{1b}[0;1;7;38;5;208;48;5;17mcd\u{1b}[0m\n \u{1b}[0;4m \u{1b}[0m\n")
  }
}
