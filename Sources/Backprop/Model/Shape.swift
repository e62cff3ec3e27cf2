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

  /// The unit that has a number among all units with weights.
  ///
  /// - Precondition: `number` is in `0..<unitCount`.
  package func unit(numbered number: Int) -> Unit {
    let layer = layers.lastIndex { $0.firstUnit <= number } ?? 0
    return Unit(layer: layer, index: number - layers[layer].firstUnit)
  }

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
