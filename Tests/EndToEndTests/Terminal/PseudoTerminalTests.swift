import TestSupport
import Testing

@Suite("The terminal that tests run programs in", .serialized, .timeLimit(.minutes(20)))
struct PseudoTerminalTests {
  private func shell(_ script: String) throws -> PseudoTerminal {
    try PseudoTerminal("/bin/sh", ["-c", script], environment: ["WORD": "given"])
  }

  @Test("shows output, takes input, tells how it ended")
  func talks() throws {
    let terminal = try shell("echo $WORD; read line; echo got $line; exit 3")
    try terminal.wait(forText: "given")
    #expect(terminal.hasOriginalModes)
    try terminal.send("x\n")
    try terminal.wait(forText: "got x")
    #expect(try terminal.waitForExit() == .code(3))
  }

  @Test("finds the program built beside the tests")
  func findsProgram() throws {
    let terminal = try PseudoTerminal(binary(named: "backstep"), ["--version"])
    #expect(try terminal.waitForExit() == .code(0))
  }

  @Test("tells of changed modes, and of a signal")
  func tellsModes() throws {
    let terminal = try shell("stty raw; echo ready; exec sleep 60")
    try terminal.wait(forText: "ready")
    #expect(!terminal.hasOriginalModes)
    terminal.signal(15)
    #expect(try terminal.waitForExit() == .signal(15))
  }

  @Test("resizes the window, and the program learns of it")
  func resizes() throws {
    let terminal = try shell("trap 'stty size' WINCH; echo ready; while :; do sleep 0.01; done")
    try terminal.wait(forText: "ready")
    terminal.resize(rows: 7, columns: 33)
    try terminal.wait(forText: "7 33")
  }

  @Test("hangs up")
  func hangsUp() throws {
    let terminal = try shell("echo ready; exec sleep 60")
    try terminal.wait(forText: "ready")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .signal(1))
  }

  @Test("names what it waited for in vain, with the screen")
  func fails() throws {
    let terminal = try shell("echo something; exec sleep 60")
    let failure = try #require(throws: PseudoTerminal.Failure.self) {
      try terminal.wait(forText: "else", within: 0.3)
    }
    #expect(failure.description.contains("no \"else\""))
    #expect(failure.description.contains("something"))
  }
}
