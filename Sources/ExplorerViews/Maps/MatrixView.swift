import Backprop
import Explorer
import TextScreen

/// A recurrent network that is too large for a ring: its weights as a heat map, a row for each unit
/// and a column for each unit that feeds it, with out and δ at the end of the row, and what comes from
/// outside and the target where there is room; arrows tell input and output units from the others.
struct MatrixView {
  private let context: Context
  private let rect: Rect
  private let paint: HeatPaint
  private let scale: HeatScale
  private let nameWidth: Int
  /// The units whose rows and columns are shown: those around the present one.
  private let rows: Range<Int>
  private let columns: Range<Int>

  private static let numberWidth = 9
  /// What people give has two decimals.
  private static let outsideWidth = 8
  /// In fewer columns there are the weights alone.
  private static let leastForNumbers = 40
  /// Whether out and δ have room at the end of the rows.
  private let hasNumbers: Bool
  /// Whether inputs and targets have room after them, without hiding any weight.
  private let hasOutside: Bool

  init(_ context: Context, in rect: Rect) {
    self.context = context
    self.rect = rect
    paint = HeatPaint(context)
    let shape = context.shape
    let parameters = context.pass.parameters.prefix(shape.weightCount)
    scale = HeatScale(largest: HeatScale.largest(parameters))
    nameWidth = min(6, (context.unitNameWidths.max() ?? 2) + 1)
    hasNumbers = rect.columns >= MatrixView.leastForNumbers
    let used = nameWidth + 3 + (hasNumbers ? 2 * MatrixView.numberWidth : 0)
    let room = max(1, (rect.columns - used) / 2)
    hasOutside =
      hasNumbers
      && used + 2 * shape.unitCount + 2 * MatrixView.outsideWidth <= rect.columns
    rows = MatrixView.window(
      around: context.presentUnit.index, of: shape.unitCount, room: max(1, rect.rows - 2))
    columns = MatrixView.window(
      around: context.presentInput ?? context.presentUnit.index, of: shape.unitCount, room: room)
  }

  private static func window(around index: Int, of count: Int, room: Int) -> Range<Int> {
    let size = min(count, room)
    let first = max(0, min(index - size / 2, count - size))
    return first..<first + size
  }

  func draw(into buffer: inout ScreenBuffer) {
    guard rect.rows > 2 else { return }
    header(into: &buffer)
    for (offset, unit) in rows.enumerated() where rect.row + 2 + offset < rect.endRow {
      draw(Unit(layer: 0, index: unit), row: rect.row + 2 + offset, into: &buffer)
    }
    let end = rect.row + 2 + rows.count + 1
    pictures(below: end, into: &buffer)
    guard end < rect.endRow else { return }
    HeatLegend.draw(
      context, paint, scale, cellWidth: 2, into: &buffer,
      in: Rect(row: end, column: firstCell, rows: 1, columns: max(0, rect.endColumn - firstCell)))
  }

  /// The units as the picture that they are, right of the numbers, and sweep by sweep below the
  /// legend, where there is room.
  private func pictures(below legend: Int, into buffer: inout ScreenBuffer) {
    guard hasOutside, let pictures = PresentPictures(context) else { return }
    let start = endOfTargets + 3
    let beside = Rect(
      row: rect.row + 2, column: start, rows: rect.endRow - rect.row - 2,
      columns: rect.endColumn - start)
    if beside.columns >= pictures.columns, beside.rows >= pictures.rows {
      pictures.draw(
        into: &buffer,
        in: beside.split(top: min(beside.rows, rows.count + 2)).top)
    }
    guard legend + 2 + pictures.sweepRows <= rect.endRow + 1 else { return }
    let top = rect.endRow - pictures.sweepRows
    pictures.drawSweeps(
      into: &buffer,
      in: Rect(
        row: top, column: rect.column + 1, rows: pictures.sweepRows, columns: rect.columns - 1))
  }

  private func header(into buffer: inout ScreenBuffer) {
    let count = context.shape.unitCount
    var text = "\(count) units, the weights into each a row, from each a column"
    let words = context.isJudging ? "before the update" : context.sweepWords
    if let words { text += "   \(words)" }
    buffer.write(
      context.spell(text), at: Point(row: rect.row, column: rect.column + 1),
      style: context.theme.caption, clip: rect)
    sources(into: &buffer)
    guard hasNumbers else { return }
    let row = rect.row + 1
    heading("out", endingAt: Point(row: row, column: end(ofNumber: 0)), into: &buffer)
    heading("δ", endingAt: Point(row: row, column: end(ofNumber: 1)), into: &buffer)
    guard hasOutside else { return }
    if context.shape.inputCount > 0 {
      heading("input", endingAt: Point(row: row, column: endOfInputs), into: &buffer)
    }
    heading("target", endingAt: Point(row: row, column: endOfTargets), into: &buffer)
  }

  /// Names over the columns: without what all of them begin with, where the rest has room.
  private func sources(into buffer: inout ScreenBuffer) {
    let row = rect.row + 1
    let names = columns.map { context.run.network.name(of: Unit(layer: 0, index: $0)) }
    let common = (names.first ?? "").dropLast()
    let rests = names.map { $0.dropFirst(common.count) }
    guard names.allSatisfy({ $0.hasPrefix(common) && $0.count == common.count + 1 }) else {
      let count = context.shape.unitCount
      let from =
        columns.count < count ? "from \(columns.lowerBound + 1)–\(columns.upperBound)" : "from"
      buffer.write(
        context.spell(truncatedText(from, to: 2 * columns.count, ellipsis: "")),
        at: Point(row: row, column: firstCell), style: context.theme.caption, clip: rect)
      return
    }
    for (offset, rest) in rests.enumerated() {
      let isPresent = columns.lowerBound + offset == context.presentInput
      buffer.write(
        String(rest), at: Point(row: row, column: firstCell + 2 * offset),
        style: isPresent && !context.isTooFastToRead
          ? context.theme.readName : context.theme.caption)
    }
    buffer.write(
      String(common), endingAt: Point(row: row, column: firstCell), style: context.theme.caption,
      clip: rect)
  }

  private func heading(_ text: String, endingAt place: Point, into buffer: inout ScreenBuffer) {
    buffer.write(context.spell(text), endingAt: place, style: context.theme.caption)
  }

  private var firstCell: Int { rect.column + nameWidth + 1 }
  private var firstNumber: Int { firstCell + 2 * columns.count + 1 }
  private func end(ofNumber index: Int) -> Int {
    firstNumber + (index + 1) * MatrixView.numberWidth - 1
  }
  private var endOfInputs: Int { end(ofNumber: 1) + MatrixView.outsideWidth }
  private var endOfTargets: Int {
    context.shape.inputCount > 0 ? endOfInputs + MatrixView.outsideWidth : endOfInputs
  }

  private func draw(_ unit: Unit, row: Int, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    var style = unit == context.presentUnit && !context.isTooFastToRead ? theme.read : theme.text
    if context.state.pointing.selection == .unit(unit) { style = theme.selected }
    buffer.write(
      truncatedText(context.run.network.name(of: unit), to: nameWidth, ellipsis: ""),
      at: Point(row: row, column: rect.column + 1), style: style)
    let layer = context.shape.layers[0]
    for (offset, source) in columns.enumerated() {
      let weight = layer.weight(to: unit.index, from: source)
      let isMarked = context.presentParameter == weight
      let mark =
        context.state.pointing.isInspecting
        ? theme.selected
        : context.isRead(.parameter(weight)) ? theme.read.with(.reverse) : theme.written
      paint.draw(
        context.value(.parameter(weight)), scale, .weight, width: 2, signs: .every,
        mark: isMarked ? mark : nil, into: &buffer,
        at: Point(row: row, column: firstCell + 2 * offset))
    }
    if context.shape.externalInput(of: unit) != nil {
      buffer.put(
        context.glyphs.right, at: Point(row: row, column: rect.column), style: theme.caption)
    }
    guard hasNumbers else { return }
    number(.activation(unit), theme.strong, row, 0, into: &buffer)
    number(.delta(unit), theme.backward, row, 1, into: &buffer)
    if hasOutside {
      outside(of: unit, row, into: &buffer)
      return
    }
    guard context.shape.isOutput(unit) else { return }
    buffer.put(
      context.glyphs.right,
      at: Point(row: row, column: firstNumber + 2 * MatrixView.numberWidth), style: theme.caption)
  }

  /// What comes to a unit from outside, and what it should answer.
  private func outside(of unit: Unit, _ row: Int, into buffer: inout ScreenBuffer) {
    let selection = context.state.pointing.selection
    func draw(_ quantity: Quantity, isSelected: Bool, endingAt end: Int) {
      let text = context.spell(CellNumber.short(context.value(quantity), decimals: 2, width: 6))
      _ = NumberChip.draw(
        text, of: quantity, context, into: &buffer,
        at: Point(row: row, column: end - text.unicodeScalars.count),
        style: isSelected ? context.theme.selected : context.theme.text)
    }
    if let input = context.shape.externalInput(of: unit) {
      draw(.input(input), isSelected: selection == .input(input), endingAt: endOfInputs)
    }
    if let output = context.shape.outputIndex(of: unit) {
      draw(.target(output), isSelected: selection == .target(output), endingAt: endOfTargets)
    }
  }

  private func number(
    _ quantity: Quantity, _ style: Style, _ row: Int, _ column: Int,
    into buffer: inout ScreenBuffer
  ) {
    let end = end(ofNumber: column)
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: row, column: end - 5), style: context.theme.toCome)
      return
    }
    let text = context.spell(CellNumber.text(context.value(quantity), decimals: 4, width: 7))
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer,
      at: Point(row: row, column: end - text.unicodeScalars.count), style: style)
    {
      buffer.cursor = written
    }
  }
}
