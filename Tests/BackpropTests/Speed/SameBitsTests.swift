import Backprop
import Testing

/// The pass that is shown and the trainer that is fast compute the same numbers.
struct SameBitsTests {
  private static let epochs = 3

  /// Compares something after every example of many random runs.
  private func forEachExample(_ body: (ExamplePass, Trainer, RandomCase, Int) -> Void) {
    for seed in 1...150 {
      let random = RandomCase(seed: seed)
      let naive = NaiveEpochs(random.start, epochs: SameBitsTests.epochs)
      let plan = EpochPlan(
        network: random.start.network, settings: random.settings,
        exampleCount: random.examples.count)
      var trainer = Trainer(network: random.start.network, settings: random.settings)
      var network = random.start.network
      var sums: [Double]?
      var optimizer: OptimizerState?
      for exampleIndex in naive.starts.indices {
        let example = exampleIndex % random.examples.count
        let layout = plan.layout(of: exampleIndex)
        let isFirst = naive.batchStarts[exampleIndex] == exampleIndex
        let pass = ExamplePass(
          network: network, settings: random.settings, layout: layout,
          inputs: random.examples.inputs(of: example),
          targets: random.examples.targets(of: example), sums: isFirst ? nil : sums,
          epoch: exampleIndex / random.examples.count + 1, optimizer: optimizer)
        optimizer = pass.optimizerAfter
        trainer.train(
          random.examples.inputs(of: example), random.examples.targets(of: example),
          isFirst: isFirst, batchSize: layout.ending.batchSize,
          epoch: exampleIndex / random.examples.count + 1)
        network.parameters = pass.updatedParameters
        sums = pass.gradientSums
        body(pass, trainer, random, seed)
      }
    }
  }

  @Test func parametersAreTheSameBitsAfterEveryExample() {
    forEachExample { pass, trainer, _, seed in
      #expect(pass.updatedParameters.bits == trainer.parameters.bits, "seed \(seed)")
      #expect(pass.optimizerAfter == trainer.optimizerState, "seed \(seed)")
    }
  }

  @Test func outputsAreTheSameBitsInEveryExample() {
    forEachExample { pass, trainer, random, seed in
      let outputs = pass.activations[random.shape.outputLayer.firstUnit...]
      #expect(outputs.bits == trainer.outputs.bits, "seed \(seed)")
    }
  }

  @Test func theSumsOfABatchAreTheSameBitsUntilItEnds() {
    forEachExample { pass, trainer, random, seed in
      guard pass.layout.ending.batchSize == nil, random.settings.updateOrder == .simultaneous
      else { return }
      #expect(pass.gradientSums.bits == trainer.sums.bits, "seed \(seed)")
    }
  }

  @Test func errorOfTheDataIsTheMeanOfTheExamplesErrorsToTheBit() {
    for seed in 1...60 {
      let random = RandomCase(seed: seed)
      var trainer = Trainer(network: random.start.network, settings: random.settings)
      let error = trainer.evaluate(random.examples, classes: .none).error
      #expect(error.bits == NaiveRun.error(of: random.start.network, random.start).bits)
    }
  }

  @Test func anExamplesStepsHaveTheValuesOfTheirFormulas() {
    forEachExample { pass, _, random, seed in
      for (index, layer) in random.shape.layers.enumerated() {
        for number in 0..<layer.unitCount {
          let terms = (0..<layer.inputCount).map {
            pass.value(of: .term(weight: layer.weight(to: number, from: $0)))
          }
          var sum = terms.dropFirst().reduce(terms[0], +)
          if let bias = layer.bias(of: number) { sum += pass.parameters[bias] }
          let unit = Unit(layer: index, index: number)
          #expect(pass.value(of: .netInput(unit)).bits == sum.bits, "seed \(seed)")
        }
      }
    }
  }
}
