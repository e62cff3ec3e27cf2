/// ∂E/∂out, ∂out/∂net and δ.
extension StepRules {
  // MARK: - ∂E/∂out

  /// ∂E/∂out: how the loss changes with an output; else the sum of what comes back from the units fed.
  func activationGradient(of unit: Unit) -> Double {
    guard shape.outputIndex(of: unit) == nil else { return outputGradient(of: unit) }
    return sum(feeds(of: unit).map { read(.deltaTerm(weight: $0.weight)) })
  }

  func activationGradientSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    shape.outputIndex(of: unit).map { outputGradientSlips(of: unit, $0) }
      ?? hiddenGradientSlips(of: unit)
  }

  private func outputGradient(of unit: Unit) -> Double {
    pass.network.loss.outputGradient(
      target: read(.target(shape.outputIndex(of: unit) ?? unit.index)),
      activation: read(.activation(unit)), outputCount: shape.outputCount)
  }

  private func outputGradientSlips(
    of unit: Unit, _ output: Int
  ) -> [(slip: Slip, values: [SlipValue])] {
    [
      (.sign, one(-outputGradient(of: unit))),
      (.factorTwo, one(2 * outputGradient(of: unit))),
      (.errorForDerivative, one(read(.unitError(output)))),
    ]
  }

  private func hiddenGradientSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    let next = shape.layers[unit.layer + 1]
    let j = unit.index
    let fed = feeds(of: unit)
    let terms = fed.map { read(.deltaTerm(weight: $0.weight)) }
    let isCanceled = fed.contains { pass.beginsWithDelta($0.unit) }
    /// The sum over the units fed, of a factor and a weight.
    func sumOver(_ factor: (Unit) -> Quantity, times weight: (Unit) -> Double) -> Double {
      sum(fed.map { read(factor($0.unit)) * weight($0.unit) })
    }
    func w(_ to: Int, _ from: Int) -> Double { read(.parameter(next.weight(to: to, from: from))) }
    let targets = (0..<shape.outputCount).map(Quantity.target)
    return [
      (
        .forgotTheSum,
        zip(fed, terms).map { SlipValue(value: $1, taken: .deltaTerm(weight: $0.weight)) }
      ),
      (
        .rowForColumn,
        one(
          next.unitCount == next.inputCount
            ? sumOver(Quantity.delta, times: { w(j, $0.index) }) : nil)
      ),
      (
        .updatedWeights,
        one(
          pass.canUpdateEarly
            ? sumOver(Quantity.delta, times: { updated(next.weight(to: $0.index, from: j)) })
            : nil)
      ),
      (
        .errorNotDelta,
        one(isCanceled ? nil : sumOver(Quantity.activationGradient, times: { w($0.index, j) }))
      ),
      (.averagedTerms, one(sum(terms) / Double(terms.count))),
      (.lostSign, one(sum(terms.map { abs($0) }))),
      (.noWeights, one(sumOver(Quantity.delta, times: { _ in 1 }))),
      (
        .hiddenTarget,
        targets.map { SlipValue(value: read(.activation(unit)) - read($0), taken: $0) }
      ),
    ]
  }

  /// The units that a hidden unit feeds, each with the weight between them.
  private func feeds(of unit: Unit) -> [(unit: Unit, weight: Int)] {
    let next = shape.layers[unit.layer + 1]
    return (0..<next.unitCount).map {
      (Unit(layer: unit.layer + 1, index: $0), next.weight(to: $0, from: unit.index))
    }
  }

  // MARK: - One term of it

  /// δ·w, with the weight before its update; after it where each layer is updated before the one below.
  func deltaTerm(ofWeight weight: Int) -> Double {
    read(.delta(shape.target(ofWeight: weight)))
      * read(settings.updateOrder == .sequential ? .updated(weight) : .parameter(weight))
  }

  func deltaTermSlips(ofWeight weight: Int) -> [(slip: Slip, values: [SlipValue])] {
    let delta = read(.delta(shape.target(ofWeight: weight)))
    return [(.updatedWeights, one(pass.canUpdateEarly ? delta * updated(weight) : nil))]
  }

  // MARK: - ∂out/∂net

  /// ∂out/∂net: the slope of the activation function at net.
  func activationDerivative(of unit: Unit) -> Double {
    shape.layers[unit.layer].activation.derivative(
      netInput: read(.netInput(unit)), activation: read(.activation(unit)))
  }

  func activationDerivativeSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    let activation = shape.layers[unit.layer].activation
    let (net, out) = (read(.netInput(unit)), read(.activation(unit)))
    let (isSigmoid, isTanh) = (activation == .sigmoid, activation == .tanh)
    return [
      (
        .derivativeOfOut,
        one(
          activation.derivative(netInput: out, activation: activation.value(ofNetInput: out)))
      ),
      (.derivativeOfNet, one(isSigmoid ? net * (1 - net) : isTanh ? 1 - net * net : nil)),
      (.tanhDerivative, one(isSigmoid ? 1 - out * out : nil)),
      (.sigmoidDerivative, one(isTanh ? out * (1 - out) : nil)),
      (.halfADerivative, one(isSigmoid ? 1 - out : nil)),
    ]
  }

  // MARK: - δ

  /// δ: the product of ∂E/∂out and ∂out/∂net, or out − target where the loss cancels the slope.
  func delta(of unit: Unit) -> Double {
    pass.beginsWithDelta(unit)
      ? outputGradient(of: unit)
      : read(.activationGradient(unit)) * read(.activationDerivative(unit))
  }

  func deltaSlips(of unit: Unit) -> [(slip: Slip, values: [SlipValue])] {
    guard pass.beginsWithDelta(unit) else {
      return [(.noDerivative, one(read(.activationGradient(unit))))]
    }
    let out = read(.activation(unit))
    return [(.andDerivative, one(outputGradient(of: unit) * (out * (1 - out))))]
  }
}
