import Backprop
import Conditions
import Testing

/// Texts that name numbers of a run.
@Suite struct TextWithNumbersTests {
  private func run(at position: Int) -> Run {
    let setup = Runs.workedExample()
    var run = Run(setup)
    _ = run.advance(to: position)
    return run
  }

  private func spelled(_ text: String, at position: Int) throws -> String {
    let run = run(at: position)
    return try TextWithNumbers(text, of: run.setup).spelled(in: run)
  }

  @Test func numbersHaveTheirDigits() throws {
    #expect(try spelled("∂E/∂w5 is {dE/dw5:3}.", at: 24) == "∂E/∂w5 is 0.0822.")
    #expect(try spelled("{dE/dw5:9}, {-dE/dw5}", at: 24) == "0.0821670406, −0.08217")
    #expect(try spelled("{w5:3} and {w5*2:2} {{so}}", at: 0) == "0.4 and 0.8 {so}")
    #expect(try spelled("{E:4}", at: 0) == "0.2984")
    #expect(try spelled("no number", at: 0) == "no number")
    #expect(TextWithNumbers.words(of: "{{so}} {w5:3}, {key:epoch}") == "{so} , ")
  }

  /// What is not there yet has no value; a weight after its update is the new one.
  @Test func valuesAreThoseOfTheMoment() throws {
    #expect(try spelled("{dE/dw5:3}", at: 23) == "·")
    #expect(try spelled("{w5:9}", at: 60) == "0.358916480")
    let run = run(at: 10)
    #expect(
      try TextWithNumbers("{net_h1} {dE/dw5 - 1:3}", of: run.setup).unknown(in: run) == [
        "dE/dw5 - 1"
      ])
  }

  @Test(arguments: [
    ("a {w99}", 4), ("{w5:0}", 5), ("{w5", 4), ("a } b", 3), ("{}", 2), ("{w5:}", 5),
  ])
  func whatCannotBeReadHasAPlace(text: String, column: Int) {
    let problem = #expect(throws: ConditionProblem.self) {
      try TextWithNumbers(text, of: Runs.workedExample())
    }
    #expect(problem?.column == column)
  }
}
