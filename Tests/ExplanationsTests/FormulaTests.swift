import Backprop
import Explanations
import Testing

/// The exact words of formulas, in letters of mathematics and in ASCII.
struct FormulaTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let step: Int
    let symbol: String
    let formula: String
    let numbers: String

    init(_ step: Int, _ symbol: String, _ formula: String, _ numbers: String) {
      self.step = step
      self.symbol = symbol
      self.formula = formula
      self.numbers = numbers
    }

    var testDescription: String { "step \(step)" }
  }

  private func expect(_ start: Run.Setup, _ row: Row, _ notation: Notation = .unicode) throws {
    var run = Run(start)
    _ = run.advance(to: row.step)
    let step = try #require(run.step)
    let found = Explainer(run, notation: notation, format: .standard).explain(step)
    #expect(found.symbol == row.symbol)
    #expect(found.formula == row.formula)
    #expect(found.numbers == row.numbers)
  }

  @Test(arguments: [
    Row(3, "net_h1", "w1·i1 + w2·i2 + b1", "0.15·0.05 + 0.2·0.1 + 0.35"),
    Row(4, "out_h1", "1/(1 + e^(−net_h1))", "1/(1 + e^(−0.3775))"),
    Row(17, "E_o1", "½·(target_o1 − out_o1)²", "½·(0.01 − 0.751365070)²"),
    Row(19, "E_total", "E_o1 + E_o2", "0.274811083 + 0.023560026"),
    Row(20, "∂E/∂out_o1", "out_o1 − target_o1", "0.751365070 − 0.01"),
    Row(21, "∂out_o1/∂net_o1", "out_o1·(1 − out_o1)", "0.751365070·(1 − 0.751365070)"),
    Row(22, "δ_o1", "∂E/∂out_o1 · ∂out_o1/∂net_o1", "0.741365070 · 0.186815602"),
    Row(23, "∂net_o1/∂w5", "out_h1", "0.593269992"),
    Row(24, "∂E/∂w5", "δ_o1 · ∂net_o1/∂w5", "0.138498562 · 0.593269992"),
    Row(35, "δ_o2·w7", "δ_o2·w7", "(−0.038098237)·0.5"),
    Row(36, "∂E/∂out_h1", "δ_o1·w5 + δ_o2·w7", "0.138498562·0.4 + (−0.038098237)·0.5"),
    Row(38, "δ_h1", "∂E/∂out_h1 · ∂out_h1/∂net_h1", "0.036350306 · 0.241300709"),
    Row(40, "∂E/∂w1", "δ_h1 · ∂net_h1/∂w1", "0.008771355 · 0.05"),
    Row(53, "w2⁺", "w2 − η · ∂E/∂w2", "0.2 − 0.5 · 0.000877135"),
    Row(60, "E", "E_total of the example, with the new weights", "0.291027774"),
  ])
  func theWorkedExampleIsWrittenInTheLettersOfMathematics(_ row: Row) throws {
    try expect(WorkedExample.start { _ in }, row)
  }

  @Test(arguments: [
    Row(1, "w1*i1", "w1*i1", "0.15*0.05"),
    Row(3, "net_h1", "w1*i1 + w2*i2 + b1", "0.15*0.05 + 0.2*0.1 + 0.35"),
    Row(4, "out_h1", "1/(1 + e^(-net_h1))", "1/(1 + e^(-0.3775))"),
    Row(17, "E_o1", "1/2*(target_o1 - out_o1)^2", "1/2*(0.01 - 0.751365070)^2"),
    Row(19, "E_total", "E_o1 + E_o2", "0.274811083 + 0.023560026"),
    Row(20, "dE/dout_o1", "out_o1 - target_o1", "0.751365070 - 0.01"),
    Row(21, "dout_o1/dnet_o1", "out_o1*(1 - out_o1)", "0.751365070*(1 - 0.751365070)"),
    Row(22, "delta_o1", "dE/dout_o1 * dout_o1/dnet_o1", "0.741365070 * 0.186815602"),
    Row(23, "dnet_o1/dw5", "out_h1", "0.593269992"),
    Row(24, "dE/dw5", "delta_o1 * dnet_o1/dw5", "0.138498562 * 0.593269992"),
    Row(35, "delta_o2*w7", "delta_o2*w7", "(-0.038098237)*0.5"),
    Row(
      36, "dE/dout_h1", "delta_o1*w5 + delta_o2*w7", "0.138498562*0.4 + (-0.038098237)*0.5"),
    Row(38, "delta_h1", "dE/dout_h1 * dout_h1/dnet_h1", "0.036350306 * 0.241300709"),
    Row(40, "dE/dw1", "delta_h1 * dnet_h1/dw1", "0.008771355 * 0.05"),
    Row(53, "w2+", "w2 - eta * dE/dw2", "0.2 - 0.5 * 0.000877135"),
    Row(60, "E", "E_total of the example, with the new weights", "0.291027774"),
  ])
  func theWorkedExampleIsWrittenInAscii(_ row: Row) throws {
    try expect(WorkedExample.start { _ in }, row, .ascii)
  }

  @Test(arguments: [
    Row(53, "∂E/∂b1", "δ_h1 + δ_h2", "0.008771355 + 0.009954255"),
    Row(62, "b1⁺", "b1 − η · ∂E/∂b1", "0.35 − 0.5 · 0.018725609"),
  ])
  func aSharedBiasAddsTheDeltasOfItsUnits(_ row: Row) throws {
    try expect(WorkedExample.start { $0.biases = .trained }, row)
  }

  @Test(arguments: [
    Row(17, "E_o1", "(target_o1 − out_o1)²", "(0.01 − 0.751365070)²"),
    Row(19, "E_total", "(E_o1 + E_o2)/2", "(0.549622166 + 0.047120051)/2"),
    Row(20, "∂E/∂out_o1", "2·(out_o1 − target_o1)/2", "2·(0.751365070 − 0.01)/2"),
  ])
  func meanSquaredErrorDividesByTheOutputs(_ row: Row) throws {
    try expect(WorkedExample.start(loss: .meanSquaredError) { _ in }, row)
  }

  @Test(arguments: [
    Row(103, "mean ∂E/∂w1", "(∂E/∂w1 of 2 examples, added)/2", "0.000877135/2"),
    Row(111, "w1⁺", "w1 − η · mean ∂E/∂w1", "0.15 − 0.5 · 0.000438568"),
    Row(237, "E", "(E_total of examples 1 to 4, added)/4", "1.134188532/4"),
  ])
  func aBatchUsesTheMeanOfItsGradients(_ row: Row) throws {
    try expect(WorkedExample.start(exampleCount: 4) { $0.batch = .examples(2) }, row)
  }

  @Test(arguments: [
    Row(103, "sum ∂E/∂w1", "∂E/∂w1 of 2 examples, added", "0.000877135"),
    Row(111, "w1⁺", "w1 − η · sum ∂E/∂w1", "0.15 − 0.5 · 0.000877135"),
  ])
  func aBatchUsesTheSumOfItsGradients(_ row: Row) throws {
    let start = WorkedExample.start(exampleCount: 4) {
      $0.batch = .examples(2)
      $0.reduction = .sum
    }
    try expect(start, row)
  }

  @Test(arguments: [
    Row(34, "w5⁺", "w5 − η · ∂E/∂w5", "0.4 − 0.5 · 0.082167041"),
    Row(38, "δ_o1·w5", "δ_o1·w5⁺", "0.138498562·0.358916480"),
    Row(
      40, "∂E/∂out_h1", "δ_o1·w5⁺ + δ_o2·w7⁺",
      "0.138498562·0.358916480 + (−0.038098237)·0.511301270"),
  ])
  func sequentialUpdatesReadTheNewWeights(_ row: Row) throws {
    try expect(WorkedExample.start { $0.updateOrder = .sequential }, row)
  }

  @Test(
    arguments: [
      (.linear, Row(4, "out_h1", "net_h1", "0.3775")),
      (.tanh, Row(4, "out_h1", "tanh(net_h1)", "tanh(0.3775)")),
      (.relu, Row(4, "out_h1", "max(0, net_h1)", "max(0, 0.3775)")),
      (.linear, Row(21, "∂out_o1/∂net_o1", "1", "1")),
      (.tanh, Row(21, "∂out_o1/∂net_o1", "1 − out_o1²", "1 − 0.722231869²")),
      (
        .relu,
        Row(21, "∂out_o1/∂net_o1", "1 where net_o1 > 0, else 0", "1 where 0.927625 > 0, else 0")
      ),
    ] as [(Activation, Row)])
  func activationsAreWrittenAsFunctions(_ activation: Activation, _ row: Row) throws {
    try expect(WorkedExample.start(activation: activation) { _ in }, row)
  }

  @Test func stepsStandInTheLinesOfThePseudoCode() {
    var run = Run(WorkedExample.start { _ in })
    _ = run.advance(to: 60)
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    let lines = run.pass.steps.map { explainer.explain($0).line }
    let expected = [(16, 4), (3, 6), (14, 7), (18, 8), (8, 9), (1, 10)].flatMap {
      [Int](repeating: $0.1, count: $0.0)
    }
    #expect(lines == expected)
  }

  @Test func severalHiddenLayersNumberTheirUnits() {
    let shape = Shape(
      inputCount: 1, layers: [(1, .tanh, .none), (2, .tanh, .none), (1, .linear, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0, count: shape.parameterCount))
    let symbols = Symbols(network: network, settings: TrainingSettings())
    let quantities: [Quantity] = [
      .netInput(Unit(layer: 0, index: 0)), .activation(Unit(layer: 1, index: 1)),
      .term(weight: 1), .deltaTerm(weight: 2), .delta(Unit(layer: 1, index: 0)),
      .netInputDerivative(weight: 1), .updated(5), .gradient(5),
    ]
    #expect(
      quantities.map(symbols.symbol) == [
        "net_h1.1", "out_h2.2", "w2·out_h1.1", "δ_h2.2·w3", "δ_h2.1", "∂net_h2.1/∂w2", "b1⁺",
        "∂E/∂b1",
      ])
  }
}
