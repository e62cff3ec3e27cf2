import Backprop

/// Other small runs that tests share.
enum SmallRuns {
  /// 2-3-1, exclusive or, weights from seed 1.
  static func exclusiveOr(_ change: (inout TrainingSettings) -> Void = { _ in }) -> Run.Setup {
    let shape = Shape(inputCount: 2, layers: [(3, .tanh, .perUnit), (1, .sigmoid, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: 1))
    let examples = Examples(
      inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]])
    var settings = TrainingSettings()
    change(&settings)
    return Run.Setup(network: network, examples: examples, settings: settings)
  }

  /// 1-4-1, tanh and linear, a curve through five points in batches of two.
  static func regression() -> Run.Setup {
    let shape = Shape(inputCount: 1, layers: [(4, .tanh, .perUnit), (1, .linear, .perUnit)])
    let network = Network(
      shape: shape, loss: .meanSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: 7))
    let examples = Examples(
      inputs: [[-1], [-0.5], [0], [0.5], [1]], targets: [[-0.8], [-0.4], [0.1], [0.5], [0.7]])
    var settings = TrainingSettings()
    settings.learningRate = 0.1
    settings.batch = .examples(2)
    return Run.Setup(network: network, examples: examples, settings: settings)
  }

  /// 2-3-3, tanh and softmax with cross-entropy, shuffled batches of two.
  static func classes(_ change: (inout TrainingSettings) -> Void = { _ in }) -> Run.Setup {
    let shape = Shape(inputCount: 2, layers: [(3, .tanh, .perUnit), (3, .softmax, .perUnit)])
    let network = Network(
      shape: shape, loss: .crossEntropy,
      parameters: Initializer.xavier.parameters(for: shape, seed: 3))
    let examples = Examples(
      inputs: [[0, 0.1], [1, 0.9], [-1, 0.8], [0.2, -0.1], [0.8, 1]],
      targets: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]])
    var settings = TrainingSettings()
    settings.learningRate = 0.02
    settings.batch = .examples(2)
    settings.order = .shuffled
    change(&settings)
    return Run.Setup(network: network, examples: examples, settings: settings)
  }

  /// One weight, output = w·x, on points of the line y = 2x.
  static func line(rate: Double, weight: Double = 3, epochs: Int = 1000) -> Run.Setup {
    let shape = Shape(inputCount: 1, layers: [(1, .linear, .none)])
    var settings = TrainingSettings()
    settings.learningRate = rate
    settings.epochs = epochs
    return Run.Setup(
      network: Network(shape: shape, loss: .halfSquaredError, parameters: [weight]),
      examples: Examples(inputs: [[0], [1], [2]], targets: [[0], [2], [4]]), settings: settings)
  }
}
