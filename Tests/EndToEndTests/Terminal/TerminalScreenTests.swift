import TestSupport
import Testing

@Suite("The screen that tests read")
struct TerminalScreenTests {
  private func screen(_ text: String, rows: Int = 4, columns: Int = 10) -> TerminalScreen {
    var screen = TerminalScreen(rows: rows, columns: columns)
    screen.feed(text.utf8)
    return screen
  }

  @Test(
    "shows what was sent",
    arguments: [
      ("ab\r\ncd", ["ab", "cd", "", ""]),
      ("\u{1b}[2;3Hx\u{1b}[4;1Hy", ["", "  x", "", "y"]),
      ("0123456789ab", ["0123456789", "ab", "", ""]),
      ("0123456789\rx", ["x123456789", "", "", ""]),
      ("\u{1b}[?7l0123456789ab", ["012345678b", "", "", ""]),
      ("abcdef\u{1b}[1;3H\u{1b}[K", ["ab", "", "", ""]),
      ("abcdef\u{1b}[1;3H\u{1b}[1K", ["   def", "", "", ""]),
      ("abcdef\u{1b}[1;3H\u{1b}[2X", ["ab  ef", "", "", ""]),
      ("abcdef\u{1b}[1;3H\u{1b}[2P", ["abef", "", "", ""]),
      ("abcdef\u{1b}[1;3H\u{1b}[2@", ["ab  cdef", "", "", ""]),
      ("-\u{1b}[5b", ["------", "", "", ""]),
      ("a\u{1b}[3Gb\u{1b}[5`c\u{1b}[3dd", ["a b c", "", "     d", ""]),
      ("a\u{1b}[2Bb\u{1b}[Ac\u{1b}[3Dd", ["a", "d c", " b", ""]),
      ("a\r\nb\r\nc\r\nd\r\ne", ["b", "c", "d", "e"]),
      ("a\r\nb\r\nc\r\nd\u{1b}[2;3r\u{1b}[3;1H\n", ["a", "c", "", "d"]),
      ("a\r\nb\r\nc\r\nd\u{1b}[2;1H\u{1b}[L", ["a", "", "b", "c"]),
      ("a\r\nb\r\nc\r\nd\u{1b}[2;1H\u{1b}[M", ["a", "c", "d", ""]),
      ("a\r\nb\u{1b}[H\u{1b}M", ["", "a", "b", ""]),
      ("a\u{1b}[2Jb", [" b", "", "", ""]),
      ("日本\u{1b}[1;3Hx", ["日x", "", "", ""]),
      ("e\u{301}x", ["e\u{301}x", "", "", ""]),
      ("\u{1b}(Bx\u{1b}]0;title\u{7}y\u{1b}P1$r\u{1b}\\z", ["xyz", "", "", ""]),
      ("old\u{1b}[?1049hnew\u{1b}[?1049lx", ["oldx", "", "", ""]),
    ])
  func shows(text: String, lines: [String]) {
    let shown = screen(text)
    #expect(shown.lines == lines)
    #expect(shown.unknown == [])
  }

  @Test("gives ambiguous characters the columns that it is told to")
  func widens() {
    var shown = TerminalScreen(rows: 3, columns: 6, ambiguousWidth: 2)
    shown.feed("→ ⣿∂x∂y\u{1b}[?7l\u{1b}[3;1Hab→dfgh".utf8)
    #expect(shown.lines == ["→ ⣿∂", "x∂y", "ab→dh"])
  }

  @Test("reads sequences cut anywhere")
  func readsPieces() {
    var shown = TerminalScreen(rows: 2, columns: 10)
    for byte in "\u{1b}[1;31m∂\u{1b}[0mE".utf8 { shown.feed([byte]) }
    #expect(shown.line(0) == "∂E")
    #expect(shown.style(of: "∂")?.foreground == 1)
    #expect(shown.style(of: "∂")?.isBold == true)
    #expect(shown.style(of: "E") == TerminalStyle())
  }

  @Test("begins anew at an Escape in the midst of a sequence, as terminals do")
  func beginsAnew() {
    let shown = screen(
      "\u{1b}[?25l\u{1b}[38;5\u{1b}[?25ha\u{1b}\u{1b}[Cb\u{1b}(\u{1b}[Cc")
    #expect(shown.line(0) == "a b c")
    #expect(shown.isCursorVisible)
    #expect(shown.unknown == [])
  }

  @Test("reads colours and attributes")
  func readsStyles() {
    let shown = screen(
      "\u{1b}[38;5;208;48;5;16ma\u{1b}[39;7mb\u{1b}[27;49;4mc\u{1b}[0;2;93md\u{1b}[38:5:7me")
    #expect(shown.cell(row: 0, column: 0).style.foreground == 208)
    #expect(shown.cell(row: 0, column: 0).style.background == 16)
    #expect(shown.style(of: "b")?.foreground == nil)
    #expect(shown.style(of: "b")?.isReversed == true)
    #expect(shown.style(of: "c")?.isReversed == false)
    #expect(shown.style(of: "c")?.isUnderlined == true)
    #expect(shown.style(of: "d")?.isDim == true)
    #expect(shown.style(of: "d")?.foreground == 11)
    #expect(shown.style(of: "e")?.foreground == 7)
  }

  @Test("knows cursor, modes and clearings")
  func knowsModes() {
    var shown = screen("\u{1b}[?1049h\u{1b}[?25l\u{1b}[?2004h\u{1b}[H\u{1b}[2J\u{1b}[2;4H")
    #expect(shown.isAlternate)
    #expect(!shown.isCursorVisible)
    #expect(shown.isPasteBracketed)
    #expect(shown.clears == 1)
    #expect(shown.cursor == (1, 3))
    shown.feed("\u{1b}[?2004l\u{1b}[?25h\u{1b}[?1049l".utf8)
    #expect(!shown.isAlternate)
    #expect(shown.isCursorVisible)
    #expect(shown.modes == [])
  }

  @Test("survives every size, and noise")
  func survivesNoise() {
    var generator = SeededGenerator(seed: 7)
    var shown = TerminalScreen(rows: 1, columns: 1)
    let likely = Array("\u{1b}[;?0123456789ABCDEFGHJKLMPSTX@`abdefhlmrsu日é\n\r\t\u{8}".utf8)
    for _ in 0..<2000 {
      shown.feed((0..<20).map { _ in likely[Int.random(in: 0..<likely.count, using: &generator)] })
      shown.resize(
        rows: Int.random(in: 0...6, using: &generator),
        columns: Int.random(in: 0...12, using: &generator))
    }
    #expect(shown.lines.count == shown.rows)
  }
}
