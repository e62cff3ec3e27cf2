import Backprop
import Explanations
import Testing

/// The formulas of a recurrent network, in which every number stands that its value comes from.
struct SettlingFormulaTests {
  /// Three sigmoid units, of which the first has an input and the last a target.
  static func start(damping: Double = 0, biases: [Double] = [0.5, -0.5, 0.25]) -> Run.Setup {
    let shape = Shape(
      unitCount: 3, activation: .sigmoid, biases: biases.isEmpty ? .none : .perUnit,
      recurrence: Recurrence(inputUnits: [0], outputUnits: [2], damping: damping))
    let weights = [0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.4, 0]
    return Run.Setup(
      network: Network(shape: shape, loss: .halfSquaredError, parameters: weights + biases),
      examples: Examples(inputs: [[1]], targets: [[0.9]]), settings: TrainingSettings())
  }

  private func words(_ quantity: Quantity, _ start: Run.Setup) throws -> [String] {
    var run = Run(start)
    _ = run.advance(to: .step(quantity, ofExample: 0))
    let words = Explainer(run, notation: .unicode, format: .standard).explain(
      try #require(run.step))
    return [words.symbol, words.formula, words.numbers]
  }

  private static let first = Unit(layer: 0, index: 0)
  private static let last = Unit(layer: 0, index: 2)

  @Test(
    arguments: [
      (.term(weight: 1), 2, ["w1.2·out_u2", "w1.2·out_u2", "0.1·0.377540669"]),
      (
        .netInput(first), 2,
        [
          "net_u1", "w1.1·out_u1 + w1.2·out_u2 + w1.3·out_u3 + b1 + i1",
          "0·0.817574476 + 0.1·0.377540669 + 0.2·0.562176501 + 0.5 + 1",
        ]
      ),
      (
        .netInput(last), 1,
        ["net_u3", "w3.1·out_u1 + w3.2·out_u2 + w3.3·out_u3 + b3", "0.2·0 + 0.4·0 + 0·0 + 0.25"]
      ),
      (.activation(last), 1, ["out_u3", "1/(1 + e^(−net_u3))", "1/(1 + e^(−0.25))"]),
    ] as [(Swept, Int, [String])])
  func theSweepsAreWrittenInTheLettersOfMathematics(
    swept: Swept, sweep: Int, words: [String]
  ) throws {
    #expect(try self.words(.swept(swept, sweep: sweep), Self.start()) == words)
  }

  @Test func dampingStandsInTheFormulaOfWhatItDamps() throws {
    let words = try words(
      .swept(.activation(Self.last), sweep: 1), Self.start(damping: 0.5))
    #expect(
      words == [
        "out_u3", "d·out_u3 + (1 − d)·(1/(1 + e^(−net_u3)))",
        "0.5·0 + (1 − 0.5)·(1/(1 + e^(−0.25)))",
      ])
  }

  @Test(arguments: [0, 0.25], [[], [0.5, -0.5, 0.25]])
  func theNumbersOfASumComeToItsValue(damping: Double, biases: [Double]) {
    var run = Run(Self.start(damping: damping, biases: biases))
    _ = run.advance(to: .end(ofExample: 0))
    let explainer = Explainer(run, notation: .ascii, format: NumberFormat(digits: 17))
    var compared = 0
    for step in run.pass.steps {
      guard case .swept(let swept, _) = step.quantity else { continue }
      let numbers = explainer.explain(step).numbers
      #expect(!numbers.contains("parameter") && !numbers.contains("input"), "\(numbers)")
      switch swept {
      case .term, .deltaTerm, .netInput: break
      default: continue
      }
      let sum = numbers.split(separator: " + ").map { term in
        term.split(separator: "*").map { factor in
          Double(factor.filter { !"()".contains($0) }) ?? .nan
        }.reduce(1, *)
      }.reduce(0, +)
      #expect(abs(sum - step.value) < 1e-14, "\(numbers): \(sum) for \(step.value)")
      compared += 1
    }
    #expect(compared > 100)
  }
}
