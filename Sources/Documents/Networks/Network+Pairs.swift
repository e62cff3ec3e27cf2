package import Backprop

extension Network {
  /// Which losses and activations go together, for messages.
  package static let pairs =
    "cross-entropy goes with softmax outputs, binary-cross-entropy with sigmoid outputs, "
    + "the squared errors with all but softmax"

  /// Says which layer's activation does not go with the loss; `nil` where all do.
  package var mismatch: (layer: Int, problem: String)? {
    guard let problem else { return nil }
    if case .hiddenActivation(_, let layer) = problem { return (layer, problem.description) }
    return (shape.layers.count - 1, problem.description)
  }
}
