import Backprop

/// A step, and the names of the groups that it stands in: a group is a stretch with the same name.
struct NaiveStep: Equatable {
  let phase: Phase
  let quantity: Quantity
  let unit: String
  let layer: String

  func group(_ granularity: Granularity) -> String {
    switch granularity {
    case .step: "\(quantity)"
    case .unit: unit
    case .layer: layer
    case .phase: phase.rawValue
    case .example, .epoch: ""
    }
  }
}

/// The list of an example's steps, written down one after another.
struct NaiveSteps {
  private(set) var steps: [NaiveStep] = []
  private let shape: Shape
  private let loss: Loss
  private let trainsBiases: Bool

  init(network: Network, settings: TrainingSettings, batchSize: Int?, endsEpoch: Bool) {
    shape = network.shape
    loss = network.loss
    trainsBiases = settings.biases == .trained
    for layer in shape.layers.indices { addForward(layer) }
    for output in 0..<shape.outputCount { addSymbol(.error, .unitError(output)) }
    addSymbol(.error, .totalError)
    for layer in shape.layers.indices.reversed() {
      addBackward(layer)
      guard settings.updateOrder == .sequential else { continue }
      for parameter in trained where shape.place(of: parameter).layer == layer {
        addSymbol(.update, .updated(parameter))
      }
    }
    if let batchSize, settings.updateOrder == .simultaneous {
      if batchSize > 1 {
        for parameter in trained { addSymbol(.update, .batchGradient(parameter)) }
      }
      for parameter in trained { addUpdate(of: parameter, settings.optimizer) }
    }
    if endsEpoch { addSymbol(.check, .error) }
  }

  private var trained: Range<Int> {
    0..<(trainsBiases ? shape.parameterCount : shape.weightCount)
  }

  private mutating func addSymbol(_ phase: Phase, _ quantity: Quantity) {
    steps.append(
      NaiveStep(phase: phase, quantity: quantity, unit: "\(quantity)", layer: "\(phase)"))
  }

  private mutating func addUpdate(of parameter: Int, _ optimizer: Optimizer) {
    let numbers: [Optimizer.Number] =
      switch optimizer {
      case .sgd: []
      case .momentum, .nesterov: [.velocity]
      case .rmsprop: [.squares]
      case .adam: [.moment, .squares, .correctedMoment, .correctedSquares]
      }
    let quantities = numbers.map { Quantity.optimizer($0, parameter) } + [.updated(parameter)]
    for quantity in quantities {
      steps.append(
        NaiveStep(
          phase: .update, quantity: quantity, unit: "update \(parameter)", layer: "update"))
    }
  }

  private mutating func addForward(_ index: Int) {
    let layer = shape.layers[index]
    for number in 0..<layer.unitCount {
      let unit = Unit(layer: index, index: number)
      var quantities: [Quantity] = []
      for input in 0..<layer.inputCount {
        quantities.append(.term(weight: layer.weight(to: number, from: input)))
      }
      quantities.append(.netInput(unit))
      if layer.activation != .softmax { quantities.append(.activation(unit)) }
      add(.forward, quantities, unit)
    }
    guard layer.activation == .softmax else { return }
    let units = (0..<layer.unitCount).map { Unit(layer: index, index: $0) }
    for quantity in [.exponentialSum(layer: index)] + units.map(Quantity.activation) {
      steps.append(
        NaiveStep(
          phase: .forward, quantity: quantity, unit: "\(quantity)", layer: "forward \(index)"))
    }
  }

  private mutating func addBackward(_ index: Int) {
    let layer = shape.layers[index]
    for number in 0..<layer.unitCount {
      let unit = Unit(layer: index, index: number)
      var quantities: [Quantity] = []
      if index + 1 < shape.layers.count {
        let next = shape.layers[index + 1]
        for fed in 0..<next.unitCount {
          quantities.append(.deltaTerm(weight: next.weight(to: fed, from: number)))
        }
      }
      if index + 1 < shape.layers.count || [.halfSquaredError, .meanSquaredError].contains(loss) {
        quantities += [.activationGradient(unit), .activationDerivative(unit)]
      }
      quantities.append(.delta(unit))
      for input in 0..<layer.inputCount {
        let weight = layer.weight(to: number, from: input)
        quantities += [.netInputDerivative(weight: weight), .gradient(weight)]
      }
      if trainsBiases, layer.biases == .perUnit {
        quantities.append(.gradient(layer.firstBias + number))
      }
      add(.backward, quantities, unit)
    }
    guard trainsBiases, layer.biases == .shared else { return }
    steps.append(
      NaiveStep(
        phase: .backward, quantity: .gradient(layer.firstBias), unit: "shared \(index)",
        layer: "backward \(index)"))
  }

  private mutating func add(_ phase: Phase, _ quantities: [Quantity], _ unit: Unit) {
    for quantity in quantities {
      steps.append(
        NaiveStep(
          phase: phase, quantity: quantity, unit: "\(phase) \(unit.layer).\(unit.index)",
          layer: "\(phase) \(unit.layer)"))
    }
  }
}
