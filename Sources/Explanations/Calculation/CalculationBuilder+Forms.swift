import Backprop

/// The forms that a calculation has: sums, chains of products, and plain formulas.
extension CalculationBuilder {
  /// A sum of products, with the products under them.
  func netInput(of unit: Unit) -> Calculation {
    let layer = shape.layers[unit.layer]
    let terms = (0..<layer.inputCount).map {
      Quantity.term(weight: layer.weight(to: unit.index, from: $0))
    }
    return sum(.netInput(unit), of: terms)
  }

  func activationGradient(of unit: Unit) -> Calculation {
    let next = shape.layers[unit.layer + 1]
    let terms = (0..<next.unitCount).map {
      Quantity.deltaTerm(weight: next.weight(to: $0, from: unit.index))
    }
    return sum(.activationGradient(unit), of: terms)
  }

  func sum(_ result: Quantity, of terms: [Quantity]) -> Calculation {
    let formula = explainer.formula(of: result)
    // A term is two quantities and the sign between them; signs stand between the terms.
    let decimals = sharedDecimals(of: terms)
    let notes = terms.enumerated().map { index, term in
      Calculation.Note(
        cells: 4 * index..<4 * index + 3, text: padded(number(term) ?? "", to: decimals),
        quantity: term)
    }
    let plain = cells(of: formula)
    let decimalsOfCells = sharedDecimals(of: plain.compactMap(\.quantity))
    let cells = plain.map { cell in
      cell.quantity == nil
        ? cell
        : Calculation.Cell(
          symbol: cell.symbol, number: cell.number.map { padded($0, to: decimalsOfCells) },
          quantity: cell.quantity)
    }
    return Calculation(
      result: result, resultSymbol: explainer.symbol(result), resultNumber: number(result),
      cells: cells, isAligned: true, notes: notes, brace: nil)
  }

  /// How many decimals the longest of some numbers has, where few say all of each; else 0.
  ///
  /// With as many each they are as people write them below each other: `0.15` and `0.20`. Those to come
  /// count as well: nothing moves as they are found.
  private func sharedDecimals(of quantities: [Quantity]) -> Int {
    var most = 0
    for quantity in quantities {
      let number = explainer.format.short(explainer.pass.value(of: quantity))
      most = max(most, decimals(number))
      // A long sum is no longer looked through than to its first long number.
      if most > 4 || number.contains("e") { return 0 }
    }
    return most
  }

  private func decimals(_ number: String) -> Int {
    number.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst()
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
  }

  /// A number with zeros up to so many decimals, where it has any; a negative one may have parentheses.
  private func padded(_ number: String, to most: Int) -> String {
    let count = decimals(number)
    guard count > 0, count < most else { return number }
    let end = number.hasSuffix(")") ? ")" : ""
    return number.dropLast(end.count) + String(repeating: "0", count: most - count) + end
  }

  /// A product by the chain rule, with each factor's own formula under it.
  func chain(to result: Quantity, _ factors: [Quantity]) -> Calculation {
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
  func expandedChain(to weight: Int, through unit: Unit) -> Calculation {
    var formula: Formula = "("
    formula.append(explainer.formula(of: .activationGradient(unit)))
    formula.append(") · ")
    formula.append(.activationDerivative(unit))
    formula.append(" · ")
    formula.append(explainer.symbols.shape.source(ofWeight: weight))
    return Calculation(
      result: .gradient(weight), resultSymbol: explainer.symbol(.gradient(weight)),
      resultNumber: number(.gradient(weight)), cells: cells(of: formula), isAligned: true,
      notes: [], brace: nil)
  }

  /// The δ of an output that has no ∂E/∂out and no ∂out/∂net of its own among the steps: the chain
  /// over all paths from its net to E, and what is left of it.
  func straight(to unit: Unit) -> Calculation {
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

  func plain(_ result: Quantity, _ formula: Formula) -> Calculation {
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
}
