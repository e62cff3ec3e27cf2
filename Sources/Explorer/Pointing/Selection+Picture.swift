import Backprop

/// Walking over inputs that are a picture, and over the weights that read them.
extension Selection {
  /// Returns the neighbour in a direction, pixel by pixel; `nil` where no picture is walked over.
  ///
  /// The picture of the inputs stands left of that of a unit's weights, and the unit right of both:
  /// to the right leads through a row of pixels, on through the same row of weights, and to the
  /// unit; to the left leads back. So a picture's width away from a pixel is its weight. Above the
  /// weights is the bias of the unit before, below them the unit's own.
  func movedInPicture(
    _ direction: Action.Direction, side: Int, in shape: Shape
  ) -> Selection? {
    switch self {
    case .input(let index):
      return Selection.neighbour(direction, of: index, side: side).map(Selection.input)
        ?? (direction == .right
          ? Selection.weight(index - side + 1, of: Unit(layer: 0, index: 0), in: shape) : self)
    case .unit(let unit) where unit.layer == 0 && direction == .left:
      return Selection.weight(side - 1, of: unit, in: shape)
    case .parameter(let parameter, let unit) where unit.layer == 0:
      return shape.isBias(parameter)
        ? Selection.moved(direction, fromBiasOf: unit, side: side, in: shape)
        : Selection.moved(
          direction, from: parameter - shape.layers[0].weight(to: unit.index, from: 0), of: unit,
          side: side, in: shape)
    case .unit, .parameter, .target: return nil
    }
  }

  /// The next pixel in a direction; `nil` where the picture ends.
  private static func neighbour(
    _ direction: Action.Direction, of index: Int, side: Int
  ) -> Int? {
    switch direction {
    case .up: index >= side ? index - side : nil
    case .down: index < side * (side - 1) ? index + side : nil
    case .left: index % side > 0 ? index - 1 : nil
    case .right: index % side < side - 1 ? index + 1 : nil
    }
  }

  private static func weight(_ input: Int, of unit: Unit, in shape: Shape) -> Selection {
    .parameter(shape.layers[0].weight(to: unit.index, from: input), in: unit)
  }

  private static func moved(
    _ direction: Action.Direction, from input: Int, of unit: Unit, side: Int, in shape: Shape
  ) -> Selection {
    if let next = neighbour(direction, of: input, side: side) {
      return weight(next, of: unit, in: shape)
    }
    let stay = weight(input, of: unit, in: shape)
    switch direction {
    case .left: return .input(input + side - 1)
    case .right: return .unit(unit)
    case .up:
      guard unit.index > 0 else { return stay }
      let before = Unit(layer: 0, index: unit.index - 1)
      return shape.layers[0].bias(of: before.index).map { .parameter($0, in: before) }
        ?? weight(input + side * (side - 1), of: before, in: shape)
    case .down:
      return shape.layers[0].bias(of: unit.index).map { .parameter($0, in: unit) }
        ?? topLeft(after: unit, in: shape) ?? stay
    }
  }

  private static func moved(
    _ direction: Action.Direction, fromBiasOf unit: Unit, side: Int, in shape: Shape
  ) -> Selection? {
    let last = side * (side - 1)
    switch direction {
    case .up: return weight(last, of: unit, in: shape)
    case .down: return topLeft(after: unit, in: shape)
    case .left: return .input(last + side - 1)
    case .right: return .unit(unit)
    }
  }

  /// The first weight of the unit after another one.
  private static func topLeft(after unit: Unit, in shape: Shape) -> Selection? {
    guard unit.index + 1 < shape.layers[0].unitCount else { return nil }
    return weight(0, of: Unit(layer: 0, index: unit.index + 1), in: shape)
  }
}
