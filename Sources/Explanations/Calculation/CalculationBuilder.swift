package import Backprop

/// Lays out the calculation that a step belongs to: the chain of a parameter or unit stays the same
/// while its factors are found one after the other.
package struct CalculationBuilder {
  let explainer: Explainer
  let isKnown: (Quantity) -> Bool

  /// Whether the sum in a hidden weight's chain is written out.
  private let isExpanded: Bool

  /// Prepares to lay out calculations.
  ///
  /// - Parameters:
  ///   - explainer: knows the symbols, the formulas and the values of the step's example.
  ///   - isExpanded: whether the sum in a hidden weight's chain is written out.
  ///   - isKnown: whether a quantity was found by now; others are shown without a number.
  package init(
    _ explainer: Explainer, isExpanded: Bool = false, isKnown: @escaping (Quantity) -> Bool
  ) {
    self.explainer = explainer
    self.isExpanded = isExpanded
    self.isKnown = isKnown
  }

  var shape: Shape { explainer.symbols.network.shape }

  /// Returns the calculation that a quantity belongs to.
  package func calculation(of quantity: Quantity) -> Calculation {
    if case .swept(let swept, let sweep) = quantity { return calculation(of: swept, sweep) }
    if let sweeps = explainer.pass.layout.sweeps, let swept = quantity.inSweeps {
      return calculation(of: swept, swept.isForward ? sweeps.forward : sweeps.backward)
    }
    switch quantity {
    case .term(let weight): return netInput(of: explainer.symbols.shape.target(ofWeight: weight))
    case .netInput(let unit): return netInput(of: unit)
    case .deltaTerm(let weight):
      guard case .weight(let layer, _, let from) = shape.place(of: weight) else { break }
      return activationGradient(of: Unit(layer: layer - 1, index: from))
    case .activationGradient(let unit) where !shape.isOutput(unit):
      return activationGradient(of: unit)
    case .activationGradient(let unit) where explainer.pass.beginsWithDelta(unit),
      .activationDerivative(let unit) where explainer.pass.beginsWithDelta(unit),
      .delta(let unit) where explainer.pass.beginsWithDelta(unit):
      return straight(to: unit)
    case .activationGradient(let unit), .activationDerivative(let unit), .delta(let unit):
      // The chain of the weight to come: all of its places are there from the unit's first step on.
      if !isExpanded, shape.recurrence == nil {
        return gradient(of: shape.layers[unit.layer].weight(to: unit.index, from: 0))
      }
      return chain(to: .delta(unit), [.activationGradient(unit), .activationDerivative(unit)])
    case .netInputDerivative(let weight): return gradient(of: weight)
    case .gradient(let parameter): return gradient(of: parameter)
    default: break
    }
    return plain(quantity, explainer.formula(of: quantity))
  }

  /// Whether a quantity is a factor of the product whose calculation it belongs to, or the product of its
  /// first two.
  package func isFactor(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .activationGradient, .activationDerivative, .netInputDerivative, .delta:
      calculation(of: quantity).result != quantity
    default: false
    }
  }

  /// Returns the calculation of a quantity alone.
  package func own(of quantity: Quantity) -> Calculation {
    plain(quantity, explainer.formula(of: quantity))
  }

  /// Returns a sum of products with each product as one number; `nil` where it is no such sum.
  package func addition(of quantity: Quantity) -> Calculation? {
    let whole = calculation(of: quantity)
    var cells = whole.cells
    for note in whole.notes.reversed() {
      guard let term = note.quantity else { return nil }
      let number = isKnown(term) ? explainer.pass.value(of: term) : nil
      cells.replaceSubrange(
        note.cells,
        with: [
          Calculation.Cell(
            symbol: explainer.symbol(term),
            number: number.map { explainer.notation.spell(explainer.format.operand($0)) },
            quantity: term)
        ])
    }
    guard cells.count < whole.cells.count else { return nil }
    return Calculation(
      result: whole.result, resultSymbol: whole.resultSymbol, resultNumber: whole.resultNumber,
      cells: cells, isAligned: true, notes: [], brace: nil)
  }

  /// The calculation that a number of a sweep belongs to.
  private func calculation(of swept: Swept, _ sweep: Int) -> Calculation {
    let layer = shape.layers[0]
    switch swept {
    case .term(let weight):
      return calculation(of: .netInput(explainer.symbols.shape.target(ofWeight: weight)), sweep)
    case .netInput(let unit):
      return sum(
        .swept(swept, sweep: sweep),
        of: (0..<layer.inputCount).map {
          .swept(.term(weight: layer.weight(to: unit.index, from: $0)), sweep: sweep)
        })
    case .deltaTerm(let weight):
      let unit = Unit(layer: 0, index: weight % shape.unitCount)
      return calculation(of: .activationGradient(unit), sweep)
    case .activationGradient(let unit):
      return sum(
        .swept(swept, sweep: sweep),
        of: (0..<layer.unitCount).map {
          .swept(.deltaTerm(weight: layer.weight(to: $0, from: unit.index)), sweep: sweep)
        })
    case .delta(let unit) where shape.recurrence?.damping == 0:
      return chain(
        to: .swept(swept, sweep: sweep),
        [.swept(.activationGradient(unit), sweep: sweep), .activationDerivative(unit)])
    case .activation, .change, .delta, .deltaChange:
      let quantity = Quantity.swept(swept, sweep: sweep)
      return plain(quantity, explainer.formula(of: quantity))
    }
  }

  private func gradient(of parameter: Int) -> Calculation {
    switch shape.place(of: parameter) {
    case .weight(_, let to, _) where shape.recurrence != nil:
      return chain(
        to: .gradient(parameter),
        [
          .delta(Unit(layer: 0, index: to)),
          explainer.symbols.shape.source(ofWeight: parameter),
        ])
    case .weight(let layer, let to, _):
      let unit = Unit(layer: layer, index: to)
      if explainer.pass.beginsWithDelta(unit) {
        return chain(
          to: .gradient(parameter), [.delta(unit), .netInputDerivative(weight: parameter)])
      }
      if isExpanded, !shape.isOutput(unit) { return expandedChain(to: parameter, through: unit) }
      return chain(
        to: .gradient(parameter),
        [
          .activationGradient(unit), .activationDerivative(unit),
          .netInputDerivative(weight: parameter),
        ])
    case .bias, .sharedBias:
      return plain(.gradient(parameter), explainer.formula(of: .gradient(parameter)))
    }
  }
}
