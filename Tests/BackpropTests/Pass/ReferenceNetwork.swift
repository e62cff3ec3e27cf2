import Backprop
import Testing

/// A network whose gradients and errors an automatic-differentiation library computed.
struct ReferenceNetwork: Sendable, CustomTestStringConvertible {
  let name: String
  let loss: Loss
  let layers: [Shape.LayerDescription]
  let parameters: [Double]
  let inputs: [[Double]]
  let targets: [[Double]]
  let rate: Double
  let batch: Int
  let trainsBiases: Bool
  /// Of the first batch; without those of biases where they are fixed.
  let gradients: [Double]
  /// E before training and, where there are more, after each epoch.
  let errors: [Double]
  var parametersAfter: [Double] = []

  static let all = first + second

  var testDescription: String { name }

  var start: Run.Setup {
    let shape = Shape(inputCount: inputs[0].count, layers: layers)
    var settings = TrainingSettings()
    settings.learningRate = rate
    settings.batch = .examples(batch)
    settings.biases = trainsBiases ? .trained : .fixed
    settings.epochs = errors.count - 1
    return Run.Setup(
      network: Network(shape: shape, loss: loss, parameters: parameters),
      examples: Examples(inputs: inputs, targets: targets), settings: settings)
  }
}
