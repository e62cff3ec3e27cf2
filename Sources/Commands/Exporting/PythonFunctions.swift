import Backprop

/// The libraries that a network can be exported to.
enum PythonLibrary: String, CaseIterable {
  case pytorch
  case numpy
}

/// The network's functions as expressions of Python: the one place where another one is added.
///
/// They speak of arrays with an example a row: `net` and `out` of a layer, the targets `T`.
enum PythonFunctions {
  /// The activation function, of `net`.
  static func activation(_ activation: Activation, in library: PythonLibrary) -> String {
    switch (activation, library) {
    case (.linear, _): "net"
    case (.sigmoid, .numpy): "1 / (1 + np.exp(-net))"
    case (.sigmoid, .pytorch): "torch.sigmoid(net)"
    case (.tanh, .numpy): "np.tanh(net)"
    case (.tanh, .pytorch): "torch.tanh(net)"
    case (.relu, .numpy): "np.maximum(net, 0)"
    case (.relu, .pytorch): "torch.relu(net)"
    case (.leakyRelu, .numpy): "np.where(net > 0, net, 0.01 * net)"
    case (.leakyRelu, .pytorch): "torch.nn.functional.leaky_relu(net, 0.01)"
    case (.softplus, .numpy): "np.logaddexp(0, net)"
    case (.softplus, .pytorch): "torch.logaddexp(torch.zeros_like(net), net)"
    case (.softmax, .numpy):
      "(lambda e: e / e.sum(axis=1, keepdims=True))(np.exp(net - net.max(axis=1, keepdims=True)))"
    case (.softmax, .pytorch): "torch.softmax(net, dim=1)"
    }
  }

  /// dout/dnet, of `net` and `out`; PyTorch finds it by itself.
  static func derivative(_ activation: Activation) -> String {
    switch activation {
    case .linear: "np.ones_like(net)"
    case .sigmoid: "out * (1 - out)"
    case .tanh: "1 - out ** 2"
    case .relu: "np.where(net > 0, 1.0, 0.0)"
    case .leakyRelu: "np.where(net > 0, 1.0, 0.01)"
    case .softplus: "1 / (1 + np.exp(-net))"
    // With its own loss the derivative never stands alone; see `outputDelta`.
    case .softmax: "np.ones_like(net)"
    }
  }

  /// The sum of the examples' errors, of the last layer's `net` and `out`.
  ///
  /// Cross-entropies come from `net`, as in training: `out` may round to 0 or 1.
  static func error(_ loss: Loss, in library: PythonLibrary) -> String {
    switch loss {
    case .halfSquaredError: "(0.5 * (T - out) ** 2).sum()"
    case .meanSquaredError:
      "((T - out) ** 2).mean(\(library == .numpy ? "axis" : "dim")=1).sum()"
    case .crossEntropy:
      library == .numpy
        ? "(T * (np.logaddexp.reduce(net, axis=1, keepdims=True) - net)).sum()"
        : "-(T * torch.log_softmax(net, dim=1)).sum()"
    case .binaryCrossEntropy:
      library == .numpy
        ? "(T * np.logaddexp(0, -net) + (1 - T) * np.logaddexp(0, net)).sum()"
        : "torch.nn.functional.binary_cross_entropy_with_logits(net, T, reduction='sum')"
    }
  }

  /// dE/dnet of the output layer, of its `net` and `out`; PyTorch finds it by itself.
  static func outputDelta(_ loss: Loss, _ activation: Activation) -> String {
    let gradient: String
    switch loss {
    case .halfSquaredError: gradient = "(out - T)"
    case .meanSquaredError: gradient = "2 * (out - T) / T.shape[1]"
    // These losses and their activations leave the difference alone.
    case .crossEntropy, .binaryCrossEntropy: return "(out - T)"
    }
    return activation == .linear ? gradient : "\(gradient) * (\(derivative(activation)))"
  }

  /// A name for the function in a script.
  static func name(of activation: Activation) -> String {
    activation.rawValue.replacing("-", with: "_")
  }
}
