import TestSupport
import Testing

@Suite("The explorer without a screen", .serialized, .timeLimit(.minutes(20)))
struct PlainTests {
  @Test("answers the lines of a pipe, and keeps problems apart")
  func answersPipe() throws {
    let folder = try Folder()
    let terminal = try PseudoTerminal.shell(
      "cd '\(folder.path)'; printf '24s\\nnonsense\\n:go 3\\nq\\ns\\n' "
        + "| $B explore --plain >out 2>err; echo $? >status")
    _ = try terminal.waitForExit(within: 30)
    let lines = try #require(folder.text("out")).split(separator: "\n")
    #expect(lines[0].hasPrefix("Backstep: "))
    #expect(lines.contains { $0.hasPrefix("step 24, epoch 1, example 1, backward: ∂E/∂w5 = ") })
    #expect(lines.last?.hasPrefix("step 3, ") == true)
    #expect(folder.text("err") == "no key, action or command “nonsense”; ? lists them\n")
    #expect(folder.text("status") == "0\n")
  }

  @Test("stops a long way at Ctrl-C, and ends at the next one")
  func isInterrupted() throws {
    let terminal = try PseudoTerminal.backstep(["explore", "--plain"])
    try terminal.wait(forText: "before the first step", within: 20)
    try terminal.send("100000000e\r")
    try terminal.wait(forText: "going to step 6,000,000,000", within: 20)
    try terminal.send(Keys.controlC)
    try terminal.wait(forText: "stopped at step", within: 20)
    try terminal.send(":go 3\r")
    try terminal.wait(forText: "step 3, ", within: 20)
    try terminal.send(Keys.controlC)
    #expect(try terminal.waitForExit(within: 20) == .code(130))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1b}"))
  }
}
