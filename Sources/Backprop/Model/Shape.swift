/// One layer with weights: its sizes, its activation, and where its parameters stand.
public struct LayerShape: Equatable, Sendable {
  /// Which units of a layer have a bias of their own.
  public enum Biases: Equatable, Sendable {
    case none
    /// One bias for each unit.
    case perUnit
    /// One bias for all units.
    case shared
  }

  /// How many inputs each unit has.
  public let inputCount: Int
  /// The number of units.
  public let unitCount: Int
  /// The activation function of all units.
  public let activation: Activation
  /// Which biases the units have.
  public let biases: Biases
  /// The parameter number, from 0, of the weight from input 0 into unit 0.
  public let firstWeight: Int
  /// The parameter number, from 0, of the layer's first bias.
  public let firstBias: Int
  /// How many units stand in the layers before this one.
  public let firstUnit: Int

  /// The number of weights into the layer.
  public var weightCount: Int { inputCount * unitCount }

  /// The number of biases.
  public var biasCount: Int {
    switch biases {
    case .none: 0
    case .perUnit: unitCount
    case .shared: 1
    }
  }

  /// The numbers of the layer's units among all units with weights.
  public var units: Range<Int> { firstUnit..<firstUnit + unitCount }

  /// The parameter numbers of the layer's weights.
  public var weights: Range<Int> { firstWeight..<firstWeight + weightCount }
  /// The parameter numbers of the layer's biases.
  public var biasNumbers: Range<Int> { firstBias..<firstBias + biasCount }

  /// The parameter number of a weight: unit by unit, input by input.
  public func weight(to unit: Int, from input: Int) -> Int {
    firstWeight + unit * inputCount + input
  }

  /// The parameter number of a unit's bias; `nil` in a layer without biases.
  public func bias(of unit: Int) -> Int? {
    switch biases {
    case .none: nil
    case .perUnit: firstBias + unit
    case .shared: firstBias
    }
  }
}

/// A unit with weights: its layer and its place in it, both from 0.
public struct Unit: Hashable, Sendable {
  /// The layer, from 0 at the first that has weights.
  public let layer: Int
  /// The place in the layer, from 0.
  public let index: Int

  /// Names a unit by its place.
  public init(layer: Int, index: Int) {
    self.layer = layer
    self.index = index
  }
}

/// Where a parameter stands in its network; layers, units and inputs count from 0.
public enum ParameterPlace: Hashable, Sendable {
  case weight(layer: Int, to: Int, from: Int)
  case bias(layer: Int, of: Int)
  case sharedBias(layer: Int)

  /// The layer, from 0 at the first that has weights.
  public var layer: Int {
    switch self {
    case .weight(let layer, _, _), .bias(let layer, _), .sharedBias(let layer): layer
    }
  }
}

/// The sizes of a network, and the order of its parameters.
///
/// Parameters stand in one flat list: all weights, layer by layer, unit by unit, input by input
/// (`w1 w2 …`), then all biases, layer by layer (`b1 b2 …`). A recurrent network is one layer whose
/// units are its own inputs; then `recurrence` says which of them the outside reaches.
public struct Shape: Equatable, Sendable {
  /// The number of inputs from outside.
  public let inputCount: Int
  /// How the units of a recurrent network meet the outside; `nil` in a layered one.
  public let recurrence: Recurrence?
  /// The layers that have weights, from the first hidden one to the outputs.
  public let layers: [LayerShape]
  /// The number of all weights.
  public let weightCount: Int
  /// The number of weights and biases.
  public let parameterCount: Int
  /// How many units have weights: all but the inputs.
  public let unitCount: Int

  /// What must be known of a layer to place it: how many units it has, their activation, and their
  /// biases.
  public typealias LayerDescription = (
    unitCount: Int, activation: Activation, biases: LayerShape.Biases
  )

  /// Places the parameters of the layers.
  ///
  /// - Precondition: at least one input and one layer, and each layer has a unit.
  package init(inputCount: Int, layers descriptions: [LayerDescription]) {
    require(Shape.problem(inputCount: inputCount, layers: descriptions))
    let sizes = [inputCount] + descriptions.map(\.unitCount)
    let weightCount = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    var layers: [LayerShape] = []
    var weight = 0
    var bias = weightCount
    var unit = 0
    for (inputs, description) in zip(sizes, descriptions) {
      let layer = LayerShape(
        inputCount: inputs, unitCount: description.unitCount, activation: description.activation,
        biases: description.biases, firstWeight: weight, firstBias: bias, firstUnit: unit)
      layers.append(layer)
      weight += layer.weightCount
      bias += layer.biasCount
      unit += layer.unitCount
    }
    self.inputCount = inputCount
    recurrence = nil
    self.layers = layers
    self.weightCount = weightCount
    parameterCount = bias
    unitCount = unit
  }

  /// Places the parameters of a recurrent network: a weight from every unit into every unit.
  ///
  /// - Precondition: `recurrence` has an output unit, its units are in `0..<unitCount`, none twice in a
  ///   list, and its numbers are in their bounds.
  package init(
    unitCount: Int, activation: Activation, biases: LayerShape.Biases, recurrence: Recurrence
  ) {
    require(Shape.problem(unitCount: unitCount, recurrence: recurrence))
    let layer = LayerShape(
      inputCount: unitCount, unitCount: unitCount, activation: activation, biases: biases,
      firstWeight: 0, firstBias: unitCount * unitCount, firstUnit: 0)
    inputCount = recurrence.inputUnits.count
    self.recurrence = recurrence
    layers = [layer]
    weightCount = layer.weightCount
    parameterCount = layer.weightCount + layer.biasCount
    self.unitCount = unitCount
  }

  /// Returns this shape with other rules of settling.
  ///
  /// - Precondition: it is a recurrent network's, and `recurrence` has the same units.
  func with(recurrence: Recurrence) -> Shape {
    precondition(
      self.recurrence?.outputUnits == recurrence.outputUnits, "the output units stay the same")
    let layer = layers[0]
    return Shape(
      unitCount: unitCount, activation: layer.activation, biases: layer.biases,
      recurrence: recurrence)
  }

  /// The layer that the network's outputs are in.
  public var outputLayer: LayerShape { layers[layers.count - 1] }
  /// The number of outputs.
  public var outputCount: Int { recurrence?.outputUnits.count ?? outputLayer.unitCount }

  /// The unit that gives an output, counted from 0.
  public func outputUnit(_ index: Int) -> Unit {
    Unit(layer: layers.count - 1, index: recurrence?.outputUnits[index] ?? index)
  }

  /// Which output a unit gives, from 0; `nil` where it gives none.
  public func outputIndex(of unit: Unit) -> Int? {
    guard unit.layer == layers.count - 1 else { return nil }
    return recurrence.map { $0.outputUnits.firstIndex(of: unit.index) } ?? unit.index
  }

  /// Which input is added to a unit of a recurrent network, from 0; `nil` where none is.
  public func externalInput(of unit: Unit) -> Int? {
    recurrence?.inputUnits.firstIndex(of: unit.index)
  }

  /// Whether a unit is one of the outputs.
  public func isOutput(_ unit: Unit) -> Bool { outputIndex(of: unit) != nil }

  /// The number of a unit among all units with weights, from 0.
  public func number(of unit: Unit) -> Int { layers[unit.layer].firstUnit + unit.index }

  /// Whether a parameter number is that of a bias.
  public func isBias(_ parameter: Int) -> Bool { parameter >= weightCount }

  /// Returns where a parameter stands.
  ///
  /// - Precondition: `parameter` is in `0..<parameterCount`.
  public func place(of parameter: Int) -> ParameterPlace {
    precondition(parameter >= 0 && parameter < parameterCount)
    for (index, layer) in layers.enumerated() {
      if layer.weights.contains(parameter) {
        let (to, from) = (parameter - layer.firstWeight).quotientAndRemainder(
          dividingBy: layer.inputCount)
        return .weight(layer: index, to: to, from: from)
      }
      if layer.biasNumbers.contains(parameter) {
        return layer.biases == .shared
          ? .sharedBias(layer: index) : .bias(layer: index, of: parameter - layer.firstBias)
      }
    }
    preconditionFailure("every parameter stands in a layer")
  }

  /// The parameter number of a place.
  public func parameter(at place: ParameterPlace) -> Int {
    switch place {
    case .weight(let layer, let to, let from): layers[layer].weight(to: to, from: from)
    case .bias(let layer, let unit): layers[layer].firstBias + unit
    case .sharedBias(let layer): layers[layer].firstBias
    }
  }
}
