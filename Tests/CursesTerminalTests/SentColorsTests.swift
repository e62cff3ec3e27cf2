import CursesTerminal
import TestSupport
import Testing

/// What is left out of a frame is not missed.
@Suite struct SentColorsTests {
  private func shortened(_ frame: String) -> String {
    String(decoding: SentColors.shorten(Array(frame.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "\u{1B}[38;5;79m\u{1B}[48;5;16ma\u{1B}[38;5;252m\u{1B}[48;5;16mb",
      "\u{1B}[38;5;79m\u{1B}[48;5;16ma\u{1B}[38;5;252mb"
    ),
    ("\u{1B}[31ma\u{1B}[42m\u{1B}[31mb", "\u{1B}[31ma\u{1B}[42mb"),
    // A reset is no colour: those after it are needed.
    ("\u{1B}[31ma\u{1B}[0;1m\u{1B}[31mb", "\u{1B}[31ma\u{1B}[0;1m\u{1B}[31mb"),
    ("\u{1B}[31ma\u{1B}[m\u{1B}[39mb", "\u{1B}[31ma\u{1B}[mb"),
    ("\u{1B}[31ma\u{1B}[1m\u{1B}[31mb", "\u{1B}[31ma\u{1B}[1mb"),
    ("\u{1B}(B\u{1B}[m\u{1B}(Ba\u{1B}(0q\u{1B}(B", "\u{1B}(B\u{1B}[ma\u{1B}(0q\u{1B}(B"),
    // What is not known changes anything.
    ("\u{1B}[31ma\u{1B}[38;2;1;2;3mb\u{1B}[31mc", "\u{1B}[31ma\u{1B}[38;2;1;2;3mb\u{1B}[31mc"),
    ("\u{1B}[31", "\u{1B}[31"), ("a\u{1B}", "a\u{1B}"),
  ])
  func whatIsInForceIsNotSentAgain(frame: String, wanted: String) {
    #expect(shortened(frame) == wanted)
  }

  @Test func screensAreTheSame() {
    var source = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var frame = ""
      for _ in 0..<60 {
        let color = Int.random(in: 0...3, using: &source)
        frame +=
          [
            "\u{1B}[38;5;\(color)m", "\u{1B}[48;5;\(color)m", "\u{1B}[3\(color)m",
            "\u{1B}[4\(color)m", "\u{1B}[39;49m", "\u{1B}[m", "\u{1B}(B", "\u{1B}[0;1m",
            "\u{1B}[7m",
            "\u{1B}[\(color + 1);\(color + 4)H", "\u{1B}[K", "a∂b",
          ].randomElement(using: &source) ?? ""
      }
      var (whole, short) = (
        TerminalScreen(rows: 8, columns: 20), TerminalScreen(rows: 8, columns: 20)
      )
      whole.feed(Array(frame.utf8))
      short.feed(SentColors.shorten(Array(frame.utf8)))
      let places = (0..<8).flatMap { row in (0..<20).map { (row, $0) } }
      #expect(
        places.allSatisfy {
          whole.cell(row: $0, column: $1) == short.cell(row: $0, column: $1)
        }, "\(frame.debugDescription)")
    }
  }
}
