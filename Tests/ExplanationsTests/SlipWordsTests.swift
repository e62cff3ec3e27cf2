import Backprop
import Explanations
import Testing

@Suite struct SlipWordsTests {
  private static func pass(_ loss: Loss, _ hidden: Activation, _ output: Activation) -> ExamplePass
  {
    let shape = Shape(
      inputCount: 2, layers: [(3, hidden, .shared), (3, .tanh, .perUnit), (2, output, .perUnit)])
    let network = Network(
      shape: shape, loss: loss,
      parameters: (0..<shape.parameterCount).map { 0.1 + 0.07 * Double($0 % 11) })
    return firstPass(
      of: Run.Setup(
        network: network, examples: Examples(inputs: [[0.3, 0.8]], targets: [[0, 1]]),
        settings: TrainingSettings()))
  }

  private static func firstPass(of start: Run.Setup) -> ExamplePass {
    var run = Run(start)
    _ = run.advance(to: .end(ofExample: 0))
    return run.pass
  }

  private static let passes = [
    pass(.halfSquaredError, .sigmoid, .sigmoid), pass(.meanSquaredError, .relu, .linear),
    pass(.crossEntropy, .softplus, .softmax), pass(.binaryCrossEntropy, .sigmoid, .sigmoid),
    firstPass(of: WorkedExample.start { _ in }),
  ]

  @Test func everySlipHasASentenceInBothSpellings() {
    var seen: Set<Slip> = []
    for pass in Self.passes {
      let words = SlipWords(pass.symbols)
      for step in pass.steps {
        for (slip, values) in pass.slips(of: step.quantity) {
          seen.insert(slip)
          for value in values {
            let text = words.sentence(of: slip, at: step.quantity, taken: value.taken)
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(text)")
            #expect(!text.contains("  ") && !text.contains("_ ") && !text.contains("another"))
            let questions = text.count { $0 == "?" }
            #expect(Notation.ascii.spell(text).count { $0 == "?" } == questions, "\(text)")
          }
        }
      }
    }
    #expect(seen == Set(Slip.allCases))
  }

  @Test func sentencesNameWhatWasTaken() throws {
    let pass = Self.passes[0]
    let words = SlipWords(pass.symbols)
    func sentence(_ slip: Slip, _ symbol: String, taking index: Int = 0) throws -> String {
      let quantity = try #require(pass.quantity(named: symbol))
      let values = try #require(pass.slips(of: quantity).first { $0.slip == slip }?.values)
      return words.sentence(of: slip, at: quantity, taken: values[index].taken)
    }
    #expect(
      try sentence(.forgotTheSum, "dE/dout_h1.1", taking: 1)
        == "That is δ_h2.2·w10 alone, 1 of 3 terms: h1.1 also feeds h2.1, h2.3.")
    #expect(
      try sentence(.transposedWeights, "net_h2.2")
        == "w8 leads into h2.1. Take the weights on the arrows into h2.2.")
    #expect(
      try sentence(.rowForColumn, "dE/dout_h1.2")
        == "w10 does not leave h1.2: follow the arrows out of it, w8, w11 and so on.")
    #expect(
      try sentence(.wrongTarget, "dE/dw1") == "That is with δ_h1.2; w1 leads into h1.1.")
    #expect(
      try sentence(.wrongSource, "dE/dw7") == "That is with out_h1.2; w7 multiplies out_h1.1.")
    #expect(
      try sentence(.sharedBiasOneUnit, "dE/db1")
        == "That is δ_h1.1 alone; several units share b1, and their δ add up.")
    #expect(
      try sentence(.oneOutput, "E_total", taking: 1)
        == "That is E_o2 alone; E_total is made of the errors of all outputs.")
  }
}
