internal import Backprop

/// What the examples of an epoch so far say of its units, gradients and parameters.
struct EpochTally: Sendable {
  /// Saturated is a sigmoid's out with out·(1 − out) below this.
  static let flatSigmoid = 0.01
  /// Saturated is a tanh's out with 1 − out² below this.
  static let flatTanh = 0.06
  /// A unit is saturated where it is so for that many tenths of the examples.
  static let flatTenths = 9
  /// A gradient vanishes where it is below this share of the last layer's.
  static let vanishingShare = 1e-3

  private(set) var exampleCount = 0
  private var updateCount = 0
  /// The greatest net of each unit, NaN where one was NaN; by `Shape.number(of:)`.
  private var greatestNets: [Double]
  /// For how many examples out was flat.
  private var flatCounts: [Int]
  /// Σ(∂E/∂w)² over the weights of the first and of the last layer.
  private var squares = (first: 0.0, last: 0.0)
  /// Whether some update changed it.
  private var isChanged: [Bool]

  init(_ shape: Shape) {
    greatestNets = [Double](repeating: -.infinity, count: shape.unitCount)
    flatCounts = [Int](repeating: 0, count: shape.unitCount)
    isChanged = [Bool](repeating: false, count: shape.parameterCount)
  }

  /// Adds an example, with the update that follows it.
  mutating func add(_ pass: ExamplePass) {
    exampleCount += 1
    for layer in pass.shape.layers {
      for unit in layer.units {
        let net = pass.netInputs[unit]
        // A NaN stays: nothing is above it.
        if net > greatestNets[unit] || net.isNaN { greatestNets[unit] = net }
        if EpochTally.isFlat(pass.activations[unit], layer.activation) { flatCounts[unit] += 1 }
      }
    }
    if let first = pass.shape.layers.first, let last = pass.shape.layers.last {
      for weight in first.weights {
        squares.first += pass.gradients[weight] * pass.gradients[weight]
      }
      for weight in last.weights { squares.last += pass.gradients[weight] * pass.gradients[weight] }
    }
    guard pass.layout.ending.batchSize != nil else { return }
    updateCount += 1
    for parameter in isChanged.indices
    where pass.parameters[parameter].bitPattern != pass.updatedParameters[parameter].bitPattern {
      isChanged[parameter] = true
    }
  }

  private static func isFlat(_ out: Double, _ activation: Activation) -> Bool {
    switch activation {
    case .sigmoid: out * (1 - out) < flatSigmoid
    case .tanh: 1 - out * out < flatTanh
    case .linear, .relu, .leakyRelu, .softplus, .softmax: false
    }
  }

  /// Whether a state holds over the epoch.
  func holds(_ state: RunState, _ shape: Shape, _ settings: TrainingSettings) -> Bool {
    /// Whether one unit, or any, is among some.
    func isAmong(_ units: [Int], _ unit: Unit?) -> Bool {
      unit.map { units.contains(shape.number(of: $0)) } ?? !units.isEmpty
    }
    switch state {
    case .dead(let unit): return isAmong(deadUnits(shape), unit)
    case .saturated(let unit): return isAmong(saturatedUnits(shape), unit)
    case .vanishing:
      let (first, last) = gradientSizes(shape)
      return first < EpochTally.vanishingShare * last
    case .unchanged(let parameter):
      if let parameter { return !isChanged[parameter] }
      let trained = settings.biases == .trained ? shape.parameterCount : shape.weightCount
      return unchangedParameters(settings, shape).count == trained
    // It is judged at updates.
    case .exploding: return false
    }
  }

  /// By what a state was judged; `nil` where there is nothing to tell.
  func evidence(of state: RunState, _ shape: Shape, _ settings: TrainingSettings) -> StateEvidence?
  {
    switch state {
    case .dead(let unit):
      let dead = unit.map { [shape.number(of: $0)] } ?? deadUnits(shape)
      guard let first = dead.first else { return nil }
      return .dead(
        units: dead.map(shape.unit(numbered:)), greatestNet: greatestNet(of: first))
    case .saturated(let unit):
      let flat = unit.map { [shape.number(of: $0)] } ?? saturatedUnits(shape)
      guard let first = flat.first else { return nil }
      return .saturated(units: flat.map(shape.unit(numbered:)), share: flatShare(of: first))
    case .vanishing:
      let (first, last) = gradientSizes(shape)
      return .vanishing(share: first / last)
    case .unchanged(let parameter):
      guard holds(state, shape, settings) else { return nil }
      return .unchanged(
        count: parameter == nil ? unchangedParameters(settings, shape).count : 1,
        updates: updateCount)
    case .exploding: return nil
    }
  }

  /// The units that are dead over the epoch, by their numbers.
  func deadUnits(_ shape: Shape) -> [Int] {
    units(of: [.relu, .leakyRelu], in: shape).filter { greatestNets[$0] <= 0 }
  }

  /// The greatest net of a unit over the epoch; NaN where one was NaN.
  func greatestNet(of unit: Int) -> Double { greatestNets[unit] }

  /// The units that are saturated over the epoch, by their numbers.
  func saturatedUnits(_ shape: Shape) -> [Int] {
    units(of: [.sigmoid, .tanh], in: shape)
      .filter { 10 * flatCounts[$0] >= EpochTally.flatTenths * exampleCount }
  }

  /// For which share of the examples a unit's out was flat.
  func flatShare(of unit: Int) -> Double { Double(flatCounts[unit]) / Double(exampleCount) }

  /// The root mean square of ∂E/∂w over the epoch, in the first and in the last layer.
  func gradientSizes(_ shape: Shape) -> (first: Double, last: Double) {
    guard let first = shape.layers.first, let last = shape.layers.last else { return (0, 0) }
    return (
      (squares.first / Double(first.weightCount * exampleCount)).squareRoot(),
      (squares.last / Double(last.weightCount * exampleCount)).squareRoot()
    )
  }

  /// The trained parameters that no update of the epoch changed.
  func unchangedParameters(_ settings: TrainingSettings, _ shape: Shape) -> [Int] {
    let trained = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    return (0..<trained).filter { !isChanged[$0] }
  }

  /// The units with one of some activations, by their numbers.
  private func units(of activations: Set<Activation>, in shape: Shape) -> [Int] {
    shape.layers.filter { activations.contains($0.activation) }.flatMap(\.units)
  }
}
