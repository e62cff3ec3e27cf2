import Backprop
import Explanations
import Testing

/// How a calculation is laid out.
@Suite struct CalculationTests {
  private func calculation(
    ofFirstOutputIn start: Run.Setup, steps: Int = .max
  ) -> Calculation {
    var run = Run(start)
    _ = run.advance(to: min(steps, run.stepsPerEpoch))
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    let output = Unit(layer: start.network.shape.layers.count - 1, index: 0)
    return CalculationBuilder(explainer, isKnown: run.isKnown).calculation(of: .delta(output))
  }

  private func symbols(_ calculation: Calculation) -> String {
    calculation.cells.map(\.symbol).joined()
  }

  private func numbers(_ calculation: Calculation) -> [Double] {
    calculation.cells.compactMap { cell in
      guard cell.quantity != nil, let number = cell.number else { return nil }
      return Double(
        number.filter { !"()".contains($0) }.map { $0 == "−" ? "-" : $0 }
          .reduce(into: "") { $0.append($1) })
    }
  }

  @Test func theDeltaOfSoftmaxIsTheSumOverAllPathsAndWhatIsLeftOfThem() throws {
    var start = SoftmaxExample.start()
    start = Run.Setup(
      network: start.network, examples: start.examples.only([0]), settings: start.settings)
    let found = calculation(ofFirstOutputIn: start)
    #expect(
      symbols(found)
        == "∂E/∂out_o1 · ∂out_o1/∂net_o1 + ∂E/∂out_o2 · ∂out_o2/∂net_o1 + "
        + "∂E/∂out_o3 · ∂out_o3/∂net_o1 = out_o1 − target_o1")
    let factors = numbers(found)
    try #require(factors.count == 8)
    let sum = factors[0] * factors[1] + factors[2] * factors[3] + factors[4] * factors[5]
    #expect(factors[0] != 0)
    #expect(abs(sum - (factors[6] - factors[7])) < 1e-8)
  }

  @Test func theDeltaOfASigmoidWithCrossEntropyIsAProductWhoseSlopesCancel() throws {
    let found = calculation(
      ofFirstOutputIn: WorkedExample.start(loss: .binaryCrossEntropy) { _ in })
    #expect(symbols(found) == "∂E/∂out_o1 · ∂out_o1/∂net_o1 = out_o1 − target_o1")
    let factors = numbers(found)
    try #require(factors.count == 4)
    #expect(abs(factors[0] * factors[1] - (factors[2] - factors[3])) < 1e-8)
  }

  @Test func beforeItIsKnownItsFormulaStandsAlone() {
    let found = calculation(ofFirstOutputIn: SoftmaxExample.start(), steps: 3)
    #expect(symbols(found) == "out_o1 − target_o1")
    #expect(found.resultNumber == nil)
  }
}
