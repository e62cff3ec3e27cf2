import Documents

/// One line of the help: an option, its value, and what it does.
struct OptionHelp {
  let name: String
  let placeholder: String?
  let sentence: String

  /// The options of a command that are no settings.
  static func own(of command: CommandName) -> [OptionHelp] {
    var options: [OptionHelp] = []
    if command == .trace {
      options.append(
        OptionHelp(
          name: "--steps", placeholder: "N",
          sentence: "End after N steps; left out: after one epoch."))
    }
    if command == .train {
      options.append(
        OptionHelp(
          name: "--save", placeholder: "FILE.json", sentence: "Save the trained network."))
    }
    if !command.formats.isEmpty {
      options.append(
        OptionHelp(
          name: "--format", placeholder: command.formats.joined(separator: "|"),
          sentence: "How the result is written [\(command.formats[0])]."))
      options.append(
        OptionHelp(name: "--json", placeholder: nil, sentence: "The same as --format json."))
    }
    options.append(OptionHelp(name: "--help", placeholder: nil, sentence: "Show this help."))
    return options
  }

  init(name: String, placeholder: String?, sentence: String) {
    self.name = name
    self.placeholder = placeholder
    self.sentence = sentence
  }

  init(_ setting: Setting) {
    name = "--" + setting.name
    placeholder = setting.placeholder
    let standard = setting.text(Settings())
    sentence = standard.map { setting.sentence.dropLast() + " [\($0)]." } ?? setting.sentence
  }
}
