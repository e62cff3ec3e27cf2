import Backprop
import Conditions

/// Small runs to ask.
enum Runs {
  /// A 2-2-1 network of which the hidden units are some activation, on exclusive or.
  static func exclusiveOr(
    _ hidden: Activation = .sigmoid, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) -> Run.Setup {
    var settings = TrainingSettings()
    settings.epochs = 3
    change(&settings)
    return Run.Setup(
      network: Network(
        shape: Shape(
          inputCount: 2, layers: [(2, hidden, .perUnit), (1, .sigmoid, .perUnit)]),
        loss: .halfSquaredError,
        parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, 0.1, -0.2, 0.05]),
      examples: Examples(
        inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]]),
      settings: settings)
  }

  /// The worked example with fixed biases; the numbers are those of an independent program.
  static func workedExample(epochs: Int = 1) -> Run.Setup {
    var settings = TrainingSettings()
    settings.biases = .fixed
    settings.epochs = epochs
    return Run.Setup(
      network: Network(
        shape: Shape(inputCount: 2, layers: [(2, .sigmoid, .shared), (2, .sigmoid, .shared)]),
        loss: .halfSquaredError,
        parameters: [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55, 0.35, 0.60]),
      examples: Examples(inputs: [[0.05, 0.10]], targets: [[0.01, 0.99]]), settings: settings)
  }

  /// A 2-3-2 network with a softmax, in which no output has ∂E/∂out.
  static var softmax: Run.Setup {
    Run.Setup(
      network: Network(
        shape: Shape(inputCount: 2, layers: [(3, .tanh, .perUnit), (2, .softmax, .perUnit)]),
        loss: .crossEntropy, parameters: (0..<17).map { Double($0 % 5) / 5 - 0.3 }),
      examples: Examples(inputs: [[0, 1], [1, 0]], targets: [[1, 0], [0, 1]]),
      settings: TrainingSettings())
  }

  /// Three units that feed each other.
  static var recurrent: Run.Setup {
    var settings = TrainingSettings()
    settings.epochs = 2
    return Run.Setup(
      network: Network(
        shape: Shape(
          unitCount: 3, activation: .sigmoid, biases: .perUnit,
          recurrence: Recurrence(
            inputUnits: [0], outputUnits: [2], tolerance: 1e-3, limit: 50, damping: 0)),
        loss: .halfSquaredError,
        parameters: [0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.4, 0, 0.1, 0, -0.1]),
      examples: Examples(inputs: [[1], [0.5]], targets: [[0.2], [0.7]]), settings: settings)
  }

  /// All hits in so many epochs.
  static func hits(_ text: String, _ setup: Run.Setup, epochs: Int? = nil) throws -> [Hit] {
    var watch = Watch([try Condition(text, of: setup)], of: setup)
    var run = Run(setup)
    var hits: [Hit] = []
    var trainer = Trainer(network: setup.network, settings: setup.settings)
    watch.begin(
      parameters: setup.network.parameters,
      trainer.evaluate(setup.examples, classes: setup.classes),
      test: setup.testExamples.map { trainer.evaluate($0, classes: setup.classes) })
    while run.epochsDone < epochs ?? setup.settings.epochs {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      watch.take(
        run.pass, exampleIndex: run.exampleIndex, row: run.example,
        startPosition: run.startPosition, &hits)
      guard let end = run.pass.epochEnd else { continue }
      watch.take(
        WatchedCheck(
          epoch: run.epoch, step: run.position, row: run.example, end.evaluation,
          test: end.testEvaluation), &hits)
    }
    return hits
  }
}
