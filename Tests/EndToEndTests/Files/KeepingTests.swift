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
}
