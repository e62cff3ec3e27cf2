/// Texts that mean something to one language or another.
enum HostileText {
  static let all = [
    #"coding: unicode_escape \u000aprint(1)"#, "One-hot encoding: classes", "-*- coding: utf-7 -*-",
    "vim: set fileencoding=latin-1 :", "one\nprint(2)", "one\rprint(2)", "one\r\nprint(2)",
    "form\u{c}feed", "line\u{2028}separator", "next\u{85}line", "a\u{0}b", "\u{1b}[31mred",
    "\u{9b}2J", "\u{202e}evil", "\u{2066}isolated\u{2069}", "zero\u{200b}width\u{feff}",
    "soft\u{ad}hyphen", "tag\u{e0041}", "filler\u{3164}", #"\"#, #"\\"#, #"ends in \"#, "'", "\"",
    "'''", "\"\"\"", "*/", "/*", "//", "$(rm -rf x)", "`rm -rf x`", "$x$", "$$",
    #"\input{/etc/passwd}"#, #"\end{document}"#, "{", "}", "{{}", "%", "100 %", "#", "###",
    "# title #", "^^M", "^^5cinput", "~", "&", "&amp;", "<script>x</script>", "<!-- x",
    "[link](http://x)", "![image](x)", "*stars*", "_under_", "__init__", "- item", "1. item",
    "| a | b |", "> quoted", "=1+1", "+1", "@SUM(1)", "a,b", "a;b", "a\tb", " blank ", "``",
    "` ` ` `", "--", "---", "?`", "!`", ",,", "<<", "\"\u{301}x", "*\u{301}x*", "\\\u{301}", "é",
    "ß", "目標", "😀", "\u{fffd}", "\u{ffff}", "\u{10fffe}",
  ]

  /// A text as JSON has it in a document, by the numbers of its units.
  static func json(_ text: String) -> String {
    let units = text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + units.joined() + "\""
  }

  /// Whether a text holds nothing that acts on a terminal, or hides what stands there.
  static func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n"
      case .format, .lineSeparator, .paragraphSeparator: false
      default: !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
