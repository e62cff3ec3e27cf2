/// ∂out/∂net of each unit of a recurrent network that has settled forward.
struct SettledDerivativeSteps: StepSection {
  let count: Int

  var phase: Phase { .settleBackward }

  func quantity(at offset: Int) -> Quantity {
    .activationDerivative(Unit(layer: 0, index: offset))
  }

  func offset(of quantity: Quantity) -> Int? {
    guard case .activationDerivative(let unit) = quantity else { return nil }
    return unit.index
  }
}

/// The gradients of a recurrent network, from what has settled.
struct SettledGradientSteps: StepSection {
  let shape: LayerShape
  let hasOwnBiases: Bool

  var phase: Phase { .gradients }
  var count: Int { shape.unitCount * unitSize }
  var unitSize: Int { shape.inputCount + (hasOwnBiases ? 1 : 0) }

  func quantity(at offset: Int) -> Quantity {
    let (to, from) = offset.quotientAndRemainder(dividingBy: unitSize)
    return .gradient(
      from < shape.inputCount ? shape.weight(to: to, from: from) : shape.firstBias + to)
  }

  func offset(of quantity: Quantity) -> Int? {
    guard case .gradient(let parameter) = quantity else { return nil }
    if shape.weights.contains(parameter) {
      let (to, from) = shape.ends(of: parameter)
      return to * unitSize + from
    }
    return hasOwnBiases && shape.biasNumbers.contains(parameter)
      ? (parameter - shape.firstBias) * unitSize + shape.inputCount : nil
  }
}
