import Backprop

/// The 2-2-2 network that the project's published numbers belong to, and others of its shape.
enum WorkedExample {
  static func start(
    loss: Loss = .halfSquaredError, activation: Activation = .sigmoid, exampleCount: Int = 1,
    _ change: (inout TrainingSettings) -> Void
  ) -> Run.Setup {
    let shape = Shape(inputCount: 2, layers: [(2, activation, .shared), (2, activation, .shared)])
    let network = Network(
      shape: shape, loss: loss,
      parameters: [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.6])
    var settings = TrainingSettings()
    settings.biases = .fixed
    change(&settings)
    return Run.Setup(
      network: network,
      examples: Examples(
        inputs: [[Double]](repeating: [0.05, 0.1], count: exampleCount),
        targets: [[Double]](repeating: [0.01, 0.99], count: exampleCount)),
      settings: settings)
  }
}

/// 2-2-3, tanh and softmax with cross-entropy, two examples in one batch.
enum SoftmaxExample {
  static func start(
    _ optimizer: Optimizer = .momentum, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) -> Run.Setup {
    let shape = Shape(inputCount: 2, layers: [(2, .tanh, .perUnit), (3, .softmax, .perUnit)])
    let weights = [0.3, -0.2, -0.5, 0.4, 0.2, -0.3, 0.6, 0.1, -0.4, 0.5]
    let network = Network(
      shape: shape, loss: .crossEntropy, parameters: weights + [0.1, -0.1, 0, 0.05, -0.05])
    var settings = TrainingSettings()
    settings.learningRate = 0.1
    settings.batch = .full
    settings.optimizer = optimizer
    change(&settings)
    return Run.Setup(
      network: network,
      examples: Examples(
        inputs: [[0.5, -1], [0.25, 0.75]], targets: [[1, 0, 0], [0, 0, 1]]), settings: settings)
  }
}
