import Backprop
import Documents
import Explanations

/// A trace in Markdown that reads well as plain text, too.
///
/// Formulas are code: so no sign in them means anything to Markdown.
struct MarkdownHandout: Handout {
  let notation: Notation
  let format: NumberFormat

  func opening(_ lesson: Lesson) -> String {
    let network = lesson.start.network
    let symbols = Symbols(network: network, settings: lesson.settings.training)
    let rows = HandoutRows.parameters(of: network).map { parameter in
      [
        code(symbols.parameter(parameter.number)),
        parameter.source.map { code(symbols.symbol($0)) } ?? "bias",
        parameter.units.map(code).joined(separator: ", "), parameter.activation.rawValue,
        code(format.short(parameter.value)),
      ]
    }
    let rate = format.short(lesson.settings.training.learningRate)
    return "# \(Markdown.text(lesson.title))\n\nError: \(network.loss.rawValue). "
      + notation.spell("Learning rate: `η = \(rate)`.")
      + (lesson.slip.map { " Slip: `\($0.rawValue)`." } ?? "") + "\n\n"
      + "## The network\n\n"
      + Markdown.table(["parameter", "from", "into", "activation", "value"], rows)
  }

  func example(
    _ steps: some Sequence<Step>, from first: Int, _ run: Run, _ explainer: Explainer
  ) -> String {
    let given = HandoutRows.given(run).map { quantity in
      code("\(explainer.symbol(quantity)) = \(format.short(run.pass.value(of: quantity)))")
    }
    var text = "\n## Epoch \(run.epoch), example \(run.example + 1)\n\n"
    text += "Given: \(given.joined(separator: ", ")).\n"
    for phase in HandoutRows.phases(steps) {
      text += "\n### \(HandoutRows.heading(phase[0].phase))\n\n"
      for step in phase {
        let words = explainer.explainWithSlip(step)
        let value = notation.spell(format.short(step.value))
        let mark = "\(first + step.index). "
        let indent = String(repeating: " ", count: mark.count)
        text += mark + code(words.equation(to: value)) + "\n" + indent + words.sentence + "\n"
      }
    }
    let rows = steps.filter { HandoutRows.isDerivative($0.quantity) }.map { step in
      let words = explainer.explain(step)
      return [code(words.symbol), code(words.formula), code(format.short(step.value))]
    }
    guard !rows.isEmpty else { return text }
    return text + "\n### Derivatives\n\n"
      + Markdown.table(["derivative", "formula", "value"], rows)
  }

  var closing: String { "" }

  private func code(_ text: String) -> String { Markdown.code(notation.spell(text)) }
}
