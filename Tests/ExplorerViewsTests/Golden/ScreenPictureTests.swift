import Documents
import TestSupport
import Testing
import TextScreen

/// The pictures of `Assets/screens`: golden screens as a browser shows them.
@Suite struct ScreenPictureTests {
  private static let folder = "Assets/screens"

  /// The golden screens of which there are pictures.
  private static let shown = GoldenScreen.all.filter { names.contains($0.name) }

  private static let names = [
    "worked-example-step-24-80x24-dark", "worked-example-step-24-80x24-light",
    "worked-example-step-24-120x40-dark", "worked-example-step-24-120x40-light",
    "form-pictures-120x40-dark", "form-pictures-120x40-light",
    "form-ring-120x40-dark", "form-ring-120x40-light",
  ]

  private static func picture(of golden: GoldenScreen) throws -> String {
    ScreenPicture.svg(
      of: try golden.drawn(), on: golden.theme == .light ? .light : .dark,
      title: "Backstep: \(golden.name)")
  }

  @Test(arguments: shown)
  func pictureIsThatOfTheScreen(_ golden: GoldenScreen) throws {
    try GoldenFile.check(
      try ScreenPictureTests.picture(of: golden),
      "\(ScreenPictureTests.folder)/\(golden.name).svg", at: #_sourceLocation)
  }

  @Test func everyPictureIsOfAScreenAndInTheReadme() throws {
    guard !GoldenFile.isRecording else { return }
    let files = try ProjectFiles.names(in: ScreenPictureTests.folder)
    #expect(files.sorted() == ScreenPictureTests.names.map { $0 + ".svg" }.sorted())
    let readme = try ProjectFiles.text("README.md")
    for file in files {
      #expect(readme.contains("\(ScreenPictureTests.folder)/\(file)\""), "\(file)")
    }
  }

  @Test(arguments: shown)
  func aPageWithPicturesLoadsFast(_ golden: GoldenScreen) throws {
    #expect(try ScreenPictureTests.picture(of: golden).utf8.count < 60_000)
  }

  // MARK: - What is drawn

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
