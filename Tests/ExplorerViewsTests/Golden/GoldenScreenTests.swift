import ExplorerViews
import TestSupport
import Testing

/// Every panel and every form of the network as a whole screen, text and styles, at the sizes that
/// people use.
@Suite struct GoldenScreenTests {
  @Test(arguments: GoldenScreen.all)
  func screenIsAsItWas(_ golden: GoldenScreen) throws {
    try GoldenFile.check(
      golden.name, try golden.drawn(), theme: Theme(golden.theme, colors: golden.colors),
      at: #_sourceLocation)
  }

  /// A screen that nobody asks for any more is deleted with what asked for it.
  @Test func everyGoldenIsAskedFor() throws {
    guard !GoldenFile.isRecording else { return }
    let files = try ProjectFiles.names(in: "Tests/ExplorerViewsTests/Goldens")
    #expect(Set(files) == Set(GoldenScreen.all.map { $0.name + ".txt" }))
  }
}
