/// How well a network does on data.
public struct Evaluation: Equatable, Sendable {
  /// E: the mean of the examples' errors, added in the order given.
  public let error: Double
  /// How many examples are classified right; `nil` where the targets are no classes.
  public let rightCount: Int?
  /// How many examples there are.
  public let exampleCount: Int
  /// Whether the error, all weights and biases, and the optimizer's numbers of them are finite.
  public let isFinite: Bool
  /// The first example, from 0, for which a recurrent network did not settle; `nil` where there is
  /// none.
  public let unsettledExample: Int?

  /// The share of the examples that are classified right, from 0 to 1; `nil` where the targets are no
  /// classes.
  public var accuracy: Double? { rightCount.map { Double($0) / Double(exampleCount) } }
}

/// An evaluation that can pause.
struct Survey: Sendable {
  let examples: Examples
  /// The example that comes next, from 0.
  var example = 0
  /// Whether an example may be under way.
  var hasBegun = false
  var tally: Tally

  /// Begins before the first example.
  init(of examples: Examples, classes: Classes, _ network: Network) {
    self.examples = examples
    tally = Tally(
      loss: network.loss, isSoftmax: network.shape.outputLayer.activation == .softmax,
      classes: classes)
  }
}

/// What the examples so far come to.
struct Tally: Sendable {
  private let loss: Loss
  private let isSoftmax: Bool
  private let classes: Classes
  private var sum = 0.0
  private var count = 0
  private var right = 0
  /// The first example, from 0, for which a recurrent network did not settle, and how.
  private(set) var unsettled: (example: Int, how: Unsettled)?

  init(loss: Loss, isSoftmax: Bool, classes: Classes) {
    self.loss = loss
    self.isSoftmax = isSoftmax
    self.classes = classes
  }

  /// Notes how the network did not settle for the example that comes next.
  mutating func note(_ how: Unsettled) {
    if unsettled == nil { unsettled = (count, how) }
  }

  /// Adds an example.
  ///
  /// - Parameters:
  ///   - outputs: out of each output unit.
  ///   - netInputs: those of the outputs; only cross-entropies read them.
  ///   - targets: one for each output.
  mutating func add(
    outputs: UnsafeBufferPointer<Double>, netInputs: UnsafeBufferPointer<Double>,
    targets: UnsafeBufferPointer<Double>
  ) {
    let error = loss.totalError(
      targets: targets, outputs: outputs, netInputs: netInputs, isSoftmax: isSoftmax)
    sum = count == 0 ? error : sum + error
    count += 1
    if classes != .none, classes.isRight(outputs: outputs, targets: targets) { right += 1 }
  }

  func evaluation(isFinite: Bool) -> Evaluation {
    let error = sum / Double(count)
    return Evaluation(
      error: error, rightCount: classes == .none ? nil : right, exampleCount: count,
      isFinite: error.isFinite && isFinite, unsettledExample: unsettled?.example)
  }
}

extension Loss {
  /// E_total of one example: its units' errors, added in their order.
  func totalError(
    targets: UnsafeBufferPointer<Double>, outputs: UnsafeBufferPointer<Double>,
    netInputs: UnsafeBufferPointer<Double>, isSoftmax: Bool
  ) -> Double {
    let softmax = isSoftmax ? Softmax(netInputs, units: 0..<outputs.count) : nil
    var sum = 0.0
    for unit in 0..<outputs.count {
      let error = unitError(
        target: targets[unit], activation: outputs[unit], netInput: netInputs[unit],
        softmax: softmax)
      sum = unit == 0 ? error : sum + error
    }
    return totalError(sum: sum, outputCount: outputs.count)
  }
}
