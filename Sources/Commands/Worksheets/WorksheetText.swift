import Backprop
import Explanations

/// Sheets in plain text.
struct WorksheetText: WorksheetWriter {
  let hasKey: Bool
  let notation: Notation

  private static let width = 78
  private static let blank = "______________"

  func sheet(_ sheet: Worksheet, isFirst: Bool) -> String {
    var lines: [String] = isFirst ? [] : ["", String(repeating: "=", count: Self.width), ""]
    lines.append(sheet.title)
    if !sheet.heading.isEmpty { lines.append(sheet.heading) }
    let sketch = NetworkSketch(sheet.network, notation).lines
    if !sketch.isEmpty { lines += [""] + sketch.map { $0.isEmpty ? "" : "  " + $0 } }
    lines.append("")
    lines += wrapped(sheet.given.map { assignment($0, sheet) })
    for numbers in [sheet.weights, sheet.biases] where !numbers.isEmpty {
      lines += wrapped(numbers.map { assignment(.parameter($0), sheet) })
    }
    lines += [
      "\(sheet.rules), \(sheet.explainer.symbol(sheet.error)) = "
        + sheet.explainer.formulaText(of: sheet.error) + ".", "",
    ]
    if !sheet.written.isEmpty {
      lines += sheet.written.map { sheet.explainer.equation(of: $0) } + [""]
    }
    lines += [sheet.task, ""]
    let symbols = sheet.asked.map { sheet.explainer.symbol($0.quantity) }
    for (index, line) in sheet.asked.enumerated() {
      let number = "\(index + 1). "
      let formula = sheet.explainer.formulaText(of: line.quantity)
      let isOwn = formula == symbols[index]
      lines.append(number + symbols[index] + (isOwn ? "" : " = \(formula)"))
      lines.append(
        String(repeating: " ", count: number.count) + "= "
          + (hasKey ? solution(line, sheet) : Self.blank))
    }
    if hasKey { lines += [""] + key(sheet) }
    return notation.spell(lines.joined(separator: "\n")) + "\n"
  }

  /// The formula with the numbers put in, and the value.
  private func solution(_ line: Worksheet.Line, _ sheet: Worksheet) -> String {
    let numbers = sheet.explainer.numbers(of: line.quantity)
    let value = sheet.text(line.value, at: line.quantity)
    return numbers == value ? value : "\(numbers) = \(value)"
  }

  /// What the usual slips give.
  private func key(_ sheet: Worksheet) -> [String] {
    let rows = sheet.slipRows
    guard !rows.isEmpty else { return [] }
    let widths = (rows.map(\.symbol.count).max() ?? 0, rows.map(\.slip.count).max() ?? 0)
    return ["What usual slips give:"]
      + rows.map { row in
        row.symbol + String(repeating: " ", count: widths.0 - row.symbol.count + 2) + row.slip
          + String(repeating: " ", count: widths.1 - row.slip.count + 2)
          + row.values.joined(separator: " or ")
      }
  }

  private func assignment(_ quantity: Quantity, _ sheet: Worksheet) -> String {
    sheet.explainer.symbol(quantity) + " = "
      + sheet.explainer.format.short(sheet.pass.value(of: quantity))
  }

  /// Sets pieces side by side, in lines that fit.
  private func wrapped(_ pieces: [String]) -> [String] {
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, last.count + 3 + piece.count <= Self.width {
        lines[lines.count - 1] += "   " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }
}

extension Explainer {
  /// A step as one line: the symbol, the formula, the numbers and the value.
  func equation(of quantity: Quantity) -> String {
    guard let index = pass.layout.index(of: quantity) else { return symbol(quantity) }
    let step = pass.steps[index]
    return explain(step).equation(to: notation.spell(format.short(step.value)))
  }
}

extension Worksheet {
  /// What a slip gives at a step, in words.
  struct SlipRow {
    let symbol: String
    let slip: String
    let values: [String]
  }

  /// The numbers of the weights, and those of the biases.
  var weights: Range<Int> { 0..<network.shape.weightCount }
  var biases: Range<Int> { network.shape.weightCount..<network.shape.parameterCount }

  /// What usual slips give at the steps that are asked for.
  var slipRows: [SlipRow] {
    asked.flatMap { line in
      line.slips.map { slip, values in
        SlipRow(
          symbol: explainer.symbol(line.quantity), slip: slip.rawValue,
          values: values.map { text($0, at: slip == .stepOnly ? .totalError : line.quantity) })
      }
    }
  }
}
