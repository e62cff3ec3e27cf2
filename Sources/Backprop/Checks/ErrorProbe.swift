/// The error as a function of one weight or bias, all others as they are.
///
/// Where a recurrent network takes too long to settle for a picture, its error is NaN. All room is made
/// once; asking for an error allocates nothing, so a curve costs only its sums.
package struct ErrorProbe: Sendable {
  /// The weight or bias that is varied.
  package let parameter: Int
  private var trainer: Trainer

  /// Begins from a network, which stays as it is.
  ///
  /// - Precondition: `parameter` is in `0..<parameterCount`.
  package init(_ network: Network, parameter: Int) {
    precondition(network.parameters.indices.contains(parameter))
    self.parameter = parameter
    trainer = Trainer(network: network, settings: TrainingSettings())
    trainer.mostWork = Trainer.workOfPictures / 2
  }

  /// Gives another weight or bias a value, to be kept while the parameter is varied.
  package mutating func set(_ other: Int, to value: Double) {
    trainer.setParameter(other, to: value)
  }

  /// E of the data with another value of the parameter: the mean of the examples' errors.
  package mutating func error(at value: Double, on examples: Examples) -> Double {
    trainer.setParameter(parameter, to: value)
    guard trainer.isRecurrent else { return trainer.evaluate(examples, classes: .none).error }
    var sum = 0.0
    for example in 0..<examples.count {
      let error = trainer.error(examples.inputs(of: example), examples.targets(of: example))
      sum = example == 0 ? error : sum + error
    }
    return sum / Double(examples.count)
  }

  /// E_total of one example with another value of the parameter.
  package mutating func error(
    at value: Double, _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>
  ) -> Double {
    trainer.setParameter(parameter, to: value)
    return trainer.error(inputs, targets)
  }
}
