import Backprop
import Documents
import Explorer
import Testing

/// Lines of text being typed.
@Suite struct PromptTests {
  private func commandPrompt(_ text: String = "") throws -> State {
    var state = try workedExample()
    state.act(.command)
    state.type(text)
    return state
  }

  @Test func lettersAndPastesAreTaken() throws {
    var state = try commandPrompt("ab")
    state.receive(.text("cde"), budget: plenty)
    #expect(state.typing.prompt?.text == "abcde")
  }

  @Test(arguments: ["a\nb", "a\tb", "a\u{1b}b", "a\u{85}b", "a\u{2028}b", "a\u{202e}b", "a\u{7f}b"])
  func whatIsNoSignIsLeftOut(text: String) throws {
    var state = try commandPrompt()
    state.receive(.text(text), budget: plenty)
    #expect(state.typing.prompt?.text == "ab")
  }

  @Test func aLongPasteIsCutOff() throws {
    var state = try commandPrompt()
    state.receive(.text(String(repeating: "x", count: 100_000)), budget: plenty)
    #expect(state.typing.prompt?.text == String(repeating: "x", count: 200))
  }

  @Test func backspaceTakesALetterAndAtLastThePrompt() throws {
    var state = try commandPrompt("ab")
    state.receive(.deleteBackward, budget: plenty)
    #expect(state.typing.prompt?.text == "a")
    state.receive(.deleteBackward, budget: plenty)
    #expect(state.typing.prompt?.text == "")
    state.receive(.deleteBackward, budget: plenty)
    #expect(state.typing.prompt == nil)
  }

  @Test func theWholeLineCanBeDeleted() throws {
    var state = try commandPrompt("weights w5 0.4")
    state.receive(.deleteLine, budget: plenty)
    #expect(state.typing.prompt?.text == "")
  }

  @Test func whatTheTextCanGoOnWithIsAtHand() throws {
    #expect(try commandPrompt().candidates.starts(with: ["go", "select", "set", "weights"]))
    #expect(try commandPrompt("se").candidates == ["select", "set", "seed"])
    #expect(try commandPrompt("set sch").candidates.first == "schedule")
    #expect(try commandPrompt("select w").candidates == (1...8).map { "w\($0)" })
    #expect(try commandPrompt("back e").candidates == ["example", "epoch"])
    #expect(try commandPrompt("nothing").candidates.isEmpty)
    var state = try workedExample()
    state.command("select h1")
    state.act(.edit)
    #expect(state.candidates.contains("tanh"))
    state.type("0.")
    #expect(state.candidates.isEmpty)
  }

  @Test(arguments: [Action.close, .interrupt])
  func escapeAndInterruptLeaveItUndone(action: Action) throws {
    var state = try commandPrompt("epoch")
    state.act(action)
    #expect(state.typing.prompt == nil)
    #expect(state.run.position == 0)
    #expect(state.requests.isEmpty)
  }

  @Test(arguments: [
    Input.action(.forward(.step)), .action(.quit), .action(.edit), .digit(3),
    .scroll(1, isPage: false),
  ])
  func otherInputsDoNothing(input: Input) throws {
    var state = try commandPrompt("epo")
    state.receive(input, budget: plenty)
    #expect(state.typing.prompt?.text == "epo")
    #expect(state.run.position == 0)
    #expect(state.requests.isEmpty)
  }

  @Test(arguments: [
    Input.text("q"), .text("500s"), .submit, .deleteBackward, .complete, .recall(1),
  ])
  func textOutsideAPromptDoesNothing(input: Input) throws {
    var state = try workedExample()
    let before = state.moment
    state.receive(input, budget: plenty)
    #expect(state.moment == before)
    #expect(state.typing.prompt == nil)
    #expect(state.requests.isEmpty)
  }

  @Test(arguments: [(Action.suspend, State.Request.suspend), (.redraw, .redraw)])
  func theTerminalIsServedUnderAPrompt(action: Action, request: State.Request) throws {
    var state = try commandPrompt("epo")
    state.act(action)
    #expect(state.requests == [request])
    #expect(state.typing.prompt?.text == "epo")
  }

  @Test func earlierCommandsComeBack() throws {
    var state = try workedExample()
    state.command("step")
    state.command("unit")
    state.act(.command)
    let texts = [1, 1, 1, -1, -1, -1].map { offset in
      state.receive(.recall(offset), budget: plenty)
      return state.typing.prompt?.text
    }
    #expect(texts == ["unit", "step", "step", "unit", "", ""])
  }
}
