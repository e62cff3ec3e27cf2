import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The end of the explorer", .serialized, .timeLimit(.minutes(20)))
struct EndingTests {
  private static let signals: [(name: String, number: Int32)] = [
    ("HUP", 1), ("INT", 2), ("QUIT", 3), ("ABRT", 6), ("SEGV", 11), ("TERM", 15),
  ]

  @Test("leaves the terminal as it was after q, and after Ctrl-C with nothing running")
  func quits() throws {
    for key in ["q", Keys.controlC] {
      let terminal = try PseudoTerminal.explorer()
      #expect(!terminal.hasOriginalModes)
      #expect(terminal.screen.isPasteBracketed)
      try terminal.send(key)
      #expect(try terminal.waitForExit(within: aMoment) == .code(0))
      terminal.expectRestored()
    }
  }

  @Test("comes at a second Ctrl-C where the first one stops a run")
  func stopsRunFirst() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press(" ", toSee: "running")
    try terminal.send(Keys.controlC)
    try terminal.wait(for: "the run's end") { !$0.contains("running") && $0.contains("q quit") }
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
    terminal.expectRestored()
  }

  @Test("comes at a second Ctrl-C where the first one stops a long way")
  func stopsJobFirst() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("100000000e", toSee: "going to step 6,000,000,000")
    try terminal.press(Keys.controlC, toSee: "stopped at step ", within: aMoment)
    let place = terminal.screen.line(22).split(separator: " ").last ?? ""
    try terminal.wait(for: "that step in the title") {
      $0.isAt(step: String(place))
    }
    try terminal.press("g", toStep: "0")
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
    terminal.expectRestored()
  }

  /// All that end a program which does nothing about them, those for real time too.
  private static let rareSignals: [Int32] = {
    #if os(Linux)
      [SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT] + [34, 35, 48, 63, 64]
    #else
      [SIGVTALRM, SIGPROF]
    #endif
  }()

  @Test("leaves the terminal as it was after signals that hardly anyone sends")
  func restoresAfterRareSignals() throws {
    for number in Self.rareSignals {
      let terminal = try PseudoTerminal.explorer()
      terminal.signal(number)
      #expect(try terminal.waitForExit(within: aMoment) == .signal(Int(number)))
      terminal.expectRestored()
    }
  }

  @Test("does not come by any byte of a pasted text")
  func survivesPaste() throws {
    let terminal = try PseudoTerminal.explorer()
    let controls = String(String.UnicodeScalarView((1..<32).compactMap { Unicode.Scalar($0) }))
    try terminal.send(Keys.paste(controls.filter { $0 != "\u{1b}" } + "\u{1c}\u{3}\u{1a}q"))
    try terminal.press("s", toStep: "1")
    try terminal.send("\u{1c}")
    try terminal.press("s", toStep: "2")
    try terminal.quit()
  }

  @Test("leaves the terminal as it was, whatever signal brings it", arguments: signals)
  func restores(name: String, number: Int32) throws {
    let terminal = try PseudoTerminal.explorer()
    terminal.signal(number)
    #expect(try terminal.waitForExit(within: aMoment) == .signal(Int(number)))
    terminal.expectRestored()
  }

  @Test(
    "comes by a signal at any moment of its work: steps, full speed, a long way",
    arguments: [1, 2, 3, 15] as [Int32])
  func endsWork(signal: Int32) throws {
    var generator = SeededGenerator(seed: UInt64(signal))
    for (keys, text) in [
      ("", "q quit"), (" *", "RUNNING"), ("100000000e", "going to step"),
    ] {
      for _ in 0..<4 {
        let terminal = try PseudoTerminal.explorer(["worked-example", "--epochs", "1000000000"])
        try terminal.press(keys, toSee: text)
        // What is typed keeps it painting.
        for _ in 0..<Int.random(in: 0..<8, using: &generator) {
          try terminal.send(keys.isEmpty ? String(repeating: "sS", count: 50) + "s" : "d")
          usleep(UInt32.random(in: 0..<4000, using: &generator))
        }
        terminal.signal(signal)
        #expect(try terminal.waitForExit(within: aMoment) == .signal(Int(signal)))
        terminal.expectRestored()
      }
    }
  }

  @Test("comes by a signal at any moment of its start")
  func endsStart() throws {
    for round in 0..<16 {
      let terminal = try PseudoTerminal.backstep()
      let wanted = round * 130
      while terminal.output.count < wanted {
        let count = terminal.output.count
        try terminal.wait(for: "more output") { _ in terminal.output.count > count }
      }
      terminal.signal(15)
      #expect(try terminal.waitForExit(within: aMoment) == .signal(15))
      terminal.expectRestored()
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<24 {
      let terminal = try PseudoTerminal.backstep()
      usleep(UInt32.random(in: 0..<50_000, using: &generator))
      terminal.signal(15)
      #expect(try terminal.waitForExit(within: aMoment) == .signal(15))
      terminal.expectRestored()
    }
  }

  @Test("tells of a fault where it can be read, after the screen is back")
  func tellsOfFault() throws {
    let terminal = try PseudoTerminal.explorer()
    terminal.signal(11)
    #expect(try terminal.waitForExit(within: aMoment) == .signal(11))
    #expect(terminal.screen.contains("backstep: internal error (signal 11)"))
    terminal.expectRestored()
  }

  @Test("comes when the terminal goes")
  func hangsUp() throws {
    let terminal = try PseudoTerminal.explorer()
    terminal.hangUp()
    #expect(try terminal.waitForExit(within: aMoment) == .signal(1))
  }

  @Test("comes when the terminal goes, though hang-ups are ignored", arguments: ["", " +++++++"])
  func noticesLoss(keys: String) throws {
    let program = binary(named: "backstep")
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "trap '' HUP; exec '\(program)'"])
    try terminal.wait(forText: "q quit")
    if !keys.isEmpty { try terminal.press(keys, toSee: "RUNNING") }
    terminal.hangUp()
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
  }

  @Test("comes when the terminal goes, though nobody tells it so", arguments: ["", " +++++++"])
  func noticesLossInOwnSession(keys: String) throws {
    // A terminal sends its hang-up to its own session; this one outlives it, to tell of the end.
    let program = binary(named: "backstep")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "trap '' HUP; setsid --wait sh -c \"trap - HUP; exec '\(program)'\""])
    try terminal.wait(forText: "q quit")
    if !keys.isEmpty { try terminal.press(keys, toSee: "RUNNING") }
    terminal.hangUp()
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
  }

  @Test("comes when the terminal goes at any moment of its start")
  func hangsUpAtStart() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<16 {
      let terminal = try PseudoTerminal.backstep()
      usleep(UInt32.random(in: 0..<40_000, using: &generator))
      terminal.hangUp()
      let exit = try terminal.waitForExit(within: aMoment)
      // Told so, or before that finding no terminal.
      #expect([.signal(1), .code(0), .code(2)].contains(exit))
    }
  }

  @Test("does not take the shell's keys with it")
  func dropsKeys() throws {
    let program = binary(named: "backstep")
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "'\(program)'; echo back; exec cat -v"])
    try terminal.wait(forText: "q quit")
    try terminal.send("qrm -rf x\r")
    // Not before: until its end the program drops what comes.
    try terminal.wait(for: "the shell") { !$0.isAlternate && $0.contains("back") }
    try terminal.press("hello\r", toSee: "hello")
    #expect(!terminal.screen.contains("rm"))
  }
}
