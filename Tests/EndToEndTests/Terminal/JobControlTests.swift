import TestSupport
import Testing

@Suite("The explorer under a shell", .serialized, .timeLimit(.minutes(20)))
struct JobControlTests {
  /// An interactive shell, at its prompt.
  private func shell() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ["PS1": "ready> ", "HISTFILE": nil])
    try terminal.wait(forText: "ready>")
    return terminal
  }

  /// Sees that the shell has its terminal back, and that what is typed arrives there.
  private func expectShellWorks(_ terminal: PseudoTerminal) throws {
    // Only once it prompts: what is typed while the explorer ends is thrown away, for it was
    // typed to the explorer.
    try terminal.wait(for: "the shell's prompt") {
      !$0.isAlternate && $0.isCursorVisible && $0.wraps
        && $0.line($0.cursor.row).hasPrefix("ready>")
    }
    try terminal.send("clear; stty -a\r")
    try terminal.wait(for: "modes") { screen in
      let words = screen.text.split { " ;\n".contains($0) }
      return ["icanon", "echo", "isig", "icrnl", "ixon", "iexten"].allSatisfy {
        words.contains($0[...])
      } && screen.contains("susp = ^Z") && screen.contains("intr = ^C")
    }
    try terminal.press("echo al$((1+1))ive\r", toSee: "al2ive")
    try terminal.wait(for: "prompt") { $0.line($0.cursor.row).hasPrefix("ready>") }
  }

  @Test("stops on Ctrl-Z, leaves the terminal to the shell, and goes on where it was, repeatedly")
  func stops() throws {
    let terminal = try shell()
    try terminal.press("'\(binary(named: "backstep"))'\r", toSee: "q quit")
    try terminal.press("24s", toStep: "24")
    let before = try terminal.picture()
    for _ in 0..<3 {
      try terminal.press(Keys.controlZ, toSee: "Stopped")
      try expectShellWorks(terminal)
      try terminal.press("fg\r", toStep: "24")
      try terminal.wait(for: "the whole screen") { $0.isAlternate && $0.contains("q quit") }
      #expect(try terminal.picture() == before)
    }
    for _ in 0..<30 {
      try terminal.press(Keys.controlZ, toSee: "Stopped")
      try terminal.wait(for: "the shell's screen") { !$0.isAlternate }
      try terminal.press("clear; fg\r", toStep: "24")
    }
    #expect(try terminal.picture() == before)
    try terminal.send("q")
    try expectShellWorks(terminal)
    try terminal.send("exit\r")
    #expect(try terminal.waitForExit(within: aMoment) == .code(0))
  }

  @Test("has the window's new size where that changed while it was stopped")
  func adoptsSize() throws {
    let terminal = try shell()
    try terminal.press("'\(binary(named: "backstep"))'\r", toSee: "q quit")
    try terminal.press("24s", toStep: "24")
    for (rows, columns) in [(40, 120), (30, 100), (24, 80)] {
      try terminal.press(Keys.controlZ, toSee: "Stopped")
      try terminal.wait(for: "the shell's screen") { !$0.isAlternate }
      terminal.resize(rows: rows, columns: columns)
      try terminal.press("clear; fg\r", toStep: "24")
      try terminal.wait(for: "hints in the last row") { $0.line(rows - 1).contains("q quit") }
      let width = terminal.screen.line(0).count
      #expect(width == columns - 1)
    }
    let fresh = try PseudoTerminal.explorer()
    try fresh.press("24s", toStep: "24")
    #expect(try terminal.picture() == fresh.picture())
  }

  @Test("stops while it runs, and goes on running")
  func stopsWhileRunning() throws {
    let terminal = try shell()
    try terminal.press("'\(binary(named: "backstep"))'\r", toSee: "q quit")
    try terminal.press(" ", toSee: "running")
    try terminal.press(Keys.controlZ, toSee: "Stopped")
    try expectShellWorks(terminal)
    try terminal.press("fg\r", toSee: "running")
    try terminal.send(" ")
    try terminal.wait(for: "pause") { $0.contains("q quit") && !$0.contains("running") }
  }

  @Test("ends when it is told to while it is stopped, without touching the shell's terminal")
  func endsWhileStopped() throws {
    let terminal = try shell()
    try terminal.press("'\(binary(named: "backstep"))'\r", toSee: "q quit")
    try terminal.press(Keys.controlZ, toSee: "Stopped")
    try terminal.press("kill %1; fg\r", toSee: "Terminated")
    try expectShellWorks(terminal)
  }

  @Test("paints all of the screen again after a stop that it cannot have noticed")
  func noticesStop() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    let before = try terminal.picture()
    let clears = terminal.screen.clears
    terminal.signal(19)
    terminal.signal(18)
    try terminal.wait(for: "repainting") { $0.clears > clears && $0.isPasteBracketed }
    #expect(try terminal.picture() == before)
    try terminal.quit()
  }

  @Test("does nothing on Ctrl-Z where no shell could continue it")
  func doesNotHang() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.send(Keys.controlZ)
    try terminal.press("s", toStep: "1")
    try terminal.quit()
  }
}
