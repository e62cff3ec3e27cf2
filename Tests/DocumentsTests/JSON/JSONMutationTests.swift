import Documents
import Testing

/// No bytes make the reader trap: what is broken comes back as an error of one clean line.
@Suite struct JSONMutationTests {
  static let document = """
    { "format": "x", "é😀": [1, -0.5e3, 0.25, true, null], "//": "c",
      "layers": [{ "units": ["h1", "\\u00e9\\ud83d\\ude00\\n"], "weights": [[1, 2], []] }] }
    """

  @Test func noMutatedDocumentTraps() {
    var generator = SeededGenerator(state: 11)
    var refused = 0
    for _ in 0..<10_000 {
      let bytes = mutated(Array(Self.document.utf8), using: &generator)
      guard let line = jsonError(bytes: bytes) else { continue }
      refused += 1
      if !isClean(line) { Issue.record("\(line) for \(bytes)") }
    }
    #expect(refused > 5000)
  }

  @Test func everyPrefixOfTheDocumentIsRefused() {
    let bytes = Array(Self.document.utf8)
    for end in bytes.indices { #expect(jsonError(bytes: Array(bytes[..<end])) != nil) }
  }
}
