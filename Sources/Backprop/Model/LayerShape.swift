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

  /// The unit that a weight leads into, and the input that it comes from, both from 0.
  ///
  /// - Precondition: it is one of the layer's weights.
  func ends(of weight: Int) -> (unit: Int, input: Int) {
    let (unit, input) = (weight - firstWeight).quotientAndRemainder(dividingBy: inputCount)
    return (unit, input)
  }
}
