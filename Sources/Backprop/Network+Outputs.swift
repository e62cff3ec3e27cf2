extension Network {
  /// Returns the outputs for the inputs of one example.
  public func outputs(for inputs: ArraySlice<Double>) -> [Double] {
    var trainer = Trainer(network: self, settings: TrainingSettings())
    trainer.forward(inputs)
    return Array(trainer.outputs)
  }

  /// Returns the outputs for the inputs of all examples.
  public func outputs(for examples: Examples) -> [[Double]] {
    var trainer = Trainer(network: self, settings: TrainingSettings())
    return (0..<examples.count).map { example in
      trainer.forward(examples.inputs(of: example))
      return Array(trainer.outputs)
    }
  }

  /// Returns E_total, the error of one example.
  public func totalError(
    for inputs: ArraySlice<Double>, targets: ArraySlice<Double>
  ) -> Double {
    var trainer = Trainer(network: self, settings: TrainingSettings())
    trainer.forward(inputs)
    return trainer.totalError(targets)
  }

  /// Returns E, the mean error of the examples.
  public func error(on examples: Examples) -> Double {
    var trainer = Trainer(network: self, settings: TrainingSettings())
    return trainer.evaluate(examples, classes: .none).error
  }
}
