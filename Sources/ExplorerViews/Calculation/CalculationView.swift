import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The rule that asks what the calculation answers.
enum QuestionView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let question = context.explainer.question(for: context.subject)
    buffer.rule(
      in: rect, title: StyledText(question, context.theme.strong),
      right: StyledText(note(context), context.theme.caption), style: context.theme.rule,
      glyphs: context.glyphs)
  }

  private static func note(_ context: Context) -> String {
    if context.state.pointing.isInspecting {
      return context.isJudging && context.isOlder(context.subject)
        ? "before the update   Esc: the step" : "selected   Esc: the step"
    }
    return context.run.position == 0 ? "before the first step" : ""
  }
}

/// The step's formula, the formula with the numbers, its value; what the parts are made of.
enum CalculationView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let rest = FactorView.draw(context, into: &buffer, in: rect)
    let layout = layout(context, in: rest)
    guard !rest.isEmpty else { return }
    layout.draw(
      layout.visibleLines(rows: rest.rows, context), context, into: &buffer, in: rest)
  }

  /// The rows of the whole calculation.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    CalculationLayout(
      context.calculationBuilder.calculation(of: context.subject), columns: columns,
      mode: context.state.display.formulaMode, operands: context.operands,
      context.explainer.notation
    ).rows
  }

  private static func layout(_ context: Context, in rect: Rect) -> CalculationLayout {
    let (builder, subject) = (context.calculationBuilder, context.subject)
    let mode = context.state.display.formulaMode
    let operands = context.operands
    func layout(_ calculation: Calculation, _ mode: Display.FormulaMode) -> CalculationLayout {
      CalculationLayout(
        calculation, columns: rect.columns, mode: mode,
        // A factor that stands above it has the numbers.
        operands: builder.isFactor(subject) ? [] : operands, context.explainer.notation)
    }
    let whole = layout(builder.calculation(of: subject), mode)
    if subject.isTerm {
      // Where there is no row for what the terms of a sum come to, a term is shown by itself.
      return rect.rows > whole.rowsOfLine ? whole : layout(builder.own(of: subject), mode)
    }
    guard whole.rows > rect.rows else { return whole }
    guard let sum = builder.addition(of: subject) else {
      // With numbers alone all terms may fit; x has the symbols.
      guard mode == .both, whole.calculation.resultNumber != nil else { return whole }
      let numbers = layout(builder.calculation(of: subject), .numbers)
      return numbers.rows <= rect.rows ? numbers : whole
    }
    // A sum without its beginning explains nothing: its terms have been found before, one by one.
    // Where they are many, all numbers say more than some numbers with their symbols.
    let modes = mode == .both && sum.resultNumber != nil ? [mode, .numbers] : [mode]
    return modes.lazy.map { layout(sum, $0) }.first { $0.rows <= rect.rows } ?? whole
  }
}

/// A factor by itself, with its own formula and numbers, above the product that it is to join.
private enum FactorView {
  /// Draws the factor that the step has found, if it is one.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - gap: how many rows stay free below it.
  ///   - buffer: the frame.
  ///   - rect: the part of it to draw in, from the top.
  /// - Returns: the rows that are left; all of them where the step found no factor.
  static func draw(
    _ context: Context, gap: Int = 0, into buffer: inout ScreenBuffer, in rect: Rect
  ) -> Rect {
    guard !context.state.pointing.isInspecting, let step = context.step?.quantity,
      context.calculationBuilder.isFactor(step)
    else { return rect }
    let own = CalculationLayout(
      context.calculationBuilder.own(of: step), columns: rect.columns,
      mode: context.state.display.formulaMode, operands: context.operands,
      context.explainer.notation)
    let parts = rect.split(top: min(rect.rows, own.rows))
    own.draw(
      own.visibleLines(rows: parts.top.rows, context), context, into: &buffer, in: parts.top)
    return parts.rest.split(top: min(gap, parts.rest.rows)).rest
  }
}

/// The whole calculation, with every term, as a panel that fills the screen.
enum WholeCalculationView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { .max }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    QuestionView.draw(context, into: &buffer, in: rect.split(top: 1).top)
    let body = FactorView.draw(context, gap: 1, into: &buffer, in: rect.split(top: 2).rest)
    guard !body.isEmpty else { return }
    let layout = CalculationLayout(
      context.calculationBuilder.calculation(of: context.subject), columns: body.columns,
      mode: context.state.display.formulaMode,
      operands: context.calculationBuilder.isFactor(context.subject) ? [] : context.operands,
      context.explainer.notation)
    let visible = max(1, body.rows / layout.rowsOfLine)
    let wanted = context.state.display.scroll[.calculation] ?? 0
    let first = max(0, min(wanted, layout.lines.count - visible))
    let shown = Array(layout.lines.indices.dropFirst(first).prefix(visible))
    layout.draw(shown, context, into: &buffer, in: body)
    guard layout.lines.count == 1 else { return }
    let row = body.row + 6
    let sentence = context.explainer.sentence(for: context.subject)
    buffer.write(
      truncatedText(sentence, to: body.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: row, column: body.column), style: context.theme.text, clip: rect)
  }
}

extension Context {
  fileprivate var calculationBuilder: CalculationBuilder { state.calculationBuilder(explainer) }

  /// What the question and the calculation are about.
  var subject: Quantity { state.subject }

  /// The operands of what the calculation is about, which `i` leads into.
  var operands: [Quantity] { calculationBuilder.operands(of: subject) }
}

extension Quantity {
  /// Whether it is a term of a sum that has a step of its own.
  fileprivate var isTerm: Bool {
    switch self {
    case .term, .deltaTerm, .swept(.term, _), .swept(.deltaTerm, _): true
    default: false
    }
  }
}
