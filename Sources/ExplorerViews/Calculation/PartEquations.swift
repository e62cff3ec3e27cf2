import Backprop
import Explanations
import Explorer
import TextScreen

/// What the parts of a calculation come from, an equation each.
///
/// They are the factors of a chain, the net input of an out, the slope in an update; where there is more
/// room, also what a sum is for.
struct PartEquations {
  private let context: Context
  private let parts: [Quantity]

  /// In so many rows there is room for what comes next.
  private static let roomy = 7

  /// Takes the parts of the calculation that is shown; `nil` where it has none that are explained.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - whole: the calculation.
  ///   - rows: the rows for it and its parts.
  init?(_ context: Context, _ whole: Calculation, rows: Int) {
    self.context = context
    let found = PartEquations.parts(of: context.subject, whole, context)
    parts =
      found.isEmpty && rows >= PartEquations.roomy
      ? PartEquations.uses(of: context.subject, context.shape) : found
    guard !parts.isEmpty else { return nil }
  }

  /// The calculation of a part; of the gradient of a batch with the numbers that are added, each as a
  /// product where all of them have room.
  private func calculation(of part: Quantity, columns: Int) -> Calculation {
    let own = context.calculationBuilder.own(of: part)
    guard case .batchGradient(let parameter) = part,
      let gradients = context.run.gradientsOfBatch(parameter)
    else { return own }
    let isMean = context.run.setup.settings.reduction == .mean
    let operand = context.state.format.operand
    func numbers(_ terms: [String]) -> String {
      let sum = terms.joined(separator: " + ")
      return context.spell(isMean ? "(\(sum))/\(terms.count)" : sum)
    }
    let factors = gradients.compactMap(\.factors)
    if factors.count == gradients.count {
      let symbols = context.explainer.symbols
      let unit = context.shape.target(ofWeight: parameter)
      let delta = symbols.symbol(.delta(unit))
      // The δ of a linear output is its error, or twice that: the table of the data has those.
      let ofError = context.deltaOfError(of: unit)
      let forms = [ofError, (delta, 1)].compactMap(\.self).map { name, factor in
        own.inNumbers(
          numbers(
            factors.map {
              (factor == 1 ? "" : "\(factor)·") + operand($0.delta / Double(factor)) + "·"
                + operand($0.source)
            }),
          words: context.spell(
            "\(isMean ? "mean" : "sum") of \(name)·\(symbols.source(ofWeight: parameter))"))
      }
      let fitting = forms.first {
        let (left, middle, right) = sides(of: $0)
        return (left + middle + right).width <= columns
      }
      if let fitting { return fitting }
    }
    return own.inNumbers(numbers(gradients.map { operand($0.value) }))
  }

  private static func parts(
    of subject: Quantity, _ whole: Calculation, _ context: Context
  ) -> [Quantity] {
    switch subject {
    case .updated(let parameter):
      if context.hasBatches {
        [.batchGradient(parameter)]
      } else {
        // What an optimizer makes of it has been told before.
        context.run.setup.settings.optimizer.numbers.isEmpty ? [.gradient(parameter)] : []
      }
    case .activation(let unit): [.netInput(unit)]
    case .swept(.activation(let unit), let sweep): [.swept(.netInput(unit), sweep: sweep)]
    default:
      if whole.isChain {
        whole.cells.compactMap(\.quantity)
      } else if subject.isErrorOfExample || whole.isHandedOn {
        // What is given comes from nothing.
        whole.cells.compactMap(\.quantity).filter {
          context.explainer.pass.layout.index(of: $0) != nil
        }
      } else {
        []
      }
    }
  }

  /// What is made of a sum: a unit's output of its net input, its δ of what comes back to it.
  private static func uses(of subject: Quantity, _ shape: Shape) -> [Quantity] {
    switch subject {
    case .term(let weight): [.activation(shape.target(ofWeight: weight))]
    case .netInput(let unit): [.activation(unit)]
    case .deltaTerm(let weight):
      if case .activation(let unit) = shape.source(ofWeight: weight) {
        [.activationDerivative(unit), .delta(unit)]
      } else {
        []
      }
    case .activationGradient(let unit): [.activationDerivative(unit), .delta(unit)]
    case .swept(let swept, let sweep):
      // A slope is found once they have settled.
      swept.settled.map { uses(of: $0, shape) }?.compactMap { use in
        use.inSweeps.map { .swept($0, sweep: sweep) }
      } ?? []
    case .input, .target, .learningRate, .parameter, .largestNetInput, .exponentialSum,
      .activation, .unitError, .totalError, .activationDerivative, .delta, .netInputDerivative,
      .gradient, .batchGradient, .optimizer, .earlier, .updated, .error:
      []
    }
  }

  /// Draws all of them, a blank row before them where there is one; returns whether there was room.
  func draw(below end: Int, into buffer: inout ScreenBuffer, in rect: Rect) -> Bool {
    guard rect.endRow - end >= parts.count else { return false }
    let indent =
      parts.map { displayWidth(of: context.calculationBuilder.own(of: $0).resultSymbol) }.max() ?? 0
    let calculations = parts.map { calculation(of: $0, columns: rect.columns - indent) }
    var equations = calculations.map {
      right(of: $0, columns: rect.columns - indent, rows: rect.endRow - end - parts.count + 1)
    }
    // Where all numbers of one have no room in its row, they have one of their own.
    if equations.joined().count > rect.endRow - end {
      equations = calculations.map { right(of: $0, columns: rect.columns - indent, rows: 1) }
    }
    var row = end + min(1, rect.endRow - end - equations.joined().count)
    for (calculation, lines) in zip(calculations, equations) {
      buffer.write(
        calculation.resultSymbol, at: Point(row: row, column: rect.column),
        style: context.theme.text, clip: rect)
      for line in lines {
        buffer.write(line, at: Point(row: row, column: rect.column + indent), clip: rect)
        row += 1
      }
    }
    return true
  }

  /// ` = 0.0841 + 0.0102 + (−0.1385) + 0.571`: a sum with each of its products as one number, of few
  /// digits, and what they are the values of; `nil` where it has none.
  ///
  /// - Parameters:
  ///   - calculation: the whole one.
  ///   - isAligned: whether each number has the columns of its name.
  /// - Returns: the names and the values, each with its signs.
  private func sum(
    of calculation: Calculation, isAligned: Bool
  ) -> (names: StyledText, values: StyledText)? {
    guard let sum = context.calculationBuilder.addition(of: calculation.result) else { return nil }
    let format = NumberFormat(digits: 4)
    let style = context.theme.caption
    var (names, values) = (StyledText(" = ", style), StyledText(" = ", style))
    for cell in sum.cells {
      guard let quantity = cell.quantity else {
        names.append(cell.symbol, style)
        values.append(cell.symbol, style)
        continue
      }
      guard cell.number != nil else { return nil }
      let value = context.spell(format.operand(context.explainer.pass.value(of: quantity)))
      let widths = [cell.symbol, value].map { displayWidth(of: $0) }
      let columns = isAligned ? max(widths[0], widths[1]) : 0
      for (index, text) in [cell.symbol, value].enumerated() {
        let spare = max(0, columns - widths[index])
        let padded =
          String(repeating: " ", count: spare / 2) + text
          + String(repeating: " ", count: spare - spare / 2)
        if index == 0 { names.append(padded, style) } else { values.append(padded, style) }
      }
    }
    return (names, values)
  }

  /// ` = out_o1 − target_o1`, ` = 0.751365070 − 0.01`, ` = 0.741365070`.
  private func sides(
    of calculation: Calculation
  ) -> (symbols: StyledText, numbers: StyledText, result: StyledText) {
    let theme = context.theme
    var symbols = StyledText(" = ", theme.caption)
    for cell in calculation.cells { symbols.append(cell.symbol, theme.caption) }
    var numbers = StyledText()
    // What is handed on as it is, is the result.
    if !calculation.isHandedOn, calculation.cells.contains(where: { $0.number != $0.symbol }) {
      numbers.append(" = ", theme.caption)
      for cell in calculation.cells {
        numbers.append(cell.number ?? CalculationLayout.unknown, theme.caption)
      }
    }
    let isConstant = calculation.cells.allSatisfy { $0.number == $0.symbol }
    var result = StyledText(isConstant && calculation.cells.count == 1 ? "" : " = ", theme.caption)
    if !result.isEmpty {
      result.append(calculation.resultNumber ?? CalculationLayout.unknown, theme.text)
    }
    return (symbols, numbers, result)
  }

  /// ` = out_o1 − target_o1 = 0.751365070 − 0.01 = 0.741365070`, in two rows where one is too short, or
  /// as much of it as there is room for.
  private func right(of calculation: Calculation, columns: Int, rows: Int) -> [StyledText] {
    let (symbols, numbers, result) = sides(of: calculation)
    if (symbols + numbers + result).width <= columns { return [symbols + numbers + result] }
    if rows > 1, !numbers.isEmpty, symbols.width <= columns {
      // The whole calculation above has the result, too.
      if let line = [numbers + result, numbers].first(where: { $0.width <= columns }) {
        return [symbols, line]
      }
    }
    if rows > 1, let sum = sum(of: calculation, isAligned: true), sum.names.width <= columns {
      // The whole calculation above has the result, too.
      let whole = sum.values + result
      return [sum.names, whole.width <= columns ? whole : sum.values]
    }
    if (symbols + result).width <= columns { return [symbols + result] }
    if let values = sum(of: calculation, isAligned: false)?.values,
      (values + result).width <= columns
    {
      return [values + result]
    }
    let left = max(0, columns - result.width)
    return [symbols.truncated(to: left, ellipsis: context.glyphs.ellipsis) + result]
  }
}

extension Quantity {
  /// Whether it is an error of the example, of a unit or of all, which comes from what was found just before.
  fileprivate var isErrorOfExample: Bool {
    if case .unitError = self { return true }
    return self == .totalError
  }
}

extension Context {
  /// What δ of the only output is, where that is linear: its error, out − target, or twice that; `nil` of
  /// other units.
  fileprivate func deltaOfError(of unit: Unit) -> (name: String, factor: Int)? {
    guard shape.outputCount == 1, shape.isOutput(unit), shape.outputLayer.activation == .linear
    else { return nil }
    switch run.network.loss {
    case .halfSquaredError: return ("error", 1)
    case .meanSquaredError: return ("2·error", 2)
    case .crossEntropy, .binaryCrossEntropy: return nil
    }
  }
}
