internal import Kernels

/// net and out.
extension StepRules {
  // MARK: - net

  /// net: the terms in their order, then the bias.
  func netInput(of unit: Unit) -> Double {
    let layer = shape.layers[unit.layer]
    let terms = (0..<layer.inputCount).map {
      read(.term(weight: layer.weight(to: unit.index, from: $0)))
    }
    return sum(terms) + bias(of: unit)
  }

  func netInputSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    let layer = shape.layers[unit.layer]
    let (n, j) = (layer.inputCount, unit.index)
    let hasBias = layer.biases != .none
    func w(_ to: Int, _ from: Int) -> Double { read(.parameter(layer.weight(to: to, from: from))) }
    func x(_ input: Int) -> Double { read(shape.source(input, toLayer: unit.layer)) }
    /// The sum over the inputs, and the bias.
    func net(_ term: (Int) -> Double) -> Double { sum((0..<n).map(term)) + bias(of: unit) }
    let hasBefore = unit.layer > 0
    return [
      (.noBias, one(hasBias ? sum((0..<n).map { w(j, $0) * x($0) }) : nil)),
      (.transposedWeights, one(n == layer.unitCount ? net { w($0, j) * x($0) } : nil)),
      (.inputsSwapped, one(net { w(j, $0) * x(n - 1 - $0) })),
      (
        .netForOut,
        one(
          hasBefore
            ? net { w(j, $0) * read(.netInput(Unit(layer: unit.layer - 1, index: $0))) } : nil)
      ),
      (
        .inputsAgain,
        one(hasBefore && n == shape.inputCount ? net { w(j, $0) * read(.input($0)) } : nil)
      ),
    ]
  }

  /// The unit's bias; −0, which changes no sum, where it has none.
  private func bias(of unit: Unit) -> Double {
    shape.layers[unit.layer].bias(of: unit.index).map { read(.parameter($0)) } ?? -0.0
  }

  // MARK: - out

  /// out: the activation function of net; of a softmax, the unit's share in Σexp.
  func activation(of unit: Unit) -> Double {
    let activation = shape.layers[unit.layer].activation
    let netInput = read(.netInput(unit))
    guard activation == .softmax else { return activation.value(ofNetInput: netInput) }
    return ElementaryFunctions.exp(netInput - softmax(ofLayer: unit.layer).largest)
      / read(.exponentialSum(layer: unit.layer))
  }

  func activationSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    let netInput = read(.netInput(unit))
    let isSigmoid = shape.layers[unit.layer].activation == .sigmoid
    return [
      (.noActivation, one(netInput)),
      (.exponentSign, one(isSigmoid ? 1 / (1 + ElementaryFunctions.exp(netInput)) : nil)),
    ]
  }

  /// Σexp.
  func exponentialSum(ofLayer layer: Int) -> Double { softmax(ofLayer: layer).sum }

  /// What the units of a softmax layer have in common.
  func softmax(ofLayer layer: Int) -> Softmax {
    let netInputs = (0..<shape.layers[layer].unitCount).map {
      read(.netInput(Unit(layer: layer, index: $0)))
    }
    return netInputs.withUnsafeBufferPointer { Softmax($0, units: netInputs.indices) }
  }
}
