/// How an update is made from a gradient g.
public enum Optimizer: String, CaseIterable, Sendable {
  /// p⁺ = p − η·g: gradient descent.
  case sgd
  /// v = μ·v + g; p⁺ = p − η·v
  case momentum
  /// v = μ·v + g; p⁺ = p − η·(g + μ·v) (Nesterov 1983)
  case nesterov
  /// s = α·s + (1 − α)·g²; p⁺ = p − η·g/(√s + ε) (Tieleman and Hinton 2012)
  case rmsprop
  /// m = β1·m + (1 − β1)·g; s = β2·s + (1 − β2)·g²; p⁺ = p − η·mhat/(√shat + ε) with
  /// mhat = m/(1 − β1ᵗ) and shat = s/(1 − β2ᵗ) in update t (Kingma and Ba 2015)
  case adam

  /// A number that an optimizer keeps or finds for a parameter.
  public enum Number: String, CaseIterable, Sendable {
    /// v, how the parameter has been moving.
    case velocity = "v"
    /// m, a running mean of the gradients.
    case moment = "m"
    /// s, a running mean of their squares.
    case squares = "s"
    /// m without what it still has of its beginning at 0.
    case correctedMoment = "mhat"
    /// s without what it still has of its beginning at 0.
    case correctedSquares = "shat"
  }

  /// What is found for each parameter before it changes, in the order of the steps.
  public var numbers: [Number] {
    switch self {
    case .sgd: []
    case .momentum, .nesterov: [.velocity]
    case .rmsprop: [.squares]
    case .adam: [.moment, .squares, .correctedMoment, .correctedSquares]
    }
  }

  /// Whether it has a velocity, of which μ stays.
  package var usesMomentum: Bool { numbers.contains(.velocity) }

  /// β1, how much of m stays.
  package static let momentDecay = 0.9
  /// α of rmsprop and β2 of adam, how much of s stays.
  package var squaresDecay: Double { self == .adam ? 0.999 : 0.99 }
  /// ε, which keeps a division from being one by 0.
  package static let epsilon = 1e-8
}

/// What an optimizer keeps from update to update.
package struct OptimizerState: Equatable, Sendable {
  /// v, or m: one for each parameter; none where there is neither.
  package internal(set) var first: [Double]
  /// s: one for each parameter; none where there is none.
  package internal(set) var second: [Double]
  package internal(set) var powers = Powers()

  /// What is the same for all parameters.
  package struct Powers: Equatable, Sendable {
    /// β1ᵗ, t the number of updates.
    package private(set) var moment = 1.0
    /// β2ᵗ, likewise.
    package private(set) var squares = 1.0

    /// Counts an update: one more factor in the powers.
    mutating func beginUpdate(_ optimizer: Optimizer) {
      guard optimizer == .adam else { return }
      moment *= Optimizer.momentDecay
      squares *= optimizer.squaresDecay
    }
  }

  /// Begins before the first update.
  init(_ optimizer: Optimizer, parameterCount: Int) {
    let keepsFirst = optimizer != .sgd && optimizer != .rmsprop
    let keepsSecond = optimizer == .rmsprop || optimizer == .adam
    first = keepsFirst ? [Double](repeating: 0, count: parameterCount) : []
    second = keepsSecond ? [Double](repeating: 0, count: parameterCount) : []
  }

  /// Whether all its numbers are finite.
  var isFinite: Bool { first.allSatisfy(\.isFinite) && second.allSatisfy(\.isFinite) }

  /// How many numbers it holds.
  var count: Int { first.count + second.count }

  /// Returns a number of a parameter.
  func value(_ number: Optimizer.Number, of parameter: Int) -> Double {
    switch number {
    case .velocity, .moment: first[parameter]
    case .squares: second[parameter]
    case .correctedMoment: first[parameter] / (1 - powers.moment)
    case .correctedSquares: second[parameter] / (1 - powers.squares)
    }
  }
}
