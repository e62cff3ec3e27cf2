import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The rule that asks what the calculation answers.
enum QuestionView {
  /// Draws it.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - hidesPage: whether the page that is turned to stands nowhere.
  ///   - buffer: the frame.
  ///   - rect: the part of it to draw in.
  static func draw(
    _ context: Context, hidesPage: Bool = false, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    guard !rect.isEmpty else { return }
    let asked = context.asked.map(context.explainer.question)
    let question =
      asked.map { "Your turn: " + $0.prefix(1).lowercased() + $0.dropFirst() }
      ?? (context.isDivergence && !context.state.pointing.isInspecting
        ? "What happened?" : context.explainer.question(for: context.subject))
    let isInFocus = context.state.display.focus == .calculation
    let style = isInFocus ? context.theme.strong.with(.underline) : context.theme.strong
    buffer.rule(
      in: rect, title: StyledText(question, style),
      right: StyledText(
        note(
          context, hidesPage: hidesPage, columns: rect.columns - displayWidth(of: question) - 9,
          of: rect.columns),
        context.theme.caption), style: context.theme.rule, glyphs: context.glyphs)
  }

  private static func note(
    _ context: Context, hidesPage: Bool, columns: Int, of whole: Int
  ) -> String {
    if context.state.pointing.isInspecting {
      return context.withKeys(
        context.isJudging && context.isOlder(context.subject)
          ? "before the update   {key:close}: the step" : "selected   {key:close}: the step")
    }
    if context.run.position == 0 { return "before the first step" }
    guard hidesPage else { return "" }
    // A form that most questions leave room for: nothing moves with the length of the question.
    let usual = min(columns, whole / 2 - 9)
    return PageView.foldedForms(context).first { displayWidth(of: $0) <= usual } ?? ""
  }
}

/// The step's formula, the formula with the numbers, its value; what the parts are made of.
enum CalculationView {
  /// Draws them.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - buffer: the frame.
  ///   - rect: the part of it to draw in.
  ///   - spare: how many blank rows below a long calculation may take.
  static func draw(
    _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect, spare: Int = 0
  ) {
    guard !rect.isEmpty else { return }
    if let asked = context.asked {
      return AskedView.draw(asked, context, into: &buffer, in: rect)
    }
    let factor = FactorEquation(context)
    var layout = layout(context, in: rect)
    // On a projector it stands apart from its question.
    let hasRowAbove = context.state.display.isBig && layout.rows < rect.rows
    var rest = rect.split(top: hasRowAbove ? 1 : 0).rest
    if let factor, layout.lines.count > 1 {
      // Where the chain has no line for itself, the factor stands above it.
      rest = factor.drawLines(context, into: &buffer, in: rest)
      layout = self.layout(context, in: rest)
    }
    guard !rest.isEmpty else { return }
    var shown = layout.visibleLines(rows: rest.rows, context)
    let more = layout.visibleLines(rows: rest.rows + spare, context)
    if more.count > shown.count {
      shown = more
      rest.rows += spare
    }
    layout.draw(shown, context, into: &buffer, in: rest)
    guard layout.lines.count == 1 else { return }
    let isChain = layout.calculation.isChain
    if isChain { layout.drawHeadings(context, into: &buffer, above: rest) }
    // Under a chain stand its notes and its brace, under a sum what its products come to.
    let hasNotes = layout.calculation.isAligned && !layout.calculation.notes.isEmpty
    let end = rest.row + layout.rows + (isChain ? 2 : hasNotes ? 1 : 0)
    // Where a run has diverged, how it came to that has the rows.
    if !context.isDivergence {
      if UpdateNumbers(context)?.draw(below: end, into: &buffer, in: rest) == true { return }
      let parts = PartEquations(context, layout.calculation, rows: rest.rows)
      if parts?.draw(below: end, into: &buffer, in: rest) == true { return }
    }
    if isChain { factor?.drawBelow(layout, context, into: &buffer, in: rest) }
  }

  /// The rows of the whole calculation.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    context.calculationLayout(
      context.calculationBuilder.calculation(of: context.subject), columns: columns,
      operands: context.operands
    ).rows
  }

  private static func layout(_ context: Context, in rect: Rect) -> CalculationLayout {
    let (builder, subject) = (context.calculationBuilder, context.subject)
    let mode = context.state.display.formulaMode
    // A factor's operands are numbered in its own equation.
    let operands = context.operandsOfCalculation
    func layout(_ calculation: Calculation, _ mode: Display.FormulaMode) -> CalculationLayout {
      context.calculationLayout(
        calculation, columns: rect.columns, mode: mode, operands: operands)
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

/// The whole calculation, with every term, as a panel that fills the screen.
enum WholeCalculationView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { .max }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    QuestionView.draw(context, into: &buffer, in: rect.split(top: 1).top)
    let body = rect.split(top: 2).rest
    guard !body.isEmpty else { return }
    let layout = context.calculationLayout(
      context.calculationBuilder.calculation(of: context.subject), columns: body.columns,
      operands: context.operandsOfCalculation)
    let visible = max(1, body.rows / layout.rowsOfLine)
    let wanted = context.state.display.scroll[.calculation] ?? 0
    let first = max(0, min(wanted, layout.lines.count - visible))
    let shown = Array(layout.lines.indices.dropFirst(first).prefix(visible))
    layout.draw(shown, context, into: &buffer, in: body)
    guard layout.lines.count == 1 else { return }
    if layout.calculation.isChain {
      layout.drawHeadings(context, into: &buffer, above: body)
      FactorEquation(context)?.drawBelow(layout, context, into: &buffer, in: body)
    }
    let row = body.row + 6
    let sentence = context.explainer.sentence(for: context.subject)
    buffer.write(
      truncatedText(sentence, to: body.columns, ellipsis: context.glyphs.ellipsis),
      at: Point(row: row, column: body.column), style: context.theme.text, clip: rect)
  }
}

extension Context {
  var calculationBuilder: CalculationBuilder { state.calculationBuilder(explainer) }

  /// What the question and the calculation are about.
  var subject: Quantity { state.subject }

  /// Those of them that are numbered in the calculation itself: a factor has its own equation.
  fileprivate var operandsOfCalculation: [Quantity] {
    if case .delta = subject { return operands }
    return calculationBuilder.isFactor(subject) ? [] : operands
  }

  func calculationLayout(
    _ calculation: Calculation, columns: Int, mode: Display.FormulaMode? = nil,
    operands: [Quantity]
  ) -> CalculationLayout {
    func layout(_ calculation: Calculation) -> CalculationLayout {
      CalculationLayout(
        calculation, columns: columns, mode: mode ?? state.display.formulaMode,
        operands: state.display.isBig ? [] : operands, digits: state.display.digits,
        isSpread: state.display.isBig)
    }
    let whole = layout(calculation)
    guard calculation.isChain, whole.lines.count > 1 else { return whole }
    // The question says of which unit a chain is: without its name, which may be a long one, the factors
    // keep their line.
    let short = layout(calculation.withoutUnits(unitNames))
    return short.lines.count == 1 ? short : whole
  }

  /// The units' names, as they are spelt here.
  var unitNames: [String] { run.network.unitNames.joined().map(spell) }
}

extension Quantity {
  /// Whether it is a term of a sum that has a step of its own.
  var isTerm: Bool {
    switch self {
    case .term, .deltaTerm, .swept(.term, _), .swept(.deltaTerm, _): true
    default: false
    }
  }
}
