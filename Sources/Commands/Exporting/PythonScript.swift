import Backprop
import Documents
import Explanations

/// A short script that computes the error and the gradients of a batch, 64-bit, in Python.
struct PythonScript {
  let library: PythonLibrary
  let title: String
  let network: Network
  /// The batch.
  let examples: Examples
  let settings: TrainingSettings

  private var shape: Shape { network.shape }
  private var array: String { library == .numpy ? "np.array" : "torch.tensor" }
  private typealias Functions = PythonFunctions

  /// The script: at most 40 lines, as long as its matrices need them.
  var text: String {
    let lines = [heading, data, parameters, functions, forward, backward, report]
    return lines.joined().joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let what = examples.count == 1 ? "the first example" : "the first batch"
    func comment(_ name: String) -> String {
      PythonScript.comment("\(title): the error and the gradients of \(what), in \(name).")
    }
    // A comment in the first two lines may say in which encoding Python is to read them all.
    return switch library {
    case .numpy: ["import numpy as np", "", comment("NumPy")]
    case .pytorch:
      ["import torch", "", comment("PyTorch"), "torch.set_default_dtype(torch.float64)"]
    }
  }

  /// A text as a comment on a line of its own, which is not to be the first or the second one.
  static func comment(_ text: String) -> String { "# \(escapingControls(in: text))" }

  private var data: [String] {
    let inputs = (0..<examples.count).map { Array(examples.inputs(of: $0)) }
    let targets = (0..<examples.count).map { Array(examples.targets(of: $0)) }
    return [
      "X = \(array)(\(literal(inputs)))  # the inputs, an example a row",
      "T = \(array)(\(literal(targets)))  # the targets",
    ]
  }

  /// A layer a line where there are few.
  private var parameters: [String] {
    let tracking = library == .numpy ? "" : ", requires_grad=True"
    let weights = shape.layers.map { layer in
      let rows = (0..<layer.unitCount).map { unit in
        let first = layer.weight(to: unit, from: 0)
        return Array(network.parameters[first..<first + layer.inputCount])
      }
      return "\(array)(\(literal(rows))\(tracking))"
    }
    let biases = shape.layers.map { layer in
      let values = Array(network.parameters[layer.biasNumbers])
      return layer.biases == .none
        ? "\(array)([0.0])" : "\(array)(\(literal(values))\(tracking))"
    }
    let head = "# the weights, a row for each unit"
    return
      (weights.count <= 3
      ? ["W = [  \(head)"] + weights.map { "    \($0)," } + ["]"]
      : ["W = [\(weights.joined(separator: ", "))]  \(head)"])
      + ["B = [\(biases.joined(separator: ", "))]  # the biases"]
  }

  private var functions: [String] {
    let activations = shape.layers.map(\.activation)
    let used = Activation.allCases.filter(activations.contains)
    let definitions = used.map { activation in
      let value = "lambda net: \(Functions.activation(activation, in: library))"
      let name = Functions.name(of: activation)
      guard library == .numpy else { return "\(name) = \(value)" }
      return "\(name) = \(value), lambda net, out: \(activation.words.numPyDerivative)"
    }
    let names = activations.map(Functions.name).joined(separator: ", ")
    return definitions + ["functions = [\(names)]", ""]
  }

  /// What a sum over the examples is divided by.
  private var division: String {
    settings.reduction == .mean && examples.count > 1 ? " / len(X)" : ""
  }

  private var forward: [String] {
    switch library {
    case .numpy:
      [
        "nets, outs = [], [X]", "for w, b, (function, _) in zip(W, B, functions):",
        "    nets.append(outs[-1] @ w.T + b)", "    outs.append(function(nets[-1]))",
        "net, out = nets[-1], outs[-1]",
        "E = \(Functions.error(network.loss, in: library))\(division)",
      ]
    case .pytorch:
      [
        "out = X", "for w, b, function in zip(W, B, functions):", "    net = out @ w.T + b",
        "    out = function(net)", "E = \(Functions.error(network.loss, in: library))\(division)",
      ]
    }
  }

  private var backward: [String] {
    guard library == .numpy else { return ["E.backward()", ""] }
    let delta = Functions.outputDelta(network.loss, shape.outputLayer.activation)
    return [
      "dW, dB = [None] * len(W), [None] * len(B)", "delta = \(delta)\(division)",
      "for i in reversed(range(len(W))):", "    dW[i] = delta.T @ outs[i]",
      // One number for each unit, or one for all.
      "    dB[i] = delta.sum(axis=0).reshape(len(B[i]), -1).sum(axis=1)", "    if i > 0:",
      "        delta = delta @ W[i] * functions[i - 1][1](nets[i - 1], outs[i])", "",
    ]
  }

  /// Prints the numbers under the symbols that this program gives them.
  private var report: [String] {
    let layers = shape.layers.indices.filter { shape.layers[$0].biases != .none }
    let biased = settings.biases == .trained ? layers : []
    func loop(_ letter: String, _ gradients: String) -> [String] {
      let numbers =
        library == .numpy
        ? "np.concatenate([g.ravel() for g in \(gradients)])"
        : "torch.cat([p.grad.flatten() for p in \(gradients)])"
      return [
        "for n, g in enumerate(\(numbers).tolist(), 1):", "    print(f\"dE/d\(letter){n} {g}\")",
      ]
    }
    let weights = library == .numpy ? "dW" : "W"
    let all = library == .numpy ? "dB" : "B"
    let biases =
      biased.count == shape.layers.count
      ? all : "[" + biased.map { "\(all)[\($0)]" }.joined(separator: ", ") + "]"
    return ["print(\"E\", \(library == .numpy ? "E" : "E.item()"))"] + loop("w", weights)
      + (biased.isEmpty ? [] : loop("b", biases))
  }

  private func literal(_ rows: [[Double]]) -> String {
    "[" + rows.map(literal).joined(separator: ", ") + "]"
  }

  /// The shortest decimals that read back as the same bits, with a point, so that none is an integer.
  private func literal(_ values: [Double]) -> String {
    "[" + values.map(\.description).joined(separator: ", ") + "]"
  }
}
