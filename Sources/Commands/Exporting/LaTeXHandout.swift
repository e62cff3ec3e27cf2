import Backprop
import Documents
import Explanations

/// A trace as a document of LaTeX, which needs amsmath alone.
struct LaTeXHandout: Handout {
  let format: NumberFormat

  /// An alignment is set as a whole.
  private static let mostSteps = 40

  func opening(_ lesson: Lesson) -> String {
    let network = lesson.start.network
    let latex = LaTeX(
      symbols: Symbols(network: network, settings: lesson.settings.training), format: format)
    let rows = HandoutRows.parameters(of: network).map { parameter in
      [
        "$\(latex.symbol(.parameter(parameter.number)))$",
        parameter.source.map { "$\(latex.symbol($0))$" } ?? "bias",
        parameter.units.map { "$\(LaTeX.name($0))$" }.joined(separator: ", "),
        parameter.activation.rawValue, "$\(latex.number(parameter.value))$",
      ]
    }
    return LaTeX.preamble + """
      \\begin{document}
      \\section*{\(LaTeX.escaping(lesson.title))}
      Error: \(network.loss.rawValue). \
      Learning rate: $\\eta = \(latex.number(lesson.settings.training.learningRate))$.\
      \(lesson.slip.map { " Slip: \\texttt{\($0.rawValue)}." } ?? "")

      \\subsection*{The network}

      """ + tables("llllr", ["parameter", "from", "into", "activation", "value"], rows, each: 40)
  }

  func example(
    _ steps: some Sequence<Step>, from first: Int, _ run: Run, _ explainer: Explainer
  ) -> String {
    let latex = LaTeX(symbols: explainer.symbols, format: format)
    let given = HandoutRows.given(run).map { quantity in
      "$\(latex.symbol(quantity)) = \(latex.number(run.pass.value(of: quantity)))$"
    }
    var text = "\n\\subsection*{Epoch \(run.epoch), example \(run.example + 1)}\n"
    text += "Given: \(given.joined(separator: ", ")).\n"
    for phase in HandoutRows.phases(steps) {
      text += "\n\\subsubsection*{\(HandoutRows.heading(phase[0].phase))}\n"
      for start in stride(from: 0, to: phase.count, by: Self.mostSteps) {
        let equations = phase[start...].prefix(Self.mostSteps).map { step in
          equation(step, number: first + step.index, explainer, latex)
        }
        text += "\\begin{align*}\n" + equations.joined(separator: " \\\\\n") + "\n\\end{align*}\n"
      }
    }
    let rows = steps.filter { HandoutRows.isDerivative($0.quantity) }.map { step in
      [
        "$\\displaystyle \(latex.symbol(step.quantity))$", "$\(latex.number(step.value))$",
      ]
    }
    guard !rows.isEmpty else { return text }
    return text + "\n\\subsubsection*{Derivatives}\n"
      + "{\\renewcommand{\\arraystretch}{2}\n"
      + tables("lr", ["derivative", "value"], rows, each: 18) + "}\n"
  }

  var closing: String { "\\end{document}\n" }

  /// The symbol, its formula, the numbers and the value, each said once.
  private func equation(
    _ step: Step, number: Int, _ explainer: Explainer, _ latex: LaTeX
  ) -> String {
    let symbol = latex.symbol(step.quantity)
    let slip = explainer.pass.slip(at: step.quantity)?.slip
    let value = latex.number(step.value)
    var parts = [symbol]
    for part in [
      formula(of: step.quantity, explainer, latex), numbers(of: step.quantity, explainer, latex),
    ] + (slip == nil ? [value] : []) where !parts.contains(part) {
      parts.append(part)
    }
    // The formula stands beside its symbol, what is calculated and its value below it.
    if parts.count > 2 { parts = parts.dropLast(2) + [parts.suffix(2).joined(separator: " = ")] }
    let lines = parts.dropFirst().enumerated().map { index, part in
      "&= \(part)" + (index == 0 ? " \\tag*{\(number)}" : "")
    }
    // The value of a slip is not that of the formula.
    let last = slip.map { ["&\\phantom{=}\\ \\text{with \($0.rawValue)}\\ \(value)"] } ?? []
    return "\(symbol) " + (lines + last).joined(separator: " \\\\\n")
  }

  private func formula(
    of quantity: Quantity, _ explainer: Explainer, _ latex: LaTeX
  ) -> String {
    let pass = explainer.pass
    switch quantity {
    case .batchGradient(let parameter):
      let sum = "\\sum_{\\text{\(pass.batchSize) examples}} \(latex.symbol(.gradient(parameter)))"
      return explainer.symbols.settings.reduction == .mean
        ? "\\frac{1}{\(pass.batchSize)} \(sum)" : sum
    case .error: return "\\text{the mean of } \(latex.symbol(.totalError)) \\text{ over the data}"
    case .activation(let unit) where isSigmoid(unit, explainer):
      return sigmoid(latex.symbol(.netInput(unit)))
    default: return latex.formula(explainer.formula(of: quantity))
    }
  }

  private func numbers(
    of quantity: Quantity, _ explainer: Explainer, _ latex: LaTeX
  ) -> String {
    switch quantity {
    // Their formulas are in words.
    case .batchGradient, .error: LaTeXFormula([.text(explainer.numbers(of: quantity))]).text
    case .activation(let unit) where isSigmoid(unit, explainer):
      sigmoid(latex.operand(explainer.pass.value(of: .netInput(unit))))
    default: latex.numbers(explainer.formula(of: quantity), explainer.pass)
    }
  }

  private func isSigmoid(_ unit: Unit, _ explainer: Explainer) -> Bool {
    explainer.symbols.network.shape.layers[unit.layer].activation == .sigmoid
  }

  /// A fraction is easier to read than the sign of division.
  private func sigmoid(_ netInput: String) -> String { "\\frac{1}{1 + e^{-\(netInput)}}" }

  /// Tables with so many rows each as a page has room for.
  private func tables(
    _ columns: String, _ head: [String], _ rows: [[String]], each count: Int
  ) -> String {
    stride(from: 0, to: rows.count, by: count).map { start in
      let lines = ([head] + rows[start...].prefix(count)).map {
        $0.joined(separator: " & ") + " \\\\\n"
      }
      return "\\begin{tabular}{\(columns)}\n\(lines[0])\\hline\n"
        + lines.dropFirst().joined() + "\\end{tabular}\n\n"
    }.joined()
  }
}
