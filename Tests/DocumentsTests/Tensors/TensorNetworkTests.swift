import Backprop
import Documents
import Testing

/// Tensors, put together to a network.
@Suite struct TensorNetworkTests {
  private static func tensor(_ name: String, _ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(name: name, shape: shape, values: (0..<count).map { Double($0) + 0.5 })
  }

  private func made(
    _ tensors: [Tensor], _ activations: [Activation], _ loss: Loss? = .halfSquaredError
  ) throws(DocumentError) -> Network {
    try TensorNetwork.network(of: tensors, activations: activations, loss: loss).network
  }

  @Test func layersFollowTheNumbersInTheirNames() throws {
    let network = try made(
      [
        Self.tensor("net.10.bias", 1), Self.tensor("net.2.weight", 4, 3),
        Self.tensor("net.10.weight", 1, 4), Self.tensor("net.0.weight", 3, 2),
        Self.tensor("net.2.bias", 4),
      ], [.tanh, .relu, .sigmoid])
    #expect(network.shape.layers.map(\.unitCount) == [3, 4, 1])
    #expect(network.shape.layers.map(\.biases) == [.none, .perUnit, .perUnit])
    #expect(network.shape.layers.map(\.activation) == [.tanh, .relu, .sigmoid])
    // All weights, layer by layer, then all biases.
    let expected = [6, 12, 4, 4, 1].flatMap { (0..<$0).map { Double($0) + 0.5 } }
    #expect(network.parameters == expected)
  }

  @Test(arguments: [
    ["weight_1", "bias_1", "weight_2", "bias_2"],
    ["fc1/weight", "fc1/bias", "fc2/weight", "fc2/bias"],
    ["weight1", "bias1", "weight2", "bias2"], ["a.weights", "a.biases", "b.weights", "b.biases"],
  ])
  func namesOfSeveralKindsAreRead(names: [String]) throws {
    let network = try made(
      [
        Self.tensor(names[0], 3, 2), Self.tensor(names[1], 3), Self.tensor(names[2], 1, 3),
        Self.tensor(names[3], 1),
      ], [.tanh, .linear])
    #expect(network.shape.layers.map(\.unitCount) == [3, 1])
    #expect(network.shape.layers.map(\.biases) == [.perUnit, .perUnit])
  }

  @Test func theOnlyLossNeedsNoName() throws {
    #expect(try made([Self.tensor("0.weight", 3, 2)], [.softmax], nil).loss == .crossEntropy)
  }

  private static let first = tensor("0.weight", 3, 2)
  private static let refused: [([Tensor], [Activation], Loss?, String)] = [
    ([], [.tanh], nil, "holds no tensors"),
    (
      [first, tensor("running_mean", 3)], [.tanh], nil,
      #""running_mean" is neither a weight nor a bias; "#
        + "save weights and biases alone, named such as 0.weight and 0.bias"
    ),
    (
      [first, tensor("2.bias", 3)], [.tanh], nil,
      #""2.bias" has no weight beside it; each layer has a weight, named like its bias"#
    ),
    (
      [first, tensor("0_weight", 3, 2)], [.tanh], nil,
      #""0.weight" and "0_weight" are of one layer; give each layer a name of its own"#
    ),
    (
      [first], [.tanh, .softmax], nil,
      #"has 1 layer, and --activations names 2; it names one for each: "0.weight""#
    ),
    (
      [tensor("0.weight", 3, 2, 1)], [.tanh], .halfSquaredError,
      #""0.weight" has the shape (3, 2, 1); a weight has a row for each unit and a column for each input"#
    ),
    (
      [first, tensor("1.weight", 4, 5)], [.tanh, .tanh], .halfSquaredError,
      #""1.weight" has 5 columns for the 3 units of "0.weight"; "#
        + "it has a row for each unit and a column for each unit of the layer before"
    ),
    (
      [first, tensor("1.weight", 3, 5)], [.tanh, .tanh], .halfSquaredError,
      #""1.weight" has 5 columns for the 3 units of "0.weight"; "#
        + "it seems to have a row for each input: save its transpose"
    ),
    (
      [first, tensor("0.bias", 2)], [.tanh], .halfSquaredError,
      #""0.bias" has the shape (2,); it should be (3,), a number for each row of "0.weight""#
    ),
    (
      [Tensor(name: "0.weight", shape: [1, 1], values: [.nan])], [.tanh], .halfSquaredError,
      #""0.weight" holds NaN; weights are finite numbers"#
    ),
    (
      [first], [.softmax], .halfSquaredError,
      "half-squared-error does not go with softmax outputs; \(Network.pairs)"
    ),
    (
      [first], [.linear], nil,
      "does not say what the error is; --loss names it: "
        + #""half-squared-error", "mean-squared-error""#
    ),
  ]

  @Test(arguments: refused.indices) func whatDoesNotFitIsNamed(index: Int) {
    let (tensors, activations, loss, message) = Self.refused[index]
    #expect(
      errorLine { () throws(DocumentError) in _ = try made(tensors, activations, loss) }
        == "f: " + message)
  }
}
