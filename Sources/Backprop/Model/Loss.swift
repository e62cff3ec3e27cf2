/// How far the outputs for one example are from its targets.
public enum Loss: String, CaseIterable, Sendable {
  /// E_total = Σ E_k, with E_k = ½·(target_k − out_k)²
  case halfSquaredError = "half-squared-error"
  /// E_total = (Σ E_k) / n over the n outputs, with E_k = (target_k − out_k)²
  case meanSquaredError = "mean-squared-error"

  /// E_total = Σ E_k, with E_k = −target_k·ln(out_k); for softmax outputs
  case crossEntropy = "cross-entropy"
  /// E_total = Σ E_k, with E_k = −(target_k·ln(out_k) + (1 − target_k)·ln(1 − out_k)); for sigmoid
  /// outputs
  case binaryCrossEntropy = "binary-cross-entropy"

  /// Whether the backward phase of an output unit begins with δ = out − target: the loss and the
  /// activation that goes with it cancel all but that.
  public var beginsWithDelta: Bool { self == .crossEntropy || self == .binaryCrossEntropy }

  /// The activations that the output layer can have with this loss.
  public var outputActivations: [Activation] {
    switch self {
    case .halfSquaredError, .meanSquaredError: Activation.elementwise
    case .crossEntropy: [.softmax]
    case .binaryCrossEntropy: [.sigmoid]
    }
  }

  /// Computes E_k, the error of one output unit.
  ///
  /// - Parameters:
  ///   - target: t, the value wanted.
  ///   - activation: out, the value found.
  ///   - netInput: the unit's net input, from which the cross-entropies are computed: where out is
  ///     0 or 1 to the last bit they are still right.
  ///   - softmax: what the outputs have in common, where they are a softmax.
  /// - Returns: E_k; where the loss is a mean, not yet divided by the number of outputs.
  func unitError(
    target: Double, activation: Double, netInput: Double, softmax: Softmax?
  ) -> Double {
    switch self {
    case .halfSquaredError:
      let difference = target - activation
      return 0.5 * (difference * difference)
    case .meanSquaredError:
      let difference = target - activation
      return difference * difference
    case .crossEntropy:
      // 0·ln 0 is 0; but what is not a number stays one.
      guard target != 0 || activation.isNaN, let softmax else { return target * activation }
      return target * -softmax.logarithmOfActivation(netInput: netInput)
    case .binaryCrossEntropy:
      // −ln(out) = ln(1 + e^(−net)), and −ln(1 − out) = ln(1 + e^net).
      let ofOne = target == 0 ? 0 : target * Activation.softplus(-netInput)
      let ofZero = target == 1 ? 0 : (1 - target) * Activation.softplus(netInput)
      return ofOne + ofZero
    }
  }

  /// Returns E_total from the sum of the output units' errors.
  public func totalError(sum: Double, outputCount: Int) -> Double {
    self == .meanSquaredError ? sum / Double(outputCount) : sum
  }

  /// Returns ∂E_total/∂out_k; for cross-entropies δ_k, where the backward phase begins.
  public func outputGradient(target: Double, activation: Double, outputCount: Int) -> Double {
    switch self {
    case .halfSquaredError, .crossEntropy, .binaryCrossEntropy: activation - target
    case .meanSquaredError: 2 * (activation - target) / Double(outputCount)
    }
  }
}
