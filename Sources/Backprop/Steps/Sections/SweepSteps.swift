/// All sweeps in which a recurrent network settles in one direction.
///
/// A sweep has for each unit its terms, their sum and what comes of it, then the largest change:
/// forward w·out, net, out; backward δ·w, ∂E/∂out, δ.
struct SweepSteps: StepSection {
  let isForward: Bool
  let sweepCount: Int
  let shape: LayerShape

  /// How many steps a sweep has, forward or backward.
  static func size(of shape: LayerShape) -> Int { shape.unitCount * (shape.unitCount + 2) + 1 }

  private var size: Int { SweepSteps.size(of: shape) }

  var phase: Phase { isForward ? .settleForward : .settleBackward }
  var count: Int { sweepCount * size }
  var unitSize: Int { shape.unitCount + 2 }
  var sweepSize: Int? { size }
  var layer: Int? { 0 }

  func quantity(at offset: Int) -> Quantity {
    let (sweep, place) = offset.quotientAndRemainder(dividingBy: size)
    let (index, inUnit) = place.quotientAndRemainder(dividingBy: unitSize)
    let unit = Unit(layer: 0, index: index)
    let swept: Swept
    if index == shape.unitCount {
      swept = isForward ? .change : .deltaChange
    } else if inUnit < shape.unitCount {
      swept =
        isForward
        ? .term(weight: shape.weight(to: index, from: inUnit))
        : .deltaTerm(weight: shape.weight(to: inUnit, from: index))
    } else if inUnit == shape.unitCount {
      swept = isForward ? .netInput(unit) : .activationGradient(unit)
    } else {
      swept = isForward ? .activation(unit) : .delta(unit)
    }
    return .swept(swept, sweep: sweep + 1)
  }

  func offset(of quantity: Quantity) -> Int? {
    if case .swept(let swept, let sweep) = quantity { return offset(of: swept, sweep: sweep) }
    // Named without a sweep, it is that of the last.
    return quantity.inSweeps.flatMap { offset(of: $0, sweep: sweepCount) }
  }

  private func offset(of swept: Swept, sweep: Int) -> Int? {
    guard swept.isForward == isForward, sweep > 0, sweep <= sweepCount else { return nil }
    let first = (sweep - 1) * size
    switch swept {
    case .term(let weight):
      let (to, from) = shape.ends(of: weight)
      return first + to * unitSize + from
    case .deltaTerm(let weight):
      let (to, from) = shape.ends(of: weight)
      return first + from * unitSize + to
    case .netInput(let unit), .activationGradient(let unit):
      return first + unit.index * unitSize + shape.unitCount
    case .activation(let unit), .delta(let unit):
      return first + unit.index * unitSize + shape.unitCount + 1
    case .change, .deltaChange: return first + shape.unitCount * unitSize
    }
  }
}
