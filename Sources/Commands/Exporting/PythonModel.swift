import Backprop
import Documents
import Explanations

/// A network and data as lines of Python, 64-bit: what every script that is exported begins with.
struct PythonModel {
  let library: PythonLibrary
  let network: Network
  /// Whether biases change.
  let biases: TrainingSettings.Biases

  private typealias Functions = PythonFunctions
  private var array: String { library == .numpy ? "np.array" : "torch.tensor" }
  private var tracking: String { library == .numpy ? "" : ", requires_grad=True" }

  /// The layers, from 0, whose biases change.
  var trainedBiases: [Int] {
    guard biases == .trained else { return [] }
    return network.shape.layers.indices.filter { network.shape.layers[$0].biases != .none }
  }

  /// A text as a comment on a line of its own, which is not to be the first or the second one.
  ///
  /// A comment in the first two lines may say in which encoding Python is to read them all.
  static func comment(_ text: String) -> String { "# \(escapingControls(in: text))" }

  /// Examples under two names, on one line where lines are to be few.
  func data(
    _ examples: Examples, as names: (inputs: String, targets: String), isClose: Bool = false
  ) -> [String] {
    let inputs = (0..<examples.count).map { Array(examples.inputs(of: $0)) }
    let targets = (0..<examples.count).map { Array(examples.targets(of: $0)) }
    guard !isClose else {
      return [
        "\(names.inputs), \(names.targets) = \(array)(\(literal(inputs))), "
          + "\(array)(\(literal(targets)))  # inputs and targets, an example a row"
      ]
    }
    return [
      "\(names.inputs) = \(array)(\(literal(inputs)))  # the inputs, an example a row",
      "\(names.targets) = \(array)(\(literal(targets)))  # the targets",
    ]
  }

  /// The weights `W` and the biases `B`; a layer a line where there are few.
  ///
  /// - Parameters:
  ///   - tracksFixed: whether gradients are found of biases that do not change, too.
  ///   - isClose: whether lines are to be few.
  /// - Returns: the lines.
  func parameters(tracksFixed: Bool, isClose: Bool = false) -> [String] {
    let layers = network.shape.layers
    let weights = layers.map { layer in
      let rows = (0..<layer.unitCount).map { unit in
        let first = layer.weight(to: unit, from: 0)
        return Array(network.parameters[first..<first + layer.inputCount])
      }
      return "\(array)(\(literal(rows))\(tracking))"
    }
    let values = layers.map { layer in
      layer.biases == .none
        ? "\(array)([0.0])"
        : "\(array)(\(literal(Array(network.parameters[layer.biasNumbers])))"
          + (tracksFixed || biases == .trained ? tracking : "") + ")"
    }
    let lists = (weights.joined(separator: ", "), values.joined(separator: ", "))
    guard !isClose else {
      return ["W, B = [\(lists.0)], [\(lists.1)]  # the weights, a row for each unit, and biases"]
    }
    let head = "# the weights, a row for each unit"
    return
      (weights.count <= 3
      ? ["W = [  \(head)"] + weights.map { "    \($0)," } + ["]"] : ["W = [\(lists.0)]  \(head)"])
      + ["B = [\(lists.1)]  # the biases"]
  }

  /// The layers' activation functions as `functions`, on one line where lines are to be few; for NumPy
  /// with their derivatives.
  func functions(isClose: Bool = false) -> [String] {
    let activations = network.shape.layers.map(\.activation)
    let used = Activation.allCases.filter(activations.contains)
    func definition(_ activation: Activation) -> String {
      let value = "lambda net: \(Functions.activation(activation, in: library))"
      guard library == .numpy else { return value }
      return "(\(value), lambda net, out: \(activation.words.numPyDerivative))"
    }
    guard !isClose else {
      return ["functions = [\(activations.map(definition).joined(separator: ", "))]"]
    }
    return used.map { "\(Functions.name(of: $0)) = \(definition($0))" }
      + ["functions = [\(activations.map(Functions.name).joined(separator: ", "))]"]
  }

  /// The sum of the examples' errors, of the last layer's `net` and `out` and the targets `T`.
  var error: String { Functions.error(network.loss, in: library) }

  /// Takes `X` forward, to all layers' `nets` and `outs` in NumPy, in PyTorch to the last one's `net` and
  /// `out`.
  var forward: [String] {
    switch library {
    case .numpy:
      [
        "nets, outs = [], [X]", "for w, b, (function, _) in zip(W, B, functions):",
        "    nets.append(outs[-1] @ w.T + b)", "    outs.append(function(nets[-1]))",
      ]
    case .pytorch:
      [
        "out = X", "for w, b, function in zip(W, B, functions):", "    net = out @ w.T + b",
        "    out = function(net)",
      ]
    }
  }

  /// Finds the gradients `dW` and `dB` in NumPy, all divided alike; PyTorch finds them by itself.
  func backward(division: String) -> [String] {
    let delta = Functions.outputDelta(network.loss, network.shape.outputLayer.activation)
    return [
      "dW, dB = [None] * len(W), [None] * len(B)", "delta = \(delta)\(division)",
      "for i in reversed(range(len(W))):", "    dW[i] = delta.T @ outs[i]",
      // One number for each unit, or one for all.
      "    dB[i] = delta.sum(axis=0).reshape(len(B[i]), -1).sum(axis=1)", "    if i > 0:",
      "        delta = delta @ W[i] * functions[i - 1][1](nets[i - 1], outs[i])",
    ]
  }

  /// The arrays of a list that belong to biases that change.
  func trainedBiases(of list: String) -> String {
    trainedBiases.count == network.shape.layers.count
      ? list : "[" + trainedBiases.map { "\(list)[\($0)]" }.joined(separator: ", ") + "]"
  }

  private func literal(_ rows: [[Double]]) -> String {
    "[" + rows.map(literal).joined(separator: ", ") + "]"
  }

  /// The shortest decimals that read back as the same bits, with a point, so that none is an integer.
  private func literal(_ values: [Double]) -> String {
    "[" + values.map(\.description).joined(separator: ", ") + "]"
  }
}
