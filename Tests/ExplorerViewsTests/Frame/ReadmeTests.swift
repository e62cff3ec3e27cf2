import ExplorerViews
import TestSupport
import Testing

@Suite struct ReadmeTests {
  /// The table of keys as it must stand in the README.
  private static var keyTable: String {
    var lines = ["| Keys | |", "|---|---|"]
    for binding in KeyMap.standard.bindings {
      let keys = binding.keys.map { "`\(KeyMap.name(of: $0.key, isASCII: false))`" }
      lines.append("| \(keys.joined(separator: " ")) | \(binding.words) |")
    }
    return lines.joined(separator: "\n")
  }

  @Test func readmeShowsTheKeysOfTheTableThatDispatchesThem() throws {
    let readme = try ProjectFiles.text("README.md")
    #expect(
      readme.contains("\n" + ReadmeTests.keyTable + "\n"),
      "the table of keys in README.md should be:\n\(ReadmeTests.keyTable)")
  }
}
