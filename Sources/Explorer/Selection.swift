package import Backprop

/// What is pointed at in the network.
package enum Selection: Hashable, Sendable {
  case input(Int)
  case unit(Unit)
  /// The target of an output unit.
  case target(Int)
  /// A weight, or a bias as the unit shows it: a shared bias stands in each of its units.
  case parameter(Int, in: Unit)
}

extension Selection {
  /// The value that is pointed at.
  package var quantity: Quantity {
    switch self {
    case .input(let index): .input(index)
    case .unit(let unit): .activation(unit)
    case .target(let index): .target(index)
    case .parameter(let parameter, _): .parameter(parameter)
    }
  }

  /// What a step is about, to begin pointing from.
  package init(about quantity: Quantity, in shape: Shape) {
    switch quantity {
    case .input(let index): self = .input(index)
    case .target(let index): self = .target(index)
    case .unitError(let index):
      self = .unit(Unit(layer: shape.layers.count - 1, index: index))
    case .netInput(let unit), .activation(let unit), .activationGradient(let unit),
      .activationDerivative(let unit), .delta(let unit):
      self = .unit(unit)
    case .parameter(let parameter), .term(let parameter), .deltaTerm(let parameter),
      .netInputDerivative(let parameter), .gradient(let parameter), .batchGradient(let parameter),
      .updated(let parameter):
      self = .parameter(parameter, in: Selection.unit(of: parameter, in: shape))
    case .totalError, .error, .learningRate:
      self = .unit(Unit(layer: shape.layers.count - 1, index: 0))
    }
  }

  /// The unit that a parameter belongs to; the first one of a shared bias.
  package static func unit(of parameter: Int, in shape: Shape) -> Unit {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, _): Unit(layer: layer, index: to)
    case .bias(let layer, let unit): Unit(layer: layer, index: unit)
    case .sharedBias(let layer): Unit(layer: layer, index: 0)
    }
  }

  /// Returns the neighbour in a direction, in the order in which cards stand: a unit, its weights,
  /// its bias, the next unit; to the left what it reads, to the right what reads it.
  package func moved(_ direction: Action.Direction, in shape: Shape) -> Selection {
    switch direction {
    case .up: Selection.step(from: self, by: -1, in: shape)
    case .down: Selection.step(from: self, by: 1, in: shape)
    case .left: left(in: shape)
    case .right: right(in: shape)
    }
  }

  private static func step(from selection: Selection, by offset: Int, in shape: Shape) -> Selection
  {
    if case .target(let index) = selection {
      return .target(min(max(0, index + offset), shape.outputCount - 1))
    }
    guard case .input(let index) = selection else {
      let column = column(of: selection.layer, in: shape)
      guard let place = column.firstIndex(of: selection) else { return selection }
      return column[min(max(0, place + offset), column.count - 1)]
    }
    return .input(min(max(0, index + offset), shape.inputCount - 1))
  }

  private var layer: Int {
    switch self {
    case .input, .target: -1
    case .unit(let unit), .parameter(_, let unit): unit.layer
    }
  }

  /// Everything that can be selected in a layer, from top to bottom.
  private static func column(of index: Int, in shape: Shape) -> [Selection] {
    let layer = shape.layers[index]
    return (0..<layer.unitCount).flatMap { number in
      let unit = Unit(layer: index, index: number)
      let weights = (0..<layer.inputCount).map {
        Selection.parameter(layer.weight(to: number, from: $0), in: unit)
      }
      let bias = layer.bias(of: number).map { [Selection.parameter($0, in: unit)] } ?? []
      return [.unit(unit)] + weights + bias
    }
  }

  private func left(in shape: Shape) -> Selection {
    switch self {
    case .input: return self
    case .target(let index):
      return .unit(Unit(layer: shape.layers.count - 1, index: index))
    case .unit(let unit):
      return unit.layer == 0
        ? .input(min(unit.index, shape.inputCount - 1))
        : .unit(
          Unit(
            layer: unit.layer - 1,
            index: min(unit.index, shape.layers[unit.layer - 1].unitCount - 1)))
    case .parameter(let parameter, let unit):
      // A weight leads back to what it reads.
      guard case .weight(let layer, _, let from) = shape.place(of: parameter) else {
        return Selection.unit(unit).left(in: shape)
      }
      return layer == 0 ? .input(from) : .unit(Unit(layer: layer - 1, index: from))
    }
  }

  private func right(in shape: Shape) -> Selection {
    switch self {
    case .input(let index): return Selection.firstWeight(from: index, into: 0, in: shape)
    case .unit(let unit):
      guard !shape.isOutput(unit) else { return .target(unit.index) }
      return Selection.firstWeight(from: unit.index, into: unit.layer + 1, in: shape)
    case .target: return self
    case .parameter(_, let unit): return .unit(unit)
    }
  }

  private static func firstWeight(from source: Int, into index: Int, in shape: Shape) -> Selection {
    let target = Unit(layer: index, index: min(source, shape.layers[index].unitCount - 1))
    let weight = shape.layers[index].weight(to: target.index, from: source)
    return .parameter(weight, in: target)
  }
}
