import Backprop
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
    if context.state.isInspecting { return "selected   Esc: the step" }
    return context.run.position == 0 ? "before the first step" : ""
  }
}

/// The step's formula, the formula with the numbers, its value; what the parts are made of.
enum CalculationView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let builder = CalculationBuilder(context.explainer, isKnown: context.run.isKnown)
    let calculation = builder.calculation(of: context.subject)
    var layout = CalculationLayout(calculation, in: rect, mode: context.state.display.formulaMode)
    layout.draw(context, into: &buffer)
  }
}

extension Context {
  /// What the question and the calculation are about: what is selected, or the step, or, before the
  /// first one, the step to come.
  var subject: Quantity {
    if state.isInspecting, let selection = state.selection {
      switch selection {
      case .parameter(let parameter, _):
        return isKnown(.updated(parameter)) && !isKnown(.gradient(parameter))
          ? .updated(parameter) : .gradient(parameter)
      case .unit(let unit): return isKnown(.delta(unit)) ? .delta(unit) : .netInput(unit)
      case .input(let index): return .input(index)
      }
    }
    return run.step?.quantity ?? run.next.quantity
  }
}

/// A calculation broken into lines that fit, each a row of symbols with a row of numbers under it.
private struct CalculationLayout {
  private let calculation: Calculation
  private let rect: Rect
  private let mode: Display.FormulaMode
  private let widths: [Int]
  /// The cells of each line.
  private var lines: [Range<Int>] = []
  /// Where the formula begins, after `∂E/∂w5 = `.
  private let indent: Int
  private let resultWidth: Int

  init(_ calculation: Calculation, in rect: Rect, mode: Display.FormulaMode) {
    self.calculation = calculation
    self.rect = rect
    self.mode = mode
    var widths = calculation.cells.map {
      max(displayWidth(of: $0.symbol), displayWidth(of: $0.number ?? ""))
    }
    for note in calculation.notes where note.cells.count == 1 {
      let wanted = displayWidth(of: note.text)
      if wanted <= 20 { widths[note.cells.lowerBound] = max(widths[note.cells.lowerBound], wanted) }
    }
    self.widths = widths
    indent = displayWidth(of: calculation.resultSymbol) + 3
    resultWidth = displayWidth(of: calculation.resultNumber ?? "") + 6
    breakIntoLines()
  }

  private mutating func breakIntoLines() {
    let room = rect.columns - indent
    var start = 0
    var used = 0
    for (index, width) in widths.enumerated() {
      let isLast = index == widths.count - 1
      if used + width + (isLast ? resultWidth : 0) > room, index > start {
        // A new line begins with a sign, where there is one.
        let isSign = calculation.cells[index].quantity == nil
        let cut = isSign || index - 1 == start ? index : index - 1
        lines.append(start..<cut)
        start = cut
        used = widths[cut..<index].reduce(0, +)
      }
      used += width
    }
    lines.append(start..<widths.count)
  }

  private var rowsOfLine: Int { mode == .both ? 2 : 1 }

  mutating func draw(_ context: Context, into buffer: inout ScreenBuffer) {
    let visible = max(1, min(lines.count, rect.rows / rowsOfLine))
    let hidden = lines.count - visible
    // The last line has the result; it is always shown.
    let shown = lines.prefix(visible - 1) + lines.suffix(1)
    var row = rect.row
    for (index, line) in shown.enumerated() {
      let isLast = index == shown.count - 1
      draw(line, row: row, isFirst: index == 0, isLast: isLast, context, &buffer)
      row += rowsOfLine
    }
    if hidden > 0 {
      let count = lines.dropFirst(visible - 1).dropLast().map(\.count).reduce(0, +) / 2
      buffer.write(
        context.spell("… \(count) numbers between; z shows all"),
        endingAt: Point(row: rect.row - 1, column: rect.endColumn - 3),
        style: context.theme.caption)
    }
    guard lines.count == 1, row < rect.endRow else { return }
    drawNotes(row: row, context, &buffer)
    guard row + 1 < rect.endRow, let brace = calculation.brace else { return }
    drawBrace(brace, row: row + 1, context, &buffer)
  }

  private func column(of cell: Int, in line: Range<Int>) -> Int {
    rect.column + indent + widths[line.lowerBound..<cell].reduce(0, +)
  }

  private func draw(
    _ line: Range<Int>, row: Int, isFirst: Bool, isLast: Bool, _ context: Context,
    _ buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let head = Point(row: row, column: rect.column)
    if isFirst {
      buffer.write(calculation.resultSymbol, at: head, style: theme.strong, clip: rect)
      buffer.write(
        "=", at: Point(row: row, column: rect.column + indent - 2), style: theme.caption, clip: rect
      )
    }
    let numberRow = mode == .both ? row + 1 : row
    if isFirst, mode == .both {
      buffer.write(
        "=", at: Point(row: numberRow, column: rect.column + indent - 2), style: theme.caption,
        clip: rect)
    }
    for index in line {
      let cell = calculation.cells[index]
      let place = Rect(
        row: row, column: column(of: index, in: line), rows: 1, columns: widths[index])
      if mode != .numbers {
        draw(cell.symbol, of: cell, in: place, isNumber: false, context, &buffer)
      }
      guard mode != .symbols else { continue }
      var numberPlace = place
      numberPlace.row = numberRow
      draw(
        cell.number ?? String(context.glyphs.unknown), of: cell, in: numberPlace, isNumber: true,
        context, &buffer)
    }
    guard isLast else { return }
    let end = column(of: line.upperBound, in: line) + 1
    drawResult(at: Point(row: numberRow, column: end), context, &buffer)
  }

  private func draw(
    _ text: String, of cell: Calculation.Cell, in place: Rect, isNumber: Bool,
    _ context: Context, _ buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    var style = isNumber ? theme.text : theme.text
    if let quantity = cell.quantity {
      if !context.isKnown(quantity) { style = isNumber ? theme.toCome : theme.caption }
      if isNumber, context.isRead(quantity) { style = theme.read }
      if isNumber, context.isWritten(quantity) { style = theme.written }
    } else {
      style = theme.caption
    }
    let room = place.intersection(rect)
    guard room.columns == place.columns else {
      buffer.write(text, at: Point(row: place.row, column: place.column), style: style, clip: rect)
      return
    }
    buffer.write(text, centredIn: place, style: style)
  }

  private func drawResult(at place: Point, _ context: Context, _ buffer: inout ScreenBuffer) {
    buffer.write(" = ", at: place, style: context.theme.caption, clip: rect)
    let start = Point(row: place.row, column: place.column + 3)
    guard let number = calculation.resultNumber else {
      buffer.write(
        " \(context.glyphs.unknown)", at: start, style: context.theme.toCome, clip: rect)
      return
    }
    guard context.isWritten(calculation.result) else {
      buffer.write(" " + number, at: start, style: context.theme.strong, clip: rect)
      return
    }
    buffer.write(" \(number) ", at: start, style: context.theme.written, clip: rect)
    if buffer.cursor == nil { buffer.cursor = Point(row: start.row, column: start.column + 1) }
  }

  private func drawNotes(row: Int, _ context: Context, _ buffer: inout ScreenBuffer) {
    let line = lines[0]
    for note in calculation.notes {
      let start = column(of: note.cells.lowerBound, in: line)
      let end = column(of: note.cells.upperBound, in: line)
      var style = context.theme.caption
      var text = note.text
      if let quantity = note.quantity {
        if !context.isKnown(quantity) {
          (text, style) = (String(context.glyphs.unknown), context.theme.toCome)
        } else if context.isWritten(quantity) {
          (text, style) = (" \(text) ", context.theme.written)
        }
      }
      let width = displayWidth(of: text)
      let begin = start + max(0, end - start - width) / 2
      let place = Point(row: row, column: begin)
      buffer.write(text, at: place, style: style, clip: rect)
      if let quantity = note.quantity, context.isWritten(quantity), buffer.cursor == nil {
        buffer.cursor = Point(row: row, column: begin + 1)
      }
    }
  }

  /// `╰── δ_o1 = 0.138498562 ──╯` under the factors that were multiplied before.
  private func drawBrace(
    _ note: Calculation.Note, row: Int, _ context: Context, _ buffer: inout ScreenBuffer
  ) {
    let line = lines[0]
    let start = column(of: note.cells.lowerBound, in: line)
    let end = column(of: note.cells.upperBound, in: line)
    guard end <= rect.endColumn, end - start > displayWidth(of: note.text) + 4 else { return }
    let theme = context.theme
    buffer.fill(
      Rect(row: row, column: start + 1, rows: 1, columns: end - start - 2),
      Cell(context.glyphs.horizontal, theme.caption))
    buffer.put(context.glyphs.braceLeft, at: Point(row: row, column: start), style: theme.caption)
    buffer.put(
      context.glyphs.braceRight, at: Point(row: row, column: end - 1), style: theme.caption)
    let isRead = note.quantity.map(context.isRead) ?? false
    buffer.write(
      " \(note.text) ", centredIn: Rect(row: row, column: start, rows: 1, columns: end - start),
      style: isRead ? theme.read : theme.text)
  }
}
