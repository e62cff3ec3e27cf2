/// The outputs of a network as a function of its inputs, its weights as they are.
///
/// Where a recurrent network takes too long to settle for a picture, its outputs are NaN. All room is
/// made once; asking again allocates nothing.
package struct OutputProbe: Sendable {
  private var trainer: Trainer

  /// Begins from a network, which stays as it is.
  package init(_ network: Network) {
    trainer = Trainer(network: network, settings: TrainingSettings())
    trainer.mostWork = Trainer.workOfPictures
  }

  /// The outputs for the inputs of one example.
  package mutating func outputs(for inputs: ArraySlice<Double>) -> ArraySlice<Double> {
    trainer.forward(inputs)
    return trainer.outputs
  }

  /// About how many multiplications one answer takes.
  ///
  /// One answer of a recurrent network tells about how many sweeps the others are going to take.
  package mutating func measureCost() -> Int {
    let shape = trainer.network.shape
    guard shape.recurrence != nil else { return shape.costOfAnswer }
    trainer.forward([Double](repeating: 0, count: shape.inputCount)[...])
    return shape.costOfAnswer * max(1, trainer.sweeps.forward)
  }
}
