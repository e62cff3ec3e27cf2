/// Networks from numbers that nobody has checked.
extension Network {
  /// Makes a layered network.
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs.
  ///   - layers: the layers with weights, from the first hidden one to the outputs.
  ///   - loss: what the error of an example is; it must go with the output layer's activation.
  ///   - parameters: all weights, layer by layer, unit by unit, input by input; then all biases, layer
  ///     by layer, one for each unit, or one for a layer that shares its bias.
  ///   - inputNames: one for each input; `nil`: `i1 …`.
  ///   - unitNames: a list for each layer, or `nil` for `h1 …`, `o1 …`.
  ///
  /// - Throws: what is wrong, where the numbers do not fit or the loss does not go with the outputs.
  public init(
    inputs: Int, layers: [Shape.LayerDescription], loss: Loss, parameters: [Double],
    inputNames: [String]? = nil, unitNames: [[String]?]? = nil
  ) throws(SetupProblem) {
    if let problem = Shape.problem(inputCount: inputs, layers: layers) { throw problem }
    try self.init(
      checking: Shape(inputCount: inputs, layers: layers), loss, parameters, inputNames, unitNames)
  }

  /// Makes a layered network with random weights, and biases of 0.
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs.
  ///   - layers: the layers with weights, from the first hidden one to the outputs.
  ///   - loss: what the error of an example is; it must go with the output layer's activation.
  ///   - initializer: between which bounds the weights lie.
  ///   - seed: the same seed gives the same weights, on every machine.
  ///
  /// - Throws: what is wrong, where a layer is empty or the loss does not go with the outputs.
  public init(
    inputs: Int, layers: [Shape.LayerDescription], loss: Loss, initializer: Initializer = .xavier,
    seed: UInt64
  ) throws(SetupProblem) {
    if let problem = Shape.problem(inputCount: inputs, layers: layers) { throw problem }
    let shape = Shape(inputCount: inputs, layers: layers)
    try self.init(
      checking: shape, loss, initializer.parameters(for: shape, seed: seed), nil, nil)
  }

  /// Makes a recurrent network, in which a weight leads from every unit into every unit.
  ///
  /// Its loss is the half squared error.
  ///
  /// - Parameters:
  ///   - units: the number of units.
  ///   - activation: sigmoid or tanh.
  ///   - biases: which units have a bias.
  ///   - recurrence: which units the outside reaches, and when they count as settled.
  ///   - parameters: all weights, a row for each unit, in it one for each unit that feeds it; then the
  ///     biases.
  ///   - inputNames: one for each input unit; `nil`: `i1 …`.
  ///   - unitNames: one for each unit; `nil`: `u1 …`.
  ///
  /// - Throws: what is wrong, where the numbers do not fit or the activation is another.
  public init(
    units: Int, activation: Activation, biases: LayerShape.Biases, recurrence: Recurrence,
    parameters: [Double], inputNames: [String]? = nil, unitNames: [String]? = nil
  ) throws(SetupProblem) {
    if let problem = Shape.problem(unitCount: units, recurrence: recurrence) { throw problem }
    let shape = Shape(
      unitCount: units, activation: activation, biases: biases, recurrence: recurrence)
    try self.init(checking: shape, .halfSquaredError, parameters, inputNames, [unitNames])
  }

  private init(
    checking shape: Shape, _ loss: Loss, _ parameters: [Double], _ inputNames: [String]?,
    _ unitNames: [[String]?]?
  ) throws(SetupProblem) {
    if let problem = Network.problem(shape, parameters, inputNames, unitNames) { throw problem }
    self.init(
      shape: shape, loss: loss, parameters: parameters, inputNames: inputNames,
      unitNames: unitNames)
    if let problem { throw problem }
  }

  /// Returns what is wrong with this network; `nil` where it is legal.
  ///
  /// The output layer's activation must go with the loss, and softmax can stand in no other layer; a
  /// recurrent network has sigmoid or tanh units and half squared errors.
  public var problem: SetupProblem? {
    if shape.recurrence != nil {
      guard loss == .halfSquaredError, Activation.settling.contains(shape.outputLayer.activation)
      else { return .recurrentPair }
    } else {
      for (index, layer) in shape.layers.dropLast().enumerated()
      where !layer.activation.isElementwise {
        return .hiddenActivation(layer.activation, layer: index)
      }
      let output = shape.outputLayer.activation
      guard loss.outputActivations.contains(output) else { return .outputActivation(output, loss) }
    }
    return Network.problem(shape, parameters, inputNames, unitNames)
  }

  /// What does not have the numbers that a shape says.
  static func problem(
    _ shape: Shape, _ parameters: [Double], _ inputNames: [String]?, _ unitNames: [[String]?]?
  ) -> SetupProblem? {
    guard parameters.count == shape.parameterCount else {
      return .parameterCount(parameters.count, expected: shape.parameterCount)
    }
    if let inputNames, inputNames.count != shape.inputCount {
      return .nameCount(inputNames.count, expected: shape.inputCount)
    }
    guard let unitNames else { return nil }
    guard unitNames.count == shape.layers.count else {
      return .nameCount(unitNames.count, expected: shape.layers.count)
    }
    for (names, layer) in zip(unitNames, shape.layers) {
      if let names, names.count != layer.unitCount {
        return .nameCount(names.count, expected: layer.unitCount)
      }
    }
    return nil
  }
}

extension Shape {
  /// What is wrong with the sizes of a layered network.
  static func problem(inputCount: Int, layers: [LayerDescription]) -> SetupProblem? {
    guard inputCount > 0 else { return .noInputs }
    guard !layers.isEmpty else { return .noLayers }
    return layers.firstIndex { $0.unitCount < 1 }.map { .noUnits(layer: $0) }
  }

  /// What is wrong with the size of a recurrent network, and with what the outside is said to reach.
  static func problem(unitCount: Int, recurrence: Recurrence) -> SetupProblem? {
    guard !recurrence.outputUnits.isEmpty else { return .noOutputUnits }
    for units in [recurrence.inputUnits, recurrence.outputUnits] {
      var found: Set<Int> = []
      for unit in units {
        guard (0..<unitCount).contains(unit) else { return .unitOutOfRange(unit) }
        guard found.insert(unit).inserted else { return .unitTwice(unit) }
      }
    }
    let settles =
      recurrence.tolerance >= 0 && recurrence.limit > 0
      && (0..<1).contains(recurrence.damping)
    return settles ? nil : .settling
  }
}
