package import Backprop

/// What is said and written of an activation function: with `Activation` and its kernel the one place
/// where a function is described.
package struct ActivationWords: Sendable {
  /// What stands for it in little room: `σ`.
  package let short: String
  /// What it is called in a question: `the leaky relu`.
  let name: String
  /// What it gives for a net input.
  let formula: @Sendable (_ netInput: Quantity, _ layer: Int) -> Formula
  /// ∂out/∂net.
  let derivative: @Sendable (Unit) -> Formula
  /// The same without the unit's name, as short as can be: `out·(1 − out)`.
  let origin: String
  /// What a unit of this name sends on.
  let sends: @Sendable (_ name: String) -> String
  /// What a unit of this name makes of a change, by whether its slope is 1; `nil` where it has a slope
  /// of its own everywhere.
  let slope: (@Sendable (_ name: String, _ isOne: Bool) -> String)?
  /// The function of `net`, an array with an example a row.
  package let numPy: String
  package let pyTorch: String
  /// dout/dnet of `net` and `out`; PyTorch finds it by itself.
  package let numPyDerivative: String
}

extension Activation {
  package var words: ActivationWords {
    switch self {
    case .linear:
      ActivationWords(
        short: rawValue, name: "the line", formula: { netInput, _ in "\(netInput)" },
        derivative: { _ in "1" }, origin: "linear",
        sends: { "\($0) sends on what it receives, unchanged." },
        slope: { _, _ in "A linear unit sends on every change as it is." },
        numPy: "net", pyTorch: "net", numPyDerivative: "np.ones_like(net)")
    case .sigmoid:
      ActivationWords(
        short: "σ", name: "σ", formula: { netInput, _ in "1/(1 + e^(−\(netInput)))" },
        derivative: { "\(Quantity.activation($0))·(1 − \(Quantity.activation($0)))" },
        origin: "out·(1 − out)",
        sends: { "\($0) squashes what it receives to a number between 0 and 1." }, slope: nil,
        numPy: "1 / (1 + np.exp(-net))", pyTorch: "torch.sigmoid(net)",
        numPyDerivative: "out * (1 - out)")
    case .tanh:
      ActivationWords(
        short: rawValue, name: "tanh", formula: { netInput, _ in "tanh(\(netInput))" },
        derivative: { "1 − \(Quantity.activation($0))²" }, origin: "1 − out²",
        sends: { "\($0) squashes what it receives to a number between −1 and 1." }, slope: nil,
        numPy: "np.tanh(net)", pyTorch: "torch.tanh(net)", numPyDerivative: "1 - out ** 2")
    case .relu:
      ActivationWords(
        short: rawValue, name: "relu", formula: { netInput, _ in "max(0, \(netInput))" },
        derivative: { "1 where \(Quantity.netInput($0)) > 0, else 0" }, origin: "1 or 0",
        sends: { "\($0) sends on what is above 0, and 0 for all else." },
        slope: {
          $1
            ? "\($0) is on: it sends on every change as it is."
            : "\($0) is off: no change gets through, so nothing can be learnt here."
        }, numPy: "np.maximum(net, 0)", pyTorch: "torch.relu(net)",
        numPyDerivative: "np.where(net > 0, 1.0, 0.0)")
    case .leakyRelu:
      ActivationWords(
        short: rawValue, name: "the leaky relu",
        formula: { netInput, _ in "\(netInput) where it is > 0, else 0.01·\(netInput)" },
        derivative: { "1 where \(Quantity.netInput($0)) > 0, else 0.01" }, origin: "1 or 0.01",
        sends: { "\($0) sends on what is above 0, and a hundredth of what is below." },
        slope: {
          $1
            ? "\($0) is on: it sends on every change as it is."
            : "\($0) is off: a hundredth of every change still gets through."
        }, numPy: "np.where(net > 0, net, 0.01 * net)",
        pyTorch: "torch.nn.functional.leaky_relu(net, 0.01)",
        numPyDerivative: "np.where(net > 0, 1.0, 0.01)")
    case .softplus:
      ActivationWords(
        short: rawValue, name: "softplus", formula: { netInput, _ in "ln(1 + e^\(netInput))" },
        derivative: { "1/(1 + e^(−\(Quantity.netInput($0))))" }, origin: "σ(net)",
        sends: {
          "\($0) sends on about what is above 0, and next to nothing of what is far below."
        }, slope: nil, numPy: "np.logaddexp(0, net)",
        pyTorch: "torch.logaddexp(torch.zeros_like(net), net)",
        numPyDerivative: "1 / (1 + np.exp(-net))")
    case .softmax:
      ActivationWords(
        short: rawValue, name: "softmax",
        formula: { netInput, layer in
          let largest = Quantity.largestNetInput(layer: layer)
          return "e^(\(netInput) − \(largest))/\(Quantity.exponentialSum(layer: layer))"
        },
        // There is one for every pair of units; none of them is a step.
        derivative: { "\(Quantity.activation($0))·(1 − \(Quantity.activation($0)))" }, origin: "",
        sends: { "\($0)'s share of Σexp; the shares of all outputs add up to 1." }, slope: nil,
        numPy:
          "(lambda e: e / e.sum(axis=1, keepdims=True))"
          + "(np.exp(net - net.max(axis=1, keepdims=True)))",
        pyTorch: "torch.softmax(net, dim=1)",
        // With its own loss the derivative never stands alone.
        numPyDerivative: "np.ones_like(net)")
    }
  }
}
