import Backprop
package import Documents

/// The command line: from words to a result on the streams that it is given.
package enum Commands {
  /// What is left to do.
  package enum Outcome: Sendable {
    case exit(ExitStatus)
    /// Open the explorer, which needs a terminal.
    case explore(Lesson)
  }

  /// Carries out what the words of a command line say, without the program's own name.
  package static func run(_ words: [String], _ surroundings: Surroundings) -> Outcome {
    do throws(Failure) {
      return try outcome(words, surroundings)
    } catch {
      // Whatever else is wrong with what was being read when the person asked to stop.
      let failure =
        error.status == .badInput && surroundings.isInterrupted() ? .interrupted() : error
      if !failure.line.isEmpty { surroundings.say(failure.line) }
      return .exit(failure.status)
    }
  }

  /// Opens what was typed in the explorer: a lesson or a file by name, which may have spaces, and
  /// options as on the command line, `spiral --rate 0.1`; those that it was started with count no more.
  ///
  /// - Returns: the lesson, or one line that says why there is none.
  package static func open(
    _ text: String, _ surroundings: Surroundings
  ) -> Result<Lesson, OpeningProblem> {
    var surroundings = surroundings
    surroundings.readsPipes = false
    do throws(Failure) {
      let words = text.split(separator: " ").map(String.init)
      let options = words.drop { !$0.hasPrefix("--") }
      // A command's name before them would be taken for one.
      var arguments = try Arguments(Array(options))
      if options.count < words.count {
        if let operand = arguments.operand { try arguments.take(operand: operand) }
        arguments.operand = words.dropLast(options.count).joined(separator: " ")
      }
      let lesson = try Opener(surroundings: surroundings, arguments: arguments).open()
      guard !surroundings.isInterrupted() else { return .failure(.interrupted) }
      return .success(lesson)
    } catch {
      return .failure(
        surroundings.isInterrupted() ? .interrupted : OpeningProblem(line: error.line))
    }
  }

  /// Why a lesson cannot be opened, in one line.
  package struct OpeningProblem: Error, Equatable, Sendable {
    package let line: String

    fileprivate static let interrupted = OpeningProblem(line: "interrupted: nothing was opened")
  }

  private static func outcome(
    _ words: [String], _ surroundings: Surroundings
  ) throws(Failure) -> Outcome {
    // A wish that cannot be fulfilled is not passed over.
    _ = try surroundings.kernels.chosen()
    let arguments = try Arguments(words)
    if arguments.wantsHelp || arguments.wantsVersion {
      let text =
        arguments.wantsHelp
        ? Help.text(
          for: arguments.isCommandNamed ? arguments.command : nil,
          arguments.isGiven(.ascii) ? .ascii : .unicode)
        : Help.version
          + (arguments.isVerbose ? try surroundings.kernels.description() : "")
      do throws(OutputProblem) {
        try surroundings.print(text)
      } catch {
        throw Failure(error)
      }
      return .exit(.done)
    }
    switch arguments.command {
    case .lessons:
      try LessonsCommand(arguments: arguments, surroundings: surroundings).run()
    case .predict: try predict(arguments, surroundings)
    case .explore, .trace, .train, .export, .check:
      let lesson = try Opener(surroundings: surroundings, arguments: arguments).open()
      let showsHint = [.train, .explore].contains(arguments.command)
      for line in showsHint ? lesson.notes : lesson.data.notes {
        surroundings.say(line)
      }
      switch arguments.command {
      case .trace:
        try TraceCommand(lesson: lesson, arguments: arguments, surroundings: surroundings).run()
      case .train:
        try TrainCommand(lesson: lesson, arguments: arguments, surroundings: surroundings).run()
      case .export:
        try ExportCommand(lesson: lesson, arguments: arguments, surroundings: surroundings).run()
      case .check:
        try CheckCommand(lesson: lesson, arguments: arguments, surroundings: surroundings).run()
      default: return .explore(lesson)
      }
    }
    return .exit(.done)
  }

  private static func predict(
    _ arguments: Arguments, _ surroundings: Surroundings
  ) throws(Failure) {
    var settings = Settings()
    try arguments.apply(to: &settings)
    let opener = Opener(surroundings: surroundings, arguments: arguments)
    let (contents, data) = try opener.openNetwork()
    let network = contents.network
    do throws(SettingProblem) {
      try settings.check(for: network, given: arguments.givenSettings)
    } catch {
      throw .usage("\(error.problem); \(error.remedy)")
    }
    try PredictCommand(
      network: settings.applied(to: network), lessonData: data, settings: settings,
      needs: DataNeeds(contents), arguments: arguments, surroundings: surroundings
    ).run()
  }
}
