import Documents
import Testing

@Suite struct AsciicastTests {
  @Test func theHeaderSaysHowLargeTheTerminalIs() {
    let header = Asciicast.header(columns: 80, rows: 24, type: "xterm-256color", title: "a \"b\"")
    #expect(
      header == #"{"version": 3, "term": {"cols": 80, "rows": 24, "type": "xterm-256color"}, "#
        + #""title": "a \"b\""}"# + "\n")
  }

  @Test func everyEventSaysHowLongAfterTheLastItIs() {
    var cast = Asciicast(beginningAt: 100)
    let lines = [
      cast.line(.output("\u{1b}[2J∂"), at: 100.25), cast.line(.marker("page 1"), at: 100.25),
      cast.line(.resize(columns: 120, rows: 40), at: 101), cast.line(.exit(0), at: 101.5),
    ]
    #expect(
      lines == [
        "[0.25, \"o\", \"\\u001b[2J∂\"]\n", "[0, \"m\", \"page 1\"]\n",
        "[0.75, \"r\", \"120x40\"]\n",
        "[0.5, \"x\", \"0\"]\n",
      ])
  }

  /// A thousand events a third of a millisecond apart take a third of a second.
  @Test func noTimeIsLost() throws {
    var cast = Asciicast(beginningAt: 0)
    var sum = 0.0
    for number in 1...1000 {
      let line = cast.line(.output(""), at: Double(number) / 3000)
      sum += try #require(Double(line.dropFirst().prefix { $0 != "," }))
    }
    #expect(abs(sum - 1.0 / 3) < 0.001)
  }
}
