package import Backprop

/// What a number was computed from, as the screen shows it.
extension CalculationBuilder {
  /// Returns the operands of a quantity, in the order in which its calculation has them, each once; where
  /// it is a factor of a chain or a term of a sum, its own.
  package func operands(of quantity: Quantity) -> [Quantity] {
    let isPart =
      switch quantity {
      case .term, .deltaTerm, .swept(.term, _), .swept(.deltaTerm, _): true
      default: isFactor(quantity)
      }
    let cells = isPart ? own(of: quantity).cells : calculation(of: quantity).cells
    var operands: [Quantity] = []
    for case let operand? in cells.map(\.quantity)
    where operand != quantity && hasOrigin(operand) && !operands.contains(operand) {
      operands.append(operand)
    }
    return operands
  }

  /// Whether there is a place that a quantity comes from: where δ of an output is found at once, what
  /// lies between it and E has none.
  private func hasOrigin(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .activationGradient(let unit), .activationDerivative(let unit):
      shape.recurrence != nil || !explainer.pass.beginsWithDelta(unit)
    default: true
    }
  }
}
