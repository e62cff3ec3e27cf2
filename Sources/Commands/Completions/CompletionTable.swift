import Backprop
import Documents
import Opening

/// What the shells complete: the commands with their names and options, out of the same tables as the
/// help.
struct CompletionTable {
  struct Option {
    /// With its dashes.
    let name: String
    /// What goes as its value; `nil` where it has none.
    let value: Placeholder?
    /// What stands for its value in the help.
    let placeholder: String
    let sentence: String
  }

  struct Command {
    let name: String
    let sentence: String
    /// What goes as its first name, its second, and so on.
    let names: [Placeholder]
    let options: [Option]
  }

  let commands: [Command]
  /// The options that go without a command.
  let programOptions: [Option]
  let lessons: [String]

  init(_ world: World) {
    commands = CommandName.allCases.map { command in
      Command(
        name: command.rawValue, sentence: command.sentence,
        names: Placeholder.places(in: command.operand),
        options: OptionHelp.all(of: command).map { Option($0, command, world) })
    }
    programOptions = OptionHelp.ofProgram.map { Option($0, .explore, world) }
    lessons = world.lessons.map(\.name)
  }

  /// The options of all commands that take a value.
  var valueOptions: [String] {
    var names: [String] = []
    for option in commands.flatMap(\.options) + programOptions
    where option.value != nil && !names.contains(option.name) {
      names.append(option.name)
    }
    return names
  }
}

extension CompletionTable.Option {
  init(_ help: OptionHelp, _ command: CommandName, _ world: World) {
    name = help.name
    placeholder = help.placeholder ?? ""
    sentence = help.sentence
    let place = help.placeholder.map(Placeholder.init)
    guard name == "--" + Setting.ID.data.rawValue else {
      value = place
      return
    }
    // The data that the program brings; what is generated has targets, which `predict` does not ask.
    let generated = command == .predict ? [] : GeneratedSet.allCases.map(\.rawValue)
    value = place?.adding(world.assets.map(\.name).filter { $0.hasSuffix(".csv") } + generated)
  }

  /// What it does, in a few words, for lists that have a line for each.
  var shortSentence: String {
    let ends = ["; ", ". "].compactMap { sentence.firstRange(of: $0)?.lowerBound }
    let text = sentence[..<(ends.min() ?? sentence.endIndex)]
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }
}
