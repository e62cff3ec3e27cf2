import Backprop

/// The 2-2-2 network that the project's published numbers belong to.
enum WorkedExample {
  static func network(biases: LayerShape.Biases = .shared) -> Network {
    let shape = Shape(inputCount: 2, layers: [(2, .sigmoid, biases), (2, .sigmoid, biases)])
    let weights = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]
    let ofBiases: [Double] =
      switch biases {
      case .none: []
      case .shared: [0.35, 0.6]
      case .perUnit: [0.35, 0.35, 0.6, 0.6]
      }
    return Network(shape: shape, loss: .halfSquaredError, parameters: weights + ofBiases)
  }

  static let examples = Examples(inputs: [[0.05, 0.1]], targets: [[0.01, 0.99]])

  static func start(
    biases: TrainingSettings.Biases = .fixed, updates: TrainingSettings.UpdateOrder = .simultaneous
  ) -> Run.Setup {
    var settings = TrainingSettings()
    settings.biases = biases
    settings.updateOrder = updates
    return Run.Setup(network: network(), examples: examples, settings: settings)
  }
}
