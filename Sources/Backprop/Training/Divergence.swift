/// The moment at which a run diverged: the first step whose value was not finite, of those that led to
/// a parameter, an optimizer's number or E that is not.
///
/// An infinity that an activation takes back, as sigmoid does that of a net input, is none.
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

  /// Finds the step by replay; `nil` where all values are finite.
  ///
  /// - Parameters:
  ///   - setup: a network whose parameters are finite, after `epochsDone` epochs of the run.
  ///   - optimizer: what the optimizer had kept by then.
  ///   - epochsDone: how many epochs were done by then.
  ///   - position: the number of steps by then.
  ///   - lastEpoch: the epoch by whose end some value was no longer finite.
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
    let start = epochsDone * setup.examples.count
    typealias Found = (ordinal: Int, row: Int, position: Int, step: Step)
    // The first value that is not finite, of those that may have led further.
    var found: Found?
    var firstOfAll: Found?
    // Where no epoch was done, the error was not finite before the first: look into that one.
    for ordinal in start..<max(lastEpoch, epochsDone + 1) * setup.examples.count {
      order.prepare(epoch: ordinal / setup.examples.count + 1)
      let row = order.row(at: ordinal % setup.examples.count)
      var pass = Run.pass(
        ordinal: ordinal, row: row, setup: setup, plan: plan, trainer: trainer)
      let ending = pass.layout.ending
      trainer.train(
        setup.examples.inputs(of: row), setup.examples.targets(of: row),
        isFirst: plan.batchStart(of: ordinal) == ordinal, batchSize: ending.batchSize,
        epoch: ordinal / setup.examples.count + 1)
      var hasDiverged = ending.batchSize != nil && !trainer.areNumbersFinite
      if ending.endsEpoch {
        let error = trainer.evaluate(setup.examples, classes: .none).error
        pass.epochError = error
        hasDiverged = hasDiverged || !error.isFinite
      }
      if found == nil, let step = pass.steps.first(where: { !$0.value.isFinite }) {
        found = (ordinal, row, position, step)
        firstOfAll = firstOfAll ?? found
      }
      position += pass.layout.count
      if hasDiverged {
        firstOfAll = found
        break
      }
      // What did not come as far as a parameter was taken back; an error may still be that of E.
      if ending.endsEpoch || (ending.batchSize != nil && found?.step.quantity.isError == false) {
        found = nil
      }
      // Nothing led further: the error was not finite before the first epoch, and is what is named.
      if ending.endsEpoch, lastEpoch > epochsDone { firstOfAll = nil }
    }
    guard let first = firstOfAll else { return nil }
    epoch = first.ordinal / setup.examples.count + 1
    example = first.row + 1
    step = first.position + first.step.index + 1
    quantity = first.step.quantity
    value = first.step.value
  }
}

extension Quantity {
  /// Whether it is an error of an example.
  fileprivate var isError: Bool {
    switch self {
    case .unitError, .totalError: true
    default: false
    }
  }
}
