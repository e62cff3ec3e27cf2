import Backprop

/// The edges that a step lights, and the way the eye is to go along them.
struct LitEdges {
  enum Direction {
    case forward
    case backward
    case none
  }

  let weights: Set<Int>
  let direction: Direction

  init(_ context: Context) {
    (weights, direction) = LitEdges.found(context)
  }

  private static func found(_ context: Context) -> (Set<Int>, Direction) {
    let shape = context.shape
    switch context.asked ?? context.step?.quantity {
    case .term(let weight): return ([weight], .forward)
    case .netInput(let unit):
      let layer = shape.layers[unit.layer]
      let weights = (0..<layer.inputCount).map { layer.weight(to: unit.index, from: $0) }
      return (Set(weights), .forward)
    case .activationGradient(let unit) where !shape.isOutput(unit):
      let next = shape.layers[unit.layer + 1]
      let weights = (0..<next.unitCount).map { next.weight(to: $0, from: unit.index) }
      return (Set(weights), .backward)
    case .deltaTerm(let weight), .netInputDerivative(let weight): return ([weight], .backward)
    case .gradient(let parameter) where !shape.isBias(parameter): return ([parameter], .backward)
    case .batchGradient(let parameter), .optimizer(_, let parameter), .updated(let parameter):
      return ([parameter], .none)
    default: return ([], .none)
    }
  }
}
