import Backprop
import Explanations
import Explorer
import TextScreen

/// A network of one weight in three rows, for which its error is the picture: the input, the weight and
/// the output, under them their values, and under those E's derivatives with respect to them.
struct OneWeightView {
  static let rows = 3
  private let context: Context
  private let rect: Rect
  private let weight: Int
  private let unit: Unit

  /// Whether a network is no more than an input, a weight and an output.
  static func canShow(_ shape: Shape) -> Bool {
    shape.parameterCount == 1 && shape.recurrence == nil && shape.inputCount == 1
  }

  init(_ context: Context, in rect: Rect) {
    self.context = context
    self.rect = rect
    unit = Unit(layer: 0, index: 0)
    weight = context.shape.layers[0].weight(to: 0, from: 0)
  }

  func draw(into buffer: inout ScreenBuffer) {
    let theme = context.theme
    let names = [
      (context.run.network.inputNames[0], Selection.input(0)),
      (context.explainer.symbols.parameter(weight), .parameter(weight, in: unit)),
      (context.run.network.name(of: unit), .unit(unit)),
    ].map { name, selection in
      (text: context.spell(name) + (context.isEdited(selection) ? "*" : ""), selection: selection)
    }
    drawEdge(names.map(\.text), into: &buffer)
    for (place, name) in zip(Place.allCases, names) {
      var style = theme.strong
      // What is lit needs no other mark.
      let isLit = place == .weight && context.isWritten(.updated(weight))
      if context.state.pointing.selection == name.selection, !isLit {
        style.attributes.formUnion(theme.selected.attributes)
      }
      let text = truncatedText(name.text, to: Place.width, ellipsis: context.glyphs.ellipsis)
      buffer.write(
        text, at: Point(row: rect.row, column: column(of: displayWidth(of: text), place)),
        style: style, clip: rect)
    }
    let isUpdated = context.isKnown(.updated(weight))
    let present: Quantity = isUpdated ? .updated(weight) : .parameter(weight)
    // An update from several examples is about none of them; what there is beside it is of the weight as
    // it was.
    if !isUpdated || !context.hasBatches {
      write(.input(0), theme.text, .source, row: 1, into: &buffer)
      write(
        latest(.netInput(unit), .activation(unit)), isUpdated ? theme.caption : theme.strong,
        .output, row: 1, into: &buffer)
    }
    // Last, as the weight before it keeps clear of the input.
    write(present, context.style(ofSign: context.value(present)), .weight, row: 1, into: &buffer)
    // The slope of several examples stands beside the curve, and that of the output is the last one's; a
    // slope from before the update does not belong to the weight above it.
    guard !context.isKnown(.batchGradient(weight)), !context.isJudging else { return }
    let row = rect.row + 2
    buffer.write(
      "slope", at: Point(row: row, column: rect.column + 1), style: theme.caption, clip: rect)
    write(.gradient(weight), theme.backward, .weight, row: 2, into: &buffer)
    let ofOutput = latest(.activationGradient(unit), .delta(unit))
    write(ofOutput, theme.backward, .output, row: 2, into: &buffer)
    name(ofOutput, row: row, into: &buffer)
  }

  /// Names what stands at the output, where the weight's number and its own leave room for that.
  private func name(_ quantity: Quantity, row: Int, into buffer: inout ScreenBuffer) {
    let symbol = context.explainer.symbol(quantity)
    let number = context.isKnown(quantity) ? displayWidth(of: text(of: quantity)) : 1
    // The unit is the only one: a δ is its own without its name.
    let forms = quantity == .delta(unit) ? [symbol, context.spell("δ")] : [symbol]
    for form in forms {
      let width = displayWidth(of: form)
      // A cell on each side for brackets, and a blank before the name.
      let start = column(of: number, .output) - 2 - width
      let room = Rect(row: row, column: start - 1, rows: 1, columns: width + 2)
      guard start > column(of: Place.width, .weight), buffer.isBlank(room) else { continue }
      buffer.write(
        form, at: Point(row: row, column: start), style: context.theme.caption, clip: rect)
      return
    }
  }

  private func text(of quantity: Quantity) -> String {
    context.spell(CellNumber.short(context.value(quantity), decimals: 4, width: 7))
  }

  /// Of two quantities that stand in one place, the one that the step is about; else the later one that
  /// there is.
  private func latest(_ first: Quantity, _ second: Quantity) -> Quantity {
    if context.isRead(first) || context.isWritten(first) { return first }
    return context.isKnown(second) || !context.isKnown(first) ? second : first
  }

  // MARK: - Places

  private enum Place: CaseIterable {
    case source, weight, output
    static let width = 9
  }

  private func column(of width: Int, _ place: Place) -> Int {
    switch place {
    case .source: rect.column + 1
    case .weight: rect.column + (rect.columns - width) / 2
    case .output: rect.endColumn - 1 - width
    }
  }

  /// The edge, from the input to the weight's name and on to the output.
  private func drawEdge(_ names: [String], into buffer: inout ScreenBuffer) {
    let value = PresentWeights(context)[weight]
    let lit = LitEdges(context)
    let style =
      lit.weights.isEmpty
      ? context.style(ofEdge: value)
      : (context.step.map { context.style(of: $0.phase) } ?? context.theme.text).with(.bold)
    let starts = Place.allCases.enumerated().map { index, place in
      column(of: min(Place.width, displayWidth(of: names[index])), place)
    }
    let ends = zip(starts, names).map { $0 + min(Place.width, displayWidth(of: $1)) }
    let head: (column: Int, scalar: Unicode.Scalar) =
      lit.direction == .backward
      ? (ends[0] + 1, context.glyphs.solidLeft) : (starts[2] - 2, context.glyphs.solidRight)
    let isHeavy = abs(value) >= 1
    let line = isHeavy ? context.glyphs.heavy : context.glyphs.horizontal
    let broken = value < 0 ? Unicode.Scalar(" ") : line
    for column in [ends[0] + 1..<starts[1] - 1, ends[1] + 1..<starts[2] - 1].joined() {
      let isHead = column == head.column
      buffer.put(
        isHead ? head.scalar : column.isMultiple(of: 3) ? broken : line,
        at: Point(row: rect.row, column: column), style: style)
    }
  }

  private func write(
    _ quantity: Quantity, _ style: Style, _ place: Place, row: Int, into buffer: inout ScreenBuffer
  ) {
    let start = Point(row: rect.row + row, column: 0)
    guard context.isKnown(quantity) else {
      return buffer.put(
        context.glyphs.unknown, at: Point(row: start.row, column: column(of: 1, place)),
        style: context.theme.toCome)
    }
    let text = text(of: quantity)
    let column = column(of: displayWidth(of: text), place)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: Point(row: start.row, column: column),
      style: style)
    {
      buffer.cursor = written
    }
    guard case .updated(let parameter) = quantity, context.isWritten(quantity) else { return }
    // All else on the screen is of the old weight.
    let old = context.value(.parameter(parameter))
    for decimals in [4, 3, 2, 1] {
      let form = context.spell(
        CellNumber.short(old, decimals: decimals, width: decimals + 3) + " → ")
      let end = Point(row: start.row, column: column - 1)
      // Two blanks stay between it and the input: with one they would be read as a number.
      let width = displayWidth(of: form) + 2
      let room = Rect(row: end.row, column: end.column - width, rows: 1, columns: width)
      guard buffer.isBlank(room) else { continue }
      buffer.write(form, endingAt: end, style: context.theme.caption, clip: rect)
      break
    }
    buffer.put(
      context.directionOfUpdate(of: parameter),
      at: Point(row: start.row, column: column + displayWidth(of: text) + 2),
      style: context.theme.update.with(.bold))
  }
}
