import Backprop
import Documents
import Opening

/// The command line, taken apart.
struct Arguments {
  var command = CommandName.explore
  /// The lesson or file.
  var operand: String?
  /// The one that it is compared with, or the paper that is marked.
  private(set) var secondOperand: String?
  /// What `lesson` is to do, and with which lessons.
  private(set) var lessonWords: [String] = []
  /// The settings that were given, in order, as text.
  var given: [(setting: Setting, text: String)] = []
  /// Those of the second run alone.
  private var givenToSecond: [(setting: Setting, text: String)] = []
  var format: String?
  /// How many steps `trace` prints at most.
  var steps: Int?
  /// The steps that `trace` prints are those at which this hits.
  private(set) var condition: String?
  /// The steps that `trace` prints are those that compute one of these.
  private(set) var symbols: String?
  /// The slip that the run of `trace` and `check` makes.
  private(set) var slip: Slip?
  /// What ends `train`.
  private(set) var stops: [String] = []
  /// Whether `train` looks for what is wrong with the run.
  private(set) var wantsFindings = false
  /// Whether `train` draws the error.
  private(set) var wantsPlot = false
  /// How near the numbers that `mark` marks must come.
  private(set) var precision = Precision.standard
  /// Whether `mark` counts slips.
  private(set) var wantsSummary = false
  /// The numbers that a sheet asks for.
  private(set) var asked: String?
  /// How many numbers a sheet leaves open, with those before them written out.
  private(set) var fade: Int?
  /// The list of those who get a sheet.
  private(set) var students: String?
  /// Whether sheets have their numbers, and what slips give.
  private(set) var wantsKey = false
  /// What `export` writes for.
  var library: PythonLibrary?
  /// Whether the script that `export` writes trains.
  private(set) var exportsTraining = false
  /// The activations of the layers that are imported.
  private(set) var activations: [Activation]?
  /// Where `train` or `import` saves the network.
  var save: String?
  /// Where `explore` begins.
  private(set) var place: Lesson.Place?
  /// Whether `explore` goes by lines of text.
  private(set) var isPlain = false
  /// Where `explore` records what it shows.
  private(set) var record: String?
  /// Whether the first word is the command; else it is `explore`.
  private(set) var isCommandNamed = false
  var wantsHelp = false
  var wantsVersion = false
  /// Whether the version is to say more than its number.
  var isVerbose = false
  var wantsManual = false
  var wantsConfiguration = false
  /// The shell whose completions are wanted.
  private(set) var completions: Shell?

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
    if command == .compare, operand != nil, secondOperand == nil, !wantsHelp, !wantsVersion {
      throw .usage("compare needs two lessons or networks; one can be named twice")
    }
    if command == .mark, !wantsHelp, !wantsVersion { try checkPaper() }
    if asked != nil, fade != nil {
      throw .usage("--ask names what is asked for, and --fade leaves the last numbers; give one")
    }
    if isPlain, record != nil {
      throw .usage("--record is for the screen, and --plain has none; leave one out")
    }
    if isVerbose, !wantsVersion { throw .usage("--verbose goes with --version") }
  }

  private mutating func take(operand word: String) throws(Failure) {
    guard command != .lessons else {
      throw .usage("lessons takes no name; \(excerpt(word)) is one too many")
    }
    guard command != .lesson else {
      lessonWords.append(word)
      return
    }
    if let operand {
      // `backstep tran worked-example`: no command was named, but one was meant.
      if !isCommandNamed, let near = CommandName.nearest(to: operand) {
        throw .usage("unknown command \(excerpt(operand)); did you mean \(near)?")
      }
      guard [.compare, .mark].contains(command), secondOperand == nil else {
        throw .tooManyNames(word)
      }
      secondOperand = word
      return
    }
    operand = word
  }

  private mutating func take(
    option word: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    let option = OptionWord(word)
    let name = option.name
    switch name {
    case "--help", "-h":
      try option.takesNoValue()
      wantsHelp = true
    case "--version":
      try option.takesNoValue()
      wantsVersion = true
    case "--verbose":
      try option.takesNoValue()
      isVerbose = true
    case "--config" where !isCommandNamed:
      try option.takesNoValue()
      wantsConfiguration = true
    case "--man" where !isCommandNamed:
      try option.takesNoValue()
      wantsManual = true
    case "--completions" where !isCommandNamed: completions = try shell(option.value(&rest))
    case "--json" where !command.formats.isEmpty:
      try option.takesNoValue()
      format = "json"
    case "--format" where !command.formats.isEmpty:
      format = try check(format: option.value(&rest))
    case "--steps" where command == .trace:
      steps = try count(option.value(&rest), for: name)
    case "--where" where command == .trace:
      guard condition == nil else {
        throw .usage("--where is there twice; or and and join two conditions to one")
      }
      condition = try option.value(&rest)
    case "--only" where command == .trace: symbols = try option.value(&rest)
    case "--slip" where [.trace, .check].contains(command): slip = try slip(option.value(&rest))
    case "--stop" where command == .train: stops.append(try option.value(&rest))
    case "--findings" where command == .train:
      try option.takesNoValue()
      wantsFindings = true
    case "--plot" where command == .train:
      try option.takesNoValue()
      wantsPlot = true
    case "--at" where command == .explore: place = try place(option.value(&rest))
    case "--plain" where command == .explore:
      try option.takesNoValue()
      isPlain = true
    case "--record" where command == .explore:
      record = try option.value(&rest)
      if record?.isEmpty == true {
        throw .usage("--record cannot be \"\"; it is the path of a file that is not there yet")
      }
    case "--save" where [.train, .import].contains(command):
      save = try option.value(&rest)
      if save?.isEmpty == true { throw .usage("--save cannot be \"\"; it is the path of a file") }
    case "--activations" where command == .import:
      activations = try activations(option.value(&rest))
    case "--ask" where command == .worksheet: asked = try option.value(&rest)
    case "--fade" where command == .worksheet: fade = try count(option.value(&rest), for: name)
    case "--students" where command == .worksheet: students = try option.value(&rest)
    case "--key" where command == .worksheet:
      try option.takesNoValue()
      wantsKey = true
    case "--digits" where [.mark, .worksheet].contains(command):
      try take(digits: option.value(&rest))
    case "--tolerance" where command == .mark:
      precision = try tolerance(option.value(&rest))
    case "--summary" where command == .mark:
      try option.takesNoValue()
      wantsSummary = true
    case "--b" where command == .compare: try takeOptions(ofSecond: option.words(&rest))
    case "--to" where command == .export:
      library = try library(option.value(&rest))
    case "--train" where command == .export:
      try option.takesNoValue()
      exportsTraining = true
    default:
      given.append(try option.value(of: try setting(option), &rest))
    }
  }

  /// Takes options of the second run apart.
  private mutating func takeOptions(ofSecond text: String) throws(Failure) {
    guard let words = ShellWords.split(text) else {
      throw .usage("--b \(excerpt(text)): a quotation mark is left open")
    }
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        throw .usage("--b takes options alone; \(excerpt(word)) is none")
      }
      let option = OptionWord(word)
      let given = try option.value(of: try setting(option), &rest)
      guard given.setting.subject != .writing else {
        throw .usage("\(option.name) is for both runs; give it beside --b")
      }
      givenToSecond.append(given)
    }
  }

  /// How many significant digits a sheet asks for.
  var sheetDigits: Int {
    guard case .digits(let digits) = precision else { return 3 }
    return digits
  }

  // MARK: - What is marked

  /// The last name is that of the paper: a network that is made for the data has none.
  private mutating func checkPaper() throws(Failure) {
    if secondOperand == nil, isGiven(.layers) {
      (operand, secondOperand) = (nil, operand)
    }
    guard secondOperand == nil else { return }
    throw .usage(
      "mark needs a lesson or a network, and a paper: a CSV file with the columns symbol and value")
  }

  private mutating func take(digits text: String) throws(Failure) {
    guard let digits = Setting.wholeNumber(text), (1...Precision.mostDigits).contains(digits)
    else {
      throw .usage(
        "--digits cannot be \(excerpt(text)); it is a whole number from 1 to "
          + "\(Precision.mostDigits)")
    }
    // Where a tolerance is given, digits do not count.
    if case .digits = precision { precision = .digits(digits) }
  }

  private func tolerance(_ text: String) throws(Failure) -> Precision {
    guard let number = TypedNumber(text), number.value >= 0, number.value < 1 else {
      throw .usage(
        "--tolerance cannot be \(excerpt(text)); it is a number from 0 on and below 1, such as 1e-6"
      )
    }
    return .tolerance(number.value)
  }

  private func check(format: String) throws(Failure) -> String {
    guard command.formats.contains(format) else {
      throw .usage("\(excerpt(format)) is no format; it is one of \(quotedList(command.formats))")
    }
    return format
  }

  private func shell(_ name: String) throws(Failure) -> Shell {
    guard let shell = Shell(rawValue: name) else {
      let names = Shell.allCases.map(\.rawValue)
      throw .usage("--completions cannot be \(excerpt(name)); it is one of \(quotedList(names))")
    }
    return shell
  }

  private func slip(_ name: String) throws(Failure) -> Slip {
    if let slip = Slip(rawValue: name) { return slip }
    let near = nearestName(to: name, among: Slip.allCases.map(\.rawValue))
    throw .usage(
      "unknown slip \(excerpt(name)); "
        + (near.map { "did you mean \($0)?" } ?? "backstep \(command.rawValue) --help lists them"))
  }

  private func library(_ name: String) throws(Failure) -> PythonLibrary {
    guard let library = PythonLibrary(rawValue: name) else {
      let names = PythonLibrary.allCases.map(\.rawValue)
      throw .usage("--to cannot be \(excerpt(name)); it is one of \(quotedList(names))")
    }
    return library
  }

  private func activations(_ text: String) throws(Failure) -> [Activation] {
    let known = Activation.allCases.map(\.rawValue)
    var activations: [Activation] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let activation = Activation(rawValue: name) else {
        let near = nearestName(to: name, among: known)
        throw .usage(
          "--activations cannot have \(excerpt(name)); "
            + (near.map { "did you mean \"\($0)\"?" } ?? "it names some of \(quotedList(known))"))
      }
      activations.append(activation)
    }
    return activations
  }

  private func place(_ text: String) throws(Failure) -> Lesson.Place {
    guard let place = Lesson.Place(text) else {
      throw .usage(
        "--at cannot be \(excerpt(text)); it is a number of steps, or a place such as "
          + "\"epoch 3 example 2\"")
    }
    return place
  }

  private func count(_ text: String, for name: String) throws(Failure) -> Int {
    guard let count = Setting.wholeNumber(text), count > 0 else {
      throw .usage("\(name) cannot be \(excerpt(text)); it is a whole number from 1 on")
    }
    return count
  }

  private func setting(_ option: OptionWord) throws(Failure) -> Setting {
    try option.setting(
      among: command.settings, of: command.rawValue,
      own: OptionHelp.own(of: command).map(\.name) + ["--version", "--verbose"]
        + (isCommandNamed ? [] : OptionHelp.ofProgram.map(\.name)),
      others: (CommandName.allCases.flatMap(OptionHelp.own) + OptionHelp.ofProgram).map(\.name))
  }

  /// What is to be opened.
  var request: LessonRequest {
    LessonRequest(
      name: operand, given: given,
      commandInNeed: command == .explore ? nil : command.rawValue,
      commands: isCommandNamed ? [] : CommandName.allCases.map(\.rawValue))
  }

  /// What it is to be compared with.
  var secondRequest: LessonRequest {
    var second = request
    second.name = secondOperand
    second.given += givenToSecond
    return second
  }

  /// Whether a setting was given.
  func isGiven(_ id: Setting.ID) -> Bool { request.isGiven(id) }
}
