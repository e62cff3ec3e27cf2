import Backprop

/// The pieces of a calculation, in symbols and in numbers.
extension CalculationBuilder {
  func sign(_ text: String) -> Calculation.Cell {
    let spelt = explainer.notation.spell(text)
    return Calculation.Cell(symbol: spelt, number: spelt, quantity: nil)
  }

  func cell(
    _ symbol: String, _ value: Double, about quantity: Quantity
  ) -> Calculation.Cell {
    Calculation.Cell(
      symbol: explainer.notation.spell(symbol),
      number: explainer.notation.spell(explainer.format.operand(value)), quantity: quantity)
  }

  func cells(of formula: Formula) -> [Calculation.Cell] {
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
      case .power(let symbol, let value, let exponent):
        let raised = Notation.raised(exponent)
        return Calculation.Cell(
          symbol: explainer.notation.spell(symbol + raised),
          number: explainer.notation.spell(
            formula.number(value, at: index, explainer.format) + raised),
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

  func number(_ quantity: Quantity) -> String? {
    guard isKnown(quantity) else { return nil }
    return explainer.notation.spell(explainer.format.short(explainer.pass.value(of: quantity)))
  }

  /// What a factor is made of, without the unit's name: `out − target`.
  func origin(of factor: Quantity) -> String {
    let text: String
    switch factor {
    case .swept(.activationGradient, _): text = "sum of terms"
    case .activationGradient where shape.recurrence != nil: text = "sum of terms"
    case .activation where shape.recurrence != nil: text = "settled"
    case .delta where shape.recurrence != nil: text = "settled"
    case .activationGradient(let unit) where shape.isOutput(unit):
      text = explainer.symbols.network.loss.words.origin(shape.outputCount)
    case .activationGradient(let unit):
      let count = shape.layers[unit.layer + 1].unitCount
      let formula = explainer.formula(of: factor).symbolic(explainer.symbols)
      // What is longer stands in the way of the note beside it.
      let isShort = count <= 2 && explainer.notation.spell(formula).count <= Calculation.longestNote
      text = isShort ? formula : count == 1 ? "1 term" : "sum of \(count)"
    case .activationDerivative(let unit): text = shape.layers[unit.layer].activation.words.origin
    case .delta: text = "out − target"
    default: text = explainer.formula(of: factor).symbolic(explainer.symbols)
    }
    return explainer.notation.spell(text)
  }
}
