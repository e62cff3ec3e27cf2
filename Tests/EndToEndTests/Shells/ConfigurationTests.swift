import TestSupport
import Testing

@Suite("The configuration", .timeLimit(.minutes(20))) struct ConfigurationTests {
  private static func start(
    _ configuration: String, _ arguments: [String] = []
  ) throws -> (terminal: PseudoTerminal, folder: Folder) {
    let folder = try Folder()
    try folder.write("config", configuration)
    // A link leads from where the program looks to the only folder there is.
    try folder.link("backstep", to: ".")
    let terminal = try PseudoTerminal(
      binary(named: "backstep"), arguments, environment: ["XDG_CONFIG_HOME": folder.path])
    return (terminal, folder)
  }

  @Test("binds keys, and hints and pages name them") func bindsKeys() throws {
    let (terminal, folder) = try Self.start(
      "key z = next page\nkey y = quit\nkey q = none\nkey x = epoch\n")
    defer { withExtendedLifetime(folder) {} }
    try terminal.wait(forText: "y quit")
    #expect(terminal.screen.contains("z next   Esc closes"))
    #expect(!terminal.screen.contains("PgDn"))
    try terminal.press("z", toSee: "page 2 of")
    try terminal.press("q:quit\u{1b}", toSee: "y quit")
    try terminal.send("y")
    #expect(try terminal.waitForExit(within: 20) == .code(0))
  }

  @Test("is printed with all that can be set") func isPrinted() throws {
    let (terminal, folder) = try Self.start(
      "key ctrl-r = undo\nkey q = none\ntheme light\n", ["--config"])
    defer { withExtendedLifetime(folder) {} }
    #expect(try terminal.waitForExit(within: 20) == .code(0))
    let lines = String(decoding: terminal.output, as: UTF8.self).split { $0.isNewline }
      .map { $0.split(separator: " ").joined(separator: " ") }
    for line in [
      "theme light", "# digits 9", "key ^R = undo", "# key u = undo", "key q = none",
      "# key space = run", "# key shift-tab = previous panel",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(!lines.contains { $0.hasSuffix("= redo") || $0.hasSuffix("= quit") })
  }

  @Test("that is wrong is told with its place, and the rest counts") func startsAllTheSame() throws
  {
    let (terminal, folder) = try Self.start("digits 4\n\ntheme dusk\nkey y = quit\nkey q = qiut\n")
    try terminal.wait(forText: "y quit")
    let place = "\(folder.path)/backstep/config"
    #expect(
      terminal.screen.text.replacing("\n", with: " ").contains(
        "/backstep/config:3:7: theme cannot be"))
    try terminal.press("24s", toSee: "step 24")
    #expect(terminal.screen.contains("0.0822"))
    #expect(!terminal.screen.contains("0.082167"))
    try terminal.send("y")
    #expect(try terminal.waitForExit(within: 20) == .code(0))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("\(place):3:7: theme cannot be \"dusk\"; it is one of "))
    #expect(output.contains("\(place):5:9: there is no action \"qiut\"; did you mean quit?"))
  }
}
