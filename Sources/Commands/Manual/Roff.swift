import Backprop

/// A text in the language of manual pages, with the macros of man.
struct Roff {
  private(set) var text = ""

  /// Writes a line of roff as it is.
  mutating func line(_ line: String) { text += line + "\n" }

  mutating func header(name: String, version: String) {
    line(".TH \(name.uppercased()) 1 \"\" \"\(Roff.escaped(version))\" \"User Commands\"")
    // Words of commands are not to be broken, nor lines to be filled with blanks.
    line(".nh")
    line(".ad l")
  }

  /// Says how letters are written where the device has none of them.
  mutating func fallbacks(for text: String) {
    let scalars = Set(text.unicodeScalars.filter { !$0.isASCII }).sorted { $0.value < $1.value }
    for scalar in scalars {
      let number = String(scalar.value, radix: 16, uppercase: true)
      let name = "u" + String(repeating: "0", count: max(0, 4 - number.count)) + number
      line(".fchar \\[\(name)] \(Roff.escaped(Notation.ascii.spell(String(scalar))))")
    }
  }

  mutating func section(_ title: String) { line(".SH \(title)") }

  mutating func paragraph(_ words: String) {
    line(".PP")
    line(Roff.escaped(words))
  }

  /// A term with what is said of it.
  ///
  /// - Parameters:
  ///   - term: what is typed as it stands.
  ///   - placeholder: what stands for its value; empty where it has none.
  ///   - words: what is said of it.
  mutating func item(_ term: String, _ placeholder: String, _ words: String) {
    line(".TP")
    line(Roff.bold(term) + (placeholder.isEmpty ? "" : " " + Roff.italic(placeholder)))
    line(Roff.escaped(words))
  }

  /// A way to call the program.
  mutating func synopsis(_ words: String, _ places: String) {
    if !text.hasSuffix(".SH SYNOPSIS\n") { line(".br") }
    line(Roff.bold(words) + (places.isEmpty ? "" : " " + Roff.italic(places)))
  }

  mutating func example(_ command: String, _ words: String) {
    item(command, "", words)
  }

  private static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  private static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// Returns a text that roff prints as it is: hyphens are those that one types, and no line begins a
  /// request.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      // A list of choices may be broken after each.
      case "|": result += "|\\:"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}
