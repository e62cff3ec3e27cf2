import Backprop
import Testing

/// Every gradient against the slope between two points of the error.
struct GradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let hidden: Activation
    let output: Activation
    let loss: Loss
    let depth: Int
    let biases: LayerShape.Biases

    var testDescription: String { "\(depth) × \(hidden), \(output), \(loss), \(biases)" }

    var start: Run.Setup {
      var random = RandomSource(seed: UInt64(depth))
      let layers = (0..<depth).map { layer -> Shape.LayerDescription in
        layer == depth - 1 ? (2, output, biases) : (3 + layer, hidden, biases)
      }
      let shape = Shape(inputCount: 2, layers: layers)
      let network = Network(
        shape: shape, loss: loss, parameters: random.numbers(shape.parameterCount))
      var settings = TrainingSettings()
      settings.batch = .full
      return Run.Setup(
        network: network,
        examples: Examples(
          inputs: (0..<3).map { _ in random.numbers(2) },
          targets: (0..<3).map { _ in targets(&random) }),
        settings: settings)
    }

    /// Cross-entropies are about shares of 1: those of all outputs, or of each by itself.
    private func targets(_ random: inout RandomSource) -> [Double] {
      let share = random.nextUnit()
      switch loss {
      case .halfSquaredError, .meanSquaredError: return random.numbers(2)
      case .crossEntropy: return [share, 1 - share]
      case .binaryCrossEntropy: return [share, random.nextUnit()]
      }
    }
  }

  static let cases = Activation.elementwise.flatMap { hidden in
    Loss.allCases.flatMap { loss in
      loss.outputActivations.flatMap { output in
        (1...4).map { depth in
          let biases: [LayerShape.Biases] = [.none, .perUnit, .shared, .perUnit]
          return Case(
            hidden: hidden, output: output, loss: loss, depth: depth, biases: biases[depth - 1])
        }
      }
    }
  }

  /// The passes of all examples, as one batch.
  private func passes(_ start: Run.Setup, _ parameters: [Double]) -> [ExamplePass] {
    var network = start.network
    network.parameters = parameters
    var passes: [ExamplePass] = []
    for example in 0..<start.examples.count {
      let isLast = example == start.examples.count - 1
      passes.append(
        ExamplePass(
          network: network, settings: start.settings,
          layout: ExampleLayout(
            network: network, settings: start.settings,
            ending: .init(batchSize: isLast ? start.examples.count : nil, endsEpoch: isLast)),
          inputs: start.examples.inputs(of: example),
          targets: start.examples.targets(of: example), sums: passes.last?.gradientSums))
    }
    return passes
  }

  private func error(_ passes: [ExamplePass]) -> Double {
    passes.map(\.totalError).reduce(0, +) / Double(passes.count)
  }

  /// Which relu and leaky relu units are on: between two points where this differs there may be a kink.
  private func kinks(_ passes: [ExamplePass]) -> [Bool] {
    passes.flatMap { pass in
      let bent = pass.network.shape.layers.filter {
        [.relu, .leakyRelu].contains($0.activation)
      }
      return bent.flatMap { layer in
        (0..<layer.unitCount).map { pass.netInputs[layer.firstUnit + $0] > 0 }
      }
    }
  }

  @Test(arguments: cases) func gradientsOfABatchAreTheSlopesOfTheError(_ test: Case) throws {
    let start = test.start
    let parameters = start.network.parameters
    let present = passes(start, parameters)
    let gradients = try #require(present.last).batchGradients
    for parameter in parameters.indices {
      let h = 1e-5 * max(1, abs(parameters[parameter]))
      var above = parameters
      var below = parameters
      above[parameter] += h
      below[parameter] -= h
      let passesAbove = passes(start, above)
      let passesBelow = passes(start, below)
      guard kinks(passesAbove) == kinks(passesBelow) else { continue }
      let numeric = (error(passesAbove) - error(passesBelow)) / (2 * h)
      let analytic = gradients[parameter]
      let scale = max(abs(analytic), abs(numeric), 1e-3)
      #expect(abs(analytic - numeric) / scale < 1e-6, "parameter \(parameter)")
    }
  }

  @Test(arguments: cases) func someGradientIsNotZero(_ test: Case) throws {
    let start = test.start
    // A network all of whose relu outputs are off has no gradients at all.
    let present = passes(start, start.network.parameters)
    let isDead = test.output == .relu && present.allSatisfy { $0.activations.suffix(2) == [0, 0] }
    let gradients = try #require(present.last).batchGradients
    #expect(isDead || gradients.contains { $0 != 0 })
  }

  /// Every legal activation, loss and depth, after updates of each optimizer with decay and L1: the
  /// gradients stay those of the loss alone.
  @Test(arguments: Optimizer.allCases)
  func gradientsAreSlopesAfterUpdatesOfEveryOptimizer(optimizer: Optimizer) {
    for test in GradientTests.cases {
      let start = test.start
      var settings = start.settings
      settings.optimizer = optimizer
      settings.learningRate = 0.01
      settings.batch = .examples(2)
      settings.weightDecay = 0.01
      settings.l1 = 0.001
      var run = Run(
        Run.Setup(network: start.network, examples: start.examples, settings: settings))
      _ = run.advance(to: run.position(ofStartOf: 7) + 1)
      #expect(run.network != start.network, "\(test)")
      var check = GradientCheck(run.pass)
      while !check.advance(budget: 1_000_000) {}
      let compared = check.comparisons.filter { !$0.hasKink }
      #expect(compared.allSatisfy { $0.relativeError < 1e-6 }, "\(test)")
      #expect(compared.count > check.count / 2, "\(test)")
    }
  }
}
