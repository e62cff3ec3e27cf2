/// The two ends of a weight.
extension Shape {
  /// What arrives at the units of a layer from one of their inputs.
  package func source(_ input: Int, toLayer layer: Int) -> Quantity {
    if recurrence != nil { return .activation(Unit(layer: 0, index: input)) }
    return layer == 0 ? .input(input) : .activation(Unit(layer: layer - 1, index: input))
  }

  /// What a weight multiplies.
  ///
  /// - Precondition: `weight` is in `0..<weightCount`.
  package func source(ofWeight weight: Int) -> Quantity {
    let (layer, _, from) = ends(ofWeight: weight)
    return source(from, toLayer: layer)
  }

  /// The unit that a weight leads into.
  ///
  /// - Precondition: `weight` is in `0..<weightCount`.
  package func target(ofWeight weight: Int) -> Unit {
    let (layer, to, _) = ends(ofWeight: weight)
    return Unit(layer: layer, index: to)
  }

  private func ends(ofWeight weight: Int) -> (layer: Int, to: Int, from: Int) {
    guard case .weight(let layer, let to, let from) = place(of: weight) else {
      preconditionFailure("\(weight) is no weight")
    }
    return (layer, to, from)
  }
}
