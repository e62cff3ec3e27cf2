import Backprop
import Explanations

/// The libraries that a network can be exported to.
enum PythonLibrary: String, CaseIterable {
  case pytorch
  case numpy
}

/// The network's functions as expressions of Python.
///
/// They speak of arrays with an example a row: `net` and `out` of a layer, the targets `T`.
enum PythonFunctions {
  /// The activation function, of `net`.
  static func activation(_ activation: Activation, in library: PythonLibrary) -> String {
    switch library {
    case .numpy: activation.words.numPy
    case .pytorch: activation.words.pyTorch
    }
  }

  /// The sum of the examples' errors, of the last layer's `net` and `out`.
  ///
  /// Cross-entropies come from `net`, as in training: `out` may round to 0 or 1.
  static func error(_ loss: Loss, in library: PythonLibrary) -> String {
    switch library {
    case .numpy: loss.words.numPy
    case .pytorch: loss.words.pyTorch
    }
  }

  /// dE/dnet of the output layer, of its `net` and `out`; PyTorch finds it by itself.
  static func outputDelta(_ loss: Loss, _ activation: Activation) -> String {
    let gradient = loss.words.numPyGradient
    // These losses and their activations leave the difference alone.
    guard !loss.beginsWithDelta else { return gradient }
    return activation == .linear ? gradient : "\(gradient) * (\(activation.words.numPyDerivative))"
  }

  /// A name for the function in a script.
  static func name(of activation: Activation) -> String {
    activation.rawValue.replacing("-", with: "_")
  }
}
