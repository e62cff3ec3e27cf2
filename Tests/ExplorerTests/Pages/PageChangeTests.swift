import Backprop
import Documents
import Explorer
import Testing

/// What the pages of a lesson set.
@Suite struct PageChangeTests {
  /// `y = w1·x` on one example, where an update at η = 0.5 lands on the minimum.
  private func state(_ pages: [Lesson.Page]) -> State {
    let shape = Shape(
      inputCount: 1, layers: [(unitCount: 1, activation: .linear, biases: .none)])
    var lesson = Lesson(
      name: "n", title: "t", aim: "",
      network: Network(shape: shape, loss: .meanSquaredError, parameters: [3]),
      data: DataTable(
        inputNames: ["x"], targetNames: ["y"], examples: Examples(inputs: [[1]], targets: [[2]])),
      settings: Settings())
    lesson.pages = pages
    return State(lesson)
  }

  private func page(
    _ address: String, _ changes: [Lesson.Change] = [], from: String? = nil
  ) throws -> Lesson.Page {
    var page = Lesson.Page(
      address: try #require(StepAddress(address)), lines: ["line"], changes: changes)
    page.changeAddress = from.flatMap(StepAddress.init)
    return page
  }

  private func turn(_ state: inout State, _ action: Action = .nextPage) {
    state.receive(.action(action), budget: .max)
  }

  @Test func aRateHoldsFromThePlaceThatIsNamed() throws {
    var state = state([
      try page("start"), try page("epoch 3", [.learningRate(1)], from: "start"),
      try page("epoch 4", [.learningRate(1)], from: "epoch 2"), try page("epoch 3"),
    ])
    turn(&state)
    #expect(state.run.setup.settings.learningRate == 1)
    #expect(state.run.pass.updatedParameters == [1])
    turn(&state)
    #expect(state.run.pass.updatedParameters == [2])
    turn(&state, .previousPage)
    #expect(state.run.pass.updatedParameters == [1])
  }

  @Test func aRateWithoutAPlaceHoldsFromThePageOn() throws {
    var state = state([
      try page("start"), try page("epoch 2 update w1+", [.learningRate(1), .parameter("w1", 5)]),
      try page("epoch 1"),
    ])
    turn(&state)
    #expect(state.run.pass.updatedParameters == [-1])
    turn(&state)
    #expect(state.run.setup.settings.learningRate == 0.5)
    #expect(state.run.pass.updatedParameters == [2])
    #expect(state.run.journal.edits.isEmpty)
  }

  @Test func aPageMayDampAnotherRun() throws {
    // Each unit turns the other off: without damping they go to and fro.
    let shape = Shape(
      unitCount: 2, activation: .sigmoid, biases: .perUnit,
      recurrence: Recurrence(inputUnits: [0], outputUnits: [0, 1], limit: 60))
    var lesson = Lesson(
      name: "n", title: "t", aim: "",
      network: Network(
        shape: shape, loss: .halfSquaredError, parameters: [0, -10, -10, 0, 5, 5]),
      data: DataTable(
        inputNames: ["x"], targetNames: ["y", "z"],
        examples: Examples(inputs: [[0]], targets: [[1, 1]])),
      settings: Settings())
    var damped = try page("settle-forward out_u1")
    damped.settings = lesson.settings
    damped.settings?.damping = 0.5
    lesson.pages = [try page("settle-forward out_u1"), damped]
    var state = State(lesson)
    state.finish()
    #expect(state.run.pass.unsettled?.alternates == true)
    turn(&state)
    #expect(state.run.pass.unsettled == nil)
    turn(&state, .previousPage)
    #expect(state.run.pass.unsettled?.alternates == true)
  }

  @Test func aPageWithOtherSettingsHasARunOfItsOwn() throws {
    var momentum = Settings()
    momentum.training.optimizer = .momentum
    momentum.training.learningRate = 0.1
    var other = try page("epoch 2")
    other.settings = momentum
    var same = try page("epoch 1")
    same.settings = momentum
    var state = state([try page("epoch 3"), other, same, try page("epoch 2")])
    state.finish()
    let first = state.run.updatedNetwork.parameters
    turn(&state)
    #expect(state.run.setup.settings.optimizer == .momentum)
    #expect(state.run.earlierRuns.last?.history.count == 4)
    // 3 − 0.1 · 2 = 2.8; then v = 0.9 · 2 + 1.6.
    #expect(abs(state.run.updatedNetwork.parameters[0] - (2.8 - 0.1 * 3.4)) < 1e-12)
    turn(&state)
    #expect(state.run.furthest > state.run.position)
    turn(&state)
    #expect(state.run.setup.settings.optimizer == .sgd)
    turn(&state, .previousPage)
    turn(&state, .previousPage)
    turn(&state, .previousPage)
    #expect(state.run.updatedNetwork.parameters == first)
  }

  @Test func onlyWhatAPageSetsCountsAsTried() throws {
    var state = state([
      try page("start"), try page("start", [.parameter("w1", 4)]),
      try page("epoch 2", [.learningRate(0.75)], from: "start"),
    ])
    turn(&state)
    #expect(state.belongings.trials.map(\.weight) == [3, 4])
    state.receive(.action(.forward(.epoch)), budget: .max)
    turn(&state)
    #expect(state.run.position > 0)
    turn(&state, .previousPage)
    #expect(state.belongings.trials.map(\.weight) == [3, 4])
  }
}
