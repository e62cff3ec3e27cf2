/// Forward through a layer: a unit's terms, their sum and, except in a softmax layer, what comes of it.
struct ForwardSteps: StepSection {
  private let index: Int
  private let shape: LayerShape
  let unitSize: Int

  init(layer index: Int, _ shape: LayerShape) {
    self.index = index
    self.shape = shape
    unitSize = shape.inputCount + (shape.activation == .softmax ? 1 : 2)
  }

  var phase: Phase { .forward }
  var count: Int { shape.unitCount * unitSize }
  var layer: Int? { index }

  func quantity(at offset: Int) -> Quantity {
    let (unit, place) = offset.quotientAndRemainder(dividingBy: unitSize)
    if place < shape.inputCount { return .term(weight: shape.weight(to: unit, from: place)) }
    let id = Unit(layer: index, index: unit)
    return place == shape.inputCount ? .netInput(id) : .activation(id)
  }

  func offset(of quantity: Quantity) -> Int? {
    switch quantity {
    case .term(let weight) where shape.weights.contains(weight):
      let (unit, input) = shape.ends(of: weight)
      return unit * unitSize + input
    case .netInput(let unit) where unit.layer == index:
      return unit.index * unitSize + shape.inputCount
    case .activation(let unit) where unit.layer == index && shape.activation != .softmax:
      return unit.index * unitSize + shape.inputCount + 1
    default: return nil
    }
  }
}
