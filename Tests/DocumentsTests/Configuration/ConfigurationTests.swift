import Documents
import Testing

@Suite struct ConfigurationTests {
  private func configuration(_ text: String) -> Configuration { Configuration(Array(text.utf8)) }

  @Test func aLineIsASetting() {
    let configuration = configuration(
      "\u{FEFF}# mine\r\ntheme light\r\n\n  digits\t6\nascii\nkey w = next change\nkey = = edit\n")
    #expect(configuration.problems == [])
    #expect(configuration.settings.map(\.setting.id) == [.theme, .digits, .ascii])
    #expect(configuration.settings.map(\.text) == ["light", "6", "true"])
    #expect(configuration.keys.map(\.key) == ["w", "="])
    #expect(configuration.keys.map(\.action) == ["next change", "edit"])
    #expect(configuration.keys[0].actionLocation == SourceLocation(line: 6, column: 9))
  }

  @Test(arguments: [
    ("thme light", "c:2:1: there is no setting \"thme\"; did you mean theme?"),
    ("rate 0.1", "c:2:1: there is no setting \"rate\"; it is one of "),
    ("theme  dusk", "c:2:8: theme cannot be \"dusk\"; it is one of "),
    ("digits", "c:2:7: digits has no value; it is N"),
    ("digits 6 7", "c:2:10: \"7\" is one word too many; a line is a setting and its value"),
    ("digits 99", "c:2:8: digits cannot be \"99\"; it is a whole number from 3 to 17"),
    ("drawing dots", "c:2:9: drawing cannot be \"dots\"; it is one of "),
    ("drawing ascii", "c:2:1: drawing is there twice; the first one counts"),
    ("key w next", "c:2:7: this binds no key; a key is bound so: key w = next change"),
    ("key w =", "c:2:7: this binds no key; "), ("key", "c:2:4: this binds no key; "),
    ("key z = edit", "c:2:5: z is bound twice; line 1 counts"),
  ])
  func whatIsWrongIsSaidAndTheRestCounts(line: String, problem: String) {
    let first =
      line.hasPrefix("key z")
      ? "key z = zoom" : line == "drawing ascii" ? "drawing blocks" : "ascii"
    let configuration = configuration("\(first)\n\(line)\ntheme mono\nkey y = quit\n")
    let lines = configuration.problems.map { $0.line(file: "c") }
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix(problem) == true, "\(lines)")
    #expect(configuration.settings.map(\.setting.id).last == .theme)
    #expect(configuration.keys.last?.key == "y")
  }

  @Test func bytesThatAreNoTextSetNothing() {
    let configuration = Configuration(Array("theme light\n".utf8) + [0xFF])
    #expect(configuration.settings.isEmpty)
    #expect(configuration.problems.map { $0.line(file: "c") } == ["c: this is no text in UTF-8"])
  }
}
