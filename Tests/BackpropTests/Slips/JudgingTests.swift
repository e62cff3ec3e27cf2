import Backprop
import Testing

/// What counts as right, on the worked example.
@Suite struct JudgingTests {
  /// The first example of the worked example.
  private static let pass: ExamplePass = {
    let shape = Shape(
      inputCount: 2, layers: [(2, .sigmoid, .shared), (2, .sigmoid, .shared)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.6])
    var settings = TrainingSettings()
    settings.biases = .fixed
    var run = Run(
      Run.Setup(
        network: network, examples: Examples(inputs: [[0.05, 0.1]], targets: [[0.01, 0.99]]),
        settings: settings))
    _ = run.advance(to: .end(ofExample: 0))
    return run.pass
  }()

  private static func paper(_ text: String, _ precision: Precision = .standard) throws -> Paper {
    var answers: [Paper.Place: TypedNumber?] = [:]
    for answer in text.split(separator: " ") {
      let parts = answer.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let quantity = try #require(pass.quantity(named: parts[0]))
      let place = Paper.Place(exampleIndex: 0, quantity: quantity)
      answers.updateValue(TypedNumber(parts[1]), forKey: place)
    }
    var paper = Paper(answers)
    paper.mark(pass, exampleIndex: 0, row: 0, precision: precision) { _ in .nan }
    return paper
  }

  @Test(arguments: [
    // Half a unit of the third digit, and two in a thousand.
    ("dE/dw5=0.0822", Verdict.right), ("dE/dw5=0.0820", .right), ("dE/dw5=0.0823", .right),
    ("dE/dw5=0.0824", .unknown), ("dE/dw5=0.082", .imprecise), ("dE/dw5=0.08", .imprecise),
    ("dE/dw5=0.1", .imprecise), ("dE/dw5=0.09", .unknown), ("dE/dw5=", .blank),
    ("dE/dw5=0", .unknown), ("dE/dw1=0.0004", .imprecise), ("dE/dw1=0.000", .imprecise),
    ("dE/dw1=0.000439", .right), ("dE/dw1=0.00043", .unknown),
    // Exact values have what digits they need.
    ("net_h1=0.3775", .right), ("net_h1=0.38", .imprecise), ("w1*i1=0.0075", .right),
    // A new weight is nearly the old one: the digits are those of the change.
    ("w1+=0.1498", .imprecise), ("w1+=0.15", .imprecise), ("w1+=0.149780716", .right),
    ("w1+=0.149781", .right), ("w1+=0.14978", .imprecise), ("w1+=0.149817639", .unknown),
    ("w1+=0.150219", .slip), ("w1+=0.1502", .slip), ("w1+=0.1504", .unknown),
    ("w5+=0.359", .imprecise), ("w5+=0.3589", .right),
    ("w5+=0.441", .slip), ("w5+=-0.0411", .slip), ("w5+=-0.0431", .unknown),
  ])
  func verdicts(answer: String, verdict: Verdict) throws {
    let paper = try Self.paper(answer)
    #expect(paper.marked[0].judgement.verdict == verdict, "\(paper.marked[0].judgement)")
  }

  @Test func aToleranceCountsNoDigits() throws {
    let tolerance = Precision.tolerance(1e-6)
    func verdict(_ text: String) throws -> Verdict {
      try Self.paper(text, tolerance).marked[0].judgement.verdict
    }
    #expect(try verdict("dE/dw5=0.0822") == .unknown)
    #expect(try verdict("dE/dw5=0.08216704") == .right)
    #expect(try verdict("dE/dw5=0.4398296") == .slip)
    #expect(try verdict("net_h1=0.38") == .unknown)
  }

  @Test func whatFollowsFromAMistakeIsRight() throws {
    let paper = try Self.paper("delta_o1=0.741365 dE/dw5=0.439830 dE/dw6=0.44 w5+=0.180085")
    #expect(
      paper.marked.map(\.judgement.verdict) == [.slip, .rightCarried, .imprecise, .rightCarried])
    #expect(paper.points == 2)
    #expect(paper.marked[0].judgement.matches.map(\.slip) == [.noDerivative])
  }

  @Test func anUnknownNumberIsAskedBackFor() throws {
    let paper = try Self.paper("delta_o1=0.5")
    #expect(paper.marked[0].judgement.factor == .activationGradient(Unit(layer: 1, index: 0)))
    let given = try Self.paper("dE/dout_o1=0.741 delta_o1=0.5")
    #expect(given.marked[1].judgement.factor == .activationDerivative(Unit(layer: 1, index: 0)))
  }

  @Test func whatWasTakenIsKnown() throws {
    let paper = try Self.paper("dE/dout_h1=-0.019049119")
    #expect(
      paper.marked[0].judgement.matches
        == [.init(slip: .forgotTheSum, taken: .deltaTerm(weight: 6))])
  }
}
