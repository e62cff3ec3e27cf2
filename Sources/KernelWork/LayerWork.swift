/// What a kernel has to know of a layer.
///
/// Places count 64-bit numbers. Weights stand in panels of up to 32 units: a panel has a row for each input, and in it a lane for
/// each unit, so that one load takes a whole vector of them; see `Panels`. Lanes beyond the last unit
/// are computed with the others, and their δ is masked out.
package struct LayerWork: Sendable {
  /// The activation function of the units.
  package enum Function: Sendable {
    case linear, sigmoid, tanh, relu, leakyRelu, softplus, softmax
  }

  package let inputCount: Int
  package let unitCount: Int
  package var function: Function
  package let hasBiases: Bool
  /// Whether all units have one bias.
  package let isBiasShared: Bool
  /// The lanes of the layer, those beyond its last unit among them.
  package let laneCount: Int
  /// Where the weights begin in an area of parameters: panels over the units, a row for each input.
  package let weights: Int
  /// Where the biases begin in an area of parameters: one in each lane, a shared one in all.
  package let biasValues: Int
  /// Where the same weights begin once more in the memory, for backpropagation to read: panels over the
  /// units of the layer below, a row for each unit of this one.
  package let transposed: Int
  /// Where the mask of the units begins in the memory: all bits in their lanes, none beyond.
  package let mask: Int
  /// Where the values of the examples begin in the room: a row of `laneCount` for each.
  package let activations: Int
  package let netInputs: Int
  package let deltas: Int

  package init(
    inputCount: Int, unitCount: Int, function: Function, hasBiases: Bool, isBiasShared: Bool,
    weights: Int, biasValues: Int, transposed: Int, mask: Int, activations: Int, netInputs: Int,
    deltas: Int
  ) {
    self.inputCount = inputCount
    self.unitCount = unitCount
    self.function = function
    self.hasBiases = hasBiases
    self.isBiasShared = isBiasShared
    laneCount = Panels.laneCount(ofUnits: unitCount)
    self.weights = weights
    self.biasValues = biasValues
    self.transposed = transposed
    self.mask = mask
    self.activations = activations
    self.netInputs = netInputs
    self.deltas = deltas
  }

  /// Where the weight from an input into a unit stands in an area of parameters.
  package func weight(to unit: Int, from input: Int) -> Int {
    weights + Panels.place(ofUnit: unit, row: input, unitCount: unitCount, rowCount: inputCount)
  }

  /// Where the same weight stands once more in the memory.
  package func returningWeight(to unit: Int, from input: Int) -> Int {
    transposed + Panels.place(ofUnit: input, row: unit, unitCount: inputCount, rowCount: unitCount)
  }
}
