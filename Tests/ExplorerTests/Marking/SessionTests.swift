import Backprop
import Documents
import Explanations
import Explorer
import LessonSupport
import TestSupport
import Testing

/// Marks, notes, and the document that keeps them.
@Suite struct SessionTests {
  @Test func aMarkIsComeBackTo() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    let place = state.moment
    state.act(.mark)
    state.receive(.text("a"), budget: plenty)
    state.act(.forward(.epoch))
    state.act(.askForMark)
    state.receive(.text("a"), budget: plenty)
    #expect(state.moment == place)
    // Twice ' goes to where the last jump began, and back again.
    state.act(.askForMark)
    state.receive(.text("'"), budget: plenty)
    #expect(state.run.epochsDone == 1)
  }

  @Test func notesStandInThePlaceOfPages() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    state.command("note The first sum.")
    #expect(state.shownNote?.lines == ["The first sum."])
    state.act(.forward(.epoch))
    state.command("note An epoch later.")
    state.act(.previousPage)
    #expect(state.run.position == 7)
    state.act(.nextPage)
    #expect(state.shownNote?.lines == ["An epoch later."])
  }

  /// A saved session opens as it was left.
  @Test(arguments: 0..<40)
  func aSessionIsTheSameRun(seed: Int) throws {
    let lesson =
      seed % 4 == 3
      ? randomRecurrentLesson(seed: UInt64(seed)) : randomLesson(seed: UInt64(seed))
    var generator = SeededGenerator(seed: UInt64(seed) + 1)
    var state = State(lesson)
    let parameters = lesson.network.shape.parameterCount
    for _ in 0..<4 {
      state.act(.forward(.step), count: Int.random(in: 1...40, using: &generator))
      state.finish()
      let parameter = Int.random(in: 0..<parameters, using: &generator)
      let symbols = state.explainer.symbols
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: state.command("set rate 0.05")
      case 1:
        if lesson.network.shape.inputCount > 0 {
          state.command("select \(lesson.network.inputNames[0])")
          state.act(.edit)
          state.type("0.75")
          state.receive(.submit, budget: plenty)
        }
      default: state.command("weights \(symbols.parameter(parameter)) 0.5")
      }
      state.finish()
    }
    state.command("note Here I was.")
    state.command("break E < 0.5")
    state.act(.mark)
    state.receive(.text("x"), budget: plenty)
    state.command("save mine.json")
    guard case .save(path: "mine.json", let text)? = state.requests.last else {
      Issue.record("nothing is saved")
      return
    }
    let saved = try LessonDocument.lesson(from: JSONReader.readObject(Array(text.utf8))) {
      (_) throws(DocumentError) in throw DocumentError(at: nil, problem: "nothing is named")
    }
    var opened = State(saved)
    opened.finish()
    #expect(opened.moment == state.moment, "\(seed)")
    #expect(opened.run.journal.edits == state.run.journal.edits, "\(seed)")
    #expect(opened.stops.all.map(\.text) == ["E < 0.5"])
    #expect(opened.shownPage?.lines == ["Here I was."])
    #expect(opened.marks.places.keys.sorted { $0.value < $1.value } == ["x"])
    // Saving again writes the same.
    #expect(JSONWriter.document(LessonDocument.output(saved)) == text, "\(seed)")
    // What comes after is the same, too.
    state.act(.forward(.example), count: 3)
    opened.act(.forward(.example), count: 3)
    state.finish()
    opened.finish()
    #expect(opened.moment == state.moment, "\(seed)")
  }

  @Test func whatIsSelectedIsSelectedAgain() throws {
    var state = try workedExample()
    state.command("select w5")
    let session = state.session
    #expect(session.view.focus == "w5")
    #expect(State(session).pointing.selection == state.pointing.selection)
  }

  @Test func theWayBackIsSaid() throws {
    var state = try workedExample()
    #expect(state.wayBack(["worked-example"]) == nil)
    state.act(.forward(.step), count: 7)
    #expect(
      state.wayBack(["my lesson", "--at", "3", "--digits", "4"])
        == "to come back: backstep 'my lesson' --digits 4 --at 7")
    state.command("weights w5 2")
    #expect(state.wayBack([])?.contains(":save FILE keeps it") == true)
  }

  @Test func differencesAreSortedByTheirSize() throws {
    var state = try workedExample()
    state.act(.forward(.epoch), count: 3)
    state.command("diff 0")
    state.finish()
    let list = try #require(state.list(of: .differences))
    #expect(list.count == state.shape.parameterCount)
    let now = state.run.updatedNetwork.parameters
    let first = state.run.start.network.parameters
    let largest = zip(now, first).map { abs($0 - $1) }
    let index = try #require(largest.firstIndex(of: largest.max() ?? 0))
    #expect(list.row(0).cells[0] == state.explainer.symbols.parameter(index))
  }
}
