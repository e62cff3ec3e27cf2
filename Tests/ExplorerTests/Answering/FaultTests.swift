import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// Pages that run somebody's program, whose first wrong step is to be found.
@Suite struct FaultTests {
  private static func bugs(at page: Int) throws -> State {
    var state = State(try ShippedLessons.lesson("bugs"))
    state.command("page \(page)")
    return state
  }

  private func answer(_ text: String, _ state: inout State) {
    state.act(.answer)
    state.receive(.edit(.deleteAll), budget: plenty)
    state.type(text)
    state.receive(.submit, budget: plenty)
  }

  /// What the rule makes of the numbers before the step in hand.
  private func right(_ state: State) throws -> String {
    let quantity = try #require(state.run.step?.quantity)
    return "\(state.run.pass.corrected(at: quantity).value(of: quantity))"
  }

  @Test func fiveProgramsAreRightAndFiveAreNot() throws {
    var state = try Self.bugs(at: 1)
    #expect(state.faultSearch == nil)
    var slips: [Slip?] = []
    for page in state.lesson.pages.dropFirst().dropLast() {
      state.act(.nextPage)
      let search = try #require(state.faultSearch)
      let program = try #require(page.program)
      slips.append(program.slip)
      #expect(search.outcome == .open && (search.firstWrong == nil) == (program.slip == nil))
      #expect(state.run.start.slip == program.slip)
    }
    #expect(slips.count(where: { $0 == nil }) == 5 && slips.count == 10)
    // The page after them has the right program.
    state.act(.nextPage)
    #expect(state.faultSearch == nil && state.run.start.slip == nil)
  }

  /// Its right value is typed where the first wrong step is in hand.
  @Test func theFirstWrongStepIsFound() throws {
    var state = try Self.bugs(at: 8)
    #expect(state.slipSentence == nil)
    state.command("go dE/dout_h1")
    #expect(state.slipSentence == nil)
    // The program's own number does not give its slip away.
    answer("0.0251", &state)
    #expect(state.message?.text == "that is what the program has at this step")
    #expect(state.faultSearch?.wrong == 1)
    answer("-0.0418", &state)
    #expect(state.message?.text.contains("row") == true, "\(state.message?.text ?? "")")
    answer("-0.0322", &state)
    #expect(
      state.message?.text.hasPrefix("∂E/∂out_h1 is the first wrong step: forgot-the-sum: ") == true)
    #expect(state.faultSearch?.outcome == .found && state.slipSentence != nil)
    #expect(state.answers.right == 1 && state.answers.asked == 1)
    #expect(state.typing.prompt == nil)
  }

  @Test func aStepThatIsRightAndOneThatComesLaterAreNoFind() throws {
    var state = try Self.bugs(at: 8)
    state.command("go dE/dw5")
    answer(try right(state), &state)
    #expect(state.message?.text == "right, and so is the program here")
    state.command("go dE/dout_h2")
    answer(try right(state), &state)
    #expect(state.message?.text == "right; but a step before this one is wrong already")
    // What follows from a wrong number is made by its rule.
    state.command("go delta_h1")
    answer(try right(state), &state)
    #expect(state.message?.text == "right, and so is the program here")
    #expect(state.faultSearch?.outcome == .open)
  }

  @Test func thatNoStepIsWrongIsSaidByAKey() throws {
    var state = try Self.bugs(at: 3)
    state.act(.answer)
    #expect(state.message?.kind == .problem && state.typing.prompt == nil)
    state.act(.forward(.step))
    state.act(.answer)
    state.type("n")
    #expect(state.faultSearch?.outcome == .found)
    #expect(state.message?.text == "right: no step of this program is wrong")
    state.command("page 2")
    state.act(.forward(.step))
    state.act(.answer)
    state.type("n")
    #expect(state.message?.text == "a step is wrong")
    #expect(state.faultSearch?.wrong == 1 && state.typing.prompt != nil)
  }

  @Test func theFaultIsShownAndAskedForAgain() throws {
    var state = try Self.bugs(at: 7)
    state.act(.forward(.step))
    state.act(.answer)
    state.type("s")
    #expect(state.run.position == state.faultSearch?.firstWrong)
    #expect(state.message?.text.contains("updated-weights: ") == true)
    #expect(state.faultSearch?.outcome == .shown && state.answers.right == 0)
    state.command("page 7")
    #expect(state.faultSearch?.outcome == .open)
  }

  @Test func afterTheLastTryItIsShown() throws {
    var state = try Self.bugs(at: 8)
    state.act(.forward(.step))
    for wrong in 1..<FaultSearch.tries {
      answer("7", &state)
      #expect(state.faultSearch?.wrong == wrong && state.typing.prompt != nil)
    }
    answer("7", &state)
    #expect(state.faultSearch?.outcome == .shown && state.typing.prompt == nil)
    #expect(state.run.position == state.faultSearch?.firstWrong)
    #expect(state.message?.text.contains("forgot-the-sum: ") == true)
    #expect(state.answers.right == 0 && state.answers.asked == 1)
  }

  /// Every example has the same fault: it is found in the second, too.
  @Test func itIsFoundInAnyExample() throws {
    var state = try Self.bugs(at: 8)
    state.command("go epoch 2")
    state.command("go epoch 2 example 1 backward dE/dout_h1")
    #expect(state.run.epoch == 2)
    answer(try right(state), &state)
    #expect(state.faultSearch?.outcome == .found)
  }

  /// The right program beside it would tell the step.
  @Test func nothingIsComparedBefore() throws {
    var state = try Self.bugs(at: 8)
    for command in ["compare practice", "diff 0", "findings"] {
      state.command(command)
      #expect(state.message?.text.hasPrefix("This would tell what the page asks for") == true)
    }
    #expect(state.requests.isEmpty && state.reasonToHide(.differences) != nil)
    #expect(state.reasonToHide(.check) == nil)
  }

  /// A hint is the formula, then its numbers, which the program's value does not come from.
  @Test func hintsAreTheFormula() throws {
    var state = try Self.bugs(at: 8)
    state.command("go dE/dout_h1")
    state.act(.answer)
    state.receive(.submit, budget: plenty)
    #expect(state.message?.text == "∂E/∂out_h1 = δ_o1·w5 + δ_o2·w7")
    state.receive(.submit, budget: plenty)
    #expect(state.message?.text.hasPrefix("∂E/∂out_h1 = (−0.125736477)·(−0.2) + ") == true)
    #expect(state.typing.prompt != nil)
  }

  /// A wrong program that is saved comes back as it was.
  @Test func aWrongRunIsSavedAsOne() throws {
    var state = try Self.bugs(at: 8)
    state.command("go dE/dout_h1")
    let session = state.session
    #expect(session.slip == .forgotTheSum)
    #expect(State(session).run.step?.value == state.run.step?.value)
    #expect(State(session).run.start == state.run.start)
  }
}
