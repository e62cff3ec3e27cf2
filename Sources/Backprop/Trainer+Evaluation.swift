/// How well a network does on data.
public struct Evaluation: Equatable, Sendable {
  /// E: the mean of the examples' errors, added in the order given.
  public let error: Double
  /// How many examples are classified right; `nil` where the targets are no classes.
  public let rightCount: Int?
  /// How many examples there are.
  public let exampleCount: Int
  /// Whether the error and all weights and biases are finite.
  public let isFinite: Bool
  /// The first example, from 0, for which a recurrent network did not settle; `nil` where there is
  /// none.
  public let unsettledExample: Int?
}

extension Trainer {
  /// Computes the error of all examples with the weights as they are.
  public mutating func evaluate(_ examples: Examples, classes: Classes) -> Evaluation {
    var sum = 0.0
    var right = 0
    var unsettled: Int?
    for example in 0..<examples.count {
      forward(examples.inputs(of: example))
      if !isSettled, unsettled == nil { unsettled = example }
      let targets = examples.targets(of: example)
      let error = totalError(targets)
      sum = example == 0 ? error : sum + error
      if classes.isRight(outputs: outputs, targets: targets) { right += 1 }
    }
    let error = sum / Double(examples.count)
    return Evaluation(
      error: error, rightCount: classes == .none ? nil : right, exampleCount: examples.count,
      isFinite: error.isFinite && parameters.allSatisfy(\.isFinite), unsettledExample: unsettled)
  }

  /// Computes the error of the test data; `nil` where there is none.
  mutating func evaluateTest(_ setup: Run.Setup) -> Evaluation? {
    guard let examples = setup.testExamples else { return nil }
    return evaluate(examples, classes: setup.classes)
  }

  /// Computes E_total of one example with the weights as they are.
  package mutating func error(
    _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>
  ) -> Double {
    forward(inputs)
    return totalError(targets)
  }

  /// E_total of the example that was computed last.
  func totalError(_ targets: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for (offset, target) in targets.enumerated() {
      // Only cross-entropies read net inputs, and only layered networks have them.
      let unit = network.shape.outputLayer.firstUnit + offset
      let error = network.loss.unitError(
        target: target, activation: outputs[outputs.startIndex + offset],
        netInput: netInputs[unit], softmax: softmax)
      sum = offset == 0 ? error : sum + error
    }
    return network.loss.totalError(sum: sum, outputCount: targets.count)
  }
}
