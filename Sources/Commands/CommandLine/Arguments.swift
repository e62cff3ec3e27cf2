import Documents

/// The command line, taken apart.
struct Arguments {
  var command = CommandName.explore
  /// The lesson or file.
  var operand: String?
  /// The settings that were given, in order, as text.
  var given: [(setting: Setting, text: String)] = []
  var format: String?
  /// How many steps `trace` prints at most.
  var steps: Int?
  /// What `export` writes for.
  var library: PythonLibrary?
  /// Where `train` saves the network.
  var save: String?
  /// Whether the first word is the command; else it is `explore`.
  private(set) var isCommandNamed = false
  var wantsHelp = false
  var wantsVersion = false
  /// Whether the version is to say more than its number.
  var isVerbose = false

  /// Whether a setting was given.
  func isGiven(_ id: Setting.ID) -> Bool { given.contains { $0.setting.id == id } }

  /// Takes the words of the command line apart, without the program's own name.
  init(_ words: [String]) throws(Failure) {
    var rest = words[...]
    if let first = rest.first, let command = CommandName(rawValue: first) {
      self.command = command
      isCommandNamed = true
      rest.removeFirst()
    }
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || !word.hasPrefix("-") || word == "-" {
        try take(operand: word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        try take(option: word, &rest)
      }
    }
    if isVerbose, !wantsVersion { throw .usage("--verbose goes with --version") }
  }

  mutating func take(operand word: String) throws(Failure) {
    guard command != .lessons else {
      throw .usage("lessons takes no name; \(excerpt(word)) is one too many")
    }
    if let operand {
      // `backstep tran worked-example`: no command was named, but one was meant.
      if !isCommandNamed, let near = CommandName.nearest(to: operand) {
        throw .usage("unknown command \(excerpt(operand)); did you mean \(near)?")
      }
      throw .usage("\(excerpt(word)) is one name too many; open one lesson or file at a time")
    }
    operand = word
  }

  private mutating func take(
    option word: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let inline = parts.count > 1 ? String(parts[1]) : nil
    func value() throws(Failure) -> String {
      if let inline { return inline }
      // What looks like an option is one: a forgotten value must not swallow it.
      guard let next = rest.first, !next.hasPrefix("--") else {
        throw .usage("\(name) needs a value after it")
      }
      rest.removeFirst()
      return next
    }
    func noValue() throws(Failure) {
      guard inline == nil else { throw .usage("\(name) takes no value") }
    }
    switch name {
    case "--help", "-h":
      try noValue()
      wantsHelp = true
    case "--version":
      try noValue()
      wantsVersion = true
    case "--verbose":
      try noValue()
      isVerbose = true
    case "--json" where !command.formats.isEmpty:
      try noValue()
      format = "json"
    case "--format" where !command.formats.isEmpty:
      format = try check(format: value())
    case "--steps" where command == .trace:
      steps = try count(value(), for: name)
    case "--save" where command == .train:
      save = try value()
      if save?.isEmpty == true { throw .usage("--save cannot be \"\"; it is the path of a file") }
    case "--to" where command == .export:
      library = try library(value())
    default:
      let setting = try setting(named: name)
      if setting.takesValue {
        given.append((setting, try value()))
      } else {
        try noValue()
        given.append((setting, "true"))
      }
    }
  }

  private func check(format: String) throws(Failure) -> String {
    guard command.formats.contains(format) else {
      throw .usage("\(excerpt(format)) is no format; it is one of \(quotedList(command.formats))")
    }
    return format
  }

  private func library(_ name: String) throws(Failure) -> PythonLibrary {
    guard let library = PythonLibrary(rawValue: name) else {
      let names = PythonLibrary.allCases.map(\.rawValue)
      throw .usage("--to cannot be \(excerpt(name)); it is one of \(quotedList(names))")
    }
    return library
  }

  private func count(_ text: String, for name: String) throws(Failure) -> Int {
    guard let count = Setting.wholeNumber(text), count > 0 else {
      throw .usage("\(name) cannot be \(excerpt(text)); it is a whole number from 1 on")
    }
    return count
  }

  private func setting(named name: String) throws(Failure) -> Setting {
    let known = command.settings
    if let setting = known.first(where: { "--" + $0.name == name }) { return setting }
    let others = CommandName.allCases.flatMap(OptionHelp.own).map(\.name)
    if others.contains(name) || Setting.all.contains(where: { "--" + $0.name == name }) {
      throw .usage("\(name) is no option of \(command.rawValue)")
    }
    let names =
      known.map { "--" + $0.name } + OptionHelp.own(of: command).map(\.name)
      + ["--version", "--verbose"]
    let near = nearestName(to: name, among: names)
    throw .usage(
      "unknown option \(excerpt(name)); "
        + (near.map { "did you mean \($0)?" } ?? "backstep \(command.rawValue) --help lists them"))
  }

  /// The settings that were given.
  var givenSettings: [Setting.ID] { given.map(\.setting.id) }

  /// Puts the given settings over others.
  func apply(to settings: inout Settings) throws(Failure) {
    for (setting, text) in given {
      do throws(SettingProblem) {
        try setting.set(&settings, text)
      } catch {
        throw .usage("--\(error.problem); \(error.remedy)")
      }
    }
    do throws(SettingProblem) {
      try settings.checkTogether(given: givenSettings)
    } catch {
      throw .usage("\(error.problem); \(error.remedy)")
    }
  }
}
