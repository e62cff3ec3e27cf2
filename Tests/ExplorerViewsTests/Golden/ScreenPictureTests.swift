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
}
