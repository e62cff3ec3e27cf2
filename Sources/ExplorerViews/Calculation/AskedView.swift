import Backprop
import Explanations
import Explorer
import TextScreen

/// What stands in the place of the calculation while a step is asked for: nothing that tells it, and
/// after an answer that lacks a factor the chain, with that factor left out.
enum AskedView {
  static func draw(
    _ asked: Quantity, _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    guard let missing = missingFactor(of: asked, context),
      let start = drawChain(asked, without: missing, context, into: &buffer, in: rect)
    else {
      let start =
        StyledText(context.explainer.symbol(asked), context.theme.strong)
        + StyledText(" = ", context.theme.caption)
      buffer.write(start, at: Point(row: rect.row, column: rect.column), clip: rect)
      return mark(
        at: Point(row: rect.row, column: rect.column + start.width), context, into: &buffer)
    }
    buffer.write(
      "yours", at: Point(row: start.row, column: start.column), style: context.theme.caption,
      clip: rect)
  }

  /// `▸ ? ◂`, in the colour of what a step writes.
  static func mark(
    at place: Point, columns: Int = 5, _ context: Context, into buffer: inout ScreenBuffer
  ) {
    let glyphs = context.glyphs
    let left = String(repeating: " ", count: (columns - 3) / 2)
    let right = String(repeating: " ", count: columns - 3 - left.count)
    let text = "\(glyphs.markLeft)\(left)?\(right)\(glyphs.markRight)"
    buffer.write(text, at: place, style: context.theme.written)
  }

  /// The factor that the last answer left out; `nil` where it was no such slip.
  private static func missingFactor(of asked: Quantity, _ context: Context) -> Quantity? {
    guard case .gradient(let parameter) = asked,
      let match = context.state.answers.wrong?.judgement.matches.only,
      context.state.answers.wrong?.place.quantity == asked
    else { return nil }
    switch match.slip {
    case .noInputFactor: return .netInputDerivative(weight: parameter)
    case .noDerivative: return .activationDerivative(context.shape.target(ofWeight: parameter))
    case .noBias, .transposedWeights, .inputsSwapped, .netForOut, .inputsAgain, .noActivation,
      .exponentSign, .noHalf, .meanOverOutputs, .noMean, .oneOutput, .sign, .factorTwo,
      .errorForDerivative, .derivativeOfOut, .derivativeOfNet, .tanhDerivative,
      .sigmoidDerivative, .halfADerivative, .andDerivative, .weightForInput, .wrongSource,
      .wrongTarget, .forgotTheSum, .rowForColumn, .updatedWeights, .errorNotDelta,
      .averagedTerms, .lostSign, .noWeights, .hiddenTarget, .biasTimesValue, .biasFrozen,
      .sharedBiasOneUnit, .uphill, .noRate, .stepOnly, .deltaStep:
      return nil
    }
  }

  /// Draws the chain with what was answered; returns where the row of the numbers begins, or `nil` where
  /// it has no room.
  private static func drawChain(
    _ asked: Quantity, without missing: Quantity, _ context: Context,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) -> Point? {
    let whole = context.calculationBuilder.calculation(of: asked)
    guard let answer = context.state.answers.wrong?.number?.text,
      let cell = whole.cells.firstIndex(where: { $0.quantity == missing })
    else { return nil }
    let calculation = whole.answered(answer, without: cell, saying: "missing")
    let layout = context.calculationLayout(
      calculation, columns: rect.columns, mode: .both, operands: [])
    guard layout.lines.count == 1, rect.rows >= layout.rows else { return nil }
    layout.draw([0], context, into: &buffer, in: rect.split(top: layout.rows).top)
    let column = layout.column(of: cell, in: layout.lines[0], layout.numberWidths, rect)
    buffer.restyle(
      Rect(row: rect.row, column: column, rows: 2, columns: layout.numberWidths[cell])
    ) { $0 = context.theme.error.with(.bold) }
    return Point(row: rect.row + 1, column: rect.column)
  }
}

extension Array {
  /// The one element; `nil` where there are none, or several.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
