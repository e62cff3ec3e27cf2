import Backprop
import Explorer
import LessonSupport
import Testing

/// Answering a step before it is taken.
@Suite struct AnsweringTests {
  /// Types an answer into the prompt that is open.
  private func answer(_ text: String, _ state: inout State) {
    state.type(text)
    state.receive(.submit, budget: plenty)
  }

  /// The value of the step that comes next.
  private func next(_ state: State) -> Double {
    var ahead = state.run
    _ = ahead.advance(to: .position(state.run.position + 1))
    return ahead.step?.value ?? .nan
  }

  /// A number to so many significant digits.
  private func rounded(_ value: Double, to digits: Int) -> String {
    guard value != 0 else { return "0" }
    var text = String(value)
    guard !text.contains("e") else { return text }
    var kept = 0
    var end = text.startIndex
    for index in text.indices where text[index].isNumber {
      if kept > 0 || text[index] != "0" { kept += 1 }
      end = text.index(after: index)
      if kept == digits { break }
    }
    if kept < digits {
      text += (text.contains(".") ? "" : ".") + String(repeating: "0", count: digits - kept)
      return text
    }
    return String(text[..<end])
  }

  @Test(arguments: ["worked-example", "xor", "settle", "softmax"])
  func everyStepCanBeAnswered(name: String) throws {
    var state = State(try ShippedLessons.lesson(name))
    for step in 1...120 {
      let value = next(state)
      state.act(.answer)
      answer("\(value)", &state)
      #expect(state.run.position == step, "\(name), step \(step): \(value)")
      #expect(state.typing.prompt == nil)
      #expect(state.answers.right == step && state.answers.asked == step)
    }
  }

  /// What is lost by rounding on the way is no mistake; of a new weight the digits of the change count.
  @Test func roundedAnswersGoOnFromOneAnother() throws {
    var state = try workedExample()
    for step in 1...60 {
      let value = next(state)
      state.act(.answer)
      answer(step > 51 ? "\(value)" : rounded(value, to: 5), &state)
      #expect(state.run.position == step, "step \(step): \(rounded(value, to: 5)) for \(value)")
    }
  }

  @Test func aSlipIsNamedAndAskedForAgain() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 23)
    state.act(.answer)
    answer("0.4398", &state)
    #expect(state.run.position == 23)
    let words = state.message?.text ?? ""
    #expect(words.hasPrefix("You answered 0.4398. ∂out_o1/∂net_o1 is missing"))
    #expect(!words.contains("no-derivative"))
    // The next try begins anew.
    #expect(state.typing.prompt?.text == "")
    #expect(state.answers.asked == 0 && state.answers.wrongCount == 1)
    answer("0.08", &state)
    #expect(state.message?.text == "imprecise: that is 1 significant digit; give 3")
    state.receive(.edit(.deleteAll), budget: plenty)
    answer("−0,1", &state)
    #expect(state.message?.text.hasPrefix("“−0,1” is no number") == true)
    state.receive(.edit(.deleteAll), budget: plenty)
    answer("0.0822", &state)
    #expect(state.run.position == 24)
    #expect(state.message?.text == "right: ∂E/∂w5 = 0.082167041")
    #expect(state.answers.asked == 1 && state.answers.right == 1)
  }

  @Test func nothingTypedGivesHints() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 23)
    state.act(.answer)
    answer("", &state)
    #expect(state.message?.text == "∂E/∂w5 = δ_o1 · ∂net_o1/∂w5")
    answer("", &state)
    #expect(state.message?.text == "∂E/∂w5 = 0.138498562 · 0.593269992")
    state.receive(.text("s"), budget: plenty)
    #expect(state.message?.text == "∂E/∂w5 = 0.082167041")
    #expect(state.run.position == 24)
    #expect(state.answers.asked == 1 && state.answers.right == 0)
  }

  /// Answers to other weights carry nothing into the run as it is now.
  @Test func answersAreForgottenWhereTheRunIsChanged() throws {
    var state = try workedExample()
    state.act(.answer, count: 3)
    for _ in 0..<3 { answer("\(next(state))", &state) }
    let before = next(state)
    state.act(.back(.step), count: 3)
    state.command("weights w1 5")
    state.act(.forward(.step), count: 3)
    state.act(.answer)
    answer("\(before)", &state)
    #expect(state.run.position == 3 && state.message?.text.hasPrefix("right") != true)
  }

  @Test func manyStepsAreAskedForInARow() throws {
    var state = try workedExample()
    state.act(.answer, count: 9)
    for step in 1...9 {
      #expect(state.typing.prompt != nil)
      answer("\(next(state))", &state)
      #expect(state.run.position == step)
    }
    #expect(state.typing.prompt == nil)
    #expect(state.answers.right == 9)
  }

  @Test func aRunThatGoesByItselfStandsStillForAnAnswer() throws {
    var state = try workedExample()
    state.act(.toggleRun)
    state.act(.answer)
    #expect(!state.movement.playback.isRunning)
    #expect(state.typing.prompt != nil)
    state.receive(.action(.close), budget: plenty)
    #expect(state.typing.prompt == nil && state.answers.asked == 0)
  }
}
