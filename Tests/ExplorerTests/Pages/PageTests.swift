import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// The pages of a lesson.
@Suite struct PageTests {
  /// The explorer with pages in front of the worked example.
  private func paged(_ pages: [Lesson.Page]) throws -> State {
    var lesson = try ShippedLessons.lesson("worked-example")
    lesson.pages = pages
    return State(lesson)
  }

  private func page(
    _ place: String, focus: String? = nil, _ changes: [Lesson.Change] = []
  ) throws -> Lesson.Page {
    Lesson.Page(
      address: try #require(StepAddress(place)), focus: focus, lines: [place], changes: changes)
  }

  @Test(arguments: ["worked-example", "one-weight"])
  func everyPageOfTheShippedLessonsHasAPlace(name: String) throws {
    var state = State(try ShippedLessons.lesson(name))
    #expect(state.reading.page == 0)
    #expect(state.message == nil)
    for index in state.lesson.pages.indices.dropFirst() {
      state.act(.nextPage)
      #expect(state.reading.page == index)
      #expect(state.message == nil)
      state.finish()
    }
    state.act(.nextPage)
    #expect(state.message?.text.hasPrefix("This is the last page. {key:first} goes to") == true)
  }

  @Test(arguments: ["worked-example", "one-weight"])
  func aPageIsTheSameWhicheverWayOneComes(name: String) throws {
    var state = State(try ShippedLessons.lesson(name))
    var moments = [state.moment]
    for _ in state.lesson.pages.dropFirst() {
      state.act(.nextPage)
      state.finish()
      moments.append(state.moment)
    }
    for index in moments.indices.dropLast().reversed() {
      state.act(.previousPage)
      state.finish()
      #expect(state.reading.page == index)
      #expect(state.moment == moments[index])
    }
  }

  /// The lesson says which keys to press, and which number comes of it.
  @Test func theKeysOfSaturationLetTheErrorThrough() throws {
    var state = State(try ShippedLessons.lesson("saturation"))
    for _ in 0..<11 { state.act(.nextPage) }
    state.finish()
    let said = state.lesson.pages[11].lines.joined(separator: " ")
    #expect(
      said.contains(
        "press {key:edit}, type relu, Enter; then {key:right} {key:right} and the same for h2"))
    for layer in 0..<5 {
      #expect(state.pointing.selection == .unit(Unit(layer: layer, index: 0)))
      state.act(.edit)
      state.type("relu")
      state.receive(.submit, budget: plenty)
      state.act(.select(.right))
      state.act(.select(.right))
    }
    let layers = state.run.network.shape.layers
    #expect(layers.prefix(5).allSatisfy { $0.activation == .relu })
    state.act(.nextPage)
    state.finish()
    let first = state.run.pass.value(of: .delta(Unit(layer: 0, index: 0)))
    let last = state.run.pass.value(of: .delta(Unit(layer: 5, index: 0)))
    #expect(abs(abs(first) - 0.1437) < 0.00005)
    #expect(abs(first) == abs(last))
    #expect(state.lesson.pages[12].lines.joined().contains("0.1437"))
  }

  @Test func theRunMovesToThePagesPlace() throws {
    var state = try paged([
      page("start"), page("forward net_h1"), page("epoch 2 backward dE/dw5"), page("epoch 3"),
    ])
    var positions: [Int] = []
    for _ in 0..<4 {
      positions.append(state.run.position)
      state.act(.nextPage)
    }
    #expect(positions == [0, 3, 84, 180])
  }

  @Test func theFirstPageHasItsPlaceAtOnce() throws {
    let change = Lesson.Change.parameter("w5", 9)
    let state = try paged([page("backward dE/dw5", focus: "w6", [change])])
    #expect(state.run.position == 24)
    #expect(state.run.network.parameters[4] == 9)
    #expect(state.pointing.selection.map(state.name) == "w6")
  }

  @Test func aPagesValuesHoldUntilAPageWithoutThem() throws {
    var state = try paged([
      page("start"), page("forward net_h1", [Lesson.Change.parameter("w1", 9)]),
      page("forward out_h1"),
    ])
    state.act(.nextPage)
    #expect(state.run.network.parameters[0] == 9)
    state.act(.nextPage)
    #expect(state.run.network.parameters[0] == 0.15)
    state.act(.previousPage)
    #expect(state.run.network.parameters[0] == 9)
    state.act(.previousPage)
    #expect(state.run.network.parameters[0] == 0.15)
  }

  @Test func steppingLeavesThePageStanding() throws {
    var state = try paged([page("start"), page("forward net_h1")])
    state.act(.nextPage)
    state.act(.forward(.epoch))
    #expect(state.reading.page == 1)
    #expect(state.shownPage?.lines == ["forward net_h1"])
  }

  @Test func pagesAreCountedWithNumbers() throws {
    var state = try paged([page("start"), page("forward net_h1"), page("forward out_h1")])
    state.act(.nextPage, count: 2)
    #expect(state.reading.page == 2)
    state.act(.previousPage, count: 9)
    #expect(state.reading.page == 2)
    #expect(state.message?.text.contains(":page 1 is the first") == true)
    state.act(.previousPage)
    state.act(.nextPage, count: 2)
    #expect(state.reading.page == 1)
    #expect(state.message?.text.contains(":page 3 is the last") == true)
  }

  @Test func escapeClosesThePageAndKeepsThePlace() throws {
    var state = try paged([page("start"), page("forward net_h1"), page("forward out_h1")])
    state.act(.nextPage)
    state.act(.close)
    #expect(state.shownPage == nil)
    state.act(.nextPage)
    #expect(state.reading.page == 2)
    state.act(.close)
    state.act(.forward(.epoch))
    state.act(.previousPage)
    #expect(state.reading.page == 2)
    #expect(state.run.position == 4)
    state.act(.previousPage)
    #expect(state.reading.page == 1)
    state.act(.close)
    state.act(.previousPage, count: 2)
    #expect(state.reading.page == 0)
  }

  /// The worked example with one page, in a course.
  private func atLastPage(
    of course: [String] = ["one-weight", "worked-example", "practice"]
  ) throws -> State {
    var state = try paged([page("start")])
    state.lessonNames = course
    return state
  }

  @Test func afterTheLastPageTurningOnceMoreOpensTheNextLesson() throws {
    var state = try atLastPage()
    state.act(.nextPage)
    #expect(
      state.message?.text == "This is the last page; once more opens the next lesson, practice.")
    #expect(state.requests.isEmpty)
    state.act(.nextPage)
    #expect(state.requests == [.open("practice")])
  }

  @Test(arguments: [Action.forward(.step), .nextPanel, .previousPage])
  func theOfferStandsForTheVeryNextKeyAlone(action: Action) throws {
    var state = try atLastPage()
    state.act(.nextPage)
    state.act(action)
    state.act(.nextPage)
    #expect(state.message?.text.contains("once more opens") == true)
    #expect(state.requests.isEmpty)
  }

  @Test func theLastLessonOffersNothing() throws {
    var state = try atLastPage(of: ["one-weight", "worked-example"])
    for _ in 0..<2 {
      state.act(.nextPage)
      #expect(state.message?.text.hasPrefix("This is the last page of the last lesson;") == true)
    }
    #expect(state.requests.isEmpty)
    #expect(state.reading.page == 0)
  }

  @Test(arguments: ["weights w5 2", "set optimizer adam", "note Mind the sign."])
  func whereSomethingWouldBeLostTheNextLessonHasToBeTyped(command: String) throws {
    var state = try atLastPage()
    state.command(command)
    for _ in 0..<2 {
      state.act(.nextPage)
      #expect(state.message?.text.contains(":open practice") == true, "\(command)")
    }
    #expect(state.requests.isEmpty)
  }

  @Test func marksAreNotLostEither() throws {
    var state = try atLastPage()
    state.act(.mark)
    state.type("a")
    for _ in 0..<2 { state.act(.nextPage) }
    #expect(state.message?.text.contains(":open practice") == true)
    #expect(state.requests.isEmpty)
  }

  @Test func whatWasChangedOnAPageBeforeIsNotLostEither() throws {
    var state = try paged([page("start"), page("forward net_h1")])
    state.lessonNames = ["worked-example", "practice"]
    state.command("weights w5 2")
    for _ in 0..<3 { state.act(.nextPage) }
    #expect(state.reading.keptRuns.count == 1)
    #expect(state.message?.text.contains(":open practice") == true)
    #expect(state.requests.isEmpty)
  }

  @Test func aPageIsOpenedByItsNumber() throws {
    var state = try paged([page("start"), page("forward net_h1"), page("forward out_h1")])
    state.command("page 3")
    #expect(state.reading.page == 2)
    #expect(state.run.position == 4)
    state.command("page 2")
    #expect(state.reading.page == 1)
    for wrong in ["0", "4", "two", "-1", "9999999999999999999999"] {
      state.command("page \(wrong)")
      #expect(
        state.message == Message("no page “\(wrong)”; this lesson has pages 1 to 3", .problem))
    }
    #expect(state.reading.page == 1)
    state.command("page")
    #expect(state.message?.text == "type it so: page 3")
    state.type(" ")
    #expect(state.candidates.map(\.text) == ["page 1", "page 2", "page 3"])
  }

  @Test(arguments: ["forward net_h9", "update dE/dw5", "example 2 forward net_h1"])
  func aPlaceThatIsNotInTheRunSaysSo(place: String) throws {
    var state = try paged([page("start"), page(place)])
    state.act(.nextPage)
    #expect(state.message == Message("The place of this page is not in this run.", .problem))
    #expect(state.run.position == 0)
  }

  @Test func farAwayPlacesDoNoHarm() throws {
    var state = try paged([page("start"), page("epoch 1000000000")])
    state.act(.nextPage, budget: 1_000)
    #expect(state.movement.job?.target == .position(60_000_000_000))
    state.act(.interrupt)
    #expect(!state.isBusy)
  }

  @Test func withoutPagesThereAreNone() throws {
    var state = try workedExample()
    state.act(.nextPage)
    #expect(state.message?.text == "This has no pages.")
  }

  @Test func theWeightOfAPageIsTriedUntrained() throws {
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.pages = try [
      page("start"), page("example 3 error E_y", [Lesson.Change.parameter("w1", 4)]),
    ]
    var state = State(lesson)
    state.act(.forward(.epoch), count: 20)
    state.act(.nextPage)
    #expect(state.belongings.trials.map(\.weight) == [3, 4])
  }
}
