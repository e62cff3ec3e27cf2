package import Backprop

extension Network {
  /// Which losses and activations go together, for messages.
  package static let pairs =
    "cross-entropy goes with softmax outputs, binary-cross-entropy with sigmoid outputs, "
    + "the squared errors with all but softmax"

  /// Says which layer's activation does not go with the loss; `nil` where all do.
  package var mismatch: (layer: Int, problem: String)? {
    let last = shape.layers.count - 1
    guard shape.recurrence == nil || isLegal else {
      return (
        last, "a recurrent network has sigmoid or tanh units and the loss half-squared-error"
      )
    }
    if let layer = shape.layers.dropLast().firstIndex(where: { !$0.activation.isElementwise }) {
      return (layer, "a hidden layer cannot be \(shape.layers[layer].activation.rawValue)")
    }
    let output = shape.outputLayer.activation
    guard !loss.outputActivations.contains(output) else { return nil }
    return (last, "\(loss.rawValue) does not go with \(output.rawValue) outputs")
  }
}
