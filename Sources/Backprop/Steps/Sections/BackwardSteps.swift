/// Backward through a layer, unit by unit: its terms where it is hidden, ∂E/∂out, ∂out/∂net, δ (or δ
/// alone), two for each weight into it, and the gradient of its own bias.
struct BackwardSteps: StepSection {
  private let index: Int
  private let shape: LayerShape
  /// The layer that it feeds; `nil` where its units are the outputs.
  private let next: LayerShape?
  /// Whether the loss cancels the slope, so that the steps before δ are left out.
  private let beginsWithDelta: Bool
  private let hasOwnBiases: Bool

  init(layer index: Int, in network: Network, biasesTrained: Bool) {
    let layers = network.shape.layers
    self.index = index
    shape = layers[index]
    next = index + 1 < layers.count ? layers[index + 1] : nil
    beginsWithDelta = next == nil && network.loss.beginsWithDelta
    hasOwnBiases = biasesTrained && shape.biases == .perUnit
  }

  var phase: Phase { .backward }
  var count: Int { shape.unitCount * unitSize }
  var unitSize: Int { deltaPlace + 1 + 2 * shape.inputCount + (hasOwnBiases ? 1 : 0) }
  var layer: Int? { index }

  private var termCount: Int { next?.unitCount ?? 0 }
  /// The place of δ among the steps of a unit.
  private var deltaPlace: Int { termCount + (beginsWithDelta ? 0 : 2) }

  func quantity(at offset: Int) -> Quantity {
    let (unit, place) = offset.quotientAndRemainder(dividingBy: unitSize)
    if let next, place < termCount { return .deltaTerm(weight: next.weight(to: place, from: unit)) }
    let id = Unit(layer: index, index: unit)
    switch place - deltaPlace {
    case -2: return .activationGradient(id)
    case -1: return .activationDerivative(id)
    case 0: return .delta(id)
    default:
      let (input, isGradient) = (place - deltaPlace - 1).quotientAndRemainder(dividingBy: 2)
      guard input < shape.inputCount else { return .gradient(shape.firstBias + unit) }
      let weight = shape.weight(to: unit, from: input)
      return isGradient == 1 ? .gradient(weight) : .netInputDerivative(weight: weight)
    }
  }

  func offset(of quantity: Quantity) -> Int? {
    switch quantity {
    case .deltaTerm(let weight):
      guard let next, next.weights.contains(weight) else { return nil }
      let (to, from) = next.ends(of: weight)
      return from * unitSize + to
    case .activationGradient(let unit) where unit.layer == index && !beginsWithDelta:
      return unit.index * unitSize + deltaPlace - 2
    case .activationDerivative(let unit) where unit.layer == index && !beginsWithDelta:
      return unit.index * unitSize + deltaPlace - 1
    case .delta(let unit) where unit.layer == index:
      return unit.index * unitSize + deltaPlace
    case .netInputDerivative(let weight) where shape.weights.contains(weight):
      return offset(ofWeight: weight)
    case .gradient(let weight) where shape.weights.contains(weight):
      return offset(ofWeight: weight) + 1
    case .gradient(let bias) where hasOwnBiases && shape.biasNumbers.contains(bias):
      return (bias - shape.firstBias) * unitSize + deltaPlace + 1 + 2 * shape.inputCount
    default: return nil
    }
  }

  private func offset(ofWeight weight: Int) -> Int {
    let (unit, input) = shape.ends(of: weight)
    return unit * unitSize + deltaPlace + 1 + 2 * input
  }
}

/// The gradient of the bias that all units of a layer share.
struct SharedBiasStep: StepSection {
  let index: Int
  let bias: Int

  var phase: Phase { .backward }
  var count: Int { 1 }
  var layer: Int? { index }

  func quantity(at offset: Int) -> Quantity { .gradient(bias) }

  func offset(of quantity: Quantity) -> Int? { quantity == .gradient(bias) ? 0 : nil }
}
