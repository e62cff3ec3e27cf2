/// How far the outputs for one example are from its targets.
public enum Loss: String, CaseIterable, Sendable {
  /// E_total = Σ E_k, with E_k = ½·(target_k − out_k)²
  case halfSquaredError = "half-squared-error"
  /// E_total = (Σ E_k) / n over the n outputs, with E_k = (target_k − out_k)²
  case meanSquaredError = "mean-squared-error"

  /// Returns E_k, the error of one output unit.
  public func unitError(target: Double, activation: Double) -> Double {
    let difference = target - activation
    switch self {
    case .halfSquaredError: return 0.5 * (difference * difference)
    case .meanSquaredError: return difference * difference
    }
  }

  /// Returns E_total from the sum of the output units' errors.
  public func totalError(sum: Double, outputCount: Int) -> Double {
    switch self {
    case .halfSquaredError: sum
    case .meanSquaredError: sum / Double(outputCount)
    }
  }

  /// Returns ∂E_total/∂out_k.
  public func activationGradient(target: Double, activation: Double, outputCount: Int) -> Double {
    switch self {
    case .halfSquaredError: activation - target
    case .meanSquaredError: 2 * (activation - target) / Double(outputCount)
    }
  }
}
