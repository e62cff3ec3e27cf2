internal import Backprop

/// What the examples of an epoch so far say of its units, gradients and parameters.
struct EpochTally: Equatable, Sendable {
  /// Saturated is a sigmoid's out with out·(1 − out) below this.
  static let flatSigmoid = 0.01
  /// Saturated is a tanh's out with 1 − out² below this.
  static let flatTanh = 0.06
  /// A gradient vanishes where it is below this share of the last layer's.
  static let vanishingShare = 1e-3

  private var exampleCount = 0
  private var updateCount = 0
  /// Whether some example had net above 0, or no number at all; by `Shape.number(of:)`.
  private var isAlive: [Bool]
  /// For how many examples out was flat.
  private var flatCounts: [Int]
  /// Σ(∂E/∂w)² over the weights of the first and of the last layer.
  private var squares = (first: 0.0, last: 0.0)
  /// Whether some update changed it.
  private var isChanged: [Bool]

  init(_ shape: Shape) {
    isAlive = [Bool](repeating: false, count: shape.unitCount)
    flatCounts = [Int](repeating: 0, count: shape.unitCount)
    isChanged = [Bool](repeating: false, count: shape.parameterCount)
  }

  static func == (a: EpochTally, b: EpochTally) -> Bool {
    a.exampleCount == b.exampleCount && a.updateCount == b.updateCount && a.isAlive == b.isAlive
      && a.flatCounts == b.flatCounts && a.squares == b.squares && a.isChanged == b.isChanged
  }

  /// Adds an example, with the update that follows it.
  mutating func add(_ pass: ExamplePass) {
    exampleCount += 1
    for layer in pass.shape.layers {
      for unit in layer.units {
        if !(pass.netInputs[unit] <= 0) { isAlive[unit] = true }
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
    switch state {
    case .dead(let unit):
      return units(unit, of: [.relu, .leakyRelu], in: shape).contains { !isAlive[$0] }
    case .saturated(let unit):
      return units(unit, of: [.sigmoid, .tanh], in: shape)
        .contains { 10 * flatCounts[$0] >= 9 * exampleCount }
    case .vanishing:
      guard let first = shape.layers.first, let last = shape.layers.last else { return false }
      let ofFirst = (squares.first / Double(first.weightCount * exampleCount)).squareRoot()
      let ofLast = (squares.last / Double(last.weightCount * exampleCount)).squareRoot()
      return ofFirst < EpochTally.vanishingShare * ofLast
    case .unchanged(let parameter):
      if let parameter { return !isChanged[parameter] }
      let trained = settings.biases == .trained ? shape.parameterCount : shape.weightCount
      return isChanged[..<trained].allSatisfy { !$0 }
    // It is judged at updates.
    case .exploding: return false
    }
  }

  /// One unit, or all with one of some activations, by their numbers.
  private func units(_ unit: Unit?, of activations: Set<Activation>, in shape: Shape) -> [Int] {
    if let unit { return [shape.number(of: unit)] }
    return shape.layers.filter { activations.contains($0.activation) }.flatMap(\.units)
  }
}

/// The norms of the gradients of the last updates.
struct GradientNorms: Equatable, Sendable {
  /// An update's gradients explode where their norm is over so many times the median of those before.
  static let explosion = 10.0
  /// So many updates before are looked at.
  static let span = 20
  /// The last ones, the oldest first.
  private var norms: [Double] = []

  /// Adds an update; returns whether its gradients explode, and `nil` where there have been too few to
  /// tell.
  mutating func add(_ pass: ExamplePass) -> Bool? {
    var sum = 0.0
    for gradient in pass.batchGradients { sum += gradient * gradient }
    let norm = sum.squareRoot()
    defer {
      norms.append(norm)
      if norms.count > GradientNorms.span { norms.removeFirst() }
    }
    guard norms.count == GradientNorms.span else { return nil }
    guard !norms.contains(where: \.isNaN) else { return false }
    let sorted = norms.sorted()
    let median = (sorted[GradientNorms.span / 2 - 1] + sorted[GradientNorms.span / 2]) / 2
    return norm > GradientNorms.explosion * median
  }
}
