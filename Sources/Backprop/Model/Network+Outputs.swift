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
    totalError(for: inputs, targets: targets, mostWork: .max)
  }

  /// Returns E_total; NaN where a recurrent network takes more than so many multiplications to settle.
  package func totalError(
    for inputs: ArraySlice<Double>, targets: ArraySlice<Double>, mostWork: Int
  ) -> Double {
    var trainer = Trainer(network: self, settings: TrainingSettings())
    trainer.mostWork = mostWork
    trainer.forward(inputs)
    return trainer.totalError(targets)
  }

  /// Returns E, the mean error of the examples.
  public func error(on examples: Examples) -> Double { error(on: examples, mostWork: .max) }

  /// Returns E; NaN where a recurrent network takes more than so many multiplications to settle for some
  /// example.
  package func error(on examples: Examples, mostWork: Int) -> Double {
    if shape.recurrence != nil, mostWork < .max {
      let errors = (0..<examples.count).map {
        totalError(
          for: examples.inputs(of: $0), targets: examples.targets(of: $0), mostWork: mostWork)
      }
      return errors.dropFirst().reduce(errors[0], +) / Double(examples.count)
    }
    var trainer = Trainer(network: self, settings: TrainingSettings())
    return trainer.evaluate(examples, classes: .none).error
  }
}
