import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// All derivatives of this example: those known so far, and those still to come.
enum PartialsView: PanelView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let other = context.state.counterpart.flatMap { $0.isLevel(with: context.run) ? $0 : nil }
    let body = context.frame(
      .partials, title: context.isJudging ? "derivatives before the update" : nil,
      right: other.map { "there: \($0.name)" } ?? "", into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    let shape = context.shape
    let hasBatches = context.hasBatches
    // Beside each other, or on a wide screen, a batch's gradients have a column of their own; the only
    // weight has it anywhere, as its new value follows from nothing else there.
    let hasRoom = rect.columns >= 60 || shape.parameterCount == 1
    let weightColumns = hasBatches && hasRoom ? 4 : 3
    let layout = PartialsLayout(context, columns: body.columns, weightColumns: weightColumns)
    let current = context.step.flatMap { PartialsRow($0.quantity, in: shape) }
    let blocks = layout.blocks(
      in: body, units: shape.unitCount, parameters: shape.parameterCount, current: current)
    let table = PartialsTable(
      context: context, layout: layout, current: current, weightColumns: weightColumns,
      other: other?.run)
    // Three numbers below four have more room than those.
    let unitLayout =
      layout.isSideBySide || weightColumns == 3
      ? layout : PartialsLayout(context, columns: body.columns, weightColumns: 3)
    PartialsTable(
      context: context, layout: unitLayout, current: current, weightColumns: weightColumns,
      other: other?.run
    ).drawUnits(into: &buffer, in: blocks[0])
    table.drawParameters(into: &buffer, in: blocks[1])
  }

  /// The rule, two lines of headers, and a row for each unit and parameter.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    3 + context.shape.unitCount + context.shape.parameterCount
  }
}

extension Context {
  /// Whether updates are made from more than one example.
  var hasBatches: Bool {
    run.setup.settings.batch.size(ofExamples: run.setup.examples.count) > 1
  }
}

/// The two blocks of the partial derivatives.
private struct PartialsTable {
  let context: Context
  let layout: PartialsLayout
  let current: PartialsRow?
  let weightColumns: Int
  /// The run that is compared with, at the same step; `nil`: none.
  let other: Run?

  private var shape: Shape { context.shape }

  // MARK: - Units

  func drawUnits(into buffer: inout ScreenBuffer, in rect: Rect) {
    var headers = [["∂E/∂out"], ["∂out/∂net"], ["δ=∂E/∂net", "δ"]]
    if other != nil { headers[1...] = [["δ here", "δ"], ["δ there", "there"]] }
    let row = current.map { current in
      switch current {
      case .unit(let unit): shape.backwardRow(of: unit)
      case .parameter(let parameter):
        shape.backwardRow(of: Selection.unit(of: parameter, in: shape))
      }
    }
    var marked: Int?
    if case .unit(let unit) = current { marked = shape.backwardRow(of: unit) }
    draw(
      headers, count: shape.unitCount, current: row, marked: marked, into: &buffer, in: rect
    ) { row, line, buffer in
      let unit = shape.unit(atBackwardRow: row)
      let style = context.theme.backward
      number(.activationGradient(unit), 0, line, style, into: &buffer, in: rect)
      guard other == nil else {
        number(.delta(unit), 1, line, style, into: &buffer, in: rect)
        numberThere(.delta(unit), 2, line, into: &buffer, in: rect)
        return context.run.network.name(of: unit)
      }
      number(.activationDerivative(unit), 1, line, context.theme.text, into: &buffer, in: rect)
      number(.delta(unit), 2, line, style, into: &buffer, in: rect)
      return context.run.network.name(of: unit)
    }
  }

  // MARK: - Weights and biases

  func drawParameters(into buffer: inout ScreenBuffer, in rect: Rect) {
    var headers =
      other == nil
      ? [["∂net/∂w"], ["∂E/∂w"], ["w⁺"]] : [["∂E/∂w here", "∂E/∂w"], ["there"], ["w⁺"]]
    if weightColumns == 4 {
      let name = context.run.setup.settings.reduction.rawValue
      headers.insert(["\(name) ∂E/∂w", name], at: 2)
    }
    let row = current.map { current in
      switch current {
      case .unit(let unit):
        shape.backwardRow(of: shape.layers[unit.layer].weight(to: unit.index, from: 0))
      case .parameter(let parameter): shape.backwardRow(of: parameter)
      }
    }
    var marked: Int?
    if case .parameter(let parameter) = current { marked = shape.backwardRow(of: parameter) }
    draw(
      headers, count: shape.parameterCount, current: row, marked: marked, into: &buffer, in: rect
    ) { row, line, buffer in
      let parameter = shape.parameter(atBackwardRow: row)
      drawParameter(parameter, line: line, into: &buffer, in: rect)
      return context.explainer.symbols.parameter(parameter)
    }
  }

  private func drawParameter(
    _ parameter: Int, line: Int, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let last = weightColumns - 1
    let theme = context.theme
    // Two values of one kind say more in a comparison than the factor that both share mostly.
    if other == nil {
      if shape.isBias(parameter) {
        let column = layout.number(0, in: rect)
        context.draw(1, in: column, row: line, style: theme.caption, into: &buffer, clip: rect)
      } else {
        number(.netInputDerivative(weight: parameter), 0, line, theme.text, into: &buffer, in: rect)
      }
    }
    guard !shape.isBias(parameter) || context.run.setup.settings.biases == .trained else {
      let column = layout.number(last, in: rect)
      buffer.write(
        "fixed", at: Point(row: line, column: column.column + column.before), style: theme.caption,
        clip: rect)
      return
    }
    number(
      .gradient(parameter), other == nil ? 1 : 0, line, theme.backward, into: &buffer, in: rect)
    numberThere(.gradient(parameter), 1, line, into: &buffer, in: rect)
    if weightColumns == 4 {
      number(.batchGradient(parameter), 2, line, theme.backward, into: &buffer, in: rect)
    }
    number(.updated(parameter), last, line, theme.update, into: &buffer, in: rect)
  }

  // MARK: - Blocks

  /// Draws a number of the other run: in the hue of errors where its bits differ.
  private func numberThere(
    _ quantity: Quantity, _ index: Int, _ line: Int, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    guard let other else { return }
    let column = layout.number(index, in: rect)
    guard other.isKnown(other.latest(quantity)) else {
      context.drawUnknown(in: column, row: line, into: &buffer, clip: rect)
      return
    }
    let value = other.pass.value(of: other.latest(quantity))
    let isSame =
      context.isKnown(quantity) && context.pastValue(quantity).bitPattern == value.bitPattern
    context.draw(
      value, in: column, row: line, style: isSame ? context.theme.caption : context.theme.error,
      into: &buffer, clip: rect)
  }

  private func number(
    _ quantity: Quantity, _ index: Int, _ line: Int, _ style: Style,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    context.draw(
      quantity, in: layout.number(index, in: rect), row: line, style: style,
      hasBrackets: layout.hasBrackets, into: &buffer, clip: rect)
  }

  /// Draws headers and the visible rows.
  ///
  /// - Parameters:
  ///   - headers: for each column what may stand above it, the longest first.
  ///   - count: how many rows the list has.
  ///   - current: the row that must be visible, unless the user has scrolled.
  ///   - marked: the row whose name is marked.
  ///   - buffer: the frame.
  ///   - rect: the part of it to draw in.
  ///   - row: draws the numbers of a row in a line, and returns its name.
  private func draw(
    _ headers: [[String]], count: Int, current: Int?, marked: Int?, into buffer: inout ScreenBuffer,
    in rect: Rect, row: (_ row: Int, _ line: Int, inout ScreenBuffer) -> String
  ) {
    guard !rect.isEmpty else { return }
    drawHeaders(headers, into: &buffer, in: rect)
    let lines = rect.rows - 1
    // Where rows are hidden the last line says so.
    let isPart = count > lines && lines > 1
    let window = ListWindow(
      of: count, lines: isPart ? lines - 1 : lines, current: current,
      scroll: context.scroll(of: .partials))
    for (offset, index) in window.rows.enumerated() {
      let line = rect.row + 1 + offset
      let name = row(index, line, &buffer)
      drawName(name, line: line, isMarked: index == marked, into: &buffer, in: rect)
    }
    guard isPart else { return }
    buffer.write(
      context.note(window.rows, of: count),
      at: Point(row: rect.endRow - 1, column: layout.labelColumn(in: rect)),
      style: context.theme.caption, clip: rect)
  }

  /// Draws each header in the longest of its forms that fits.
  private func drawHeaders(
    _ headers: [[String]], into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let stride = layout.number(1, in: rect).column - layout.number(0, in: rect).column
    var free = rect.column
    for (index, forms) in headers.enumerated() {
      let column = layout.number(index, in: rect)
      let point = column.column + column.before
      // A blank stays before the next header; the last one ends with its numbers.
      let end = index == headers.count - 1 ? column.end : point + stride - 1
      let spelt = forms.map(context.spell)
      // The cell of the sign is free in this line, where the header before it ends early.
      let start = max(free, column.column)
      let text = spelt.first { displayWidth(of: $0) <= end - start } ?? spelt[spelt.count - 1]
      let shift = max(0, displayWidth(of: text) - (end - point))
      buffer.write(
        text, at: Point(row: rect.row, column: point - shift), style: context.theme.caption,
        clip: rect)
      free = point - shift + displayWidth(of: text) + 1
    }
  }

  private var selectedName: String? { context.state.pointing.selection.map(context.state.name) }

  private func drawName(
    _ name: String, line: Int, isMarked: Bool, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let text = truncatedText(
      context.spell(name), to: layout.labelWidth, ellipsis: context.glyphs.ellipsis)
    var style = isMarked ? context.theme.read : context.theme.text
    if name == selectedName { style.attributes.formUnion(context.theme.selected.attributes) }
    buffer.write(
      text, at: Point(row: line, column: layout.labelColumn(in: rect)), style: style, clip: rect)
    guard isMarked, let column = layout.markColumn(in: rect) else { return }
    buffer.put(
      context.glyphs.markLeft, at: Point(row: line, column: column), style: context.theme.read)
  }
}
