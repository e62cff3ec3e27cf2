import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What a line that is being typed may be on the way to, and `Tab`.
@Suite struct CompletionTests {
  private func prompt(_ text: String = "") throws -> State {
    var state = try workedExample()
    state.lessonNames = ["xor", "spiral"]
    state.act(.command)
    state.type(text)
    return state
  }

  private func texts(_ text: String) throws -> [String] {
    try prompt(text).candidates.map(\.text)
  }

  @Test func allCommandsAreThereBeforeAnythingIsTyped() throws {
    let texts = try texts("")
    #expect(texts.starts(with: ["go", "select", "set", "weights"]))
    for action in Action.all { #expect(texts.contains(action.name), "\(action.name)") }
  }

  @Test func whatBeginsWithTheLineStandsBeforeWhatContainsIt() throws {
    #expect(
      try texts("se") == [
        "select", "set", "seed", "phase", "back phase", "coarser", "reset", "close",
      ])
    #expect(
      try texts("page") == ["page", "next page", "previous page"])
    #expect(try texts("go") == ["go", "go to cursor"])
    #expect(try texts("back e") == ["back example", "back epoch"])
    #expect(try texts("nothing").isEmpty)
  }

  @Test func afterACommandsNameStandWhatItTakes() throws {
    #expect(try texts("set sch").first == "set schedule")
    #expect(try texts("set ate").contains("set rate"))
    #expect(try texts("select w") == (1...8).map { "select w\($0)" })
    #expect(try texts("open ") == ["open xor", "open spiral"])
    #expect(try texts("go ") == ["go epoch ", "go example ", "go to cursor"])
  }

  @Test func unitsAreOfferedTheirActivations() throws {
    var state = try workedExample()
    state.command("select h1")
    state.act(.edit)
    #expect(state.candidates.map(\.text).contains("tanh"))
    #expect(!state.candidates.map(\.text).contains("softmax"))
    state.type("0.")
    #expect(state.candidates.isEmpty)
  }

  @Test func everyCandidateSaysWhatItIs() throws {
    for candidate in try prompt().candidates {
      switch candidate.subject {
      case .action(let action): #expect(action.name == candidate.text)
      case .word(let word): #expect(word.rawValue == candidate.text && !word.sentence.isEmpty)
      case .operand: Issue.record("\(candidate.text) is no command")
      }
    }
    let rate = try #require(try prompt("set rat").candidates.first)
    #expect(rate.subject == .operand("the learning rate"))
  }

  private func walked(_ state: inout State, _ inputs: [Input]) -> [String?] {
    inputs.map { input in
      state.receive(input, budget: plenty)
      return state.typing.prompt?.text
    }
  }

  @Test func tabWalksOnThroughTheListAndBackToWhatWasTyped() throws {
    var state = try prompt("s")
    #expect(walked(&state, [.complete]) == ["select"])
    state = try prompt("se")
    let candidates = state.candidates
    let inputs =
      [Input.complete, .complete, .completeBackward] + .init(repeating: .complete, count: 8)
    #expect(
      walked(&state, inputs)
        == [
          "select", "set", "select", "set", "seed", "phase", "back phase", "coarser", "reset",
          "close", "se",
        ])
    // The list stays that of what was typed.
    #expect(state.candidates == candidates)
    #expect(state.typing.prompt?.walk?.index == nil)
    #expect(walked(&state, [.completeBackward]) == ["close"])
    #expect(state.typing.prompt?.walk?.index == 7)
  }

  @Test func whatIsTypedAfterAWalkEndsIt() throws {
    var state = try prompt("se")
    _ = walked(&state, [.complete, .complete])
    state.type(" ra")
    #expect(state.typing.prompt?.text == "set ra")
    #expect(state.typing.prompt?.walk == nil)
    #expect(state.candidates.map(\.text).first == "set rate")
    #expect(walked(&state, [.complete]) == ["set rate"])
    state.receive(.edit(.deleteWord), budget: plenty)
    #expect(walked(&state, [.completeBackward]) == [state.candidates.last?.text])
  }

  @Test func aLineThatNothingFitsIsLeft() throws {
    var state = try prompt("xyz")
    #expect(walked(&state, [.complete, .completeBackward]) == ["xyz", "xyz"])
    #expect(state.typing.prompt?.walk == nil)
  }

  @Test func whatWasWalkedToIsCarriedOut() throws {
    var state = try prompt("epo")
    _ = walked(&state, [.complete])
    #expect(state.typing.prompt?.text == "epoch")
    _ = walked(&state, [.complete, .submit])
    #expect(state.run.position == 0)
    state = try prompt("epo")
    _ = walked(&state, [.complete, .submit])
    #expect(state.run.position == 60)
  }
}
