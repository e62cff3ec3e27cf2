import TestSupport
import Testing

@Suite("The screen", .serialized, .timeLimit(.minutes(20)))
struct KeepingTests {
  @Test("is kept as a picture, and nothing is written over")
  func isKept() throws {
    let folder = try Folder()
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    let path = folder.path("screen.svg")
    try terminal.press(":shot \(path)\r", toSee: "the screen is saved to")
    let picture = try #require(folder.text("screen.svg"))
    #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>\n"))
    #expect(picture.contains("0.082167041"))
    // What was typed, and what was answered, are not on it.
    #expect(!picture.contains(":shot") && !picture.contains("saved"))
    try terminal.press("e:shot \(path)\r", toSee: "is there already; take another name")
    #expect(folder.text("screen.svg") == picture)
    try terminal.press(
      Keys.escape + ":shot \(folder.path)/no/screen.txt\r", toSee: "there is no folder")
    try terminal.press(
      Keys.escape + ":shot \(folder.path)/b.ansi\r", toSee: "the screen is saved to")
    try terminal.quit()
    #expect(folder.names == ["b.ansi", "screen.svg"])
  }

  @Test("gives its value to the clipboard where the terminal can")
  func isCopied() throws {
    let terminal = try PseudoTerminal.explorer()
    try terminal.press("24s", toStep: "24")
    try terminal.press("y", toSee: "copied ∂E/∂w5 = 0.0821670405642307")
    // In base 64: 0.08216704056423078
    let sequence = "\u{1b}]52;c;MC4wODIxNjcwNDA1NjQyMzA3OA==\u{7}"
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(sequence))
    try terminal.quit()
  }

  @Test("says so where the terminal cannot")
  func cannotBeCopied() throws {
    let terminal = try PseudoTerminal.explorer(environment: ["TERM": "vt220"])
    try terminal.press("24s", toStep: "24")
    try terminal.press("Y", toSee: "this terminal cannot copy")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("]52;"))
    try terminal.quit()
  }

  @Test("is recorded frame by frame, with markers, and the recording shows the same again")
  func isRecorded() throws {
    let folder = try Folder()
    let path = folder.path("run.cast")
    let terminal = try PseudoTerminal.explorer(["--record", path])
    try terminal.press("24s", toStep: "24")
    try terminal.press("mae", toStep: "60")
    try terminal.send(Keys.controlL)
    _ = terminal.readUntilQuiet(for: 0.2)
    let shown = (0..<24).map(terminal.screen.line)
    try terminal.quit()
    let lines = try #require(folder.text("run.cast")).split(separator: "\n")
    #expect(lines[0].hasPrefix(#"{"version": 3, "term": {"cols": 80, "rows": 24, "#))
    #expect(lines[1].hasPrefix(#"[0"#) && lines[1].contains(#""m", "page 1: "#))
    #expect(lines.contains { $0.hasSuffix(#", "m", "mark a"]"#) })
    #expect(lines.last?.hasSuffix(#", "x", "0"]"#) == true)
    // Played, it ends with what was seen last.
    let player = try PseudoTerminal(
      "/bin/sh", ["-c", "exec cat '\(try folder.write("played", Self.output(lines)))'"])
    _ = try player.waitForExit(within: 20)
    #expect((0..<24).map(player.screen.line) == shown)
    let again = try PseudoTerminal.backstep(["--record", path])
    #expect(try again.waitForExit(within: 20) == .code(74))
    #expect(
      String(decoding: again.output, as: UTF8.self)
        == "\(path): is there already; take another name\r\n")
  }

  /// What a recording sends to the terminal; only what this program escapes is read.
  private static func output(_ lines: [Substring]) -> String {
    lines.compactMap { line -> String? in
      guard let start = line.firstRange(of: #""o", ""#), line.hasSuffix(#""]"#) else { return nil }
      var text = ""
      var rest = line[start.upperBound...].dropLast(2)
      while let sign = rest.popFirst() {
        guard sign == "\\", let kind = rest.popFirst() else {
          text.append(sign)
          continue
        }
        switch kind {
        case "n": text += "\n"
        case "r": text += "\r"
        case "t": text += "\t"
        case "b": text += "\u{8}"
        case "f": text += "\u{c}"
        case "u":
          let code = UInt32(rest.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
          rest = rest.dropFirst(4)
          text.unicodeScalars.append(code ?? "?")
        default: text.append(kind)
        }
      }
      return text
    }.joined()
  }
}
