package import Backprop

/// A network of weights that another program saved.
package enum TensorNetwork {
  /// A layer's tensors.
  private struct Layer {
    var weight: Tensor?
    var bias: Tensor?
  }

  /// Makes a network of tensors that are named as PyTorch names them.
  ///
  /// Such names are `0.weight`, `0.bias`, `2.weight` and so on.
  /// Layers follow each other by what else is in their tensors' names, numbers in it by their value. A
  /// weight has a row for each unit and a column for each input.
  ///
  /// - Parameters:
  ///   - tensors: the weights, and biases where there are any.
  ///   - activations: one for each layer.
  ///   - loss: must go with the last of them; `nil`: the only one that does.
  /// - Returns: the network, and what became of each layer: `2.weight: 5 → 3, softmax`.
  /// - Throws: the first tensor that does not fit, and why.
  package static func network(
    of tensors: [Tensor], activations: [Activation], loss: Loss?
  ) throws(DocumentError) -> (network: Network, layers: [String]) {
    let layers = try layers(of: tensors)
    guard let first = layers.first else { throw .tensors("holds no tensors") }
    guard layers.count == activations.count else {
      throw .tensors(
        "has \(counted(layers.count, "layer")), and --activations names \(activations.count)",
        "it names one for each: \(quotedList(layers.map(\.weight.name)))")
    }
    var width = first.weight.shape[1]
    var previous: Tensor?
    var weightCount = 0
    for layer in layers {
      try check(layer.weight, inputCount: width, previous)
      if let bias = layer.bias { try check(bias, of: layer.weight) }
      width = layer.weight.shape[0]
      weightCount += layer.weight.values.count
      previous = layer.weight
    }
    guard weightCount <= NetworkDocument.mostWeights else {
      throw .tensors("has \(weightCount) weights", "a network has at most \(Tensor.most)")
    }
    let shape = Shape(
      inputCount: first.weight.shape[1],
      layers: zip(layers, activations).map {
        ($0.weight.shape[0], $1, $0.bias == nil ? .none : .perUnit)
      })
    let parameters = layers.flatMap(\.weight.values) + layers.flatMap { $0.bias?.values ?? [] }
    let network = Network(
      shape: shape, loss: try self.loss(loss, of: shape.outputLayer.activation),
      parameters: parameters)
    if let (_, problem) = network.mismatch { throw .tensors(problem, Network.pairs) }
    return (
      network,
      zip(layers, activations).map { layer, activation in
        let (weight, bias) = layer
        return "\(weight.name): \(weight.shape[1]) → \(weight.shape[0])"
          + "\(bias == nil ? " without bias" : ""), \(activation.rawValue)"
      }
    )
  }

  // MARK: - Layers

  /// The layers in their order.
  private static func layers(
    of tensors: [Tensor]
  ) throws(DocumentError) -> [(weight: Tensor, bias: Tensor?)] {
    var layers: [NaturalName: Layer] = [:]
    for tensor in tensors {
      guard let (layer, isBias) = place(of: tensor.name) else {
        throw .tensors(
          "\(excerpt(tensor.name)) is neither a weight nor a bias",
          "save weights and biases alone, named such as 0.weight and 0.bias")
      }
      let part = isBias ? \Layer.bias : \Layer.weight
      if let other = layers[layer]?[keyPath: part] {
        throw .tensors(
          "\(excerpt(other.name)) and \(excerpt(tensor.name)) are of one layer",
          "give each layer a name of its own")
      }
      layers[layer, default: Layer()][keyPath: part] = tensor
    }
    var ordered: [(weight: Tensor, bias: Tensor?)] = []
    for (_, layer) in layers.sorted(by: { $0.key < $1.key }) {
      guard let weight = layer.weight else {
        throw .tensors(
          "\(excerpt(layer.bias?.name ?? "")) has no weight beside it",
          "each layer has a weight, named like its bias")
      }
      ordered.append((weight, layer.bias))
    }
    return ordered
  }

  /// Which layer a name is of, and whether it is that of its bias: `fc1.weight`, `weight_2`, `biases/3`.
  private static func place(of name: String) -> (layer: NaturalName, isBias: Bool)? {
    let isSeparator = { (sign: Character) in "./_-".contains(sign) }
    let words = name.split(whereSeparator: isSeparator).map(String.init)
    for (index, word) in words.enumerated().reversed() {
      let letters = word.prefix { !$0.isNumber }.lowercased()
      let digits = word.drop { !$0.isNumber }
      guard let isBias = kinds[letters], digits.allSatisfy({ $0.isNumber }) else { continue }
      let others = words[..<index] + [String(digits)] + words[(index + 1)...]
      return (NaturalName(others.filter { !$0.isEmpty }.joined(separator: ".")), isBias)
    }
    return nil
  }

  private static let kinds = ["weight": false, "weights": false, "bias": true, "biases": true]

  // MARK: - Shapes

  private static func check(
    _ weight: Tensor, inputCount: Int, _ previous: Tensor?
  ) throws(DocumentError) {
    let name = excerpt(weight.name)
    guard weight.shape.count == 2, weight.shape[0] > 0, weight.shape[1] > 0 else {
      throw .tensors(
        "\(name) has the shape \(words(weight.shape))",
        "a weight has a row for each unit and a column for each input")
    }
    try checkNumbers(of: weight)
    guard weight.shape[1] != inputCount, let previous else { return }
    let turned = weight.shape[0] == inputCount
    throw .tensors(
      "\(name) has \(counted(weight.shape[1], "column")) for the "
        + "\(counted(inputCount, "unit")) of \(excerpt(previous.name))",
      turned
        ? "it seems to have a row for each input: save its transpose"
        : "it has a row for each unit and a column for each unit of the layer before")
  }

  private static func check(_ bias: Tensor, of weight: Tensor) throws(DocumentError) {
    guard bias.shape == [weight.shape[0]] else {
      throw .tensors(
        "\(excerpt(bias.name)) has the shape \(words(bias.shape))",
        "it should be \(words([weight.shape[0]])), a number for each row of \(excerpt(weight.name))"
      )
    }
    try checkNumbers(of: bias)
  }

  private static func checkNumbers(of tensor: Tensor) throws(DocumentError) {
    guard let place = tensor.values.firstIndex(where: { !$0.isFinite }) else { return }
    let value = tensor.values[place]
    throw .tensors(
      "\(excerpt(tensor.name)) holds \(value.isNaN ? "NaN" : value > 0 ? "∞" : "−∞")",
      "weights are finite numbers")
  }

  /// A shape as Python shows it.
  private static func words(_ shape: [Int]) -> String {
    shape.count == 1
      ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }

  // MARK: - The loss

  /// The loss that is named, or else the only one that goes with some outputs.
  private static func loss(
    _ named: Loss?, of output: Activation
  ) throws(DocumentError) -> Loss {
    if let named { return named }
    let losses = Loss.allCases.filter { $0.outputActivations.contains(output) }
    guard losses.count == 1, let loss = losses.first else {
      throw .tensors(
        "does not say what the error is",
        "--loss names it: \(quotedList(losses.map(\.rawValue)))")
    }
    return loss
  }
}
