/// A network, layered or recurrent: its shape, its loss, its parameters and its names.
public struct Network: Equatable, Sendable {
  /// The sizes of the layers, and where the parameters stand.
  public let shape: Shape
  /// What the error of an example is.
  public let loss: Loss
  /// All weights, then all biases, in the order of `Shape`.
  public var parameters: [Double]
  /// The names of the inputs, `i1 …` where none were given.
  public let inputNames: [String]
  /// The names of each layer's units, `h1 …`, `o1 …`, in a recurrent network `u1 …`, where none were
  /// given.
  public let unitNames: [[String]]

  /// Puts a network together from what has been checked.
  ///
  /// - Precondition: `parameters`, and the names where given, have the numbers that `shape` says.
  package init(
    shape: Shape, loss: Loss, parameters: [Double], inputNames: [String]? = nil,
    unitNames: [[String]?]? = nil
  ) {
    require(Network.problem(shape, parameters, inputNames, unitNames))
    self.shape = shape
    self.loss = loss
    self.parameters = parameters
    self.inputNames = inputNames ?? (0..<shape.inputCount).map { "i\($0 + 1)" }
    self.unitNames = shape.layers.indices.map { layer in
      (unitNames?[layer]) ?? Network.defaultNames(ofLayer: layer, in: shape)
    }
  }

  private static func defaultNames(ofLayer layer: Int, in shape: Shape) -> [String] {
    let count = shape.layers[layer].unitCount
    if shape.recurrence != nil { return (1...count).map { "u\($0)" } }
    if layer == shape.layers.count - 1 { return (1...count).map { "o\($0)" } }
    // A single hidden layer needs no number of its own.
    if shape.layers.count == 2 { return (1...count).map { "h\($0)" } }
    return (1...count).map { "h\(layer + 1).\($0)" }
  }

  /// Returns this network with another loss; see `problem` for whether that goes.
  public func with(loss: Loss) -> Network {
    Network(
      shape: shape, loss: loss, parameters: parameters, inputNames: inputNames,
      unitNames: unitNames)
  }

  /// Returns this recurrent network with other rules of settling.
  package func with(recurrence: Recurrence) -> Network {
    Network(
      shape: shape.with(recurrence: recurrence), loss: loss, parameters: parameters,
      inputNames: inputNames, unitNames: unitNames)
  }

  /// Returns this network with another activation of a layer.
  package func with(activation: Activation, ofLayer changed: Int) -> Network {
    let descriptions = shape.layers.enumerated().map { index, layer in
      (layer.unitCount, index == changed ? activation : layer.activation, layer.biases)
    }
    let changedShape =
      shape.recurrence.map {
        Shape(
          unitCount: shape.unitCount, activation: activation, biases: shape.layers[0].biases,
          recurrence: $0)
      } ?? Shape(inputCount: shape.inputCount, layers: descriptions)
    return Network(
      shape: changedShape, loss: loss, parameters: parameters, inputNames: inputNames,
      unitNames: unitNames)
  }

  /// The name of a unit.
  public func name(of unit: Unit) -> String { unitNames[unit.layer][unit.index] }

  /// The name of what a layer's unit takes in: an input, or a unit of the layer before.
  public func name(ofInput index: Int, toLayer layer: Int) -> String {
    layer == 0 ? inputNames[index] : unitNames[layer - 1][index]
  }
}
