import Backprop
import Documents
import Explanations

/// Setting what has a name in the table of settings: `set rate 0.1`.
extension State {
  mutating func set(_ operands: [String], budget: Int) {
    let name = operands[0]
    guard let setting = ExplorerCommand.setting(named: name) else {
      guard selection(named: name) == nil else {
        message = Message(
          "\(name) is no setting; type select \(name), then = and its value", .problem)
        return
      }
      let names = ExplorerCommand.settings.map(\.name)
      let near = nearestName(to: name, among: names)
      message = Message(
        "no setting “\(name)” here; "
          + (near.map { "did you mean \($0)?" } ?? "they are \(names.joined(separator: ", "))"),
        .problem)
      return
    }
    let present = presentSettings
    let typed = operands.dropFirst().joined(separator: " ")
    if let placeholder = setting.placeholder, typed.isEmpty {
      let value = setting.text(present).map { "\(name) is \($0); " } ?? ""
      message = Message("\(value)type it so: set \(name) \(placeholder)", .problem)
      return
    }
    var settings = present
    do throws(SettingProblem) {
      try setting.set(&settings, typed.isEmpty ? "true" : typed)
      try check(settings, given: setting.id)
    } catch {
      message = Message("\(error.problem); \(error.remedy)", .problem)
      return
    }
    apply(settings, setting, isNew: setting.text(settings) != setting.text(present), budget: budget)
  }

  /// All settings as they are at this moment.
  var presentSettings: Settings {
    var settings = lesson.settings
    settings.training = run.setup.settings
    settings.loss = run.setup.network.loss
    settings.damping = shape.recurrence?.damping
    settings.digits = display.digits
    settings.theme = display.isThemeChosen ? display.theme : .auto
    settings.drawing = display.drawing
    return settings
  }

  /// Throws where a setting does not go with the others, or with the network.
  private func check(_ settings: Settings, given id: Setting.ID) throws(SettingProblem) {
    try settings.checkTogether(given: [id])
    try settings.check(for: run.setup.network, given: [id])
    if let (_, problem) = settings.applied(to: run.setup.network).mismatch {
      throw SettingProblem(problem: problem, remedy: Network.pairs)
    }
    if id == .loss, let loss = settings.loss { try check(loss) }
    guard id == .seed, settings.training.order == .given else { return }
    throw SettingProblem(
      problem: "seed has no effect on an order that is given",
      remedy: "set order shuffled first; :seed \(settings.training.seed) draws new weights")
  }

  /// Throws where a loss cannot take the targets of the data.
  private func check(_ loss: Loss) throws(SettingProblem) {
    for examples in [run.setup.examples, run.setup.testExamples].compactMap({ $0 }) {
      for row in 0..<examples.count {
        let targets = examples.targets(of: row)
        guard let problem = loss.problem(with: targets) else { continue }
        throw SettingProblem(
          problem: "example \(row + 1): \(loss.words(for: problem, targets))",
          remedy: "open other data for this loss")
      }
    }
  }

  private mutating func apply(
    _ settings: Settings, _ setting: Setting, isNew: Bool, budget: Int
  ) {
    let words = "\(setting.name) \(setting.words(settings))"
    switch setting.id.effect {
    case .learningRate:
      let rate = settings.training.learningRate
      make(.learningRate(rate), saying: "η = \(format.short(rate))", budget: budget)
      return
    case .display:
      display.digits = settings.digits
      display.choose(settings.theme)
      guard display.allowsUnicode || settings.drawing == .ascii else {
        message = Message("this terminal shows ASCII only", .problem)
        return
      }
      display.drawing = settings.drawing
    case .stopping: changeStopping(as: settings.training, budget: budget)
    case .newRun:
      guard isNew else {
        message = Message("It is \(words) already.")
        return
      }
      replaceRun(by: settings, saying: words)
      return
    }
    message = Message("set: \(words)")
  }

  /// Changes when the run ends, and every run after it.
  private mutating func changeStopping(as settings: TrainingSettings, budget: Int) {
    lesson.settings.training.adoptStopping(of: settings)
    run.changeStopping(as: settings, budget: budget)
    // The run may have to come back to where it stands; one that goes by itself goes on from there.
    if !movement.playback.isRunning { _ = finishMoving() }
  }

  /// Begins another run: what it was set to changes the numbers from the first step on.
  private mutating func replaceRun(by settings: Settings, saying words: String) {
    let other = run.restarted(settings.applied(to: run.setup.network), settings.training)
    belongings.replacedRuns.replace(run, words: words)
    show(other)
    message = Message("\(words): a new run with the same first weights; {key:undo} takes it back.")
  }

  mutating func goBackToReplacedRun(budget: Int) {
    let settings = lesson.settings.training
    guard
      let before = belongings.replacedRuns.goBack(from: run, stoppingAs: settings, budget: budget)
    else {
      message = Message(wordsWithNothingToUndo)
      return
    }
    show(before.run)
    message = Message("This is the run before \(before.words), at \(place).")
  }

  private var wordsWithNothingToUndo: String {
    guard let last = reading.keptRuns.last else { return "There is nothing to undo." }
    return "There is nothing to undo here; "
      + ":branch \(reading.keptRuns.count) goes back to your \(last.words)."
  }

  mutating func goForthToReplacedRun(budget: Int) {
    let settings = lesson.settings.training
    guard
      let after = belongings.replacedRuns.goForth(from: run, stoppingAs: settings, budget: budget)
    else {
      message = Message("There is nothing to do again.")
      return
    }
    show(after.run)
    message = Message("This is the run with \(after.words), at \(place).")
  }

  /// Where the run stands, or will when it has arrived.
  private var place: String {
    guard case .position(let position) = run.destination else { return "its step" }
    return "step \(NumberFormat.count(position))"
  }

  private mutating func show(_ other: Run) {
    movement.rest()
    pointing.isInspecting = false
    run = other
    _ = finishMoving()
    recordTrial()
  }
}
