import TestSupport
import Testing

@Suite("The explorer's window", .serialized, .timeLimit(.minutes(20)))
struct SizeTests {
  @Test(
    "may have any size to begin with",
    arguments: [(1, 1), (0, 0), (5, 20), (1, 200), (24, 5), (18, 60), (24, 79), (60, 200)])
  func opens(rows: Int, columns: Int) throws {
    let terminal = try PseudoTerminal.backstep(rows: rows, columns: columns)
    try terminal.wait(for: "alternate screen") { $0.isAlternate }
    try terminal.send("sS" + Keys.controlL)
    try terminal.quit()
  }

  @Test(
    "says which size it needs where it has too little", arguments: [(18, 60), (23, 80), (24, 79)])
  func saysSize(rows: Int, columns: Int) throws {
    let terminal = try PseudoTerminal.backstep(rows: rows, columns: columns)
    try terminal.wait(forText: "80×24")
    try terminal.quit()
  }

  @Test("may be larger, and then has more in it")
  func opensLarge() throws {
    let terminal = try PseudoTerminal.explorer(rows: 60, columns: 200)
    #expect((terminal.screen.line(0) + " ").contains(" step 0 "))
    #expect(terminal.screen.contains("partial derivatives"))
    try terminal.press("24s", toStep: "24")
    try terminal.wait(forText: "0.082167041")
    try terminal.quit()
  }

  @Test("shows the same as before, after any number of sizes in between")
  func keepsState() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    let before = try terminal.picture()
    for rows in [1, 2, 3, 5, 24, 60, 300] {
      for columns in [1, 2, 5, 20, 80, 200, 500] {
        try resize(terminal, rows: rows, columns: columns)
        try terminal.send("sS")
      }
    }
    try resize(terminal, rows: 24, columns: 80)
    var after = try terminal.picture()
    // On a busy machine some of the keys may still be on their way.
    for _ in 0..<50 where after != before { after = try terminal.picture() }
    #expect(after == before)
    try terminal.quit()
  }

  @Test(
    "keeps what is open over it, whatever its size",
    arguments: ["?", ":", "=", ":a long command, longer than narrow windows are", "z", "zd", "t"])
  func keepsOpen(keys: String) throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24sh", toStep: "24")
    try terminal.send(keys)
    let before = try terminal.picture()
    for (rows, columns) in [(4, 10), (1, 1), (24, 2), (2, 200), (40, 130), (10, 4)] {
      try resize(terminal, rows: rows, columns: columns)
    }
    try resize(terminal, rows: 24, columns: 80)
    #expect(try terminal.picture() == before)
  }

  @Test("may change faster than it can be painted")
  func survivesStorm() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    let before = try terminal.picture()
    for round in 0..<300 {
      terminal.resize(rows: round % 2 == 0 ? 24 : 3 + round % 40, columns: 10 + round * 7 % 150)
      for _ in 0..<7 { terminal.signal(28) }
      if round % 3 == 0 { try terminal.send("sS") }
    }
    try resize(terminal, rows: 24, columns: 80)
    #expect(try terminal.picture() == before)
    let fresh = try PseudoTerminal.explorer()
    try fresh.press("24s", toStep: "24")
    #expect(try fresh.picture() == before)
    try terminal.quit()
  }

  /// Changes the size, and waits for an answer to it.
  private func resize(_ terminal: PseudoTerminal, rows: Int, columns: Int) throws {
    let isNew = terminal.screen.rows != rows || terminal.screen.columns != columns
    terminal.resize(rows: rows, columns: columns)
    let count = terminal.output.count
    guard isNew else { return }
    try terminal.wait(for: "a frame of \(rows) rows and \(columns) columns", within: 20) { _ in
      terminal.output.count > count
    }
  }
}
