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
  ///   - loop: stands at the start of an epoch, all weights and biases finite.
  ///   - lastEpoch: the epoch by whose end some value was no longer finite.
  init?(after loop: TrainingLoop, lastEpoch: Int) {
    var loop = loop
    let epochsDone = loop.epochsDone
    let exampleCount = loop.setup.examples.count
    typealias Found = (epoch: Int, row: Int, position: Int, step: Step)
    // The first value that is not finite, of those that may have led further.
    var found: Found?
    var firstOfAll: Found?
    // Where no epoch was done, the error was not finite before the first: look into that one.
    while loop.exampleIndex < max(lastEpoch, epochsDone + 1) * exampleCount {
      var pass = loop.pass()
      let ending = pass.layout.ending
      let (epoch, row, position) = (loop.epoch, loop.row, loop.position)
      loop.takeExample()
      var hasDiverged = ending.batchSize != nil && !loop.trainer.areNumbersFinite
      if ending.endsEpoch {
        let error = loop.evaluate(.none).error
        pass.epochError = error
        hasDiverged = hasDiverged || !error.isFinite
      }
      if found == nil, let step = pass.steps.first(where: { !$0.value.isFinite }) {
        found = (epoch, row, position, step)
        firstOfAll = firstOfAll ?? found
      }
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
    epoch = first.epoch
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
