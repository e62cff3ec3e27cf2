import TestSupport
import Testing

@Suite("Terminals of other kinds", .serialized, .timeLimit(.minutes(20)))
struct TerminalTypeTests {
  /// The colours that some output asks for: palette indices, or 256 where it names more.
  private func colors(in output: [UInt8]) -> Set<Int> {
    var colors: Set<Int> = []
    for piece in String(decoding: output, as: UTF8.self).split(separator: "\u{1b}[").dropFirst() {
      let parameters = piece.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
      guard piece.dropFirst(parameters.count).first == "m" else { continue }
      var codes = parameters.split { $0 == ";" || $0 == ":" }.compactMap { Int($0) }[...]
      while let code = codes.popFirst() {
        switch code {
        case 30...37, 40...47: colors.insert(code % 10)
        case 90...97, 100...107: colors.insert(code % 10 + 8)
        case 38, 48: colors.insert(codes.popFirst() == 5 ? codes.popFirst() ?? 256 : 256)
        default: break
        }
      }
    }
    return colors
  }

  /// Opens the explorer, shows much of what it has, and ends it.
  private func tour(_ environment: [String: String?]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.explorer(environment: environment)
    try terminal.press("24s", toStep: "24")
    for keys in ["h", "?", Keys.escape, "t", "t", "z", "z", "\t", "\t", "d", "x", ":", Keys.escape]
    {
      try terminal.send(keys)
      _ = terminal.readUntilQuiet(for: 0.03)
    }
    try terminal.press("2e", toStep: "120")
    try terminal.quit()
    return terminal
  }

  @Test(
    "are refused in one line where nothing can be shown", arguments: ["nosuch", nil, "", "dumb"])
  func refuses(name: String?) throws {
    let terminal = try PseudoTerminal.backstep(environment: ["TERM": name])
    #expect(try terminal.waitForExit() == .code(2))
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.hasPrefix("backstep: "))
    #expect(text.contains("TERM"))
    #expect(name.map { text.contains($0) } ?? true)
    #expect(text.contains("backstep explore --plain"))
    #expect(text.hasSuffix("\r\n"))
    #expect(text.filter { $0.isNewline }.count == 1)
    #expect(!text.contains("\u{1b}"))
    #expect(terminal.hasOriginalModes)
  }

  @Test(
    "are asked for no colour that they lack",
    arguments: [
      ("vt100", 0), ("linux", 8), ("xterm", 8), ("screen", 8), ("tmux-256color", 256),
      ("xterm-256color", 256),
    ])
  func usesColors(name: String, count: Int) throws {
    let terminal = try tour(["TERM": name])
    let used = colors(in: terminal.output)
    #expect(used.allSatisfy { $0 < count }, "\(used.sorted())")
    #expect(used.isEmpty == (count == 0))
    if count == 256 { #expect(used.contains { $0 >= 16 }) }
  }

  @Test("are sent nothing but ASCII where the locale says no more", arguments: ["C", "POSIX"])
  func keepsToASCIIOnTour(locale: String) throws {
    let terminal = try tour(["LANG": locale])
    #expect(terminal.output.allSatisfy { $0 < 128 })
    #expect(terminal.screen.unknown == [])
  }

  @Test("are sent nothing but ASCII on request")
  func obeysOption() throws {
    let terminal = try PseudoTerminal.explorer(["--ascii"])
    try terminal.press("24s", toStep: "24")
    try terminal.wait(forText: "dE/dw5")
    try terminal.press("e", toStep: "60")
    #expect(terminal.output.allSatisfy { $0 < 128 })
  }

  @Test(
    "show characters as the locale has them, wherever it is named and even if it is not installed",
    arguments: [
      ["LANG": nil, "LC_CTYPE": "C.UTF-8"], ["LANG": "C", "LC_CTYPE": "C.UTF-8"],
      ["LANG": nil, "LC_ALL": "C.UTF-8", "LC_CTYPE": "C"],
      // What is empty counts as unset.
      ["LC_ALL": "", "LC_CTYPE": ""], ["LANG": "xx_YY.UTF-8"], ["LANG": "xx_YY.utf8"],
    ])
  func adaptsLocale(environment: [String: String?]) throws {
    let terminal = try PseudoTerminal.explorer(environment: environment)
    try terminal.press("24s", toSee: "∂E/∂w5")
  }

  @Test(
    "are sent nothing but ASCII where no character set is named",
    arguments: [
      ["LANG": nil], ["LANG": "xx_YY"], ["LANG": "xx_YY.ISO-8859-1"], ["LC_ALL": "C"],
      ["LC_CTYPE": "POSIX"],
    ])
  func keepsToASCII(environment: [String: String?]) throws {
    let terminal = try PseudoTerminal.explorer(environment: environment)
    try terminal.press("24s", toSee: "dE/dw5")
    try terminal.quit()
    #expect(terminal.output.allSatisfy { $0 < 128 })
  }

  @Test("get no colour where NO_COLOR is set, and colours where it is empty")
  func obeysNoColor() throws {
    #expect(colors(in: try tour(["NO_COLOR": "1"]).output).isEmpty)
    #expect(!colors(in: try tour(["NO_COLOR": ""]).output).isEmpty)
  }

  @Test("are not asked for colours or anything else by a file's names")
  func quotesNames() throws {
    let folder = try Folder()
    let title = #"red\u001b[31m\u0007 日本 e\u0301 \u202e\tend"#
    let path = try folder.write(
      "lesson.json",
      """
      {"format": "backstep-lesson", "version": 1, "name": "x", "title": "\(title)",
       "network": "worked-example", "data": {"header": ["a", "b", "c", "d"], "rows": [[1, 0, 0, 1]]},
       "steps": [{"at": "start", "say": ["\(title)"]}]}
      """)
    let terminal = try PseudoTerminal.explorer([path], environment: ["NO_COLOR": "1"])
    try terminal.press("24s", toStep: "24")
    #expect(colors(in: terminal.output).isEmpty)
    #expect(terminal.screen.bells == 0)
    #expect(terminal.screen.contains("red"))
    #expect((terminal.screen.line(0) + " ").contains(" step 24 "))
    #expect(!String(decoding: terminal.output, as: UTF8.self).unicodeScalars.contains("\u{202e}"))
    try terminal.quit()
  }
}
