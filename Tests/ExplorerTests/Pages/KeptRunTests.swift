import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What a reader changed on a page, and the way back to it.
@Suite struct KeptRunTests {
  private func opened(_ name: String = "worked-example") throws -> State {
    State(try ShippedLessons.lesson(name))
  }

  /// Goes on and back by a page, and follows the advice.
  private func expectReturn(
    after change: (inout State) -> Void, named words: String,
    _ sourceLocation: Testing.SourceLocation
  ) throws {
    var state = try opened()
    state.act(.nextPage)
    let own = state.moment
    change(&state)
    state.finish()
    let changed = state.moment
    let settings = state.run.setup.settings
    let place = try #require(state.reading.page)
    state.act(.nextPage)
    state.finish()
    #expect(
      state.message?.text == "Your \(words) is kept; :branch 1 goes back to it.",
      sourceLocation: sourceLocation)
    state.act(.previousPage)
    state.finish()
    #expect(state.moment == own, sourceLocation: sourceLocation)
    state.command("branch 1")
    state.finish()
    #expect(state.moment == changed, sourceLocation: sourceLocation)
    #expect(state.run.setup.settings == settings, sourceLocation: sourceLocation)
    #expect(state.reading.page == place, sourceLocation: sourceLocation)
    #expect(state.message?.text.contains("with your \(words)") == true)
  }

  @Test(arguments: [
    ("weights w5 2", "w5 = 2"), ("set rate 2", "η = 2"),
    ("set optimizer momentum", "momentum"),
    ("set epochs 5", "epochs 5"), ("seed 2", "seed 2"), ("set stop-error 0.1", "stop-error 0.1"),
    ("set order shuffled", "order shuffled"), ("set weight-decay 0.1", "weight-decay 0.1"),
    ("weights w1 0.5 w2 0.25", "w2 = 0.25, w1 = 0.5"),
  ])
  func aCommandIsKept(command: String, words: String) throws {
    try expectReturn(after: { $0.command(command) }, named: words, #_sourceLocation)
  }

  @Test func manyChangesAreNamedAsFarAsTheyFit() throws {
    try expectReturn(
      after: { state in
        for number in 1...8 { state.command("weights w\(number) 0.\(number)") }
      }, named: "w8 = 0.8, w7 = 0.7, w6 = 0.6 …", #_sourceLocation)
  }

  @Test func settingsAndEditsAreNamedTogether() throws {
    try expectReturn(
      after: { state in
        state.command("set optimizer adam")
        state.act(.forward(.epoch))
        state.command("set rate 0.02")
      }, named: "adam, η = 0.02", #_sourceLocation)
  }

  @Test func whatWasTakenBackIsNotKept() throws {
    var state = try opened()
    state.command("weights w5 2")
    state.act(.undo)
    state.act(.nextPage)
    #expect(state.reading.keptRuns.isEmpty)
    #expect(state.message == nil)
  }

  @Test func steppingAloneKeepsNothing() throws {
    var state = try opened()
    state.act(.forward(.epoch), count: 20)
    state.act(.nextPage)
    #expect(state.reading.keptRuns.isEmpty)
    #expect(state.run.furthest == state.run.position)
  }

  @Test func undoNamesTheWayBackOnTheNextPage() throws {
    var state = try opened()
    state.command("weights w5 2")
    state.act(.nextPage)
    state.act(.undo)
    #expect(
      state.message?.text
        == "There is nothing to undo here; :branch 1 goes back to your w5 = 2.")
    state.command("branch 1")
    #expect(state.run.network.parameters[4] == 2)
    state.act(.undo)
    #expect(state.run.network.parameters[4] == 0.4)
    #expect(state.branchNames == [])
  }

  @Test func twoChangedRunsTakeEachOthersPlace() throws {
    var state = try opened()
    state.command("weights w5 2")
    state.act(.nextPage)
    state.command("set rate 3")
    state.command("branch 1")
    #expect(state.run.network.parameters[4] == 2)
    #expect(state.reading.page == 0)
    state.command("branch 1")
    #expect(state.run.setup.settings.learningRate == 3)
    #expect(state.reading.page == 1)
    #expect(state.reading.keptRuns.count == 1)
  }

  @Test func noMoreAreKeptThanAnybodyReturnsTo() throws {
    var state = try opened()
    for number in 1...30 {
      state.command("weights w5 \(number)")
      state.act(number.isMultiple(of: 2) ? .previousPage : .nextPage)
    }
    #expect(state.reading.keptRuns.count == 8)
    #expect(state.reading.keptRuns.last?.words == "w5 = 30")
    state.command("branch 9")
    #expect(state.message?.text == "type a branch from 1 to 8; :branches")
    state.command("branch 8")
    #expect(state.run.network.parameters[4] == 30)
  }

  @Test func thePagesOwnValuesAreNotTakenBack() throws {
    var state = try opened("saturation")
    state.command("page 9")
    #expect(state.run.network.parameters == [3, 3, 3, 3, 3, 3])
    state.act(.undo)
    #expect(state.run.network.parameters == [3, 3, 3, 3, 3, 3])
    state.command("weights w1 5")
    state.act(.undo)
    #expect(state.run.network.parameters[0] == 3)
    state.act(.nextPage)
    #expect(state.reading.keptRuns.isEmpty)
  }

  /// A page tells what comes of the keys that the one before it asks for.
  @Test func aPageMayGoOnWithWhatTheReaderChanged() throws {
    var state = try opened("worked-example")
    state.lesson.pages[2].keepsChanges = true
    state.act(.nextPage)
    state.command("weights w5 2")
    state.act(.nextPage)
    #expect(state.run.network.parameters[4] == 2)
    #expect(state.reading.keptRuns.isEmpty)
    state.act(.nextPage)
    #expect(state.run.network.parameters[4] == 0.4)
    #expect(state.reading.keptRuns.map(\.words) == ["w5 = 2"])
    // Its own run is that of the page before it.
    state.act(.previousPage)
    #expect(state.run.network.parameters[4] == 0.4)
    #expect(state.run.journal.edits.isEmpty)
  }
}

extension State {
  /// What `:branch` can go on with.
  fileprivate var branchNames: [String] {
    var state = self
    state.receive(.action(.command), budget: plenty)
    state.type("branch ")
    return state.candidates.map { String($0.text.dropFirst("branch ".count)) }
  }
}
