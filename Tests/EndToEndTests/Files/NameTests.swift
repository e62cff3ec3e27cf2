import TestSupport
import Testing

@Suite("Names in a file of examples", .serialized, .timeLimit(.minutes(20)))
struct NameTests {
  /// Wide characters, one that joins another, a family of several scalars, what clears a screen, a
  /// tab and a zero: in the header and among the classes.
  private static let table = """
    "日本\u{1b}[2J","e\u{301}\u{1b}[31mred 👩‍👩‍👧","kind"
    1,0,"\u{1b}[31mcat\tdog"
    0,1,"犬犬犬犬犬犬犬犬犬犬"
    0.5,0.5,"n\u{0}l"

    """

  private func explorer(_ options: [String], rows: Int, columns: Int) throws -> PseudoTerminal {
    let folder = try Folder()
    // What holds a zero is no text of C.
    let parts = Self.table.split(separator: "\u{0}").map(String.init)
    let path = try folder.write("names.csv", parts[0])
    try folder.append("names.csv", [0] + Array(parts[1].utf8))
    return try PseudoTerminal.explorer(
      ["--layers", "2-2-3", "--data", path, "--targets", "kind"] + options, rows: rows,
      columns: columns)
  }

  @Test(
    "are cut to their width, and shown with what acts on a terminal escaped",
    arguments: [(24, 80), (40, 120)])
  func areQuoted(rows: Int, columns: Int) throws {
    let terminal = try explorer([], rows: rows, columns: columns)
    let clears = terminal.screen.clears
    for panel in ["data", "classes", "answers"] {
      try terminal.send(":panel \(panel)\r")
      let picture = try terminal.picture()
      // What is too wide would push the end of the title out of its place.
      #expect((picture.line(0) + " ").contains(" step 0 "))
    }
    try terminal.press(":panel classes\r", toSee: #"n\u{0}l"#)
    #expect(terminal.screen.contains(#"\u{1b}"#))
    #expect(terminal.screen.contains("犬"))
    #expect(terminal.screen.unknown == [])
    // Three paintings anew were asked for, and no name asks for one.
    #expect(terminal.screen.clears == clears + 3)
    #expect(!terminal.output.contains(0))
    try terminal.quit()
  }

  @Test("are written in ASCII where nothing else may be")
  func areASCII() throws {
    let terminal = try explorer(["--ascii"], rows: 40, columns: 120)
    for panel in ["data", "classes", "answers", "error"] {
      try terminal.send(":panel \(panel)\r")
      _ = try terminal.picture()
    }
    try terminal.press(":panel classes\r", toSee: #"n\u{0}l"#)
    #expect(terminal.output.allSatisfy { $0 > 0 && $0 < 128 })
    try terminal.quit()
  }
}
