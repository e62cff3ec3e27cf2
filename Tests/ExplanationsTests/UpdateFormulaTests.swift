import Backprop
import Explanations
import Testing

/// The exact words of softmax, cross-entropies and of updates of every kind.
struct UpdateFormulaTests {
  private func explanation(
    _ symbol: String, of start: Run.Setup, example: Int = 2, notation: Notation = .unicode
  ) throws -> Explanation {
    var run = Run(start)
    for _ in 0..<example { _ = run.advance(to: run.position(after: 1, of: .example)) }
    let explainer = Explainer(run, notation: notation, format: .standard)
    let step = try #require(
      run.pass.steps.first { explainer.symbol($0.quantity) == symbol }, "\(symbol)")
    return explainer.explain(step)
  }

  @Test(arguments: [
    (
      "Σexp", "e^(net_o1 − max net) + e^(net_o2 − max net) + e^(net_o3 − max net)",
      "e^(0.274924487 − 0.274924487) + e^(0.239624508 − 0.274924487) "
        + "+ e^((−0.536334078) − 0.274924487)"
    ),
    (
      "out_o2", "e^(net_o2 − max net)/Σexp",
      "e^(0.239624508 − 0.274924487)/2.409614334"
    ),
    ("E_o1", "−target_o1·ln(out_o1)", "−1·ln(0.415004171)"),
    ("δ_o1", "out_o1 − target_o1", "0.415004171 − 1"),
  ])
  func softmaxIsWrittenAsItIsComputed(
    _ symbol: String, _ formula: String, _ numbers: String
  ) throws {
    let found = try explanation(symbol, of: SoftmaxExample.start(), example: 1)
    #expect(found.formula == formula)
    #expect(found.numbers == numbers)
  }

  @Test func aNumberThatIsAloneOrInParenthesesHasNoneOfItsOwn() throws {
    let start = SoftmaxExample.start { $0.optimizer = .adam }
    #expect(try explanation("out_h2", of: start, example: 1).numbers == "tanh(−0.75)")
    let gradient = try explanation("s(w5)", of: start).numbers
    #expect(gradient.hasPrefix("0.999·0 + (1 − 0.999)·(−") && gradient.hasSuffix(")²"))
    #expect(!gradient.contains("((") && !gradient.contains("))"))
    let factor = try explanation("∂net_o1/∂w6", of: start, example: 1)
    #expect(factor.formula == "out_h2" && factor.numbers == "−0.635148952")
  }

  @Test func theSumOfExponentialsHasItsNameInAscii() throws {
    let found = try explanation(
      "sumexp", of: SoftmaxExample.start(), example: 1, notation: .ascii)
    #expect(found.formula == "e^(net_o1 - max net) + e^(net_o2 - max net) + e^(net_o3 - max net)")
  }

  @Test func whyABackwardPhaseBeginsWithDeltaIsSaid() throws {
    let softmax = try explanation("δ_o1", of: SoftmaxExample.start(), example: 1)
    #expect(softmax.sentence.contains("cancel"))
    let binary = try explanation(
      "δ_o1", of: WorkedExample.start(loss: .binaryCrossEntropy) { _ in }, example: 1)
    #expect(binary.sentence.contains("cancel"))
  }

  @Test(arguments: [
    (Optimizer.momentum, "v(w5)", "μ·v(w5) + mean ∂E/∂w5", "0.9·0 + (−0.119358824)"),
    (.momentum, "w5⁺", "w5 − η · v(w5)", "0.2 − 0.1 · (−0.119358824)"),
    (
      .nesterov, "w5⁺", "w5 − η · (mean ∂E/∂w5 + μ·v(w5))",
      "0.2 − 0.1 · ((−0.119358824) + 0.9·(−0.119358824))"
    ),
    (
      .rmsprop, "s(b1)", "α·s(b1) + (1 − α)·(mean ∂E/∂b1)²",
      "0.99·0 + (1 − 0.99)·(0.294434874)²"
    ),
    (
      .rmsprop, "b1⁺", "b1 − η · mean ∂E/∂b1/(√(s(b1)) + ε)",
      "0.1 − 0.1 · 0.294434874/(√(0.000866919) + 1e−8)"
    ),
    (.adam, "m(b1)", "β1·m(b1) + (1 − β1)·mean ∂E/∂b1", "0.9·0 + (1 − 0.9)·0.294434874"),
    (.adam, "mhat(b1)", "m(b1)/(1 − β1^t)", "0.029443487/(1 − 0.9)"),
    (.adam, "shat(b1)", "s(b1)/(1 − β2^t)", "8.66918951e−5/(1 − 0.999)"),
    (
      .adam, "b1⁺", "b1 − η · mhat(b1)/(√(shat(b1)) + ε)",
      "0.1 − 0.1 · 0.294434874/(√(0.086691895) + 1e−8)"
    ),
  ])
  func anOptimizersNumbersAreWrittenAsTheyAreDefined(
    _ optimizer: Optimizer, _ symbol: String, _ formula: String, _ numbers: String
  ) throws {
    let found = try explanation(symbol, of: SoftmaxExample.start(optimizer))
    #expect(found.formula == formula)
    #expect(found.numbers == numbers)
    #expect(found.line == 9)
    #expect(!found.sentence.isEmpty)
  }

  @Test func decayAndScheduleStandInTheFormulasThatUseThem() throws {
    let start = SoftmaxExample.start(.sgd) {
      $0.weightDecay = 0.01
      $0.l1 = 0.002
      $0.schedule = .exponential(factor: 0.5)
    }
    let weight = try explanation("w5⁺", of: start)
    #expect(weight.formula == "w5 − η·g⁰ · (mean ∂E/∂w5 + λ·w5 + λ1·sign(w5))")
    #expect(
      weight.numbers
        == "0.2 − 0.1·0.5⁰ · ((−0.119358824) + 0.01·0.2 + 0.002·sign(0.2))")
    #expect(try explanation("b1⁺", of: start).formula == "b1 − η·g⁰ · mean ∂E/∂b1")
    let mean = try explanation("mean ∂E/∂w5", of: start)
    #expect(mean.formula == "(∂E/∂w5 of 2 examples, added)/2")
    #expect(
      try explanation("w5+", of: start, notation: .ascii).formula
        == "w5 - eta*g^0 * (mean dE/dw5 + lambda*w5 + lambda1*sign(w5))")
  }

  @Test func aChangeOfTheErrorThatIsTooSmallToSeeIsCalledSmall() {
    var run = Run(WorkedExample.start { $0.learningRate = 1e-6 })
    _ = run.advance(to: run.position(after: 1, of: .epoch))
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    #expect(
      explainer.sentence(for: .error)
        == "E fell a little, to 0.2984. Training may stop: the limit of epochs is reached.")
  }

  /// The smallest screen has one line of 78 letters for a sentence.
  @Test(arguments: Optimizer.allCases, [0, 0.01])
  func sentencesOfUpdatesFitTheSmallestScreen(optimizer: Optimizer, decay: Double) {
    var run = Run(SoftmaxExample.start(optimizer) { $0.weightDecay = decay })
    var seen = 0
    while run.epochsDone < 4 {
      _ = run.advance(to: run.position + 1)
      guard run.step?.phase == .update, let quantity = run.step?.quantity else { continue }
      let explainer = Explainer(run, notation: .unicode, format: .standard)
      let sentence = explainer.sentence(for: quantity)
      // Symbols of larger networks have two digits more.
      #expect(sentence.count <= 76, "\(sentence)")
      seen += 1
    }
    #expect(seen > 20)
  }
}
