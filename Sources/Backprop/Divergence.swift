/// The moment at which a run's values stopped being finite.
public struct Divergence: Equatable, Sendable {
  /// From 1.
  public let epoch: Int
  /// The example's row of the data, from 1.
  public let example: Int
  /// The number of the step in the run, from 1.
  public let step: Int
  /// What the step computes.
  public let quantity: Quantity
  /// NaN, or an infinity.
  public let value: Double

  /// Finds the first step whose value is not finite, by replay.
  ///
  /// - Parameters:
  ///   - setup: a network whose parameters are finite, after `epochsDone` epochs of the run.
  ///   - optimizer: what the optimizer had kept by then.
  ///   - position: the number of steps by then.
  ///   - lastEpoch: the epoch by whose end some value was no longer finite.
  /// - Returns: `nil` where all values are finite.
  init?(
    from setup: Run.Setup, optimizer: OptimizerState, epochsDone: Int, at position: Int,
    lastEpoch: Int
  ) {
    let plan = EpochPlan(
      network: setup.network, settings: setup.settings, exampleCount: setup.examples.count)
    var trainer = Trainer(network: setup.network, settings: setup.settings)
    trainer.optimizerState = optimizer
    var order = ExampleOrder(setup.settings, exampleCount: setup.examples.count)
    var position = position
    let first = epochsDone * setup.examples.count
    // Where no epoch was done, the error was not finite before the first: look into that one.
    for ordinal in first..<max(lastEpoch, epochsDone + 1) * setup.examples.count {
      order.prepare(epoch: ordinal / setup.examples.count + 1)
      let example = order.row(at: ordinal % setup.examples.count)
      var pass = Run.pass(
        ordinal: ordinal, row: example, setup: setup, plan: plan, trainer: trainer)
      let isFirst = plan.batchStart(of: ordinal) == ordinal
      trainer.train(
        setup.examples.inputs(of: example), setup.examples.targets(of: example),
        isFirst: isFirst, batchSize: pass.layout.ending.batchSize,
        epoch: ordinal / setup.examples.count + 1)
      if pass.layout.ending.endsEpoch {
        pass.epochError = trainer.evaluate(setup.examples, classes: .none).error
      }
      guard let step = pass.steps.first(where: { !$0.value.isFinite }) else {
        position += pass.layout.count
        continue
      }
      epoch = ordinal / setup.examples.count + 1
      self.example = example + 1
      self.step = position + step.index + 1
      quantity = step.quantity
      value = step.value
      return
    }
    return nil
  }
}
