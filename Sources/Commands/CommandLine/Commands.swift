import Backprop
import Conditions
import Documents
import Explanations
package import Opening

/// The command line: from words to a result on the streams that it is given.
package enum Commands {
  /// What is left to do.
  package enum Outcome: Sendable {
    case exit(ExitStatus)
    /// Open the explorer, which needs a terminal.
    case explore(Exploration)
  }

  /// Carries out what the words of a command line say, without the program's own name.
  package static func run(_ words: [String], _ world: World) -> Outcome {
    do throws(Failure) {
      return try outcome(words, world)
    } catch {
      // Whatever else is wrong with what was being read when the person asked to stop.
      let failure =
        error.status == .badInput && world.isInterrupted() ? .interrupted() : error
      if !failure.line.isEmpty { world.say(failure.line) }
      return .exit(failure.status)
    }
  }

  private static func outcome(
    _ words: [String], _ world: World
  ) throws(Failure) -> Outcome {
    // A request that cannot be met is not passed over.
    _ = try world.kernels.chosen()
    let arguments = try Arguments(words)
    if let text = try text(arguments, world) {
      do throws(OutputProblem) {
        try world.print(text)
      } catch {
        throw Failure(error)
      }
      return .exit(.done)
    }
    switch arguments.command {
    case .lessons:
      try LessonsCommand(arguments: arguments, world: world).run()
    case .predict: try predict(arguments, world)
    case .compare: try compare(arguments, world)
    case .mark: try mark(arguments, world)
    case .lesson: return .exit(try LessonCommand(arguments: arguments, world: world).run())
    case .import: try ImportCommand(arguments: arguments, world: world).run()
    case .worksheet:
      let lesson = try rightLesson(arguments, world)
      for line in lesson.data.notes { world.say(line) }
      try WorksheetCommand(lesson: lesson, arguments: arguments, world: world).run()
    case .explore, .trace, .train, .export, .check:
      var lesson = try LessonLoader(arguments.request, in: world).load()
      if let place = arguments.place { lesson.position = place }
      if let slip = arguments.slip { try make(slip, in: &lesson) }
      let questions = try Questions(arguments, of: lesson)
      let showsHint = [.train, .explore].contains(arguments.command)
      for line in showsHint ? lesson.notes : lesson.data.notes {
        world.say(line)
      }
      if arguments.command != .explore { sayEdits(of: lesson, world) }
      if let line = unseenSlip(in: lesson) { world.say(line) }
      switch arguments.command {
      case .trace:
        try TraceCommand(
          lesson: lesson, questions: questions, arguments: arguments, world: world
        ).run()
      case .train:
        try TrainCommand(
          lesson: lesson, questions: questions, arguments: arguments, world: world
        ).run()
      case .export:
        try ExportCommand(lesson: lesson, arguments: arguments, world: world).run()
      case .check:
        try CheckCommand(lesson: lesson, arguments: arguments, world: world).run()
      default:
        let configuration = world.configuration()
        configuration.apply(to: &lesson.settings, butFor: arguments.request.givenSettings)
        guard !arguments.isPlain else {
          try PlainCommand(
            lesson: lesson, configuration: configuration, words: words, world: world
          ).run()
          break
        }
        return .explore(
          Exploration(
            lesson: lesson, configuration: configuration, recordPath: arguments.record))
      }
    }
    return .exit(.done)
  }

  /// What is asked of the program about itself; `nil` where nothing is.
  private static func text(_ arguments: Arguments, _ world: World) throws(Failure) -> String? {
    if arguments.wantsHelp {
      return Help.text(
        for: arguments.isCommandNamed ? arguments.command : nil,
        arguments.isGiven(.ascii) ? .ascii : .unicode)
    }
    if arguments.wantsVersion {
      return Help.version + (arguments.isVerbose ? try world.kernels.description() : "")
    }
    if arguments.wantsConfiguration { return ConfigurationText(world).text }
    if arguments.wantsManual { return try ManualPage(world).text }
    return arguments.completions?.completions(world)
  }

  /// Has the run of a lesson make a slip.
  private static func make(_ slip: Slip, in lesson: inout Lesson) throws(Failure) {
    if let problem = SlipFit.problem(with: slip, in: lesson.start) {
      let notation: Notation = lesson.settings.isASCII ? .ascii : .unicode
      throw .usage("--slip \(slip.rawValue): " + notation.spell(problem))
    }
    lesson.slip = slip
  }

  /// Says that a slip gives the right numbers; `nil` where the first example shows it.
  private static func unseenSlip(in lesson: Lesson) -> String? {
    guard let slip = lesson.slip else { return nil }
    let pass = Run(lesson.start).pass
    guard pass.layout.ending.batchSize != nil,
      !pass.steps.contains(where: { pass.slip(at: $0.quantity) != nil })
    else { return nil }
    return "backstep: with \(slip.rawValue) every number of the first example is right"
  }

  private static func compare(
    _ arguments: Arguments, _ world: World
  ) throws(Failure) {
    let here = try LessonLoader(arguments.request, in: world).load()
    let there = try LessonLoader(arguments.secondRequest, in: world).load()
    let notes = here.data.notes
    for line in notes + there.data.notes.filter({ !notes.contains($0) }) { world.say(line) }
    for lesson in there.name == here.name ? [here] : [here, there] where !lesson.edits.isEmpty {
      let missing = lesson.edits.count - lesson.placedEdits(in: Run(lesson.start)).count
      guard missing > 0 else { continue }
      world.say(
        "\(NumberFormat.counted(missing, "edit")) of \(lesson.name) left out: there is no such step"
      )
    }
    try CompareCommand(here: here, there: there, arguments: arguments, world: world).run()
  }

  /// Says that edits of a saved run are not made.
  private static func sayEdits(of lesson: Lesson, _ world: World) {
    guard !lesson.edits.isEmpty else { return }
    world.say(
      "\(NumberFormat.counted(lesson.edits.count, "edit")) of \(lesson.name) left out: "
        + "only the explorer makes them")
  }

  /// What numbers are to be right about: a lesson as it was before anything was done in its run.
  private static func rightLesson(
    _ arguments: Arguments, _ world: World
  ) throws(Failure) -> Lesson {
    var lesson = try LessonLoader(arguments.request, in: world).load()
    sayEdits(of: lesson, world)
    if let slip = lesson.slip {
      world.say("\(slip.rawValue) of \(lesson.name) left out: only right numbers count here")
      lesson.slip = nil
    }
    return lesson
  }

  private static func mark(
    _ arguments: Arguments, _ world: World
  ) throws(Failure) {
    guard let paper = arguments.secondOperand else { return }
    let lesson = try rightLesson(arguments, world)
    try MarkCommand(lesson: lesson, paper: paper, arguments: arguments, world: world).run()
  }

  private static func predict(
    _ arguments: Arguments, _ world: World
  ) throws(Failure) {
    var settings = Settings()
    let request = arguments.request
    try request.apply(to: &settings)
    let (contents, data) = try LessonLoader(request, in: world).loadNetwork()
    let network = contents.network
    do throws(SettingProblem) {
      try settings.check(for: network, given: request.givenSettings)
    } catch {
      throw .usage("\(error.problem); \(error.remedy)")
    }
    try PredictCommand(
      network: settings.applied(to: network), lessonData: data, settings: settings,
      needs: DataNeeds(contents), arguments: arguments, world: world
    ).run()
  }
}
