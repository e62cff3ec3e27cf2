/// How the first weights are drawn; biases begin at 0.
public enum Initializer: String, CaseIterable, Sendable {
  /// Uniform between −½ and ½.
  case uniform
  /// Uniform within ±√(6 / (in + out)) (Glorot and Bengio 2010).
  case xavier
  /// Uniform within ±√(6 / in) (He et al. 2015).
  case he

  /// Returns the bound of the weights of a layer.
  public func bound(inputCount: Int, unitCount: Int) -> Double {
    switch self {
    case .uniform: 0.5
    case .xavier: (6 / Double(inputCount + unitCount)).squareRoot()
    case .he: (6 / Double(inputCount)).squareRoot()
    }
  }

  /// Returns the parameters of a network, in the order of `Shape`.
  public func parameters(for shape: Shape, seed: UInt64) -> [Double] {
    var source = RandomSource(seed: seed)
    var parameters = [Double](repeating: 0, count: shape.parameterCount)
    for layer in shape.layers {
      let bound = bound(inputCount: layer.inputCount, unitCount: layer.unitCount)
      for weight in layer.weights { parameters[weight] = source.nextUniform(within: bound) }
    }
    return parameters
  }
}
