extension Network {
  /// E of data, with other weights and biases.
  ///
  /// - Precondition: `parameters` has as many numbers as the network.
  package func error(with parameters: [Double], on examples: Examples) -> Double {
    var network = self
    network.parameters = parameters
    var trainer = Trainer(network: network, settings: TrainingSettings())
    return trainer.evaluate(examples, classes: .none).error
  }
}
