/// The function that turns a unit's net input into its activation.
public enum Activation: String, CaseIterable, Sendable {
  /// out = net
  case linear
  /// out = 1 / (1 + e^(−net)), the logistic function
  case sigmoid
  /// out = tanh(net)
  case tanh
  /// out = max(0, net)
  case relu

  /// Returns the activation for a net input.
  public func value(ofNetInput netInput: Double) -> Double {
    switch self {
    case .linear: netInput
    case .sigmoid: 1 / (1 + ElementaryFunctions.exp(-netInput))
    case .tanh: ElementaryFunctions.tanh(netInput)
    // A net input that is not a number must stay one: `max` would hide it.
    case .relu: netInput > 0 || netInput.isNaN ? netInput : 0
    }
  }

  /// Returns ∂out/∂net, from the activation where that is how the function's derivative is written.
  ///
  /// sigmoid: out·(1 − out); tanh: 1 − out²; relu: 1 where net > 0, else 0 (also at 0); linear: 1.
  public func derivative(netInput: Double, activation: Double) -> Double {
    switch self {
    case .linear: 1
    case .sigmoid: activation * (1 - activation)
    case .tanh: 1 - activation * activation
    case .relu: netInput > 0 ? 1 : 0
    }
  }
}
