package import Backprop

/// A step in words: one source for the screen, for `trace` and for plain text.
package struct Explanation: Equatable, Sendable {
  package let symbol: String
  /// The formula in symbols.
  package let formula: String
  /// The formula with the numbers put in.
  package let numbers: String
  package let sentence: String
  package let question: String
  /// The line of the pseudo-code, from 1.
  package let line: Int
  /// The slip that the value comes from; `nil` where it comes from the formula.
  package var slip: Slip?

  /// The symbol, its formula, the numbers and the value, each said once: `net_h1 = w1·i1 = 0.15·0.05 = 0.0075`.
  ///
  /// The value of a slip is not said to be that of the formula.
  package func equation(to value: String) -> String {
    // Some formulas are their symbol or their number again.
    var parts = [symbol]
    for part in [formula, numbers] + (slip == nil ? [value] : []) where !parts.contains(part) {
      parts.append(part)
    }
    return parts.joined(separator: " = ") + (slip.map { ", with \($0.rawValue) \(value)" } ?? "")
  }
}

/// Explains the steps of an example.
package struct Explainer: Sendable {
  package let pass: ExamplePass
  package let symbols: Symbols
  package let notation: Notation
  package let format: NumberFormat
  let exampleCount: Int

  package init(_ run: Run, notation: Notation, format: NumberFormat) {
    self.init(
      run.pass, exampleCount: run.setup.examples.count, notation: notation, format: format)
  }

  package init(
    _ pass: ExamplePass, exampleCount: Int, notation: Notation, format: NumberFormat
  ) {
    self.pass = pass
    self.exampleCount = exampleCount
    self.notation = notation
    self.format = format
    symbols = Symbols(network: pass.network, settings: pass.settings)
  }

  /// Returns a quantity's symbol in this notation.
  package func symbol(_ quantity: Quantity) -> String { notation.spell(symbols.symbol(quantity)) }

  package func formula(of quantity: Quantity) -> Formula {
    var moment = Formulas.Moment()
    moment.batchSize = pass.batchSize
    moment.exampleCount = exampleCount
    moment.isOutRounded = pass.isOutRounded(quantity)
    moment.epoch = pass.epoch
    moment.powers = (pass.optimizerAfter.powers.moment, pass.optimizerAfter.powers.squares)
    moment.sweeps = pass.layout.sweeps
    return Formulas(symbols).formula(of: quantity, at: moment)
  }

  package func question(for quantity: Quantity) -> String {
    notation.spell(Questions(symbols: symbols).question(for: quantity))
  }

  package func sentence(for quantity: Quantity) -> String {
    notation.spell(Sentences(symbols: symbols, pass: pass).sentence(for: quantity))
  }

  /// What stands behind a value that is not finite: `more than 1.8e308`.
  package func overflow(_ quantity: Quantity) -> String {
    notation.spell(Sentences(symbols: symbols, pass: pass).overflow(quantity))
  }

  /// Why a run diverges, in a sentence.
  package var causeOfDivergence: String {
    notation.spell(Sentences(symbols: symbols, pass: pass).causeOfDivergence)
  }

  /// Explains a step of this example.
  package func explain(_ step: Step) -> Explanation {
    let formula = formula(of: step.quantity)
    return Explanation(
      symbol: symbol(step.quantity), formula: notation.spell(formula.symbolic(symbols)),
      numbers: numbers(of: step.quantity),
      sentence: sentence(for: step.quantity), question: question(for: step.quantity),
      line: PseudoCode.line(of: step.quantity, phase: step.phase, in: symbols.network.shape))
  }

  /// A quantity with its formula, its numbers and its value, and what it means, as a line for people.
  package func line(for quantity: Quantity, value: Double) -> String {
    // Some formulas are their symbol or their number again.
    var parts = [symbol(quantity)]
    let formula = notation.spell(formula(of: quantity).symbolic(symbols))
    for part in [formula, numbers(of: quantity), notation.spell(format.short(value))]
    where !parts.contains(part) {
      parts.append(part)
    }
    return "\(parts.joined(separator: " = ")). \(sentence(for: quantity))"
  }

  /// A step as a line for people, with its place: `step 3, epoch 1, example 1, forward: …`.
  ///
  /// - Parameters:
  ///   - step: a step of this example.
  ///   - number: its number in the run.
  ///   - epoch: the epoch, from 1.
  ///   - example: the example's row of the data, from 0.
  ///   - tellsSlip: whether a slip that it shows is named; else the step is told as if it had none.
  /// - Returns: a line without its end.
  package func line(
    for step: Step, numbered number: Int, epoch: Int, example: Int, tellsSlip: Bool = true
  ) -> String {
    let words = tellsSlip ? explainWithSlip(step) : explain(step)
    let value = notation.spell(format.short(step.value))
    return "step \(number), epoch \(epoch), example \(example + 1), "
      + "\(step.phase.rawValue): \(words.equation(to: value)). \(words.sentence)"
  }

  /// Explains a step of this example, and where it shows a slip, what is wrong there.
  package func explainWithSlip(_ step: Step) -> Explanation {
    let words = explain(step)
    guard let (slip, taken) = pass.slip(at: step.quantity) else { return words }
    let sentence = SlipWords(symbols).sentence(of: slip, at: step.quantity, taken: taken)
    return Explanation(
      symbol: words.symbol, formula: words.formula, numbers: words.numbers,
      sentence: notation.spell(sentence), question: words.question, line: words.line, slip: slip)
  }

  /// Returns a quantity's formula with the numbers put in.
  package func numbers(of quantity: Quantity) -> String {
    notation.spell(numericText(of: quantity))
  }

  private func numericText(of quantity: Quantity) -> String {
    switch quantity {
    case .batchGradient(let parameter):
      let sum = format.operand(pass.gradientSums[parameter])
      return symbols.settings.reduction == .mean ? "\(sum)/\(pass.batchSize)" : sum
    case .error:
      let sum = format.operand(pass.value(of: .error) * Double(exampleCount))
      return exampleCount == 1 ? sum : "\(sum)/\(exampleCount)"
    case .swept(.change, let sweep), .swept(.deltaChange, let sweep):
      guard let (unit, before, after) = pass.largestChange(of: quantity, inSweep: sweep) else {
        return format.operand(pass.value(of: quantity))
      }
      let name = symbols.network.name(of: unit)
      return "|\(format.operand(after)) − \(format.operand(before))| of \(name)"
    default: return formula(of: quantity).numeric(pass, format)
    }
  }
}

/// E as the sum that it is.
extension Explainer {
  /// Longer sums do not fit into a line of the smallest screen, with what they come to.
  private static let longestSum = 68

  /// The sum that E is at a check, term by term; `nil` where the terms are many, or not at hand.
  func sumOfError() -> (symbols: String, numbers: String)? {
    guard let end = pass.epochEnd, end.terms.count > 1 else { return nil }
    let outputs = symbols.network.shape.outputCount
    let divisor =
      exampleCount > 1
      ? exampleCount : symbols.network.loss == .meanSquaredError ? outputs : 1
    let terms = end.terms.map(format.operand).joined(separator: " + ")
    let numbers = divisor == 1 ? terms : "(\(terms))/\(divisor)"
    let result = format.operand(end.evaluation.error)
    guard
      numbers.unicodeScalars.count + result.unicodeScalars.count <= Explainer.longestSum
    else { return nil }
    let whole = exampleCount == 1 ? Quantity.totalError : .error
    let words = formula(of: whole).symbolic(symbols)
    return (
      notation.spell(exampleCount == 1 ? words + ", with the new weights" : words),
      notation.spell(numbers)
    )
  }
}
