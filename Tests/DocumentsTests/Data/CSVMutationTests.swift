import Documents
import Testing

/// No bytes make the reader trap: what is broken comes back as an error of one clean line.
@Suite struct CSVMutationTests {
  static let csv = "a,b,\"c \"\"q\"\"\"\r\n1,-2.5,é\n\n\"x,\r\ny\",4,😀\n"

  @Test func noMutatedTableTraps() {
    var generator = SeededGenerator(state: 12)
    var refused = 0
    for _ in 0..<10_000 {
      let bytes = mutated(Array(Self.csv.utf8), using: &generator)
      guard let line = csvError(bytes: bytes) else { continue }
      refused += 1
      if !isClean(line) { Issue.record("\(line) for \(bytes)") }
    }
    #expect(refused > 5000)
  }
}
