import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// Changing the past, and taking changes back.
@Suite struct EditingTests {
  /// Sets what a name means to what is typed.
  private func set(_ name: String, to text: String, in state: inout State) {
    state.command("select \(name)")
    state.act(.edit)
    state.type(text)
    state.receive(.submit, budget: plenty)
  }

  @Test func aSetWeightSaysWhatItDoesToTheError() throws {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    set("w5", to: "0.3", in: &state)
    #expect(state.run.network.parameters[4] == 0.3)
    #expect(state.run.position == 24)
    #expect(state.message?.text == "w5 = 0.3: E_total 0.298371109 → 0.290095754")
  }

  /// At the step of the output it would ask for an activation.
  @Test func theOnlyWeightNeedsNotBeSelected() throws {
    var state = try Lessons.shipped("one-weight")
    let output = try #require(
      state.run.pass.layout.index(of: .activation(Unit(layer: 0, index: 0))))
    for position in [0, output + 1, 32] {
      _ = state.run.advance(to: position)
      state.pointing.selection = nil
      state.act(.edit)
      #expect(state.typing.prompt?.purpose == .value(.parameter(0, in: Unit(layer: 0, index: 0))))
      state.act(.close)
    }
  }

  @Test func aChangeIsSaidOnceItsJobIsDone() throws {
    var state = State(randomLesson(seed: 1))
    state.act(.forward(.epoch), count: 20)
    state.command("select w1")
    state.act(.edit)
    state.type("2")
    state.receive(.submit, budget: 1)
    #expect(state.message?.text.hasPrefix("w1 = 2") == true)
    #expect(state.message?.text.hasSuffix(": ") == false)
  }

  @Test(arguments: ["0.4", "-0.4", "−0.4", "+.4", "4e-1", " 0.4 ", "-0", "1e300"])
  func numbersAreTakenAsPeopleTypeThem(text: String) throws {
    var state = try workedExample()
    set("w5", to: text, in: &state)
    #expect(state.message?.kind == .plain)
    #expect(state.run.journal.edits.count == 1)
  }

  @Test(arguments: ["abc", "0,4", "nan", "inf", "1e999", "0x1", "1 2", "--1", " "])
  func whatIsNoNumberChangesNothing(text: String) throws {
    var state = try workedExample()
    set("w5", to: text, in: &state)
    #expect(state.message?.kind == .problem)
    #expect(state.message?.text == "“\(text)” is no number; type one such as 0.4")
    #expect(state.run.journal.edits.isEmpty)
    #expect(state.typing.prompt?.text == text)
  }

  @Test func nothingTypedChangesNothing() throws {
    var state = try workedExample()
    set("w5", to: "", in: &state)
    #expect(state.run.journal.edits.isEmpty)
    #expect(state.message == nil)
  }

  @Test func withNothingSelectedItIsWhatTheStepIsAbout() throws {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    state.act(.edit)
    #expect(state.pointing.selection.map(state.name) == "w5")
    #expect(state.typing.prompt != nil)
  }

  @Test func atTheStartItIsTheFirstWeight() throws {
    var state = try workedExample()
    state.act(.edit)
    #expect(state.pointing.selection.map(state.name) == "w1")
  }

  @Test func inputsAndTargetsCanBeSet() throws {
    var state = try workedExample()
    set("i1", to: "1", in: &state)
    set("target_o2", to: "0.5", in: &state)
    #expect(state.run.setup.examples == Examples(inputs: [[1, 0.1]], targets: [[0.01, 0.5]]))
  }

  @Test func aUnitsActivationCanBeSet() throws {
    var state = try workedExample()
    set("h1", to: "tanh", in: &state)
    #expect(state.run.network.shape.layers[0].activation == .tanh)
    set("h1", to: "sigmod", in: &state)
    #expect(state.message?.text == "“sigmod” is no activation; did you mean sigmoid?")
  }

  @Test(arguments: ["h1", "o1"]) func anActivationThatDoesNotGoIsRefused(_ unit: String) throws {
    var state = try workedExample()
    let before = state.moment
    set(unit, to: "softmax", in: &state)
    #expect(
      state.message?.text
        == "softmax cannot stand here; cross-entropy goes with softmax outputs, "
        + "binary-cross-entropy with sigmoid outputs, the squared errors with all but softmax")
    #expect(state.message?.kind == .problem)
    #expect(state.moment == before)
    #expect(!state.run.journal.canUndo)
  }

  @Test func aRecurrentNetworkTakesTheActivationsThatSettle() throws {
    var state = State(try ShippedLessons.lesson("settle"))
    let before = state.moment
    set("u1", to: "relu", in: &state)
    #expect(
      state.message
        == Message(
          "relu cannot stand here; a recurrent network has sigmoid or tanh units "
            + "and the loss half-squared-error", .problem))
    #expect(state.moment == before)
    state.receive(.edit(.deleteAll), budget: plenty)
    #expect(state.candidates.map(\.text) == ["sigmoid", "tanh"])
  }

  @Test func undoAndRedoAreExact() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 200)
    let before = state.moment
    set("w5", to: "0.3", in: &state)
    let after = state.moment
    #expect(before != after)
    state.act(.undo)
    #expect(state.moment == before)
    state.act(.redo)
    #expect(state.moment == after)
  }

  @Test func thereMayBeNothingToTakeBackOrToDoAgain() throws {
    var state = try workedExample()
    state.act(.undo)
    #expect(state.message?.text == "There is nothing to undo.")
    state.act(.redo)
    #expect(state.message?.text == "There is nothing to do again.")
  }

  @Test func resetAsksAndYesGoesBack() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 200)
    let before = state.moment
    state.act(.reset)
    #expect(state.moment == before)
    #expect(state.typing.prompt?.purpose == .reset)
    state.receive(.text("y"), budget: plenty)
    #expect(state.run.position == 0)
    #expect(state.typing.prompt == nil)
  }

  @Test(arguments: [
    Input.text("n"), .action(.close), .action(.interrupt), .text("yes, please"), .digit(1),
  ])
  func anythingElseThanYesIsNo(input: Input) throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 200)
    state.act(.reset)
    state.receive(input, budget: plenty)
    #expect(state.run.position == 200)
    #expect(state.typing.prompt == nil)
    #expect(state.requests.isEmpty)
  }

  @Test func aResetCanBeTakenBack() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 200)
    set("w5", to: "0.3", in: &state)
    let before = state.moment
    state.act(.reset)
    state.receive(.text("y"), budget: plenty)
    state.act(.undo)
    #expect(state.moment == before)
  }

  @Test func atTheStartThereIsNothingToReset() throws {
    var state = try workedExample()
    state.act(.reset)
    state.receive(.text("y"), budget: plenty)
    #expect(state.message?.text == "This is the start already.")
  }

  /// Biases that training leaves as they are belong to the network as it was given.
  @Test func newWeightsLeaveFixedBiases() throws {
    var state = try workedExample()
    #expect(state.run.setup.settings.biases == .fixed)
    let before = state.run.network.parameters
    state.command("seed 3")
    for parameter in before.indices {
      let isSame = state.run.network.parameters[parameter] == before[parameter]
      #expect(isSame == state.shape.isBias(parameter))
    }
    state.command("set bias trained")
    state.command("seed 3")
    let biases = before.indices.filter(state.shape.isBias)
    #expect(biases.allSatisfy { state.run.network.parameters[$0] == 0 })
  }

  @Test func newWeightsFromASeedStopARun() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    state.command("seed 3")
    #expect(!state.isBusy)
    #expect(state.run.position == 0)
  }

  @Test func weightsThatWereTriedAreKept() throws {
    var state = try oneWeight()
    for text in ["4", "2", "4"] { set("w1", to: text, in: &state) }
    #expect(state.belongings.trials.map(\.weight) == [3, 4, 2])
    #expect(state.belongings.trials.map(\.squaredErrors) == [[0, 1, 4], [0, 4, 16], [0, 0, 0]])
  }
}
