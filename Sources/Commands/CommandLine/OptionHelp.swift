import Documents

/// One line of the help: an option, its value, and what it does.
struct OptionHelp: Equatable {
  let name: String
  let placeholder: String?
  let sentence: String

  /// The options that go without a command.
  static let ofProgram = [
    OptionHelp(name: "--version", placeholder: nil, sentence: "Print the version."),
    OptionHelp(
      name: "--verbose", placeholder: nil,
      sentence: "With --version: say which kernels train here, and out of which."),
    OptionHelp(
      name: "--config", placeholder: nil,
      sentence: "Print the configuration: what is set, and all else with its default."),
    OptionHelp(
      name: "--man", placeholder: nil,
      sentence: "Write the manual page, for man: backstep --man | man -l -."),
    OptionHelp(
      name: "--completions",
      placeholder: Shell.allCases.map(\.rawValue).joined(separator: "|"),
      sentence: "Write what makes a shell complete commands, lessons, options, values and files."),
  ]

  /// All options of a command, in the order of the help.
  static func all(of command: CommandName) -> [OptionHelp] {
    own(of: command) + command.settings.map { OptionHelp($0, of: command) }
  }

  /// What counts as right on paper.
  private static let digits = OptionHelp(
    name: "--digits", placeholder: "N", sentence: "How many significant digits are asked for [3].")

  /// The options of a command that are no settings.
  static func own(of command: CommandName) -> [OptionHelp] {
    var options: [OptionHelp] = []
    if command == .explore {
      options.append(
        OptionHelp(
          name: "--at", placeholder: "STEP",
          sentence: "Begin after so many steps, or at a place such as \"epoch 3 example 2\"."))
      options.append(
        OptionHelp(
          name: "--plain", placeholder: nil,
          sentence: "No screen: keys and commands are read as lines, and answered in sentences."))
      options.append(
        OptionHelp(
          name: "--record", placeholder: "FILE.cast",
          sentence: "Record what is shown as an asciicast, with markers at pages and marks."))
    }
    if command == .trace {
      options.append(
        OptionHelp(
          name: "--steps", placeholder: "N",
          sentence: "End after N steps; left out: after one epoch."))
      options.append(
        OptionHelp(
          name: "--where", placeholder: "CONDITION",
          sentence: "Print only the steps at which it hits, such as \"E < 0.01\"."))
      options.append(
        OptionHelp(
          name: "--only", placeholder: "A,B,…",
          sentence: "Print only the steps that compute these, such as w5,dE/dw*."))
    }
    if [.trace, .check].contains(command) {
      options.append(
        OptionHelp(
          name: "--slip", placeholder: "NAME",
          sentence: "Make this slip in every step that can have it."))
    }
    if command == .export {
      options.append(
        OptionHelp(
          name: "--to", placeholder: PythonLibrary.allCases.map(\.rawValue).joined(separator: "|"),
          sentence: "What the script is for."))
      options.append(
        OptionHelp(
          name: "--train", placeholder: nil,
          sentence: "Write a script that trains as train does, and prints the error after each "
            + "epoch."))
    }
    if command == .train {
      options.append(
        OptionHelp(
          name: "--stop", placeholder: "CONDITION",
          sentence: "End after the update in which it hits, such as \"w5 < 0\"; may be given "
            + "more than once."))
      options.append(
        OptionHelp(
          name: "--findings", placeholder: nil,
          sentence: "Say what is wrong with the run, what it means, and what one may try."))
      options.append(
        OptionHelp(
          name: "--plot", placeholder: nil,
          sentence: "Draw the error over the epochs: on a terminal while it trains, and below the "
            + "report."))
      options.append(
        OptionHelp(
          name: "--save", placeholder: "FILE.json", sentence: "Save the trained network."))
    }
    if command == .import {
      options.append(
        OptionHelp(
          name: "--activations", placeholder: "A,B,…",
          sentence: "The activation of each layer, such as tanh,softmax."))
      options.append(
        OptionHelp(
          name: "--save", placeholder: "FILE.json",
          sentence: "Save the network; left out: write it to standard output."))
    }
    if command == .compare {
      options.append(
        OptionHelp(
          name: "--b", placeholder: "OPTIONS",
          sentence: "Options for the second run alone, such as \"--rate 2\"."))
    }
    if command == .mark {
      options.append(digits)
      options.append(
        OptionHelp(
          name: "--tolerance", placeholder: "R",
          sentence:
            "Take what is off by no more than this part of the value, such as 1e-6, however "
            + "many digits it has."))
      options.append(
        OptionHelp(
          name: "--summary", placeholder: nil,
          sentence: "Count the slips of all papers, the worst step first."))
    }
    if command == .worksheet {
      options.append(
        OptionHelp(
          name: "--ask", placeholder: "A,B,…",
          sentence: "What is asked for, such as net_h1,dE/dw*; left out: of the first unit of each "
            + "layer what it receives and sends, and what comes back to it."))
      options.append(
        OptionHelp(
          name: "--fade", placeholder: "N",
          sentence: "Ask for the last N of these numbers, and write out what comes before."))
      options.append(
        OptionHelp(
          name: "--students", placeholder: "FILE.csv",
          sentence: "A sheet for each row, each with a variant of its own: 1, 2 and so on, from "
            + "--variant on, or what a column variant says."))
      options.append(
        OptionHelp(
          name: "--key", placeholder: nil,
          sentence: "Write the numbers, too, and what usual slips give."))
      options.append(digits)
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

  /// What settings mean where answers alone are wanted.
  private static let sentencesOfPredict = [
    "not-settled": "What becomes of a row for which a recurrent network does not settle: it ends "
      + "the answers, or is answered with the last sweep [stop].",
    "data": "The rows: a header, then a row a line; left out, or -: standard input.",
    "targets": "Columns that are no inputs.",
    "inputs": "The columns that are inputs; left out: those named like the network's inputs, "
      + "or else the first ones.",
  ]

  init(_ setting: Setting, of command: CommandName) {
    name = "--" + setting.name
    placeholder = setting.placeholder
    let standard = setting.text(Settings())
    let own = command == .predict ? OptionHelp.sentencesOfPredict[setting.name] : nil
    sentence =
      own ?? standard.map { setting.sentence.dropLast() + " [\($0)]." } ?? setting.sentence
  }
}
