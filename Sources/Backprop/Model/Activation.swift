internal import KernelWork
internal import Kernels

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
  /// out = net where net > 0, else 0.01·net
  case leakyRelu = "leaky-relu"
  /// out = ln(1 + e^net), a relu without its kink
  case softplus
  /// out_k = e^(net_k) / Σ e^(net_j), over the units of the output layer
  case softmax

  /// Whether a unit's activation is made from its own net input alone: all but softmax's are.
  public var isElementwise: Bool { self != .softmax }

  /// The activations that are made from one net input each.
  public static let elementwise = allCases.filter(\.isElementwise)

  /// The activations that the units of a recurrent network can have: those between two bounds.
  public static let settling = elementwise.filter { $0.bounds != nil }

  /// Inputs so far from 0 reach a flat part of an activation function that has one.
  package static let farthestInput = 10.0

  /// The numbers between which all activations lie; `nil` where they have no such bounds.
  public var bounds: ClosedRange<Double>? {
    switch self {
    case .sigmoid, .softmax: 0...1
    case .tanh: -1...1
    case .linear, .relu, .leakyRelu, .softplus: nil
    }
  }

  /// Whether the slope jumps at 0.
  var hasKink: Bool {
    switch self {
    case .relu, .leakyRelu: true
    case .linear, .sigmoid, .tanh, .softplus, .softmax: false
    }
  }

  /// The same function where training is fast.
  var kernel: LayerWork.Function {
    switch self {
    case .linear: .linear
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .softplus: .softplus
    case .softmax: .softmax
    }
  }

  /// Returns the activation for a net input.
  ///
  /// - Precondition: the activation is elementwise; see `Softmax` for the other.
  public func value(ofNetInput netInput: Double) -> Double {
    switch self {
    case .linear: netInput
    case .sigmoid: 1 / (1 + ElementaryFunctions.exp(-netInput))
    case .tanh: ElementaryFunctions.tanh(netInput)
    // A net input that is not a number must stay one: `max` would hide it.
    case .relu: netInput > 0 || netInput.isNaN ? netInput : 0
    case .leakyRelu: netInput > 0 ? netInput : Activation.leak * netInput
    case .softplus: Activation.softplus(netInput)
    case .softmax: preconditionFailure("softmax needs the net inputs of its whole layer")
    }
  }

  /// Returns ∂out/∂net, from the activation where that is how the function's derivative is written.
  ///
  /// sigmoid: out·(1 − out); tanh: 1 − out²; relu: 1 where net > 0, else 0 (also at 0); leaky relu:
  /// 1 where net > 0, else 0.01 (also at 0); softplus: the sigmoid of net; linear: 1.
  ///
  /// - Precondition: the activation is elementwise.
  public func derivative(netInput: Double, activation: Double) -> Double {
    switch self {
    case .linear: 1
    case .sigmoid: activation * (1 - activation)
    case .tanh: 1 - activation * activation
    case .relu: netInput > 0 ? 1 : 0
    case .leakyRelu: netInput > 0 ? 1 : Activation.leak
    case .softplus: Activation.sigmoid.value(ofNetInput: netInput)
    case .softmax: preconditionFailure("softmax goes straight to δ")
    }
  }

  /// The slope of the leaky relu below 0.
  package static let leak = 0.01

  /// ln(1 + e^x), with no power of e that overflows.
  static func softplus(_ x: Double) -> Double {
    let tail = ElementaryFunctions.log1p(ElementaryFunctions.exp(-abs(x)))
    return x > 0 ? x + tail : tail
  }
}
