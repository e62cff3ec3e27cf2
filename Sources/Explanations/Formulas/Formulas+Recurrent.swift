import Backprop

/// The formulas of what a sweep of a recurrent network computes.
extension Formulas {
  func formula(of swept: Swept, sweep: Int) -> Formula {
    switch swept {
    case .term(let weight):
      guard case .activation(let source) = symbols.shape.source(ofWeight: weight) else { break }
      return
        "\(Quantity.parameter(weight))·\(Quantity.swept(.activation(source), sweep: sweep - 1))"
    case .netInput(let unit): return netInput(unit, sweep)
    case .activation(let unit):
      return damped(
        .activation(unit), activation(unit, of: .swept(.netInput(unit), sweep: sweep)), sweep)
    case .change: return "the largest |out − out of the sweep before|"
    case .deltaTerm(let weight):
      let fed = symbols.shape.target(ofWeight: weight)
      return "\(Quantity.swept(.delta(fed), sweep: sweep - 1))·\(Quantity.parameter(weight))"
    case .activationGradient(let unit): return activationGradient(unit, sweep)
    case .delta(let unit):
      let gradient = Quantity.swept(.activationGradient(unit), sweep: sweep)
      return damped(
        .delta(unit), "\(gradient) · \(Quantity.activationDerivative(unit))", sweep)
    case .deltaChange: return "the largest |δ − δ of the sweep before|"
    }
    return Formula()
  }

  private func netInput(_ unit: Unit, _ sweep: Int) -> Formula {
    let layer = shape.layers[0]
    var sum = added(
      (0..<layer.inputCount).map { .term(weight: layer.weight(to: unit.index, from: $0)) }, sweep)
    if let bias = layer.bias(of: unit.index) {
      sum.append(" + \(Quantity.parameter(bias))" as Formula)
    }
    if let input = shape.externalInput(of: unit) {
      sum.append(" + \(Quantity.input(input))" as Formula)
    }
    return sum
  }

  private func activationGradient(_ unit: Unit, _ sweep: Int) -> Formula {
    let layer = shape.layers[0]
    var sum = added(
      (0..<layer.unitCount).map { .deltaTerm(weight: layer.weight(to: $0, from: unit.index)) },
      sweep)
    if shape.isOutput(unit) { sum.append(" + (\(outputDifference(unit)))" as Formula) }
    return sum
  }

  private func added(_ terms: [Swept], _ sweep: Int) -> Formula {
    var sum = Formula()
    for (index, term) in terms.enumerated() {
      if index > 0 { sum.append(" + ") }
      sum.append(formula(of: term, sweep: sweep))
    }
    return sum
  }

  /// A unit's next value, of which damping keeps a part of the one before.
  private func damped(_ swept: Swept, _ formula: Formula, _ sweep: Int) -> Formula {
    guard let damping = shape.recurrence?.damping, damping != 0 else { return formula }
    let part: Formula = "\(constant: "d", damping)"
    return "\(part)·\(Quantity.swept(swept, sweep: sweep - 1)) + (1 − \(part))·(\(formula))"
  }
}
