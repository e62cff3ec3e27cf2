import Backprop
import Explanations

/// Sheets in Markdown that read well as plain text, too.
///
/// Formulas and the drawing are code: so no sign in them means anything to Markdown.
struct WorksheetMarkdown: WorksheetWriter {
  let hasKey: Bool
  let notation: Notation

  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String {
    var text = isFirst ? "" : "\n---\n\n"
    text += "# \(Markdown.text(sheet.title))\n\n"
    if !sheet.heading.isEmpty { text += "\(Markdown.text(sheet.heading))\n\n" }
    let sketch = NetworkSketch(sheet.network, notation).lines
    if !sketch.isEmpty { text += "```text\n" + sketch.joined(separator: "\n") + "\n```\n\n" }
    text += "Given: " + sheet.given.map { assignment($0, sheet) }.joined(separator: ", ") + "\n\n"
    for numbers in [sheet.weights, sheet.biases] where !numbers.isEmpty {
      text += numbers.map { assignment(.parameter($0), sheet) }.joined(separator: ", ") + "\n\n"
    }
    let error = "\(sheet.explainer.symbol(sheet.error)) = "
    text += Markdown.text(sheet.rules) + ", "
    text += code(error + sheet.explainer.formulaText(of: sheet.error)) + ".\n\n"
    if !sheet.written.isEmpty {
      text += sheet.written.map { "- " + code(sheet.explainer.equation(of: $0)) + "\n" }.joined()
      text += "\n"
    }
    text += sheet.task + "\n\n"
    for (index, line) in sheet.asked.enumerated() { text += question(line, index + 1, sheet) }
    guard hasKey, !sheet.slipRows.isEmpty else { return text }
    let rows = sheet.slipRows.map { row in
      [code(row.symbol), row.slip, row.values.map(code).joined(separator: " or ")]
    }
    return text + "\n## What usual slips give\n\n"
      + Markdown.table(["number", "slip", "value"], rows)
  }

  private func question(_ line: Worksheet.Line, _ number: Int, _ sheet: Worksheet) -> String {
    let explainer = sheet.explainer
    var parts = [explainer.symbol(line.quantity)]
    let value = notation.spell(sheet.text(line.value, at: line.quantity))
    let solution = hasKey ? [explainer.numbers(of: line.quantity), value] : []
    for part in [explainer.formulaText(of: line.quantity)] + solution where !parts.contains(part) {
      parts.append(part)
    }
    return "\(number). " + code(parts.joined(separator: " = ") + (hasKey ? "" : " = "))
      + (hasKey ? "" : " ______________")
      + "\n"
  }

  private func assignment(_ quantity: Quantity, _ sheet: Worksheet) -> String {
    let value = sheet.explainer.format.short(sheet.pass.value(of: quantity))
    return code("\(sheet.explainer.symbol(quantity)) = \(value)")
  }

  private func code(_ text: String) -> String { Markdown.code(notation.spell(text)) }
}
