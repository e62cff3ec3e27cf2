import Backprop
import Explanations
import Explorer
import TextScreen

/// A calculation broken into lines that fit, each a row of symbols with a row of numbers under it.
struct CalculationLayout {
  let calculation: Calculation
  private let mode: Display.FormulaMode
  private let symbolWidths: [Int]
  private let numberWidths: [Int]
  /// The cells of each line.
  private(set) var lines: [Range<Int>] = []
  /// Where the formula begins, after `∂E/∂w5 = `.
  private let indent: Int
  private let columns: Int

  init(_ calculation: Calculation, columns: Int, mode: Display.FormulaMode) {
    self.calculation = calculation
    self.columns = columns
    self.mode = mode
    var symbols = calculation.cells.map { displayWidth(of: $0.symbol) }
    var numbers = calculation.cells.map { displayWidth(of: $0.number ?? "·") }
    if calculation.isAligned {
      for note in calculation.notes where note.cells.count == 1 {
        let wanted = displayWidth(of: note.text)
        if wanted <= Calculation.longestNote {
          symbols[note.cells.lowerBound] = max(symbols[note.cells.lowerBound], wanted)
        }
      }
      for index in symbols.indices {
        symbols[index] = max(symbols[index], numbers[index])
        numbers[index] = symbols[index]
      }
    }
    (symbolWidths, numberWidths) = (symbols, numbers)
    indent = displayWidth(of: calculation.resultSymbol) + 3
    breakIntoLines()
  }

  private mutating func breakIntoLines() {
    let depths = openParentheses()
    let resultWidth = displayWidth(of: calculation.resultNumber ?? "") + 6
    var start = 0
    var used = 0
    for index in symbolWidths.indices {
      let width = max(symbolWidths[index], numberWidths[index])
      let isLast = index == symbolWidths.count - 1
      if indent + used + width + (isLast ? resultWidth : 0) > columns, index > start + 1 {
        // A new line begins with a sign: a term is not torn from what stands before it.
        let cut = lineStart(before: index, after: start, depths)
        lines.append(start..<cut)
        start = cut
        used = symbolWidths[cut..<index].reduce(0, +)
      }
      used += width
    }
    lines.append(start..<symbolWidths.count)
  }

  /// The last place at or before a cell where an equation goes on, else a sum, else a product; within
  /// parentheses only where there is none outside of them.
  private func lineStart(before index: Int, after start: Int, _ depths: [Int]) -> Int {
    // What reads the same with the numbers put in is a sign, and no number that stays the same.
    let signs = (start + 1...index).filter {
      calculation.cells[$0].quantity == nil
        && calculation.cells[$0].number == calculation.cells[$0].symbol
    }
    let least = signs.map { depths[$0] }.min()
    let outer = signs.filter { depths[$0] == least }
    let sums = outer.filter { calculation.cells[$0].symbol.contains("+") }
    let equations = outer.filter { calculation.cells[$0].symbol.contains("=") }
    return equations.last ?? sums.last ?? outer.last ?? index
  }

  /// How many parentheses are open before each cell.
  private func openParentheses() -> [Int] {
    var depth = 0
    return calculation.cells.map { cell in
      defer {
        if cell.quantity == nil {
          depth += cell.symbol.utf8.count { $0 == 0x28 } - cell.symbol.utf8.count { $0 == 0x29 }
        }
      }
      return depth
    }
  }

  var rowsOfLine: Int { mode == .both ? 2 : 1 }

  /// The rows of all lines.
  var rows: Int { lines.count * rowsOfLine }

  /// Which lines to show in so many rows: the one that the step is at, and the last, which has the result.
  func visibleLines(rows: Int, _ context: Context) -> [Int] {
    let count = max(1, rows / rowsOfLine)
    // A term that was just found has its value under it, which takes a row.
    if lines.count > 1, rows > rowsOfLine, let found = lineOfWrittenNote(context),
      rows < lines.count * rowsOfLine + 1
    {
      let hasRoom = found < lines.count - 1 && rows > 2 * rowsOfLine
      return [found] + (hasRoom ? [lines.count - 1] : [])
    }
    guard lines.count > count else { return Array(lines.indices) }
    let lit = lines.firstIndex { $0.contains(where: { isLit($0, context) }) } ?? 0
    let first = max(0, min(lit - (count - 2) / 2, lines.count - count))
    return Array(first..<first + count - 1) + [lines.count - 1]
  }

  /// The line in which the step is one of the notes: a term of a sum.
  private func lineOfWrittenNote(_ context: Context) -> Int? {
    guard calculation.isAligned else { return nil }
    let note = calculation.notes.first { $0.quantity.map(context.isWritten) ?? false }
    return note.flatMap { note in lines.firstIndex { $0.contains(note.cells.lowerBound) } }
  }

  private func isLit(_ cell: Int, _ context: Context) -> Bool {
    let note = calculation.notes.first { $0.cells.contains(cell) }
    if let quantity = note?.quantity, context.isWritten(quantity) { return true }
    guard let quantity = calculation.cells[cell].quantity else { return false }
    return context.isWritten(quantity)
  }

  /// Draws some of the lines from a row on, and what stands under a formula of one line.
  func draw(_ shown: [Int], _ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    var row = rect.row
    let found =
      lines.count > 1 && rect.rows > shown.count * rowsOfLine ? lineOfWrittenNote(context) : nil
    for (place, index) in shown.enumerated() {
      let isNext = index == (place > 0 ? shown[place - 1] + 1 : 0)
      draw(index, row: row, isFirst: place == 0, isNext: isNext, context, &buffer, rect)
      row += rowsOfLine
      guard index == found else { continue }
      drawNotes(of: lines[index], row: row, context, &buffer, rect)
      row += 1
    }
    guard lines.count == 1, calculation.isAligned, row < rect.endRow else { return }
    drawNotes(of: lines[0], row: row, context, &buffer, rect)
    guard row + 1 < rect.endRow, let brace = calculation.brace else { return }
    drawBrace(brace, row: row + 1, context, &buffer, rect)
  }

  private func column(of cell: Int, in line: Range<Int>, _ widths: [Int], _ rect: Rect) -> Int {
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
    let numberRow = mode == .both ? row + 1 : row
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
        draw(calculation.cells[cell], isNumber: false, in: place, context, &buffer, rect)
      }
      guard mode != .symbols else { continue }
      let place = Rect(
        row: numberRow, column: column(of: cell, in: line, numberWidths, rect), rows: 1,
        columns: numberWidths[cell])
      draw(calculation.cells[cell], isNumber: true, in: place, context, &buffer, rect)
    }
    guard index == lines.count - 1 else { return }
    let widths = mode == .symbols ? symbolWidths : numberWidths
    let end = column(of: line.upperBound, in: line, widths, rect) + 1
    drawResult(at: Point(row: numberRow, column: end), context, &buffer, rect)
  }

  private func draw(
    _ cell: Calculation.Cell, isNumber: Bool, in place: Rect, _ context: Context,
    _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
    let theme = context.theme
    var text = isNumber ? cell.number ?? String(context.glyphs.unknown) : cell.symbol
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
    text = truncatedText(text, to: max(0, rect.endColumn - place.column), ellipsis: "")
    guard place.endColumn <= rect.endColumn else {
      buffer.write(text, at: Point(row: place.row, column: place.column), style: style)
      return
    }
    buffer.write(text, centredIn: place, style: style)
  }

  private func drawResult(
    at place: Point, _ context: Context, _ buffer: inout ScreenBuffer, _ rect: Rect
  ) {
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
          (text, style) = (String(context.glyphs.unknown), context.theme.toCome)
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
    buffer.write(
      " \(note.text) ", centredIn: Rect(row: row, column: start, rows: 1, columns: end - start),
      style: isRead ? theme.read : theme.text)
  }
}
