import Backprop
import Testing

/// The published network against 40-digit arithmetic.
struct WorkedExampleTests {
  /// Trains and returns the pass that follows the updates.
  private func pass(_ start: Run.Setup, after updates: Int) -> ExamplePass {
    var trainer = Trainer(network: start.network, settings: start.settings)
    for _ in 0..<updates {
      trainer.train(
        start.examples.inputs(of: 0), start.examples.targets(of: 0), isFirst: true, batchSize: 1,
        epoch: 1)
    }
    return ExamplePass(
      network: trainer.trained, settings: start.settings,
      layout: ExampleLayout(
        network: start.network, settings: start.settings,
        ending: .init(batchSize: 1, endsEpoch: true)),
      inputs: start.examples.inputs(of: 0), targets: start.examples.targets(of: 0), sums: nil)
  }

  private func expect(_ start: Run.Setup, is golden: WorkedExampleGolden) {
    let pass = pass(start, after: golden.updates)
    let relative = golden.updates < 10_000 ? 1e-12 : 1e-9
    let trained = start.settings.biases == .trained
    let numbers: [(String, [Double], [Double])] = [
      ("weights", Array(pass.parameters.prefix(8)), golden.weights),
      ("biases", Array(pass.parameters.suffix(2)), golden.biases),
      ("net", pass.netInputs, golden.netInputs),
      ("out", pass.activations, golden.activations),
      ("E_k", pass.unitErrors, golden.unitErrors),
      ("E_total", [pass.totalError], [golden.totalError]),
      ("∂E/∂out", pass.activationGradients, golden.activationGradients),
      ("∂out/∂net", pass.activationDerivatives, golden.activationDerivatives),
      ("δ", pass.deltas, golden.deltas),
      ("∂E/∂w", Array(pass.gradients.prefix(8)), golden.weightGradients),
      ("∂E/∂b", Array(pass.gradients.suffix(2)), trained ? golden.biasGradients : [0, 0]),
    ]
    for (name, actual, expected) in numbers {
      #expect(actual.count == expected.count)
      for (a, b) in zip(actual, expected) {
        #expect(a.isNear(b, within: relative), "\(name) after \(golden.updates): \(a), not \(b)")
      }
    }
  }

  @Test(arguments: WorkedExampleGolden.fixedBiases)
  func numbersAreExactWithFixedBiases(_ golden: WorkedExampleGolden) {
    expect(WorkedExample.start(), is: golden)
  }

  @Test(arguments: WorkedExampleGolden.trainedBiases)
  func numbersAreExactWithSharedBiasesTrained(_ golden: WorkedExampleGolden) {
    expect(WorkedExample.start(biases: .trained), is: golden)
  }

  @Test(arguments: WorkedExampleGolden.sequential)
  func numbersAreExactWithSequentialUpdates(_ golden: WorkedExampleGolden) {
    expect(WorkedExample.start(updates: .sequential), is: golden)
  }

  @Test func theErrorsInCirculationComeFromSequentialUpdates() {
    let start = WorkedExample.start(updates: .sequential)
    #expect(abs(pass(start, after: 1).totalError - 0.291027924) < 5e-10)
    #expect(abs(pass(start, after: 10_000).totalError - 0.000035085) < 5e-10)
  }
}
