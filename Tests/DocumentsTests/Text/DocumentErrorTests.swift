import Documents
import Testing

@Suite struct DocumentErrorTests {
  @Test func lineNamesPlaceProblemAndRemedy() {
    let error = DocumentError(
      at: SourceLocation(line: 3, column: 7), problem: "it is wrong", remedy: "do it right")
    #expect(error.line(file: "net.json") == "net.json:3:7: it is wrong; do it right")
  }

  @Test func lineLeavesOutAnEmptyRemedy() {
    let error = DocumentError(at: SourceLocation(line: 1, column: 2), problem: "it is wrong")
    #expect(error.line(file: "net.json") == "net.json:1:2: it is wrong")
  }

  @Test func lineLeavesOutAMissingPlace() {
    let error = DocumentError(at: nil, problem: "it is wrong", remedy: "do it right")
    #expect(error.line(file: "net.json") == "net.json: it is wrong; do it right")
  }

  @Test func lineEscapesControlsWhereverTheyComeFrom() {
    let error = DocumentError(at: nil, problem: "a\u{1b}[2J", remedy: "b\u{9b}\u{202e}\n")
    #expect(error.line(file: "f\r") == "f\\u{d}: a\\u{1b}[2J; b\\u{9b}\\u{202e}\\u{a}")
  }

  @Test func excerptOfFortyScalarsIsWhole() {
    let text = String(repeating: "é", count: 40)
    #expect(excerpt(text) == "\"\(text)\"")
  }

  @Test func excerptOfMoreIsShortened() {
    let kept = String(repeating: "é", count: 40)
    #expect(excerpt(kept + "x") == "\"\(kept)…\"")
  }
}
