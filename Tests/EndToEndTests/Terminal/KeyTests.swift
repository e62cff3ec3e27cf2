import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The explorer's keys", .serialized, .timeLimit(.minutes(20)))
struct KeyTests {
  @Test("are all obeyed where three come at once")
  func obeysThree() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("sss", toStep: "3")
  }

  @Test("are all obeyed where 20,000 come at once, with few frames for them")
  func obeysMany() throws {
    let terminal = try PseudoTerminal.explorer()
    let clears = terminal.screen.clears
    let start = terminal.output.count
    let time = try ContinuousClock().measure {
      try terminal.press(String(repeating: "s", count: 20_000), toStep: "20,000")
    }
    // One frame for every key would be some millions of bytes.
    #expect(terminal.output.count - start < 500_000)
    #expect(terminal.screen.clears == clears)
    #expect(time < .seconds(10))
    try terminal.quit()
  }

  @Test("are each obeyed once where one is held down, and nothing follows the last")
  func obeysRepeats() throws {
    let terminal = try PseudoTerminal.explorer()
    for _ in 0..<45 {
      try terminal.send("s")
      usleep(1_000_000 / 30)
    }
    try terminal.wait(for: "step 45") { ($0.line(0) + " ").contains(" step 45 ") }
    _ = terminal.readUntilQuiet(for: 0.1)
    #expect(terminal.readUntilQuiet(for: 0.3).isEmpty)
    #expect((terminal.screen.line(0) + " ").contains(" step 45 "))
  }

  @Test("never clear the screen for a step")
  func keepsScreen() throws {
    let terminal = try PseudoTerminal.explorer()
    let clears = terminal.screen.clears
    for step in 1...100 { try terminal.press("s", toStep: "\(step)") }
    #expect(terminal.screen.clears == clears)
  }

  @Test("change a weight, say what that does to the error, and take it back")
  func edits() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    // Selecting begins at what the step is about.
    try terminal.press("h", toSee: "selected")
    let before = try terminal.picture()
    try terminal.send("=")
    try terminal.wait(for: "prompt") { $0.line(22) == " w5 =" && $0.line(23).contains("enter") }
    try terminal.press("0.6" + Keys.enter, toSee: "w5 = 0.6: E_total 0.298371109 → 0.314541547")
    #expect(try terminal.picture() != before)
    try terminal.press("u", toSee: "E_total 0.314541547 → 0.298371109")
    #expect(try terminal.picture() == before)
  }

  @Test("set a selected weight from the network's other end")
  func editsBySelecting() throws {
    let terminal = try PseudoTerminal.explorer()
    // From i1 to the first weight that reads it, to its unit, to that unit's first output weight.
    try terminal.press("hlll=", toSee: "w5 = ")
    try terminal.press("x" + Keys.enter, toSee: "“x” is no number")
    try terminal.press(Keys.escape, toSee: "q quit")
    try terminal.press("=−1.5" + Keys.enter, toSee: "w5 = −1.5")
    try terminal.quit()
  }

  @Test("close what is open with Escape, answered at once though it begins other keys")
  func closes() throws {
    let terminal = try PseudoTerminal.explorer()
    let before = try terminal.picture()
    try terminal.send("?")
    try terminal.wait(for: "help") { $0.line(0) != before.line(0) || $0.line(5) != before.line(5) }
    let help = try terminal.picture()
    #expect(help != before)
    try terminal.send(Keys.escape)
    try terminal.wait(for: "closing", within: aMoment) {
      $0.line(0) == before.line(0) && $0.line(23) == before.line(23)
    }
    #expect(try terminal.picture() == before)
    // Of several times the shortest: a loaded machine adds to all of them, a delay to each.
    let times = try (0..<5).map { _ in
      try terminal.send("?")
      try terminal.wait(for: "help") { $0.line(5) != before.line(5) }
      return try ContinuousClock().measure {
        try terminal.send(Keys.escape)
        try terminal.wait(for: "closing") { $0.line(5) == before.line(5) }
      }
    }
    #expect(try #require(times.min()) < .milliseconds(250))
    try terminal.press(":", toSee: "esc")
    try terminal.send(Keys.escape)
    try terminal.wait(for: "closing", within: aMoment) { $0.line(23) == before.line(23) }
    #expect(try terminal.picture() == before)
  }

  @Test("are one key where a sequence comes in two pieces")
  func joinsSequence() throws {
    // The time that Escape waits is the person's choice; here there is plenty of it.
    let terminal = try PseudoTerminal.explorer(environment: ["ESCDELAY": "2000"])
    let before = try terminal.picture()
    try terminal.send(Keys.escape)
    _ = terminal.readUntilQuiet(for: 0.005)
    try terminal.press("[C", toStep: "1")
    try terminal.press("S", toStep: "0")
    // Escape alone would have closed the lesson's page.
    #expect(try terminal.picture() == before)
  }

  @Test("are named in the smallest window however far the arrows go, the last one too")
  func areNamed() throws {
    let terminal = try PseudoTerminal.explorer()
    for name in ["unit", "layer", "phase", "example", "epoch"] {
      try terminal.press(Keys.up, toSee: "arrow keys move by one \(name)")
      try terminal.wait(for: "\(name) and quit among the hints") {
        let hints = $0.line(23).split(separator: " ")
        return hints.contains("→") && hints.contains("←") && hints.contains(name[...])
          && hints.suffix(2) == ["q", "quit"]
      }
    }
  }

  @Test("run every action by its name")
  func obeysNames() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(":go dE/dw5" + Keys.enter, toStep: "24")
    try terminal.press(":back phase" + Keys.enter, toStep: "19")
    try terminal.press(":epo\t" + Keys.enter, toStep: "60")
    try terminal.press(":qit" + Keys.enter, toSee: "did you mean “quit”?")
    // What was mistyped stays, with the cursor at its end.
    try terminal.press(Keys.left + Keys.left, toSee: ":qit")
    try terminal.send("u" + Keys.enter)
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
    terminal.expectRestored()
  }

  @Test("ask before starting again, and can take that back")
  func resets() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    try terminal.press("R", toSee: "y the same weights")
    try terminal.press("n", toSee: "q quit")
    try terminal.press("s", toStep: "25")
    try terminal.press("Ry", toStep: "0")
  }
}

@Suite("What is pasted into the explorer", .serialized, .timeLimit(.minutes(20)))
struct PasteTests {
  @Test("does nothing outside a prompt, however long and whatever is in it")
  func doesNothing() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("5s", toStep: "5")
    let before = try terminal.picture()
    let piece = "qQ:q!\u{3}\u{1a}ss\r\u{1b}[C\u{4}R y=9 "
    try terminal.send(Keys.paste(String(repeating: piece, count: 100_000 / piece.utf8.count)))
    #expect(try terminal.picture() == before)
    try terminal.press("s", toStep: "6")
    try terminal.quit()
  }

  @Test("is text in a prompt, without its control characters")
  func isText() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(":", toSee: "esc")
    try terminal.press(Keys.paste("quit\u{3}\r\nq"), toSee: ":quitq")
    try terminal.press(Keys.escape, toSee: "q quit")
    try terminal.press("hl=", toSee: "w1 = ")
    try terminal.send(Keys.paste("0.6"))
    try terminal.press(Keys.enter, toSee: "w1 = 0.6")
    try terminal.quit()
  }

  @Test("ends where its end is cut in two, at any place")
  func endsWhereCut() throws {
    let terminal = try PseudoTerminal.explorer()
    let end = Array("\u{1b}[201~".utf8)
    for cut in 1..<end.count {
      try terminal.send(bytes: Array("\u{1b}[200~q".utf8) + end[..<cut])
      _ = terminal.readUntilQuiet(for: 0.05)
      try terminal.send(bytes: end[cut...] + Array("s".utf8))
      try terminal.wait(for: "a step") { $0.isAt(step: "\(cut)") }
    }
    try terminal.quit()
  }

  @Test("does not hold up the keys for ever where its end does not come")
  func ends() throws {
    let terminal = try PseudoTerminal.explorer()
    let before = try terminal.picture()
    try terminal.send("\u{1b}[200~qqq\u{1b}[201")
    // A key that comes too soon still belongs to it, and prolongs it.
    for _ in 0..<8 where (terminal.screen.line(0) + " ").contains(" step 0 ") {
      _ = terminal.readUntilQuiet(for: 1.3)
      try terminal.send("s")
      _ = terminal.readUntilQuiet(for: 0.3)
    }
    try terminal.press("5g", toStep: "5")
    try terminal.press("g", toStep: "0")
    #expect(try terminal.picture() == before)
  }
}
