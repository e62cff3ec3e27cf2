import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// Taking back, and making again, any number of settings.
@Suite struct ReplacedRunsTests {
  private func opened(_ name: String) throws -> State {
    var lesson = try ShippedLessons.lesson(name)
    lesson.pages = []
    return State(lesson)
  }

  /// What is seen of a run, and where it has been.
  private struct Place: Equatable {
    let moment: Moment
    let history: ErrorHistory
    let earlierRuns: [EarlierRun]
    let furthest: Int
    let edits: [Edit]
    let branches: [Branch]
    let settings: TrainingSettings

    init(_ state: State) {
      moment = state.moment
      history = state.run.history
      earlierRuns = state.run.earlierRuns
      furthest = state.run.furthest
      edits = state.run.journal.edits
      branches = state.run.branches
      settings = state.run.setup.settings
    }
  }

  /// Makes a run of its own from a number: where it stands, how far it went, what was changed.
  private func go(_ state: inout State, _ number: Int, budget: Int) {
    if number.isMultiple(of: 3) {
      state.act(.forward(.epoch), count: 3)
      state.finish(budget: budget)
      state.act(.back(.epoch), count: 2)
      state.finish(budget: budget)
      state.command("set rate 0.\(number)1", budget: budget)
      state.finish(budget: budget)
    }
    state.act(.forward(.step), count: 7 * number % 90 + 1, budget: budget)
    state.finish(budget: budget)
  }

  @Test(arguments: [
    ("xor", plenty), ("xor", 500), ("overfit", 2_000), ("settle", plenty), ("settle", 500),
  ])
  func aHundredSettingsAreTakenBackAndMadeAgain(name: String, budget: Int) throws {
    var state = try opened(name)
    go(&state, 0, budget: budget)
    var places = [Place(state)]
    for number in 1...100 {
      let size = state.run.setup.settings.batch == .examples(1) ? "full" : "1"
      state.command("set batch \(size)", budget: budget)
      go(&state, number, budget: budget)
      places.append(Place(state))
    }
    #expect(state.belongings.replacedRuns.countAwake <= 8)

    // Where undo stands after each of its steps.
    var undone = [Place(state)]
    var runs = places.dropLast()
    while undone.count < 1_000 {
      state.act(.undo, budget: budget)
      if state.message?.text == "There is nothing to undo." { break }
      let isReplaced = state.message?.text.hasPrefix("This is the run before") == true
      state.finish(budget: budget)
      undone.append(Place(state))
      if isReplaced { #expect(undone.last == runs.popLast()) }
    }
    #expect(runs.isEmpty)
    #expect(state.belongings.replacedRuns.countAwake <= 8)

    for expected in undone.dropLast().reversed() {
      state.act(.redo, budget: budget)
      state.finish(budget: budget)
      #expect(Place(state) == expected)
    }
    state.act(.redo)
    #expect(state.message?.text == "There is nothing to do again.")
    #expect(Place(state) == places.last)
  }
}
