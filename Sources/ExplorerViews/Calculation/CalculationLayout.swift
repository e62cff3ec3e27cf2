import Backprop
import Explanations
import Explorer
import TextScreen

/// A calculation broken into lines that fit, each a row of symbols with a row of numbers under it.
struct CalculationLayout {
  let calculation: Calculation
  let mode: Display.FormulaMode
  let symbolWidths: [Int]
  let numberWidths: [Int]
  /// The numbers of the operands, by their cells.
  let operands: [Int: Int]
  /// The cells of each line.
  private(set) var lines: [Range<Int>] = []
  /// Where the formula begins, after `∂E/∂w5 = `.
  let indent: Int
  private let columns: Int
  /// Whether the formula has a line for itself, and its result a row of its own below it.
  private(set) var isResultBelow = false

  /// The columns that a sign has more of for its distance.
  private static let spread = 4

  /// Breaks a calculation into lines.
  ///
  /// - Parameters:
  ///   - calculation: what is shown.
  ///   - columns: how wide the lines may be.
  ///   - mode: whether symbols, numbers or both are shown.
  ///   - operands: what is numbered: the first of them is 1.
  ///   - digits: how many digits numbers have after the point.
  ///   - isSpread: whether it is to be read from afar: signs stand apart where there is room for that.
  init(
    _ calculation: Calculation, columns: Int, mode: Display.FormulaMode, operands: [Quantity],
    digits: Int, isSpread: Bool = false
  ) {
    func layout(spread: Int) -> CalculationLayout {
      CalculationLayout(
        calculation, columns: columns, mode: mode, operands: operands, digits: digits,
        spread: spread)
    }
    let wanted = layout(spread: isSpread ? CalculationLayout.spread : 0)
    let isWhole = wanted.lines.count == 1 && !wanted.isResultBelow
    self = isSpread && !isWhole ? layout(spread: 0) : wanted
  }

  private init(
    _ calculation: Calculation, columns: Int, mode: Display.FormulaMode, operands: [Quantity],
    digits: Int, spread: Int
  ) {
    self.calculation = calculation
    self.columns = columns
    self.mode = mode
    var numbered: [Int: Int] = [:]
    for (number, operand) in operands.enumerated() {
      if let cell = calculation.cells.firstIndex(where: { $0.quantity == operand }) {
        numbered[cell] = number + 1
      }
    }
    // One alone needs no number; nor has a sum of terms, each as one number, any for its last alone.
    self.operands = operands.count > 1 && numbered.count == operands.count ? numbered : [:]
    let cells = calculation.cells
    indent = displayWidth(of: calculation.resultSymbol) + 3
    var symbols = cells.map { displayWidth(of: $0.symbol) }
    var numbers = cells.map { displayWidth(of: $0.number ?? "·") }
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
    if calculation.isChain {
      // Nothing moves as factors are found: each has room for all of its digits.
      let fixed = cells.indices.map { index in
        cells[index].quantity == nil
          ? symbols[index]
          : max(symbols[index], displayWidth(of: cells[index].symbol) + 1, digits + 3)
      }
      let result = digits + 8
      if indent + fixed.reduce(0, +) + result <= columns { (symbols, numbers) = (fixed, fixed) }
    }
    for index in cells.indices where cells[index].quantity == nil {
      symbols[index] += spread
      numbers[index] += spread
    }
    (symbolWidths, numberWidths) = (symbols, numbers)
    breakIntoLines(digits: digits)
  }

  private mutating func breakIntoLines(digits: Int) {
    let depths = openParentheses()
    // The same before it is found, and after.
    let resultWidth = max(digits + 3, displayWidth(of: calculation.resultNumber ?? "")) + 5
    let whole = indent + zip(symbolWidths, numberWidths).map(max).reduce(0, +)
    if !calculation.isChain, whole <= columns, whole + resultWidth > columns {
      isResultBelow = true
      lines = [symbolWidths.indices]
      return
    }
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
  var rows: Int { lines.count * rowsOfLine + (isResultBelow ? 1 : 0) }

  /// The row of the result, under the products where there are some and it has room there.
  func rowOfResult(below numbers: Int, in rect: Rect) -> Int {
    guard isResultBelow else { return numbers }
    let hasNotes = calculation.isAligned && !calculation.notes.isEmpty
    return min(numbers + (hasNotes ? 2 : 1), max(numbers, rect.endRow - 1))
  }

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
  func lineOfWrittenNote(_ context: Context) -> Int? {
    guard calculation.isAligned else { return nil }
    let note = calculation.notes.first { $0.quantity.map(context.isWritten) ?? false }
    return note.flatMap { note in lines.firstIndex { $0.contains(note.cells.lowerBound) } }
  }

  func isLit(_ cell: Int, _ context: Context) -> Bool {
    let note = calculation.notes.first { $0.cells.contains(cell) }
    if let quantity = note?.quantity, context.isWritten(quantity) { return true }
    guard let quantity = calculation.cells[cell].quantity else { return false }
    return context.isWritten(quantity)
  }
}
