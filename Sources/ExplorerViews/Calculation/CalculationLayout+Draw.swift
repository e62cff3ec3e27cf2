import Backprop
import Explanations
import Explorer
import TextScreen

extension CalculationLayout {
  /// Draws some of the lines from a row on, and what stands under a formula of one line.
  func draw(_ shown: [Int], _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    var row = rect.row
    let found =
      lines.count > 1 && rect.rows > shown.count * rowsOfLine ? lineOfWrittenNote(context) : nil
    for (place, index) in shown.enumerated() {
      let isNext = index == (place > 0 ? shown[place - 1] + 1 : 0)
      draw(index, row: row, isFirst: place == 0, isNext: isNext, context, &buffer, rect)
      if place == shown.count - 1, index < lines.count - 1 {
        drawContinuation(of: index, row: row, context, &buffer, rect)
      }
      row += rowsOfLine
      guard index == found else { continue }
      drawNotes(of: lines[index], row: row, context, &buffer, rect)
      row += 1
    }
    defer {
      if let last = shown.last { drawOperands(of: lines[last], row: row, context, &buffer, rect) }
    }
    guard lines.count == 1, calculation.isAligned, row < rect.endRow,
      !isResultBelow || row < rowOfResult(below: row - 1, in: rect)
    else { return }
    drawNotes(of: lines[0], row: row, context, &buffer, rect)
    guard row + 1 < rect.endRow, let brace = calculation.brace else { return }
    drawBrace(brace, row: row + 1, context, &buffer, rect)
  }

  /// Says that a line goes on, in lines for which there is no room.
  private func drawContinuation(
    of index: Int, row: Int, _ context: Context, _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    let rows: [[Int]] =
      switch mode {
      case .both: [symbolWidths, numberWidths]
      case .symbols: [symbolWidths]
      case .numbers: [numberWidths]
      }
    for (offset, widths) in rows.enumerated() {
      let end = column(of: lines[index].upperBound, in: lines[index], widths, rect)
      buffer.write(
        context.glyphs.ellipsis,
        at: Point(row: row + offset, column: min(end + 1, rect.endColumn - 1)),
        style: context.theme.caption, clip: rect)
    }
  }

  func column(of cell: Int, in line: Range<Int>, _ widths: [Int], _ rect: Rect) -> Int {
    // Where an equation goes on, its sign stands under the first one.
    let isEquation = line.lowerBound > 0 && calculation.cells[line.lowerBound].symbol == " = "
    return rect.column + indent - (isEquation ? 3 : 0)
      + widths[line.lowerBound..<cell].reduce(0, +)
  }

  /// Draws one line, its numbers below its symbols where both are shown.
  ///
  /// - Parameters:
  ///   - index: which of the lines.
  ///   - row: the screen's row of its upper half.
  ///   - isFirst: whether it is the first line in view, which begins with the result's symbol.
  ///   - isNext: whether no line is left out before this one.
  ///   - context: what there is to show, and how.
  ///   - buffer: the frame.
  ///   - rect: the part of it to stay in.
  private func draw(
    _ index: Int, row: Int, isFirst: Bool, isNext: Bool, _ context: Context,
    _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    let theme = context.theme
    let line = lines[index]
    let numberRow = row + rowsOfLine - 1
    let sign = rect.column + indent - 2
    if isFirst {
      buffer.write(
        calculation.resultSymbol, at: Point(row: row, column: rect.column), style: theme.strong,
        clip: rect)
    }
    if isFirst || !isNext {
      for row in Set([row, numberRow]) {
        buffer.write(
          isNext ? "=" : context.glyphs.ellipsis, at: Point(row: row, column: sign),
          style: theme.caption, clip: rect)
      }
    }
    for cell in line {
      if mode != .numbers {
        let place = Rect(
          row: row, column: column(of: cell, in: line, symbolWidths, rect), rows: 1,
          columns: symbolWidths[cell])
        draw(cell, isNumber: false, hasMark: true, in: place, context, &buffer, rect)
      }
      // What is handed on as it is has its number once: as the result.
      guard mode != .symbols, !(mode == .both && calculation.isHandedOn) else { continue }
      let place = Rect(
        row: numberRow, column: column(of: cell, in: line, numberWidths, rect), rows: 1,
        columns: numberWidths[cell])
      draw(
        cell, isNumber: true, hasMark: mode == .numbers, in: place, context, &buffer, rect)
    }
    guard index == lines.count - 1 else { return }
    let widths = mode == .symbols ? symbolWidths : numberWidths
    let end = column(of: line.upperBound, in: line, widths, rect) + 1
    drawResult(
      at: Point(
        row: rowOfResult(below: numberRow, in: rect),
        column: isResultBelow || mode == .both && calculation.isHandedOn
          ? rect.column + indent - 3 : end), context, &buffer, rect)
  }

  private func draw(
    _ index: Int, isNumber: Bool, hasMark: Bool, in place: Rect, _ context: Context,
    _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    let theme = context.theme
    let cell = calculation.cells[index]
    var text = isNumber ? cell.number ?? CalculationLayout.unknown : cell.symbol
    var style = theme.text
    if let quantity = cell.quantity {
      if !context.isKnown(quantity) { style = isNumber ? theme.toCome : theme.caption }
      if isNumber, context.isRead(quantity) { style = theme.read }
      if isNumber, context.isWritten(quantity) {
        style = theme.written
        if buffer.cursor == nil { buffer.cursor = Point(row: place.row, column: place.column) }
      }
    } else {
      style = theme.caption
    }
    // A chip is wide enough to be seen.
    if isNumber, place.columns > 2, displayWidth(of: text) == 1,
      cell.quantity.map(context.isWritten) ?? false
    {
      text = " \(text) "
    }
    text = truncatedText(text, to: max(0, rect.endColumn - place.column), ellipsis: "")
    let isCut = place.endColumn > rect.endColumn
    let spare = isCut ? 0 : max(0, place.columns - displayWidth(of: text)) / 2
    let start = Point(row: place.row, column: place.column + spare)
    buffer.write(text, at: start, style: style, clip: rect)
    guard hasMark else { return }
    buffer.write(mark(of: index, context), endingAt: start, style: theme.read, clip: rect)
  }

  /// The number of the operand that a cell is, small and raised, while one is typed: at other times it
  /// would read as a power.
  func mark(of cell: Int, _ context: Context) -> String {
    guard context.state.typing.count != nil, context.explainer.notation == .unicode,
      let number = operands[cell]
    else { return "" }
    return Notation.raised(number)
  }

  /// Where letters alone can be shown, writes the operands' numbers into the first free row under them.
  private func drawOperands(
    of line: Range<Int>, row: Int, _ context: Context, _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    guard context.explainer.notation == .ascii, context.state.typing.count != nil else { return }
    let widths = mode == .numbers ? numberWidths : symbolWidths
    let columns = operands.filter { line.contains($0.key) }.map { cell, number in
      (number, column(of: cell, in: line, widths, rect) + widths[cell] / 2)
    }
    // A row below the calculation is blank where its sentence is short.
    let free = (row..<max(row, min(row + 3, rect.endRow + 1))).first { row in
      (rect.column..<rect.endColumn).allSatisfy {
        buffer[Point(row: row, column: $0)].scalar == " "
      }
    }
    guard let free, free < buffer.size.rows, columns.count == operands.count else { return }
    for (number, column) in columns {
      buffer.write(
        "\(number)", at: Point(row: free, column: column), style: context.theme.caption)
    }
  }

  private func drawResult(
    at place: Point, _ context: Context, _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    // In large digits it stands below.
    let isBelow =
      context.state.display.isBig && BigNumberView.hasRoom(in: buffer.size)
      && context.isKnown(calculation.result)
    guard !isBelow else { return }
    buffer.write(" = ", at: place, style: context.theme.caption, clip: rect)
    let start = Point(row: place.row, column: place.column + 3)
    guard let number = calculation.resultNumber else {
      buffer.write(
        " \(CalculationLayout.unknown)", at: start, style: context.theme.toCome, clip: rect)
      return
    }
    guard context.isWritten(calculation.result) else {
      buffer.write(" " + number, at: start, style: context.theme.strong, clip: rect)
      return
    }
    buffer.write(" \(number) ", at: start, style: context.theme.written, clip: rect)
    if buffer.cursor == nil { buffer.cursor = Point(row: start.row, column: start.column + 1) }
    guard !context.value(calculation.result).isFinite else { return }
    let reason = context.explainer.overflow(calculation.result)
    let end = Point(row: start.row, column: start.column + displayWidth(of: number) + 4)
    guard end.column + displayWidth(of: reason) <= rect.endColumn else { return }
    buffer.write(reason, at: end, style: context.theme.caption)
  }

  private func drawNotes(
    of line: Range<Int>, row: Int, _ context: Context, _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    for note in calculation.notes where line.contains(note.cells.lowerBound) {
      let start = column(of: note.cells.lowerBound, in: line, symbolWidths, rect)
      let end = column(of: note.cells.upperBound, in: line, symbolWidths, rect)
      var style = context.theme.caption
      var text = note.text
      if let quantity = note.quantity {
        if !context.isKnown(quantity) {
          (text, style) = (CalculationLayout.unknown, context.theme.toCome)
        } else if context.isWritten(quantity) {
          (text, style) = (" \(text) ", context.theme.written)
        }
      }
      let begin = start + max(0, end - start - displayWidth(of: text)) / 2
      buffer.write(text, at: Point(row: row, column: begin), style: style, clip: rect)
      if let quantity = note.quantity, context.isWritten(quantity), buffer.cursor == nil {
        buffer.cursor = Point(row: row, column: begin + 1)
      }
    }
  }

  /// `╰── δ_o1 = 0.138498562 ──╯` under the factors that were multiplied before.
  private func drawBrace(
    _ note: Calculation.Note, row: Int, _ context: Context, _ buffer: inout ScreenBuffer,
    _ rect: Rect
  ) {
    let line = lines[0]
    let start = column(of: note.cells.lowerBound, in: line, symbolWidths, rect)
    let end = column(of: note.cells.upperBound, in: line, symbolWidths, rect)
    guard end <= rect.endColumn, end - start > displayWidth(of: note.text) + 4 else { return }
    let theme = context.theme
    buffer.fill(
      Rect(row: row, column: start + 1, rows: 1, columns: end - start - 2),
      Cell(context.glyphs.horizontal, theme.caption))
    buffer.put(context.glyphs.braceLeft, at: Point(row: row, column: start), style: theme.caption)
    buffer.put(
      context.glyphs.braceRight, at: Point(row: row, column: end - 1), style: theme.caption)
    let isRead = note.quantity.map(context.isRead) ?? false
    let isWritten = note.quantity.map(context.isWritten) ?? false
    buffer.write(
      " \(note.text) ", centredIn: Rect(row: row, column: start, rows: 1, columns: end - start),
      style: isWritten ? theme.written : isRead ? theme.readName : theme.text)
  }

  /// What is still to be found: a dot would be the sign of a product.
  static let unknown = "?"

  /// The column after the brace; `nil` where there is none.
  func endOfBrace(in rect: Rect) -> Int? {
    calculation.brace.map { column(of: $0.cells.upperBound, in: lines[0], symbolWidths, rect) }
  }

  /// Writes over the factors of a weight's chain what each of them asks, where the row above is free.
  func drawHeadings(_ context: Context, into buffer: inout ScreenBuffer, above rect: Rect) {
    let row = rect.row - 1
    let columns = rect.column..<rect.endColumn
    guard calculation.notes.count == CalculationLayout.headings.count, rect.row > 0,
      columns.allSatisfy({ buffer[Point(row: row, column: $0)].scalar == " " })
    else { return }
    for (heading, note) in zip(CalculationLayout.headings, calculation.notes) {
      let start = column(of: note.cells.lowerBound, in: lines[0], symbolWidths, rect)
      let end = column(of: note.cells.upperBound, in: lines[0], symbolWidths, rect)
      buffer.write(
        heading, centredIn: Rect(row: row, column: start, rows: 1, columns: end - start),
        style: context.theme.caption)
    }
  }

  private static let headings = ["how wrong", "how steep", "what came in"]
}
