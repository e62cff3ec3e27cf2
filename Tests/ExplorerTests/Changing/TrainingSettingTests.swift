import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What `:set` does to the run.
@Suite struct TrainingSettingTests {
  private func xor() throws -> State {
    var lesson = try ShippedLessons.lesson("xor")
    lesson.pages = []
    lesson.settings.training.optimizer = .momentum
    lesson.settings.training.batch = .examples(1)
    lesson.settings.training.epochs = 60
    return State(lesson)
  }

  /// One unit that hears itself.
  private func recurrent() -> State {
    let shape = Shape(
      unitCount: 2, activation: .sigmoid, biases: .perUnit,
      recurrence: Recurrence(inputUnits: [0], outputUnits: [1], damping: 0))
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: (0..<shape.parameterCount).map { 0.1 * Double($0) - 0.2 })
    return State(
      Lesson(
        name: "r", title: "r", aim: "", network: network,
        data: DataTable(
          inputNames: ["i"], targetNames: ["o"], examples: Examples(inputs: [[1]], targets: [[1]])),
        settings: Settings()))
  }

  /// The bits after some epochs of a run from a setup.
  private func moment(after epochs: Int, of setup: Run.Setup) -> Moment {
    var run = Run(setup)
    _ = run.advance(to: epochs * run.stepsPerEpoch)
    return Moment(run)
  }

  /// What can be set, and what the settings of the run then are.
  private static let changes: [(text: String, change: @Sendable (inout TrainingSettings) -> Void)] =
    [
      ("optimizer adam", { $0.optimizer = .adam }), ("momentum 0.5", { $0.momentum = 0.5 }),
      ("weight-decay 0.01", { $0.weightDecay = 0.01 }), ("l1 0.001", { $0.l1 = 0.001 }),
      ("order shuffled", { $0.order = .shuffled }), ("batch 3", { $0.batch = .examples(3) }),
      ("batch full", { $0.batch = .full }), ("bias fixed", { $0.biases = .fixed }),
      ("schedule step:2:0.5", { $0.schedule = .step(every: 2, factor: 0.5) }),
      (
        "schedule cosine",
        {
          $0.schedule = .cosine
          $0.scheduleSpan = 60
        }
      ),
    ]

  @Test(arguments: changes.indices)
  func whatChangesTheStepsBeginsARunOfItsOwn(index: Int) throws {
    let (text, change) = Self.changes[index]
    var state = try xor()
    var expected = state.lesson.start.settings
    change(&expected)
    state.act(.forward(.epoch), count: 20)
    let before = state.moment
    state.command("set \(text)")
    #expect(
      state.message
        == Message("\(text): a new run with the same first weights; {key:undo} takes it back."))
    #expect(state.run.position == 0)
    #expect(state.run.earlierRuns.last?.history.count == 21)
    #expect(state.run.setup.settings == expected)
    state.act(.forward(.epoch), count: 7)
    let setup = Run.Setup(
      network: state.lesson.network, examples: state.lesson.data.examples, settings: expected)
    let after = state.moment
    #expect(after == moment(after: 7, of: setup))
    state.act(.undo)
    #expect(state.moment == before)
    #expect(state.message?.text == "This is the run before \(text), at step 6,580.")
    state.act(.redo)
    #expect(state.moment == after)
  }

  @Test func everySettingOfTrainingCanBeSet() throws {
    let names = Set(ExplorerCommand.settings.map(\.name))
    #expect(names.isSuperset(of: Setting.about([.training]).map(\.name)))
    var state = try xor()
    for name in names {
      state.command("set \(name)")
      #expect(state.message?.text.contains("no setting") == false, "\(name)")
    }
  }

  @Test func allElseStaysAsItIsSet() throws {
    var state = try xor()
    state.command("weights w1 0.75")
    state.act(.forward(.epoch), count: 3)
    state.command("set rate 0.125")
    state.command("weights w2 9")
    state.command("set optimizer adam")
    #expect(state.run.setup.settings.learningRate == 0.125)
    // The second was no first weight.
    var parameters = state.lesson.network.parameters
    parameters[0] = 0.75
    #expect(state.run.network.parameters == parameters)
    state.command("set loss binary-cross-entropy")
    #expect(state.run.network.loss == .binaryCrossEntropy)
    #expect(state.run.setup.settings.optimizer == .adam)
    #expect(state.run.earlierRuns.isEmpty)
  }

  @Test func aSeedMakesAnotherOrder() throws {
    var state = try xor()
    state.command("set order shuffled")
    func rows(_ run: Run) -> [Int] {
      var run = run
      return (0..<40).map { _ in
        _ = run.advance(to: run.destination(after: 1, of: .example))
        return run.example
      }
    }
    let first = rows(state.run)
    state.command("set seed 77")
    #expect(rows(state.run) != first)
    state.act(.undo)
    #expect(rows(state.run) == first)
  }

  @Test func undoGoesThroughRunsAndTheirChangesInOrder() throws {
    var state = try xor()
    state.command("weights w1 0.5")
    state.command("set batch full")
    state.command("weights w1 0.25")
    state.command("set optimizer adam")
    func place() -> [String] {
      let settings = state.run.setup.settings
      return [
        "\(state.run.network.parameters[0])", "\(settings.batch)", settings.optimizer.rawValue,
      ]
    }
    var places = [place()]
    for _ in 0..<4 {
      state.act(.undo)
      places.append(place())
    }
    let first = "\(state.lesson.network.parameters[0])"
    #expect(
      places == [
        ["0.25", "full", "adam"], ["0.25", "full", "momentum"], ["0.5", "full", "momentum"],
        ["0.5", "examples(1)", "momentum"], [first, "examples(1)", "momentum"],
      ])
    state.act(.undo)
    #expect(state.message?.text == "There is nothing to undo.")
    for expected in places.dropLast().reversed() {
      state.act(.redo)
      #expect(place() == expected)
    }
    state.act(.redo)
    #expect(state.message?.text == "There is nothing to do again.")
  }

  @Test func aChangeEndsWhatWasTakenBack() throws {
    var state = try xor()
    state.command("set batch full")
    state.act(.undo)
    state.command("weights w1 0.5")
    state.act(.redo)
    #expect(state.run.setup.settings.batch == .examples(1))
    state.act(.undo)
    state.command("set batch 2")
    state.act(.undo)
    // What was taken back before the batch was set is not done after it.
    state.act(.redo)
    #expect(state.run.setup.settings.batch == .examples(2))
  }

  @Test func aPageTellsOfItsOwnRun() throws {
    var state = State(try ShippedLessons.lesson("xor"))
    let start = state.run.start
    state.command("set optimizer adam")
    #expect(state.run.start != start)
    state.act(.nextPage)
    state.finish()
    #expect(state.run.start == start)
    state.act(.undo)
    #expect(state.run.start == start)
  }

  private static let endings: [(text: String, isSet: @Sendable (TrainingSettings) -> Bool)] = [
    ("epochs 7", { $0.epochs == 7 }), ("stop-error 0.25", { $0.stopError == 0.25 }),
    ("stop-classified true", { $0.stopsWhenClassified }),
    ("stop-classified false", { !$0.stopsWhenClassified }), ("patience 4", { $0.patience == 4 }),
    ("patience off", { $0.patience == nil }), ("stop-error off", { $0.stopError == nil }),
  ]

  @Test(arguments: endings.indices)
  func whatEndsARunActsAtOnce(index: Int) throws {
    let (text, isSet) = Self.endings[index]
    var state = try xor()
    state.act(.forward(.epoch), count: 12)
    state.act(.back(.epoch), count: 4)
    let before = state.moment
    if text.hasSuffix(" off") { state.command("set \(text.replacing("off", with: "1"))") }
    state.command("set \(text)")
    #expect(state.message == Message("set: \(text)"))
    #expect(isSet(state.run.setup.settings))
    #expect(state.moment == before)
    #expect(state.run.history.count == 13)
    state.command("set batch full")
    #expect(isSet(state.run.setup.settings))
  }

  @Test func patienceCountsFromTheStartOfTheRun() throws {
    var lesson = try ShippedLessons.lesson("prediction")
    lesson.pages = []
    lesson.settings.training.batch = .examples(1)
    lesson.settings.training.order = .shuffled
    lesson.settings.training.epochs = 500
    var early = State(lesson)
    func run(_ state: inout State) {
      state.command("set patience 2")
      for _ in 0..<20 { state.act(.faster) }
      state.act(.toggleRun)
      state.finish()
    }
    run(&early)
    try #require(early.movement.stopReason == .patience)
    var late = State(lesson)
    late.act(.forward(.epoch), count: max(0, early.run.epochsDone - 2))
    run(&late)
    #expect(late.movement.stopReason == .patience)
    #expect(late.moment == early.moment)
  }

  @Test func aRecurrentNetworkHasSettingsOfItsOwn() {
    var state = recurrent()
    state.command("set not-settled continue")
    #expect(state.run.setup.settings.notSettled == .continue)
    state.command("set damping 0.5")
    #expect(state.shape.recurrence?.damping == 0.5)
    state.act(.undo)
    #expect(state.shape.recurrence?.damping == 0)
    #expect(state.run.setup.settings.notSettled == .continue)
    state.command("set update sequential")
    #expect(
      state.message
        == Message(
          "sequential updates go layer by layer, and a recurrent network has no layers; "
            + "take simultaneous updates", .problem))
  }

  @Test(arguments: [
    (
      "optimizer sgd", "momentum 0.5",
      #"momentum has no effect with the optimizer sgd; it goes with "momentum", "nesterov""#
    ),
    (
      "optimizer adam", "update sequential",
      "sequential updates go with the optimizer sgd only; take sgd, or simultaneous updates"
    ),
    ("batch 2", "optimizer momentum", "It is optimizer momentum already."),
    ("batch 2", "optimizer adm", #"optimizer cannot be "adm"; did you mean "adam"?"#),
    ("batch 2", "batch", "batch is 2; type it so: set batch N|full"),
    ("batch 2", "patience", "type it so: set patience N|off"),
    ("stop-error 0.5", "stop-error", "stop-error is 0.5; type it so: set stop-error E|off"),
    ("batch 2", "batch 0", #"batch cannot be "0"; it is a whole number from 1 on, or full"#),
    (
      "batch 2", "damping 0.5",
      "damping is for recurrent networks, and this one is layered; leave it out"
    ),
    (
      "batch 2", "not-settled stop",
      "not-settled is for recurrent networks, and this one is layered; leave it out"
    ),
    (
      "batch 2", "loss cross-entropy",
      "cross-entropy does not go with sigmoid outputs; \(Network.pairs)"
    ),
    (
      "batch 2", "seed 3",
      "seed has no effect on an order that is given; set order shuffled first; :seed 3 draws new weights"
    ),
  ])
  func whatCannotBeSetSaysWhatWouldBeRight(first: String, then: String, says: String) throws {
    var state = try xor()
    state.command("set \(first)")
    let start = state.run.start
    state.command("set \(then)")
    #expect(state.message?.text == says)
    #expect(state.run.start == start)
  }

  @Test(arguments: [
    ("set opt", "set optimizer"), ("set optimizer a", "set optimizer adam"),
    ("set optimizer n", "set optimizer nesterov"), ("set weight", "set weight-decay"),
    ("set batch f", "set batch full"), ("set schedule e", "set schedule exponential:"),
    ("set loss b", "set loss binary-cross-entropy"), ("set theme l", "set theme light"),
    ("set d", "set digits"), ("set stop-classified f", "set stop-classified false"),
    ("set patience o", "set patience off"), ("set stop-error o", "set stop-error off"),
  ])
  func namesAndChoicesAreCompleted(text: String, completed: String) throws {
    var state = try xor()
    state.act(.command)
    state.type(text)
    state.receive(.complete, budget: plenty)
    #expect(state.typing.prompt?.text == completed)
  }
}
