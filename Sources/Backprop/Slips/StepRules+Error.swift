internal import Kernels

/// E_k and E_total.
extension StepRules {
  // MARK: - E_k

  /// E_k: the loss of one output.
  ///
  /// The cross-entropies come from net, as in training, unless out is not what net gives: then from out.
  func unitError(of output: Int) -> Double {
    let unit = shape.outputUnit(output)
    let (target, out) = (read(.target(output)), read(.activation(unit)))
    let loss = pass.network.loss
    guard loss.beginsWithDelta, out != activation(of: unit) else {
      return loss.unitError(
        target: target, activation: out, netInput: read(.netInput(unit)),
        softmax: loss == .crossEntropy ? softmax(ofLayer: unit.layer) : nil)
    }
    let ofOne = target == 0 ? 0 : target * -ElementaryFunctions.log(out)
    guard loss == .binaryCrossEntropy else { return ofOne }
    return ofOne + (target == 1 ? 0 : (1 - target) * -ElementaryFunctions.log(1 - out))
  }

  func unitErrorSlips(of output: Int) -> [(slip: Slip, values: [SlipValue])] {
    let isHalf = pass.network.loss == .halfSquaredError
    return [(.noHalf, one(isHalf ? 2 * unitError(of: output) : nil))]
  }

  // MARK: - E_total

  /// E_total: the sum of the outputs' errors, or their mean.
  func totalError() -> Double {
    pass.network.loss.totalError(sum: sum(unitErrors), outputCount: shape.outputCount)
  }

  func totalErrorSlips() -> [(slip: Slip, values: [SlipValue])] {
    let loss = pass.network.loss
    // Twice the half of a square is the square.
    let squares = loss == .halfSquaredError ? 2 * sum(unitErrors) : sum(unitErrors)
    return [
      (.noHalf, one(loss == .halfSquaredError ? squares : nil)),
      (
        .meanOverOutputs,
        one(loss == .halfSquaredError ? squares / Double(shape.outputCount) : nil)
      ),
      (.noMean, one(loss == .meanSquaredError ? squares : nil)),
      (
        .oneOutput,
        unitErrors.enumerated().map { SlipValue(value: $1, taken: .unitError($0)) }
      ),
    ]
  }

  private var unitErrors: [Double] {
    (0..<shape.outputCount).map { read(.unitError($0)) }
  }
}
