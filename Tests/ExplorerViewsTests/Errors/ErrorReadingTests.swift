import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct ErrorReadingTests {
  private func zoomed(_ state: State) -> State {
    var state = state
    state.display.focus = .error
    state.display.isZoomed = true
    return state
  }

  private func press(_ keys: [Key], _ state: inout State) {
    for key in keys {
      guard let input = KeyMap.standard.input(for: key, in: state) else { continue }
      state.receive(input, budget: .max)
    }
  }

  @Test func arrowsReadOffTheErrorOfAnyEpoch() throws {
    var state = zoomed(try Lessons.shipped("worked-example").after(60 * 40))
    let position = state.run.position
    press([.left, .left, .left], &state)
    #expect(state.pointing.errorCursor == 37)
    #expect(state.run.position == position)
    let value = try #require(state.run.history.reading(after: 37)?.exact)
    #expect(state.panel(.error).contains("epoch 37, E \(state.format.string(value))"))
    press([.character("1"), .character("0"), .left], &state)
    #expect(state.pointing.errorCursor == 27)
    press([.pageUp], &state)
    #expect(state.pointing.errorCursor == 23)
    press(Array(repeating: .pageUp, count: 20), &state)
    #expect(state.pointing.errorCursor == 0)
    #expect(state.panel(.error).contains("before training, E 0.298371109"))
    press(Array(repeating: .pageDown, count: 20), &state)
    #expect(state.pointing.errorCursor == 40)
  }

  @Test func enterGoesToTheEpochThatIsReadOff() throws {
    var state = zoomed(try Lessons.shipped("worked-example").after(60 * 40))
    press([.enter], &state)
    #expect(state.run.epoch == 41)
    press([.left, .left, .left], &state)
    #expect(state.screen(rows: 24, columns: 80).contains("enter go there"))
    press([.enter], &state)
    #expect(state.run.position == 60 * 38)
    #expect(state.run.epochsDone == 38)
    #expect(state.message?.text.hasPrefix("This is the end of epoch 38") == true)
    press(Array(repeating: .pageUp, count: 20) + [.enter], &state)
    #expect(state.run.position == 0)
    #expect(state.run.history.count > 40)
  }

  @Test func withoutACursorNothingIsGoneTo() throws {
    var state = try Lessons.shipped("worked-example").after(60)
    state.receive(.action(.goToCursor), budget: .max)
    #expect(state.run.position == 60)
    #expect(state.message?.text.hasPrefix("There is no cursor") == true)
  }

  @Test func threeEarlierRunsAreNamedByWhatDiffers() throws {
    var state = try Lessons.shipped("xor").after(0)
    for command in ["set rate 2", "set optimizer momentum", "seed 2", "set batch full"] {
      state.receive(.action(.forward(.epoch)), budget: .max)
      state.receive(.action(.forward(.epoch)), budget: .max)
      state.receive(.action(.command), budget: .max)
      state.receive(.text(command), budget: .max)
      state.receive(.submit, budget: .max)
    }
    state.receive(.action(.forward(.epoch)), budget: .max)
    #expect(state.run.earlierRuns.count == 3)
    let words = state.run.earlierRuns.map(state.difference)
    #expect(words.allSatisfy { $0.contains("batch 1") })
    #expect(words[0].contains("sgd"))
    let text = state.panel(.error, rows: 60, columns: 200)
    for word in words { #expect(text.contains(word), "\(word)") }
  }

  @Test func elsewhereArrowsStep() throws {
    var state = try Lessons.shipped("worked-example").after(10)
    state.display.focus = .error
    press([.right], &state)
    #expect(state.run.position == 11 && state.pointing.errorCursor == nil)
    state.display.focus = .data
    state.display.isZoomed = true
    press([.right], &state)
    #expect(state.run.position == 12)
  }

  @Test func hintsNameWhatArrowsDo() throws {
    let state = zoomed(try Lessons.shipped("worked-example"))
    #expect(state.screen(rows: 24, columns: 80).contains("← → read off"))
  }

  @Test func testErrorsStandBesideThoseOfTraining() throws {
    var state = zoomed(Lessons.classes([2, 4, 1], examples: 8, tests: 6).after(20_000))
    let text = state.panel(.error)
    #expect(text.contains("training") && text.contains("test"))
    state.pointing.errorCursor = 5
    let tested = try #require(state.run.testHistory.reading(after: 5)?.exact)
    #expect(state.panel(.error).contains("(test \(state.format.string(tested)))"))
    let plain = Lessons.classes([2, 4, 1], examples: 8).after(20_000)
    #expect(!plain.panel(.error).contains("test"))
  }

  @Test func theRunBeforeAChangeStaysBehindThePresentOne() throws {
    var state = try Lessons.shipped("worked-example").after(60 * 40)
    #expect(!state.panel(.error).contains("before w5 = 2"))
    state = state.after(60 * 15)
    state.run.make(.parameter(4, 2))
    _ = state.run.advance(to: 60 * 20)
    #expect(state.panel(.error).contains("before w5 = 2"))
    // The axis still holds all of it.
    let numbers = state.panel(.error).split(separator: "\n").last?.split(separator: " ")
    #expect(numbers?.last == "60")
  }

  @Test(arguments: 80...90)
  func hintsOfATerminalWithoutArrowsNameNone(columns: Int) throws {
    var state = zoomed(try Lessons.shipped("worked-example").after(600))
    state.display.restrictToASCII()
    let text = state.screen(rows: 24, columns: columns)
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func hugeCountsReachTheEnd() throws {
    var state = zoomed(try Lessons.shipped("worked-example").after(600))
    press(Array("999999999999").map { .character($0.unicodeScalars.first ?? "9") }, &state)
    press([.right], &state)
    #expect(state.pointing.errorCursor == 10)
    #expect(state.typing.count == nil)
  }
}
