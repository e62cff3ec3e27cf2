extension Network {
  /// Returns the outputs for the inputs of one example.
  ///
  /// A recurrent network settles for it; where it does not, they are those of the last sweep.
  ///
  /// - Precondition: there are as many inputs as the network has.
  public func outputs(for inputs: ArraySlice<Double>) -> [Double] {
    precondition(inputs.count == shape.inputCount, "there is a value for each input")
    var trainer = Trainer(network: self, settings: TrainingSettings())
    trainer.forward(inputs)
    return Array(trainer.outputs)
  }

  /// Returns the outputs for the inputs of all examples, a list for each.
  ///
  /// - Precondition: the examples have as many inputs as the network.
  public func outputs(for examples: Examples) -> [[Double]] {
    precondition(examples.inputCount == shape.inputCount, "there is a value for each input")
    var trainer = Trainer(network: self, settings: TrainingSettings())
    return (0..<examples.count).map { example in
      trainer.forward(examples.inputs(of: example))
      return Array(trainer.outputs)
    }
  }

  /// Returns E_total, the error of one example.
  ///
  /// - Precondition: there are as many inputs as the network has, and a target for each output.
  public func totalError(
    for inputs: ArraySlice<Double>, targets: ArraySlice<Double>
  ) -> Double {
    totalError(for: inputs, targets: targets, mostWork: .max)
  }

  /// Returns E_total; NaN where a recurrent network takes more than so many multiplications to settle.
  package func totalError(
    for inputs: ArraySlice<Double>, targets: ArraySlice<Double>, mostWork: Int
  ) -> Double {
    precondition(
      inputs.count == shape.inputCount && targets.count == shape.outputCount,
      "there is a value for each input and output")
    var trainer = Trainer(network: self, settings: TrainingSettings())
    trainer.mostWork = mostWork
    trainer.forward(inputs)
    return trainer.totalError(targets)
  }

  /// Returns E, the mean error of the examples, added in their order.
  ///
  /// - Precondition: the examples have as many inputs and targets as the network has inputs and outputs.
  public func error(on examples: Examples) -> Double { error(on: examples, mostWork: .max) }

  /// Returns E; NaN where a recurrent network takes more than so many multiplications to settle for some
  /// example.
  package func error(on examples: Examples, mostWork: Int) -> Double {
    require(shape.problem(with: examples))
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
