package import Backprop

/// What a network needs of the data that it is trained with.
package struct DataNeeds: Equatable, Sendable {
  package let inputCount: Int
  package let outputCount: Int
  /// The names of the inputs as the network's document has them; empty where it has none.
  package var inputNames: [String] = []
  /// The names of the target columns, or of the outputs, as the document has them; empty where it has
  /// none.
  package var outputNames: [String] = []
  /// The activation of the outputs; `nil` where they are still to be made, as the loss has them.
  package var outputActivation: Activation?
  package var loss: Loss
  /// What the network brings of the data that it was trained with.
  package var encoding: DataEncoding

  /// What a network of so many inputs and outputs needs.
  package init(
    inputs: Int, outputs: Int, loss: Loss = .halfSquaredError,
    encoding: DataEncoding = DataEncoding()
  ) {
    inputCount = inputs
    outputCount = outputs
    self.loss = loss
    self.encoding = encoding
  }

  /// What the network of a document needs.
  package init(_ contents: NetworkDocument.Contents, loss: Loss? = nil) {
    let network = contents.network
    self.init(
      inputs: network.shape.inputCount, outputs: network.shape.outputCount,
      loss: loss ?? network.loss, encoding: contents.encoding)
    outputActivation = network.shape.outputLayer.activation
    inputNames = encoding.columns.flatMap(\.inputNames)
    outputNames =
      encoding.targetNames.isEmpty && contents.namesOutputs
      ? (0..<outputCount).map { network.name(of: network.shape.outputUnit($0)) }
      : encoding.targetNames
  }

  /// Whether the loss goes with the outputs; where it does not, that is said first.
  var hasMatchingLoss: Bool {
    outputActivation.map(loss.outputActivations.contains) ?? true
  }

  /// Whether two classes can be told apart by its one output.
  var codesTwoClasses: Bool {
    outputCount == 1
      && (outputActivation.map { $0 == .sigmoid } ?? (loss != .crossEntropy))
  }
}
