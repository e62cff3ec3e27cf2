import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import Testing

/// Going to places by their names.
@Suite struct PlaceTests {
  private func opened(_ name: String = "one-weight") throws -> State {
    var lesson = try ShippedLessons.lesson(name)
    lesson.pages = []
    return State(lesson)
  }

  private func place(_ state: State) -> [Int] { [state.run.epoch, state.run.example + 1] }

  @Test func anEpochIsGoneToAtItsEnd() throws {
    var state = try opened()
    state.command("go epoch 200")
    #expect(state.run.epochsDone == 200)
    #expect(place(state) == [200, 3])
    #expect(state.message == nil)
  }

  @Test func anExampleIsGoneToAtItsFirstStep() throws {
    var state = try opened()
    state.command("go epoch 3 example 2")
    #expect(place(state) == [3, 2])
    #expect(state.run.stepsDone == 1)
    state.command("go example 3")
    #expect(place(state) == [3, 3])
    state.command("go epoch 2 example 2 backward dE/dw1")
    #expect(place(state) == [2, 2])
    #expect(state.run.step?.quantity == .gradient(0))
    state.command("go forward net_y")
    #expect(place(state) == [2, 2])
    #expect(state.run.step?.phase == .forward)
    state.command("go start")
    #expect(state.run.position == 0)
  }

  @Test func aSweepOfARecurrentNetworkIsAPlace() throws {
    var state = try opened("settle")
    state.command("go epoch 2 example 1")
    #expect(state.run.epoch == 2)
    #expect(state.run.stepsDone == 1)
    state.command("go sweep 2 settle-forward out_u1")
    #expect(state.run.epoch == 2)
    #expect(state.message == nil)
  }

  /// By each name that a step has, one comes to the first step that has it.
  @Test(arguments: ["worked-example", "softmax", "adam", "batches", "settle"])
  func everyStepIsFoundByItsName(lesson: String) throws {
    var state = State(try ShippedLessons.lesson(lesson))
    state.command("go epoch 2 example 1")
    let layout = state.run.pass.layout
    var known: Set<String> = []
    for index in 0..<layout.count {
      let symbol = state.explainer.symbols.symbol(layout.quantity(at: index))
      guard known.insert(symbol).inserted else { continue }
      state.command("go epoch 1 example 1 \(layout.phase(at: index).rawValue) \(symbol)")
      guard state.message == nil else {
        // An update may end a later example alone.
        #expect(lesson == "batches", "\(symbol)")
        continue
      }
      let step = try #require(state.run.step)
      #expect(state.explainer.symbols.symbol(step.quantity) == symbol)
      #expect(state.run.epoch == 1)
    }
    #expect(known.count > 10)
  }

  @Test(arguments: [
    ("epoch 0", "“epoch 0” is no place; type it so: go epoch 200, or go epoch 3 example 2"),
    ("epoch x", "“epoch x” is no place; type it so: go epoch 200, or go epoch 3 example 2"),
    ("epoch 2 example 4", "no example 4; there are 1 to 3"),
    ("epoch 2 forward net_h9", "there is no such step; type a symbol such as forward net_h1"),
  ])
  func whatIsNoPlaceSaysWhatWouldBeRight(text: String, message: String) throws {
    var state = try opened()
    state.command("go \(text)")
    #expect(state.message == Message(message, .problem))
    #expect(state.run.position == 0)
  }

  @Test(arguments: [
    ("go ep", "go epoch "), ("go epoch 3 ", "go epoch 3 example "), ("go ex", "go example "),
  ])
  func placesAreCompleted(text: String, completed: String) throws {
    var state = try opened()
    state.receive(.action(.command), budget: plenty)
    state.type(text)
    state.receive(.complete, budget: plenty)
    #expect(state.typing.prompt?.text == completed)
  }
}
