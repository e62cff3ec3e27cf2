import Backprop
import Documents
import Explorer
import LessonSupport
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
    #expect(state.typing.prompt?.text == String(repeating: "x", count: 500))
    #expect(state.message?.text == "a line takes 500 characters; the rest is left out")
  }

  @Test func backspaceTakesALetterAndAtLastThePrompt() throws {
    var state = try commandPrompt("ab")
    state.receive(.edit(.deleteBackward), budget: plenty)
    #expect(state.typing.prompt?.text == "a")
    state.receive(.edit(.deleteBackward), budget: plenty)
    #expect(state.typing.prompt?.text == "")
    state.receive(.edit(.deleteBackward), budget: plenty)
    #expect(state.typing.prompt == nil)
  }

  @Test func theWholeLineCanBeDeleted() throws {
    var state = try commandPrompt("weights w5 0.4")
    state.receive(.edit(.deleteAll), budget: plenty)
    #expect(state.typing.prompt?.text == "")
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
    Input.text("q"), .text("500s"), .submit, .edit(.deleteBackward), .complete, .recall(1),
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

  @Test(arguments: [
    (LineEdit.left, 6, "set r|ate"), (.right, 6, "set rat|e"), (.start, 4, "|set rate"),
    (.end, 4, "set rate|"), (.deleteBackward, 6, "set r|te"), (.deleteForward, 5, "set r|te"),
    (.deleteWord, 6, "set |te"), (.deleteWord, 4, "|rate"), (.deleteWord, 3, "| rate"),
    (.deleteToEnd, 5, "set r|"), (.deleteAll, 5, "|"), (.left, 0, "|set rate"),
    (.deleteBackward, 0, "|set rate"), (.deleteForward, 8, "set rate|"),
  ])
  func keysMoveAndDeleteAtTheCursor(edit: LineEdit, cursor: Int, line: String) throws {
    var state = try commandPrompt("set rate")
    state.edit(.start)
    for _ in 0..<cursor { state.edit(.right) }
    state.edit(edit)
    let typed = try #require(state.typing.prompt?.line)
    #expect("\(typed.beforeCursor)|\(typed.afterCursor)" == line)
  }

  @Test func whatIsTypedOrPastedGoesInAtTheCursor() throws {
    var state = try commandPrompt("wehts")
    for _ in 0..<3 { state.edit(.left) }
    state.receive(.text("\u{1b}ig"), budget: plenty)
    #expect(state.typing.prompt?.line.beforeCursor == "weig")
    #expect(state.typing.prompt?.line.afterCursor == "hts")
    state.receive(.text(String(repeating: "x", count: 600)), budget: plenty)
    #expect(state.typing.prompt?.text.count == 500)
    #expect(state.typing.prompt?.text.hasSuffix("xhts") == true)
  }

  @Test func theCursorGoesByScalars() throws {
    var state = try commandPrompt("e\u{301}∂")
    state.edit(.left)
    state.edit(.deleteBackward)
    #expect(state.typing.prompt?.text == "e∂")
  }

  @Test func aRefusedLineStaysToBeCorrected() throws {
    var state = try workedExample()
    state.command("epohc")
    #expect(state.typing.prompt?.text == "epohc")
    #expect(state.typing.prompt?.line.cursor == 5)
    #expect(state.message?.text.contains("did you mean “epoch”?") == true)
    // To move in the line leaves the message, to change it does not.
    state.edit(.left)
    #expect(state.message?.kind == .problem)
    state.edit(.deleteBackward)
    #expect(state.message == nil)
    state.edit(.end)
    state.type("h")
    state.receive(.submit, budget: plenty)
    #expect(state.run.position == 60)
    #expect(state.typing.prompt == nil)
    state.act(.command)
    let texts = [1, 1].map { offset in
      state.receive(.recall(offset), budget: plenty)
      return state.typing.prompt?.text
    }
    #expect(texts == ["epoch", "epohc"])
  }

  @Test func escapeLeavesARefusedLineWithItsMessage() throws {
    var state = try workedExample()
    state.command("step")
    state.command("epohc")
    // It is the last of those typed before.
    state.receive(.recall(1), budget: plenty)
    #expect(state.typing.prompt?.text == "step")
    #expect(state.message == nil)
    state.command("epohc")
    state.act(.close)
    #expect(state.typing.prompt == nil)
    #expect(state.message == nil)
    #expect(state.run.position == 1)
  }

  @Test(arguments: [
    ("weights w1 0.4 w99 3", 16), ("weights w1 x", 12), ("  weights  w5  ∂", 16),
    ("go nowhere", 11),
  ])
  func theCursorStandsWhereTheProblemIs(line: String, column: Int) throws {
    var state = try workedExample()
    state.command(line)
    #expect(state.message?.kind == .problem)
    #expect(state.typing.prompt?.text == line)
    #expect(state.typing.prompt?.line.cursor == column - 1)
  }

  @Test func aRefusedValueStaysToBeCorrected() throws {
    var state = try workedExample()
    state.command("select w5")
    state.act(.edit)
    state.type("0,4")
    state.receive(.submit, budget: plenty)
    #expect(state.typing.prompt?.isRefused == true)
    for edit in [LineEdit.left, .deleteBackward] { state.edit(edit) }
    state.type(".")
    state.receive(.submit, budget: plenty)
    #expect(state.run.network.parameters[4] == 0.4)
    #expect(state.typing.prompt == nil)
  }

  @Test func whatCannotBeOpenedStaysToBeCorrected() throws {
    var state = try workedExample()
    state.command("open iriss")
    #expect(state.requests == [.open("iriss")])
    state.refuseToOpen("iriss: no such file")
    #expect(state.message == Message("iriss: no such file", .problem))
    #expect(state.typing.prompt?.text == "open iriss")
  }

  /// Nothing in the line could be corrected.
  @Test func whatWasCarriedOutIsNotKept() throws {
    var state = try workedExample()
    state.display.restrictToASCII()
    state.command("drawing")
    #expect(state.message?.kind == .problem)
    #expect(state.typing.prompt == nil)
    var lesson = try ShippedLessons.lesson("one-weight")
    lesson.settings.training.learningRate = 1e200
    state = State(lesson)
    state.command("run")
    state.finish()
    #expect(state.message?.kind == .problem)
    #expect(state.typing.prompt == nil)
  }

  @Test func whatWasBeingTypedComesBackAfterTheEarlierCommands() throws {
    var state = try workedExample()
    state.command("step")
    state.act(.command)
    state.type("se")
    state.receive(.recall(1), budget: plenty)
    #expect(state.typing.prompt?.text == "step")
    state.receive(.recall(-1), budget: plenty)
    #expect(state.typing.prompt?.text == "se")
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

extension State {
  fileprivate mutating func edit(_ edit: LineEdit) { receive(.edit(edit), budget: plenty) }
}
