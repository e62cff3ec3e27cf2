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

  @Test func aMarkBeforeAnEditIsTheSamePlace() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    state.act(.mark)
    state.receive(.text("a"), budget: plenty)
    // No future is left: this is as far as the run has come.
    state.act(.forward(.epoch), count: 2)
    state.command("weights w5 2")
    state.act(.goToMark("a"))
    #expect(state.run.position == 7)
    #expect(state.message == nil)
    // After the edit the numbers are others.
    state.act(.forward(.epoch), count: 3)
    state.act(.mark)
    state.receive(.text("b"), budget: plenty)
    state.act(.undo)
    state.act(.goToMark("b"))
    #expect(state.message?.text.hasPrefix("The run has changed since") == true)
  }

  @Test func aNoteIsReplacedAndTakenAway() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    state.command("note One.")
    state.command("note Two.")
    #expect(state.message?.text == "in place of the note \"One.\"")
    #expect(state.marks.notes.map(\.lines) == [["Two."]])
    state.command("note off")
    #expect(state.marks.notes.isEmpty)
    state.command("note off")
    #expect(state.message?.kind == .problem)
  }

  @Test func aLongNoteIsKeptWhole() throws {
    var state = try workedExample()
    let words = Array(repeating: "word", count: 45).joined(separator: " ")
    state.command("note \(words)")
    #expect(state.marks.notes.first?.lines.joined(separator: " ") == words)
    state.command("note \(String(repeating: "a", count: 600))")
    #expect(state.message?.text.contains("the rest is left out") == false)
    state.act(.close)
    state.receive(.action(.command), budget: plenty)
    state.receive(.text("note " + String(repeating: "a ", count: 300)), budget: plenty)
    #expect(state.message?.text == "a line takes 500 characters; the rest is left out")
  }

  @Test func notesAreTurnedAmongPages() throws {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.pages = try ["start", "epoch 2 example 1 forward out_h1", "epoch 4"].map {
      Lesson.Page(address: try #require(StepAddress($0)), lines: ["A page at \($0)."])
    }
    var state = State(lesson)
    state.act(.nextPage)
    let second = state.run.position
    state.act(.forward(.step), count: 2)
    state.command("note Between.")
    state.act(.nextPage)
    #expect(state.reading.page == 2)
    state.act(.previousPage)
    #expect(state.shownNote?.lines == ["Between."])
    #expect(state.run.position == second + 2)
    state.act(.previousPage)
    #expect(state.reading.page == 1)
    #expect(state.run.position == second)
    state.act(.nextPage)
    #expect(state.shownNote?.lines == ["Between."])
    state.act(.nextPage)
    state.act(.nextPage)
    #expect(state.message?.text == "This is the last of the pages and notes.")
    // What is saved has them in the same order.
    #expect(state.session.pages.firstIndex { $0.lines == ["Between."] } == 2)
  }

  @Test func editsOfASessionAreTakenBackOneByOne() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 10)
    state.command("set rate 0.1")
    state.act(.forward(.epoch), count: 2)
    state.command("weights w5 2")
    state.command("note Here.")
    let session = state.session
    var opened = State(session)
    opened.finish()
    #expect(opened.moment == state.moment)
    opened.act(.undo)
    opened.finish()
    #expect(opened.message?.text.hasPrefix("w5 = 2 taken back") == true)
    #expect(opened.run.journal.edits.count == 1)
    state.act(.undo)
    #expect(opened.moment == state.moment)
    opened.act(.undo)
    #expect(opened.run.journal.edits.isEmpty)
    opened.act(.redo)
    opened.act(.redo)
    #expect(opened.run.journal.edits.count == 2)
    opened.finish()
    state.act(.redo)
    #expect(opened.moment == state.moment)
  }

  @Test func aSessionOpensWithItsPage() throws {
    var state = State(try ShippedLessons.lesson("worked-example"))
    state.act(.nextPage)
    state.act(.nextPage)
    state.act(.forward(.step), count: 2)
    let position = state.run.position
    var opened = State(state.session)
    opened.finish()
    #expect(opened.run.position == position)
    #expect(opened.reading.page == 2)
    #expect(opened.reading.isFolded)
    #expect(opened.wayBack(["file.json"]) == nil)
    // Going back shows it, where it belongs.
    opened.act(.previousPage)
    #expect(opened.reading.page == 2)
    #expect(opened.run.position == position - 2)
  }

  @Test func turningPagesChangesNothing() throws {
    var state = State(try ShippedLessons.lesson("rate-too-large"))
    #expect(state.wayBack(["rate-too-large"]) == nil)
    state.act(.nextPage)
    state.finish()
    state.act(.nextPage)
    state.finish()
    let words = try #require(state.wayBack(["rate-too-large"]))
    #expect(words.hasPrefix("to come back: backstep rate-too-large"))
    state.command("set rate 0.01")
    #expect(state.wayBack([])?.hasPrefix("not kept: what was changed in this run") == true)
  }

  @Test func whatWasSavedIsKept() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    state.command("note Here.")
    #expect(state.wayBack([]) == "not kept: a note; next time, :save FILE keeps it")
    state.command("weights w5 2")
    state.noteSaved(as: "mine.json")
    #expect(state.wayBack([]) == "to come back: backstep mine.json")
    state.act(.forward(.step))
    #expect(state.wayBack([]) == "to come back: backstep mine.json --at 8")
    state.command("weights w5 3")
    let words = state.wayBack([])
    #expect(words?.hasPrefix("not kept: what was changed in this run and a note") == true)
  }

  @Test(arguments: [
    ("epoch 3 example 9", "no example 9; there is 1"),
    ("forward net_h9", "there is no such step"),
  ])
  func whyAPlaceIsNoneIsSaid(place: String, reason: String) throws {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.position = Lesson.Place(place)
    let message = State(lesson).message
    #expect(message?.kind == .problem)
    #expect(message?.text.contains(reason) == true, "\(message?.text ?? "nothing")")
  }

  @Test func aJumpThatLedNowhereIsNotListed() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 7)
    state.command("go 7")
    state.command("go 7")
    #expect(state.list(of: .jumps)?.count == 1)
    state.command("go 12")
    state.act(.intoOperand, count: 1)
    let list = try #require(state.list(of: .jumps))
    let rows = (0..<list.count).map { list.row($0).cells }
    #expect(Set(rows).count == rows.count, "\(rows)")
  }
}
