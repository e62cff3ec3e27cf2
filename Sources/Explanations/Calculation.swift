package import Backprop

/// A step's calculation laid out for reading: symbols, with the numbers under them, and what they are
/// made of under those.
package struct Calculation: Equatable, Sendable {
  /// A piece of the formula, in symbols and in numbers.
  package struct Cell: Equatable, Sendable {
    package let symbol: String
    /// `nil` where the quantity has not been computed yet.
    package let number: String?
    /// `nil` for signs and words.
    package let quantity: Quantity?
  }

  /// What stands under some cells.
  package struct Note: Equatable, Sendable {
    package let cells: Range<Int>
    package let text: String
    /// The quantity that the note gives the value of, if it does.
    package let quantity: Quantity?
  }

  /// The columns that are made for a note where its cell is narrower.
  package static let longestNote = 20

  /// What is computed.
  package let result: Quantity
  package let resultSymbol: String
  /// `nil` where it has not been computed yet.
  package let resultNumber: String?
  package let cells: [Cell]
  /// Whether numbers stand under their symbols: in sums and products, not inside of functions.
  package let isAligned: Bool
  package let notes: [Note]
  /// A product of the first cells that was found before: δ, under a brace.
  package let brace: Note?
}

/// Lays out the calculation that a step belongs to: the chain of a parameter or unit stays the same
/// while its factors are found one after the other.
package struct CalculationBuilder {
  private let explainer: Explainer
  private let isKnown: (Quantity) -> Bool

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

  private var shape: Shape { explainer.symbols.network.shape }

  /// Returns the calculation that a quantity belongs to.
  package func calculation(of quantity: Quantity) -> Calculation {
    if case .swept(let swept, let sweep) = quantity { return calculation(of: swept, sweep) }
    if let sweeps = explainer.pass.layout.sweeps, let swept = quantity.inSweeps {
      return calculation(of: swept, swept.isForward ? sweeps.forward : sweeps.backward)
    }
    switch quantity {
    case .term(let weight): return netInput(of: explainer.symbols.target(ofWeight: weight))
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
      return chain(to: .delta(unit), [.activationGradient(unit), .activationDerivative(unit)])
    case .netInputDerivative(let weight): return gradient(of: weight)
    case .gradient(let parameter): return gradient(of: parameter)
    default: break
    }
    return plain(quantity, explainer.formula(of: quantity))
  }

  /// Whether a quantity is a factor of the product whose calculation it belongs to.
  package func isFactor(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .activationGradient, .activationDerivative, .netInputDerivative:
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
      return calculation(of: .netInput(explainer.symbols.target(ofWeight: weight)), sweep)
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
          explainer.symbols.sourceQuantity(ofWeight: parameter),
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

  /// A sum of products, with the products under them.
  private func netInput(of unit: Unit) -> Calculation {
    let layer = shape.layers[unit.layer]
    let terms = (0..<layer.inputCount).map {
      Quantity.term(weight: layer.weight(to: unit.index, from: $0))
    }
    return sum(.netInput(unit), of: terms)
  }

  private func activationGradient(of unit: Unit) -> Calculation {
    let next = shape.layers[unit.layer + 1]
    let terms = (0..<next.unitCount).map {
      Quantity.deltaTerm(weight: next.weight(to: $0, from: unit.index))
    }
    return sum(.activationGradient(unit), of: terms)
  }

  private func sum(_ result: Quantity, of terms: [Quantity]) -> Calculation {
    let formula = explainer.formula(of: result)
    // A term is two quantities and the sign between them; signs stand between the terms.
    let notes = terms.enumerated().map { index, term in
      Calculation.Note(
        cells: 4 * index..<4 * index + 3, text: number(term) ?? "", quantity: term)
    }
    return Calculation(
      result: result, resultSymbol: explainer.symbol(result), resultNumber: number(result),
      cells: cells(of: formula), isAligned: true, notes: notes, brace: nil)
  }

  /// A product by the chain rule, with each factor's own formula under it.
  private func chain(to result: Quantity, _ factors: [Quantity]) -> Calculation {
    var formula = Formula()
    for (index, factor) in factors.enumerated() {
      if index > 0 { formula.append(" · ") }
      formula.append(factor)
    }
    let notes = factors.enumerated().map { index, factor in
      Calculation.Note(cells: 2 * index..<2 * index + 1, text: origin(of: factor), quantity: nil)
    }
    var brace: Calculation.Note?
    if case .gradient = result, case .activationGradient(let unit) = factors[0] {
      let delta = Quantity.delta(unit)
      let text = explainer.symbol(delta) + " = " + (number(delta) ?? "")
      if isKnown(delta) { brace = Calculation.Note(cells: 0..<3, text: text, quantity: delta) }
    }
    return Calculation(
      result: result, resultSymbol: explainer.symbol(result), resultNumber: number(result),
      cells: cells(of: formula), isAligned: true, notes: notes, brace: brace)
  }

  /// The chain of a hidden weight with its sum: `(δ_o1·w5 + δ_o2·w7) · ∂out_h1/∂net_h1 · i1`.
  private func expandedChain(to weight: Int, through unit: Unit) -> Calculation {
    var formula: Formula = "("
    formula.append(explainer.formula(of: .activationGradient(unit)))
    formula.append(") · ")
    formula.append(.activationDerivative(unit))
    formula.append(" · ")
    formula.append(explainer.symbols.sourceQuantity(ofWeight: weight))
    return Calculation(
      result: .gradient(weight), resultSymbol: explainer.symbol(.gradient(weight)),
      resultNumber: number(.gradient(weight)), cells: cells(of: formula), isAligned: true,
      notes: [], brace: nil)
  }

  /// The δ of an output that has no ∂E/∂out and no ∂out/∂net of its own among the steps: the chain
  /// over all paths from its net to E, and what is left of it.
  private func straight(to unit: Unit) -> Calculation {
    let result = Quantity.delta(unit)
    let short = plain(result, explainer.formula(of: result))
    let loss = explainer.symbols.network.loss
    let outputs =
      loss == .crossEntropy
      ? (0..<shape.outputCount).map { Unit(layer: unit.layer, index: $0) } : [unit]
    let paths = outputs.map { path(from: unit, through: $0) }
    // A rounded 0 would divide.
    guard isKnown(result), paths.allSatisfy({ $0.slope.isFinite && $0.change.isFinite }) else {
      return short
    }
    var cells: [Calculation.Cell] = []
    for (output, path) in zip(outputs, paths) {
      let name = explainer.symbols.network.name(of: output)
      let own = explainer.symbols.network.name(of: unit)
      if !cells.isEmpty { cells.append(sign(" + ")) }
      cells.append(
        cell("∂E/∂out_\(name)", path.slope, about: .activationGradient(output)))
      cells.append(sign(" · "))
      cells.append(
        cell("∂out_\(name)/∂net_\(own)", path.change, about: .activationDerivative(output)))
    }
    cells.append(sign(" = "))
    return Calculation(
      result: result, resultSymbol: short.resultSymbol, resultNumber: short.resultNumber,
      cells: cells + short.cells, isAligned: true, notes: [], brace: nil)
  }

  /// How E changes with an output, and that output with a unit's net.
  private func path(from unit: Unit, through output: Unit) -> (slope: Double, change: Double) {
    let out = explainer.pass.value(of: .activation(output))
    let target = explainer.pass.value(of: .target(output.index))
    let own = explainer.pass.value(of: .activation(unit))
    let change = output == unit ? out * (1 - out) : 0 - out * own
    return explainer.symbols.network.loss == .crossEntropy
      ? (0 - target / out, change) : ((out - target) / (out * (1 - out)), change)
  }

  private func sign(_ text: String) -> Calculation.Cell {
    let spelt = explainer.notation.spell(text)
    return Calculation.Cell(symbol: spelt, number: spelt, quantity: nil)
  }

  private func cell(
    _ symbol: String, _ value: Double, about quantity: Quantity
  ) -> Calculation.Cell {
    Calculation.Cell(
      symbol: explainer.notation.spell(symbol),
      number: explainer.notation.spell(explainer.format.operand(value)), quantity: quantity)
  }

  private func plain(_ result: Quantity, _ formula: Formula) -> Calculation {
    var formulaCells = cells(of: formula)
    // Where the formula is in words, its numbers are words, too.
    if formula.quantities.isEmpty, isKnown(result) {
      let sum = result == .error ? explainer.sumOfError() : nil
      formulaCells = [
        Calculation.Cell(
          symbol: sum?.symbols
            ?? explainer.notation.spell(formula.symbolic(explainer.symbols)),
          number: sum?.numbers ?? explainer.numbers(of: result), quantity: nil)
      ]
    }
    return Calculation(
      result: result, resultSymbol: explainer.symbol(result), resultNumber: number(result),
      cells: formulaCells,
      isAligned: !formula.quantities.isEmpty && !formulaCells.contains { $0.symbol.contains("(") },
      notes: [], brace: nil)
  }

  private func cells(of formula: Formula) -> [Calculation.Cell] {
    formula.pieces.enumerated().map { index, piece in
      switch piece {
      case .text(let text):
        let spelt = explainer.notation.spell(text == "·" ? " · " : text)
        return Calculation.Cell(symbol: spelt, number: spelt, quantity: nil)
      case .constant(let symbol, let value):
        return Calculation.Cell(
          symbol: explainer.notation.spell(symbol),
          number: explainer.notation.spell(formula.number(value, at: index, explainer.format)),
          quantity: nil)
      case .quantity(let quantity):
        let value = explainer.pass.value(of: quantity)
        let number =
          isKnown(quantity)
          ? explainer.notation.spell(formula.number(value, at: index, explainer.format)) : nil
        return Calculation.Cell(
          symbol: explainer.symbol(quantity), number: number, quantity: quantity)
      }
    }
  }

  private func number(_ quantity: Quantity) -> String? {
    guard isKnown(quantity) else { return nil }
    return explainer.notation.spell(explainer.format.short(explainer.pass.value(of: quantity)))
  }

  /// What a factor is made of, without the unit's name: `out − target`.
  private func origin(of factor: Quantity) -> String {
    let text: String
    switch factor {
    case .swept(.activationGradient, _): text = "terms, added"
    case .activationGradient where shape.recurrence != nil: text = "terms, added"
    case .activation where shape.recurrence != nil: text = "settled"
    case .delta where shape.recurrence != nil: text = "settled"
    case .activationGradient(let unit) where shape.isOutput(unit):
      text = explainer.symbols.network.loss.words.origin(shape.outputCount)
    case .activationGradient(let unit):
      let count = shape.layers[unit.layer + 1].unitCount
      let formula = explainer.formula(of: factor).symbolic(explainer.symbols)
      // What is longer stands in the way of the note beside it.
      let isShort = count <= 2 && explainer.notation.spell(formula).count <= Calculation.longestNote
      text = isShort ? formula : "\(count) term\(count == 1 ? "" : "s, added")"
    case .activationDerivative(let unit): text = shape.layers[unit.layer].activation.words.origin
    case .delta: text = "out − target"
    default: text = explainer.formula(of: factor).symbolic(explainer.symbols)
    }
    return explainer.notation.spell(text)
  }
}
