import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// The same lesson with other numbers.
@Suite struct AgainTests {
  private func drawn(_ number: Int, of state: State) -> State {
    var lesson = state.lessonAsOpened
    lesson.take(Variant(number, of: lesson.start, asked: lesson.askedSteps))
    return state.opened(with: lesson)
  }

  @Test func itAsksForTheNextVariantOrForOneByItsNumber() throws {
    var state = State(try ShippedLessons.lesson("practice"))
    state.command("again")
    state.command("again 7")
    #expect(state.requests == [.again(1), .again(7)])
    state.command("again no")
    #expect(
      state.message?.text == "“no” is no variant; type a whole number from 1 on")
    var again = drawn(7, of: state)
    again.command("again")
    #expect(again.requests == [.again(8)])
  }

  /// A variant does not depend on the one before, nor on what was done in the run.
  @Test func theSameNumberGivesTheSameNumbers() throws {
    var state = State(try ShippedLessons.lesson("practice"))
    let first = drawn(7, of: state)
    state.command("set rate 3")
    state.command("weights w5 2")
    let second = drawn(7, of: drawn(3, of: state))
    #expect(first.run.start == second.run.start)
    #expect(first.run.start.network.parameters != state.run.start.network.parameters)
    #expect(second.run.setup.settings.learningRate == 0.3)
    #expect(first.message?.text == "These are the numbers of variant 7; :again draws others.")
  }

  /// All pages that ask are answered with the new numbers.
  @Test(arguments: [1, 2, 3]) func itsPagesAsk(number: Int) throws {
    var state = drawn(number, of: State(try ShippedLessons.lesson("practice")))
    for page in state.lesson.pages.indices {
      let value = try #require(state.valueOfOpenQuestion(budget: plenty))
      state.act(.answer)
      state.type("\(value)")
      state.receive(.submit, budget: plenty)
      #expect(state.askedStep?.outcome == .right, "page \(page + 1): \(state.message?.text ?? "")")
      state.act(.nextPage)
    }
  }

  @Test func whatPagesAskForInTheFirstExampleIsToldApart() throws {
    let lesson = try ShippedLessons.lesson("worked-example")
    let symbols = Run(lesson.start).pass.symbols
    let asked = lesson.askedSteps.map(symbols.symbol)
    #expect(asked.contains("∂E/∂out_h1") && asked.contains("δ_o2") && asked.contains("w6⁺"))
    #expect(Variant(1, of: lesson.start, asked: lesson.askedSteps).isSeparate)
  }

  /// A sheet's paper is marked with the sheet's numbers alone.
  @Test func aPaperNamesItsVariant() throws {
    var state = State(try ShippedLessons.lesson("practice"))
    let paper = Array("symbol,value,variant\nnet_h1,1,7\n".utf8)
    let problem = state.mark(paper, named: "p.csv", budget: plenty)
    #expect(problem?.problem == "the paper is about variant 7")
    #expect(problem?.remedy == ":again 7 opens that")
    var again = drawn(7, of: state)
    #expect(again.mark(paper, named: "p.csv", budget: plenty) == nil)
  }

  @Test func theWayBackNamesTheVariant() throws {
    var state = drawn(7, of: State(try ShippedLessons.lesson("practice")))
    state.act(.forward(.step))
    #expect(
      state.wayBack(["practice", "--variant", "3", "--digits", "4"])
        == "to come back: backstep practice --digits 4 --variant 7 --at 1")
  }
}
