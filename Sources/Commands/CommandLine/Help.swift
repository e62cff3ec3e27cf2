import Backprop
import Documents
import Opening

/// The texts of `--help`, made from the tables of commands and settings.
enum Help {
  static let version = "backstep 0.1.0\n"
  private static let width = 80
  private static let margin = 26

  /// The help of the whole program, or of one command.
  static func text(for command: CommandName?, _ notation: Notation) -> String {
    guard let command else { return notation.spell(overview) }
    var text = "Usage: backstep \(command.rawValue) \(command.operand)".trimmed
    text += notation.spell(" [OPTION …]\n\n")
    text += wrapped(command.sentence, indent: 0) + "\n"
    let options = OptionHelp.all(of: command)
    for option in options { text += line(option, notation) }
    text += "\n"
    if options.contains(where: { $0.name == "--slip" }) {
      let names = Slip.allCases.map(\.rawValue).joined(separator: ", ")
      text += wrapped("Slips: \(names).", indent: 0) + "\n"
    }
    if ![.lessons, .predict, .import].contains(command) {
      text += wrapped(
        "A lesson brings its own defaults. `backstep lessons` lists the lessons.", indent: 0)
    }
    return text
  }

  private static var overview: String {
    var text = "Backstep: a debugger for backpropagation.\n\n"
    text += "Usage: backstep [explore] [LESSON | FILE] [OPTION …]\n"
    for command in CommandName.allCases where command != .explore {
      text += "       backstep \(command.rawValue) \(command.operand)".trimmed + " [OPTION …]\n"
    }
    text += "\n"
    for command in CommandName.allCases {
      let name = command.rawValue
      text += "  " + name + String(repeating: " ", count: max(1, 12 - name.count))
      text += wrapped(command.sentence, indent: 14, first: false)
    }
    text += "\n"
    for option in OptionHelp.ofProgram { text += line(option, .unicode) }
    text += "\n`backstep COMMAND --help` lists a command's options.\n"
    text += "In the explorer, ? shows the keys and q quits.\n\n"
    text += wrapped(
      "The environment variable \(KernelChoice.variable) names the kernels that train. All give the "
        + "same bits.", indent: 0)
    return text
  }

  private static func line(_ option: OptionHelp, _ notation: Notation) -> String {
    let head = notation.spell("  " + option.name + (option.placeholder.map { " " + $0 } ?? ""))
    let gap = margin - head.count
    let body = wrapped(notation.spell(option.sentence), indent: margin, first: false)
    return gap > 0
      ? head + String(repeating: " ", count: gap) + body
      : head + "\n" + String(repeating: " ", count: margin) + body
  }

  /// Breaks a text into lines that fit.
  private static func wrapped(_ text: String, indent: Int, first: Bool = true) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    lines.append(line)
    return (first ? margin : "") + lines.joined(separator: "\n" + margin) + "\n"
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
