import Backprop
import Explorer
import Testing

/// What `y` and `Y` copy.
@Suite struct CopyingTests {
  private func copied(_ state: State) throws -> (text: String, name: String) {
    guard case .copy(let text, let name)? = state.requests.last else {
      throw NothingCopied(message: state.message?.text)
    }
    return (text, name)
  }

  private struct NothingCopied: Error {
    let message: String?
  }

  @Test func theValueOfTheStepReadsBackToTheSameBits() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 24)
    state.act(.copyValue)
    let (text, name) = try copied(state)
    #expect(Double(text)?.bitPattern == state.run.step?.value.bitPattern)
    #expect(text == "0.08216704056423078" && name == "∂E/∂w5 = \(text)")
  }

  @Test func theSentenceHasFormulaAndNumbers() throws {
    var state = try workedExample()
    state.act(.forward(.step), count: 24)
    state.act(.copySentence)
    let (text, name) = try copied(state)
    #expect(name == "the sentence of ∂E/∂w5")
    #expect(
      text
        == "∂E/∂w5 = δ_o1 · ∂net_o1/∂w5 = 0.138498562 · 0.593269992 = 0.082167041. "
        + "If w5 grows a little, E grows by 0.08217 of that. So w5 is made smaller.")
  }

  @Test func ofWhatIsSelectedItIsTheNewestValue() throws {
    var state = try workedExample()
    state.command("select w5")
    state.act(.copyValue)
    #expect(try copied(state).text == "0.4")
    // Its update is done.
    state.act(.forward(.example))
    state.command("select w5")
    state.act(.copyValue)
    let (text, name) = try copied(state)
    #expect(name == "w5⁺ = \(text)" && text.hasPrefix("0.3589164"), "\(name)")
  }

  @Test func whereThereIsNothingItSaysSo() throws {
    var state = try workedExample()
    state.act(.copyValue)
    #expect(state.requests.isEmpty)
    #expect(state.message?.text == "nothing is computed yet; take a step, or select a value")
    state.command("select h1")
    state.act(.copySentence)
    #expect(state.requests.isEmpty)
    #expect(state.message?.text == "out_h1 has no value yet at this step")
  }
}
