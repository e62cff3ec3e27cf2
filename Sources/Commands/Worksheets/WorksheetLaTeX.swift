import Backprop
import Explanations

/// Sheets as a document of LaTeX, which needs amsmath alone.
struct WorksheetLaTeX: WorksheetWriter {
  let title: String
  let hasKey: Bool

  var opening: String {
    LaTeX.preamble + "\\pagestyle{empty}\n\\begin{document}\n"
  }

  var closing: String { "\\end{document}\n" }

  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String {
    let latex = LaTeX(symbols: sheet.symbols, format: sheet.explainer.format)
    var text = isFirst ? "" : "\\newpage\n"
    text += "\\section*{\(LaTeX.escaping(sheet.title))}\n"
    if !sheet.heading.isEmpty { text += LaTeX.escaping(sheet.heading) + "\n\n" }
    let sketch = NetworkSketch(sheet.network, .ascii).lines
    if !sketch.isEmpty {
      text += "\\begin{verbatim}\n" + sketch.joined(separator: "\n") + "\n\\end{verbatim}\n"
    }
    let numbers = [
      sheet.given, sheet.weights.map { .parameter($0) }, sheet.biases.map { .parameter($0) },
    ]
    for quantities in numbers where !quantities.isEmpty {
      text +=
        quantities.map { "$\(latex.symbol($0)) = \(latex.number(sheet.pass.value(of: $0)))$" }
        .joined(separator: ", ") + "\n\n"
    }
    text += LaTeX.escaping(sheet.rules) + ":\n"
    let error = latex.formula(sheet.explainer.formula(of: sheet.error))
    text += equations(["\(latex.symbol(sheet.error)) &= \(error)"])
    if !sheet.written.isEmpty {
      text += equations(sheet.written.map { written($0, sheet, latex) })
    }
    text += sheet.task + "\n"
    text += equations(
      sheet.asked.enumerated().map { question($1, number: $0 + 1, sheet, latex) })
    return hasKey ? text + key(sheet, latex) : text
  }

  /// An alignment is set as a whole.
  private static let mostEquations = 20

  private func equations(_ equations: [String]) -> String {
    stride(from: 0, to: equations.count, by: Self.mostEquations).map { start in
      "\\begin{align*}\n"
        + equations[start...].prefix(Self.mostEquations).joined(separator: " \\\\\n")
        + "\n\\end{align*}\n"
    }.joined()
  }

  private func written(_ quantity: Quantity, _ sheet: Worksheet, _ latex: LaTeX) -> String {
    let formula = sheet.explainer.formula(of: quantity)
    return "\(latex.symbol(quantity)) &= \(latex.formula(formula)) \\\\\n"
      + "&= \(latex.numbers(formula, sheet.pass)) = \(latex.number(sheet.pass.value(of: quantity)))"
  }

  private func question(
    _ line: Worksheet.Line, number: Int, _ sheet: Worksheet, _ latex: LaTeX
  ) -> String {
    let formula = sheet.explainer.formula(of: line.quantity)
    let answer =
      hasKey
      ? latex.numbers(formula, sheet.pass) + " = " + value(line.value, at: line.quantity, sheet)
      : "\\underline{\\hspace{4cm}}"
    return "\(latex.symbol(line.quantity)) &= \(latex.formula(formula)) \\tag*{\(number)} \\\\\n"
      + "&= \(answer)"
  }

  private func key(_ sheet: Worksheet, _ latex: LaTeX) -> String {
    let rows = sheet.asked.flatMap { line in
      line.slips.map { slip, values in
        let origin = slip == .stepOnly ? Quantity.totalError : line.quantity
        let numbers = values.map { "$\(value($0, at: origin, sheet))$" }
        return "$\(latex.symbol(line.quantity))$ & \(slip.rawValue) & "
          + numbers.joined(separator: " or ") + " \\\\\n"
      }
    }
    guard !rows.isEmpty else { return "" }
    return stride(from: 0, to: rows.count, by: 24).map { start in
      "\\renewcommand{\\arraystretch}{1.6}\n\\begin{tabular}{lll}\nnumber & slip & value \\\\\n\\hline\n"
        + rows[start...].prefix(24).joined() + "\\end{tabular}\n\n"
    }.joined()
  }

  private func value(_ value: Double, at quantity: Quantity, _ sheet: Worksheet) -> String {
    LaTeXFormula([.text(sheet.text(value, at: quantity))]).text
  }
}
