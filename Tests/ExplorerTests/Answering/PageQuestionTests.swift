import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// Pages that ask for a step that is still to come.
@Suite struct PageQuestionTests {
  private func practice() throws -> State { State(try ShippedLessons.lesson("practice")) }

  /// The value of the step that the page asks for.
  private func value(_ state: State) throws -> Double {
    try #require(state.valueOfOpenQuestion(budget: plenty))
  }

  private func answer(_ text: String, _ state: inout State) {
    state.act(.answer)
    state.receive(.edit(.deleteAll), budget: plenty)
    state.type(text)
    state.receive(.submit, budget: plenty)
  }

  @Test func everyPageOfPracticeIsAnsweredByKeys() throws {
    var state = try practice()
    for page in state.lesson.pages.indices {
      #expect(state.reading.page == page)
      let asked = try #require(state.askedStep)
      #expect(asked.outcome == .open)
      answer("\(try value(state))", &state)
      #expect(state.askedStep?.outcome == .right, "page \(page + 1): \(state.message?.text ?? "")")
      #expect(state.run.step?.quantity == asked.quantity)
      // It says so on the page, which stays.
      #expect(state.reading.page == page && !state.reading.isFolded)
      state.act(.nextPage)
    }
    #expect(state.answers.right == state.lesson.pages.count)
  }

  /// Three digits are right where three are asked for; of a new weight those of the change.
  @Test func digitsCount() throws {
    var state = try practice()
    state.act(.nextPage)
    answer("0.27", &state)
    #expect(state.message?.text == "imprecise: that is 2 significant digits; give 3")
    #expect(state.askedStep?.outcome == .open && state.askedStep?.wrong == 0)
    answer("0.275", &state)
    #expect(state.askedStep?.outcome == .right)
  }

  @Test func aSlipIsNamedAndAfterTheLastTryTheValueIsShown() throws {
    var state = try practice()
    state.command("page 8")
    answer("0.0251", &state)
    #expect(state.message?.text.contains("1 of 2 terms") == true, "\(state.message?.text ?? "")")
    #expect(state.askedStep?.wrong == 1 && state.askedStep?.outcome == .open)
    answer("-0.0418", &state)
    #expect(state.message?.text.contains("row") == true, "\(state.message?.text ?? "")")
    answer("7.00", &state)
    #expect(state.askedStep?.outcome == .shown)
    #expect(state.message?.text.hasPrefix("∂E/∂out_h1 = −0.032237649. ") == true)
    #expect(state.typing.prompt == nil)
    #expect(state.answers.asked == 1 && state.answers.right == 0)
  }

  @Test func pagesAreTurnedWithoutAnAnswerAndTheQuestionWaits() throws {
    var state = try practice()
    state.act(.nextPage)
    #expect(state.reading.page == 1 && state.askedStep?.outcome == .open)
    state.act(.previousPage)
    #expect(state.reading.page == 0 && state.askedStep?.outcome == .open)
    #expect(state.run.position == 0)
  }

  @Test func whoeverStepsToItHasSeenIt() throws {
    var state = try practice()
    state.act(.forward(.step), count: 2)
    #expect(state.askedStep?.outcome == .open)
    state.act(.forward(.step))
    #expect(state.askedStep?.outcome == .shown)
    state.act(.back(.step), count: 3)
    #expect(state.askedStep?.outcome == .shown)
  }

  @Test func thePagesHintsComeBeforeTheFormula() throws {
    var state = try practice()
    state.command("page 8")
    answer("", &state)
    #expect(state.message?.text == "out_h1 acts on E through o1 and through o2.")
    answer("", &state)
    #expect(state.message?.text == "∂E/∂out_h1 = δ_o1·w5 + δ_o2·w7")
    state.receive(.text("s"), budget: plenty)
    #expect(state.askedStep?.outcome == .shown)
  }

  @Test func whatLooksAheadWaits() throws {
    var state = try practice()
    for command in ["diff 60", "compare worked-example", "findings"] {
      state.command(command)
      #expect(state.message?.text.hasPrefix("This would tell") == true, "\(command)")
      #expect(state.requests.isEmpty)
    }
    #expect(state.reasonToHide(.valley) != nil && state.reasonToHide(.network) == nil)
    answer("\(try value(state))", &state)
    #expect(state.reasonToHide(.valley) == nil)
    state.command("diff 0")
    #expect(state.display.focus == .differences)
  }

  /// A gradient is told by E over a weight, and not by what the network answers.
  @Test func answersAreHiddenWhereOneIsAskedFor() throws {
    var encoder = State(try ShippedLessons.lesson("encoder"))
    encoder.command("page 4")
    #expect(encoder.askedStep?.quantity == .gradient(1))
    #expect(encoder.reasonToHide(.classes) == nil && encoder.reasonToHide(.weightError) != nil)
    var xor = State(try ShippedLessons.lesson("xor"))
    xor.command("page 4")
    #expect(xor.askedStep?.quantity == .unitError(0))
    #expect(xor.reasonToHide(.classes) != nil && xor.reasonToHide(.answers) != nil)
  }

  @Test func numbersOfAPageAreThoseOfItsPlace() throws {
    var state = try practice()
    state.act(.nextPage)
    let lines = try #require(state.shownLines)
    #expect(
      lines[0] == "net_h1 is −0.97: −0.63 from i1, 0.06 from i2, and −0.4, the bias. σ makes")
    // They stay while the run goes on.
    state.act(.forward(.phase))
    #expect(state.shownLines == lines)
  }

  /// A session keeps what its pages ask.
  @Test func aQuestionIsWrittenAndRead() throws {
    let lesson = try ShippedLessons.lesson("practice")
    let text = JSONWriter.document(LessonDocument.output(lesson))
    let read = try LessonDocument.lesson(from: JSONReader.readObject(Array(text.utf8))) {
      (_) throws(DocumentError) in LessonDocument.File(name: "", bytes: [])
    }
    #expect(read.pages.map(\.question) == lesson.pages.map(\.question))
    #expect(read.pages.contains { $0.question?.hints.isEmpty == false })
  }

  @Test func whatWasAnsweredIsListedWithItsMarks() throws {
    var state = try practice()
    answer("-0.57", &state)
    answer("-0.970", &state)
    state.act(.nextPage)
    answer("0.725", &state)
    state.act(.close)
    state.command("paper")
    let list = try #require(state.list(of: .paper))
    #expect(
      (0..<list.count).map { list.row($0).cells } == [
        ["3", "net_h1", "-0.970", "right"], ["4", "out_h1", "0.725", "exponent-sign"],
      ])
    #expect(list.note == "1 of 2 points   first wrong: out_h1, exponent-sign")
    #expect(list.detail?(1).hasPrefix("epoch 1: exponent-sign: ") == true)
    // A row leads to its step.
    state.receive(.moveInList(1), budget: plenty)
    state.receive(.goToRow, budget: plenty)
    #expect(state.run.position == 4)
  }

  @Test func aPaperInAFileIsMarked() throws {
    var state = try workedExample()
    state.command("paper mine.csv")
    #expect(state.requests == [.paper("mine.csv")])
    let paper = "symbol,value\nout_h1,0.593\ndE/dw5,0.44\ndE/dw5,0.1\n"
    #expect(
      state.mark(Array(paper.utf8), named: "mine.csv", budget: plenty)?.location?.line == 4)
    let right = "symbol,value\nout_h1,0.593\ndE/dw5,0.440\n"
    #expect(state.mark(Array(right.utf8), named: "mine.csv", budget: plenty) == nil)
    state.finish()
    let list = try #require(state.list(of: .paper))
    #expect(list.note == "mine.csv   1 of 2 points   first wrong: ∂E/∂w5, no-derivative")
    #expect(list.row(1).cells == ["24", "∂E/∂w5", "0.440", "no-derivative"])
  }
}
