import TestSupport
import Testing

/// The library's example is a program that is built and run, `Tests/LibraryUse`; papers show it as it is.
@Suite struct LibraryExampleTests {
  private static let articles = "Sources/Backprop/Backprop.docc"

  @Test(arguments: ["README.md", articles + "/Backprop.md"])
  func theProgramStandsInThePaperWithWhatItPrints(path: String) throws {
    let text = try ProjectFiles.text(path)
    for (language, file) in [("swift", "main.swift"), ("text", "output.txt")] {
      let block = "```\(language)\n" + (try ProjectFiles.text("Tests/LibraryUse/\(file)")) + "```\n"
      #expect(text.contains(block), "\(path) should have:\n\(block)")
    }
  }

  @Test func everyPieceOfSwiftInAnArticleIsOfTheProgram() throws {
    let program = try ProjectFiles.text("Tests/LibraryUse/main.swift")
    let files = try ProjectFiles.names(in: Self.articles)
    #expect(files.count >= 5)
    for file in files {
      let text = try ProjectFiles.text("\(Self.articles)/\(file)")
      let pieces = text.split(separator: "```swift\n", omittingEmptySubsequences: false)
      for piece in pieces.dropFirst() {
        let code = piece.prefix(upTo: piece.firstRange(of: "```")?.lowerBound ?? piece.endIndex)
        #expect(program.contains(code), "\(file): \(code)")
      }
    }
  }
}
