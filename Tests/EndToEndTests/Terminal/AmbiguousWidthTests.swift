import TestSupport
import Testing

@Suite(
  "A terminal that gives ambiguous characters two columns", .serialized, .timeLimit(.minutes(20)))
struct AmbiguousWidthTests {
  /// Much of what there is to see.
  private static let tour = [
    "24s", "h", "?", Keys.escape, "tx", "z", ":panel error\r", "L", "2ez", "c",
  ]

  /// Shows the same output on a terminal of each kind; compares them after every key.
  private func tour(
    _ arguments: [String], rows: Int, columns: Int,
    compare: (_ narrow: TerminalScreen, _ wide: TerminalScreen, _ isWhole: Bool) -> Void
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.explorer(arguments, rows: rows, columns: columns)
    var wide = TerminalScreen(rows: rows, columns: columns, ambiguousWidth: 2)
    var count = 0
    func follow(isWhole: Bool) {
      wide.feed(terminal.output[count...])
      count = terminal.output.count
      compare(terminal.screen, wide, isWhole)
    }
    for keys in Self.tour {
      try terminal.send(keys)
      _ = terminal.readUntilQuiet(for: 0.05)
      follow(isWhole: false)
      _ = try terminal.picture()
      follow(isWhole: true)
    }
    try terminal.quit()
    return terminal
  }

  @Test("shows ASCII as any other", arguments: [(24, 80), (40, 120)])
  func showsASCII(rows: Int, columns: Int) throws {
    let terminal = try tour(["--ascii"], rows: rows, columns: columns) { narrow, wide, _ in
      #expect(Picture(wide) == Picture(narrow))
    }
    #expect(terminal.output.allSatisfy { $0 < 128 })
  }

  @Test(
    "moves nothing but what stands to the right of them in their own row",
    arguments: [(24, 80), (40, 120)])
  func keepsRows(rows: Int, columns: Int) throws {
    var clean = Set(0..<rows)
    var compared = 0
    _ = try tour([], rows: rows, columns: columns) { narrow, wide, isWhole in
      #expect(!wide.wraps)
      if isWhole { clean = Set(0..<rows) }
      for row in 0..<rows {
        let line = narrow.line(row)
        if line.unicodeScalars.contains(where: \.isAmbiguouslyWide) { clean.remove(row) }
        guard clean.contains(row) else { continue }
        compared += 1
        #expect(wide.line(row) == line)
      }
      guard isWhole else { return }
      for row in 0..<rows {
        let start = narrow.line(row).unicodeScalars.prefix { !$0.isAmbiguouslyWide }
        #expect(wide.line(row).unicodeScalars.starts(with: start))
      }
    }
    #expect(compared > rows)
  }
}
