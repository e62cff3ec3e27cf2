import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What was noted, marked and compared is kept, and comes back as it was.
@Suite struct KeepingTests {
  private func reopened(_ state: State) throws -> State {
    var state = state
    state.command("save mine.json")
    guard case .save(path: _, let text)? = state.requests.last else {
      throw DocumentError(at: nil, problem: "nothing is saved")
    }
    let saved = try LessonDocument.lesson(from: JSONReader.readObject(Array(text.utf8))) {
      (_) throws(DocumentError) in throw DocumentError(at: nil, problem: "nothing is named")
    }
    var opened = State(saved)
    opened.finish()
    return opened
  }

  @Test func aNoteNamesNumbersOrIsRefused() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 24)
    state.command("note ∂E/∂w5 is {dE/dw5:3}.")
    #expect(state.linesOfNote == ["∂E/∂w5 is 0.0822."])
    #expect(try reopened(state).shownLines == ["∂E/∂w5 is 0.0822."])
    for text in ["the set {a b} is odd", "{", "{}", "a }", String(repeating: "x", count: 79)] {
      state.command("note \(text)")
      #expect(state.message?.kind == .problem, "\(text)")
      state.receive(.action(.close), budget: plenty)
    }
    state.command("note one {{brace}} here")
    #expect(state.linesOfNote == ["one {brace} here"])
    #expect(try reopened(state).shownLines == ["one {brace} here"])
  }

  @Test func aJumpThatLeadsNowhereIsNone() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 200)
    state.command("go 120")
    state.command("go 180")
    state.act(.jumpBack)
    #expect(state.run.position == 120)
    for command in ["go xyz", "branch 9", "go 120"] {
      state.command(command)
      state.receive(.action(.close), budget: plenty)
    }
    state.act(.jumpForth)
    #expect(state.run.position == 180)
    state.command("go xyz")
    state.receive(.action(.close), budget: plenty)
    state.act(.goToMark("'"))
    #expect(state.run.position == 120)
  }

  /// A mark is compared with in the future that it was left in.
  @Test func weightsAreComparedWithThoseOfTheMarksOwnRun() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 30)
    let there = state.run.updatedNetwork.parameters
    state.act(.mark)
    state.receive(.text("a"), budget: plenty)
    let position = state.run.position
    state.command("go 600")
    state.command("set rate 2")
    state.command("go \(position)")
    state.finish()
    let here = state.run.updatedNetwork.parameters
    #expect(here != there)
    state.command("diff 'a")
    state.finish()
    let (change, share) = try #require(state.shownChange(of: 4))
    #expect(change == here[4] - there[4] && change != 0 && share > 0)
  }

  @Test func whatWasEditedAndLookedAtIsMarkedAgain() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 30)
    state.command("weights w5 0.25")
    state.command("select w5")
    let selection = try #require(state.pointing.selection)
    #expect(state.isEdited(selection) && state.pointing.isInspecting)
    let opened = try reopened(state)
    #expect(opened.pointing.selection == selection && opened.pointing.isInspecting)
    #expect(opened.isEdited(selection))
  }

  @Test func checksAndMarksStandAtTheEndOfTheirEpoch() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 2)
    state.act(.mark)
    state.receive(.text("a"), budget: plenty)
    #expect(state.axisMarks.map(\.epochs) == [2])
    state.act(.forward(.step))
    state.act(.mark)
    state.receive(.text("b"), budget: plenty)
    #expect(state.axisMarks.map(\.epochs) == [2, 2])
  }

  /// A run that goes on is compared on, so far as has been said.
  @Test func aComparisonGoesOnWithTheRun() throws {
    var state = try workedExample()
    var other = try workedExample()
    other.act(.forward(.epoch), count: 5)
    other.command("set rate 0.25")
    other.finish()
    state.compare(with: other)
    state.finish()
    #expect(state.message?.text.hasPrefix("first difference: ") == true)
    func epochsBeside() -> Int {
      state.run.earlierRuns.map { $0.history.count - 1 }.max() ?? 0
    }
    #expect(epochsBeside() < 40)
    state.act(.forward(.epoch), count: 40)
    state.finish()
    #expect(epochsBeside() >= 40)
  }
}
