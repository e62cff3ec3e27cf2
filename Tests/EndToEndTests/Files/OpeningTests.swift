import TestSupport
import Testing

@Suite("The explorer's worked example", .serialized, .timeLimit(.minutes(20)))
struct OpeningTests {
  @Test("opens before its first step, with every weight and what comes next")
  func opens() throws {
    let terminal = try PseudoTerminal.explorer()
    let screen = terminal.screen
    #expect(screen.isAlternate)
    #expect(screen.line(0).contains("worked example"))
    #expect(screen.line(0).contains("epoch 1 "))
    #expect((screen.line(0) + " ").contains(" step 0 "))
    #expect(screen.line(1).contains("FORWARD"))
    let values = [
      "w1": ".15", "w2": ".20", "w3": ".25", "w4": ".30", "w5": ".40", "w6": ".45", "w7": ".50",
      "w8": ".55", "b1": ".35", "b2": ".60",
    ]
    for (name, value) in values {
      let words = screen.lines.map { $0.split(separator: " ").map(String.init) }
      let isShown = words.contains { line in
        line.indices.dropLast().contains { index in
          line[index] == name && [value, "0" + value].contains(line[index + 1])
        }
      }
      #expect(isShown, "\(name) = \(value)")
    }
    #expect(screen.line(22).hasPrefix(" next  w1·i1"))
    let hints = screen.line(23).split(separator: " ").map(String.init)
    for key in ["PgDn", "→", "←", "e", "space", "tab", "?", "q"] {
      #expect(hints.contains(key), "\(key) among the hints")
    }
    #expect(screen.unknown == [])
    try terminal.quit()
  }

  @Test("shows the chain of three factors for w5 after 24 steps")
  func showsChain() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    for text in ["∂E/∂w5", "0.741365070", "0.186815602", "0.593269992", "0.082167041"] {
      try terminal.wait(forText: text)
    }
    #expect(terminal.screen.line(1).contains("BACKWARD  5 of 32"))
    #expect(terminal.screen.line(1).hasSuffix(" E 0.298371109"))
    try terminal.wait(for: "what comes next") { $0.line(22).contains("∂net_o1/∂w6") }
  }

  @Test("reaches the right error after 10,000 epochs, and every step back from there")
  func goesBackAndForth() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("10000e", toStep: "600,000", within: 40)
    try terminal.wait(for: "the error", within: 20) { $0.line(1).hasSuffix(" E 3.51018778e−5") }
    #expect(terminal.screen.line(1).contains("CHECK 1 of 1"))
    let before = try terminal.picture()
    try terminal.press("500S", toStep: "599,500")
    try terminal.press("500s", toStep: "600,000")
    #expect(try terminal.picture() == before)
  }

  @Test(
    "moves by every granularity, both ways",
    arguments: [
      ("s", "1"), ("3s", "3"), ("n", "4"), ("3n", "12"), ("f", "8"), ("p", "16"), ("3p", "51"),
      ("e", "60"), (Keys.enter, "60"), ("2e", "120"), ("24sS", "23"), ("24sN", "19"),
      ("24sF", "19"), ("24sP", "19"), ("24sE", "0"), ("70sE", "60"), ("70s\u{7f}", "60"),
      ("24s\(Keys.right)", "25"), ("24s\(Keys.left)", "23"),
      ("24s\(Keys.up)\(Keys.right)", "26"),
      ("24s\(Keys.up)\(Keys.up)\(Keys.down)\(Keys.left)", "19"),
      ("24sg", "0"), ("120g", "120"), ("130gSgG", "130"), ("99gggG", "99"),
    ])
  func moves(keys: String, step: String) throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(keys, toStep: step)
    try terminal.quit()
  }

  @Test("says so where there is no step before")
  func refusesToGoBack() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("S", toSee: "This is the first step.")
    #expect((terminal.screen.line(0) + " ").contains(" step 0 "))
  }

  @Test("goes on as it was where what is opened next cannot be")
  func refusesToOpen() throws {
    let folder = try Folder()
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    let before = try terminal.picture()
    for (name, contents, problem) in [
      ("missing.json", nil, "no such file"), ("empty.json", "", "1:1"),
      ("cut.json", "{\"format\": \"backstep-network\"", "1:30"),
      ("bytes.json", "\u{0}\u{1b}[2J", "1:1"),
    ] as [(String, String?, String)] {
      let path = "\(folder.path)/\(name)"
      if let contents { try folder.write(name, contents) }
      try terminal.press(":open \(path)\r", toSee: problem)
      // The line stays to be corrected.
      try terminal.press(Keys.escape, toSee: "q quit")
      #expect(try terminal.picture() == before)
    }
    try terminal.press(":open xor\r", toSee: "exclusive or")
    try terminal.quit()
  }

  @Test("shows the same screen whichever way a step was reached")
  func depends() throws {
    let straight = try PseudoTerminal.explorer()
    try straight.press("81s", toStep: "81")
    let roundabout = try PseudoTerminal.explorer()
    try roundabout.press("e20snPs81g", toStep: "81")
    #expect(try straight.picture() == roundabout.picture())
  }
}
