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
    case .swept(let swept, _):
      self = Selection(about: swept.settled ?? .totalError, in: shape)
    case .input(let index): self = .input(index)
    case .target(let index): self = .target(index)
    case .unitError(let index):
      self = .unit(shape.outputUnit(index))
    case .netInput(let unit), .activation(let unit), .activationGradient(let unit),
      .activationDerivative(let unit), .delta(let unit):
      self = .unit(unit)
    case .parameter(let parameter), .term(let parameter), .deltaTerm(let parameter),
      .netInputDerivative(let parameter), .gradient(let parameter), .batchGradient(let parameter),
      .updated(let parameter), .optimizer(_, let parameter), .earlier(_, let parameter):
      self = .parameter(parameter, in: Selection.unit(of: parameter, in: shape))
    case .largestNetInput(let layer), .exponentialSum(let layer):
      self = .unit(Unit(layer: layer, index: 0))
    case .totalError, .error, .learningRate:
      self = .unit(shape.outputUnit(0))
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

  /// Returns the neighbour in a direction.
  ///
  /// To the right leads the way that numbers take: from an input or a unit to its weight into the
  /// next layer, from a weight to the unit that it leads into; to the left leads the way back: from
  /// a unit to its first weight, from a weight to what it reads. Up and down go on among equals:
  /// from input to input, from unit to unit of a layer, and through the weights of a unit to its
  /// bias and to the first weight of the next unit. Whatever the network, no place is a dead end;
  /// and `h 12j` from a unit is its 13th weight where the unit does not read a picture.
  ///
  /// Where the inputs are a picture, they and the weights that read them are walked over as such;
  /// see `movedInPicture`.
  package func moved(_ direction: Action.Direction, in shape: Shape) -> Selection {
    if let side = shape.pictureSide,
      let next = movedInPicture(direction, side: side, in: shape)
    {
      return next
    }
    return switch direction {
    case .up: stepped(by: -1, in: shape)
    case .down: stepped(by: 1, in: shape)
    case .left: left(in: shape)
    case .right: right(in: shape)
    }
  }

  /// Returns where so many moves in a direction lead; where there is no further neighbour they end.
  package func moved(_ direction: Action.Direction, times: Int, in shape: Shape) -> Selection {
    var selection = self
    // No way is longer than all places one after the other.
    let places = shape.inputCount + shape.unitCount * 2 + shape.weightCount
    for _ in 0..<max(0, min(times, places)) {
      let next = selection.moved(direction, in: shape)
      guard next != selection else { break }
      selection = next
    }
    return selection
  }

  private func stepped(by offset: Int, in shape: Shape) -> Selection {
    switch self {
    case .input(let index): return .input(max(0, min(index + offset, shape.inputCount - 1)))
    case .target(let index): return .target(min(max(0, index + offset), shape.outputCount - 1))
    case .unit(let unit):
      let last = shape.layers[unit.layer].unitCount - 1
      return .unit(Unit(layer: unit.layer, index: min(max(0, unit.index + offset), last)))
    case .parameter(let parameter, let unit):
      let layer = shape.layers[unit.layer]
      let size = layer.inputCount + (layer.biases == .none ? 0 : 1)
      let row =
        shape.isBias(parameter)
        ? layer.inputCount : parameter - layer.weight(to: unit.index, from: 0)
      let place = min(max(0, unit.index * size + row + offset), layer.unitCount * size - 1)
      return Selection.parameter(
        row: place % size, of: Unit(layer: unit.layer, index: place / size), in: shape)
    }
  }

  /// A weight of a unit by its input, or, after the last one, the bias.
  private static func parameter(row: Int, of unit: Unit, in shape: Shape) -> Selection {
    let layer = shape.layers[unit.layer]
    guard row >= layer.inputCount, let bias = layer.bias(of: unit.index) else {
      return .parameter(layer.weight(to: unit.index, from: row), in: unit)
    }
    return .parameter(bias, in: unit)
  }

  private func left(in shape: Shape) -> Selection {
    switch self {
    case .input: return self
    case .target(let index):
      return .unit(shape.outputUnit(index))
    case .unit(let unit): return Selection.parameter(row: 0, of: unit, in: shape)
    case .parameter(let parameter, let unit):
      let layer = shape.layers[unit.layer]
      // A bias reads nothing: it stands below the last weight, and leads back as that does.
      let from =
        shape.isBias(parameter)
        ? layer.inputCount - 1 : parameter - layer.weight(to: unit.index, from: 0)
      if shape.recurrence != nil {
        // A unit that feeds itself is its own source: behind it is the outside.
        let outside = from == unit.index ? shape.externalInput(of: unit) : nil
        return outside.map(Selection.input) ?? .unit(Unit(layer: 0, index: from))
      }
      return unit.layer == 0 ? .input(from) : .unit(Unit(layer: unit.layer - 1, index: from))
    }
  }

  private func right(in shape: Shape) -> Selection {
    switch self {
    case .input(let index):
      if let recurrence = shape.recurrence {
        return .unit(Unit(layer: 0, index: recurrence.inputUnits[index]))
      }
      return Selection.weight(from: index, into: 0, in: shape)
    case .unit(let unit):
      if let output = shape.outputIndex(of: unit) { return .target(output) }
      if shape.recurrence != nil {
        let next = (unit.index + 1) % shape.unitCount
        return .parameter(
          shape.layers[0].weight(to: next, from: unit.index), in: Unit(layer: 0, index: next))
      }
      return Selection.weight(from: unit.index, into: unit.layer + 1, in: shape)
    case .target: return self
    case .parameter(_, let unit): return .unit(unit)
    }
  }

  /// The weight into the unit that stands level with its source.
  private static func weight(from source: Int, into index: Int, in shape: Shape) -> Selection {
    let target = Unit(layer: index, index: min(source, shape.layers[index].unitCount - 1))
    return .parameter(shape.layers[index].weight(to: target.index, from: source), in: target)
  }
}
