import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The outputs as bars, a row for each: its name, the weight from the hidden unit that is shown, the
/// output with the target as a tick, its number and δ.
struct OutputBars {
  private let context: Context
  private let subject: PictureSubject
  private let paint: HeatPaint
  private let weights: PresentWeights
  private let theme: Theme
  private let scale: HeatScale?
  private let target: Int?
  private let answer: Int?
  /// What a whole bar stands for.
  private let whole: Double

  private static let longestName = 6
  private static let outWidth = 6
  private static let deltaWidth = 7

  init(
    _ context: Context, _ subject: PictureSubject, _ paint: HeatPaint,
    _ weights: PresentWeights
  ) {
    (self.context, self.subject, self.paint, self.weights) = (context, subject, paint, weights)
    theme = context.theme
    let last = context.shape.layers.count - 1
    scale = last > 0 ? HeatScale(ofWeightsInto: last, context) : nil
    let hasClasses = context.run.classes == .oneHot
    target = hasClasses ? Classes.largest(of: context.pass.targets[...]) : nil
    let outputs = (0..<context.shape.outputCount).map { OutputBars.output($0, context) }
    answer = hasClasses ? Classes.largest(of: outputs.compactMap { $0 }[...]) : nil
    let known = outputs.compactMap { $0 }
    isComplete = known.count == outputs.count
    whole = max(1, HeatScale.largest(known), HeatScale.largest(context.pass.targets))
  }

  private let isComplete: Bool

  private static func output(_ index: Int, _ context: Context) -> Double? {
    let quantity = Quantity.activation(
      Unit(layer: context.shape.layers.count - 1, index: index))
    return context.isKnown(quantity) ? context.value(quantity) : nil
  }

  /// Where the parts of a row stand.
  private struct Columns {
    let mark: Int
    let name: Int
    let nameWidth: Int
    /// The name of the unit, behind that of its class.
    let unit: Int
    let unitWidth: Int
    let weight: Int
    let bar: Int
    let barWidth: Int
    let outEnd: Int
    let deltaEnd: Int
  }

  private func columns(in rect: Rect) -> Columns {
    let outputs = 0..<context.shape.outputCount
    let names = outputs.map(rowName)
    let widest = names.reduce(0) { max($0, displayWidth(of: $1)) }
    let nameWidth = min(widest, OutputBars.longestName)
    let unitWidth =
      hasClassNames && rect.columns >= 36 && outputs.contains { rowName($0) == name($0) }
      ? min(context.unitNameWidths.last ?? 2, OutputBars.longestName) : 0
    let unit = rect.column + 1 + nameWidth + (unitWidth > 0 ? 1 : 0)
    let weight = unit + unitWidth + 1
    let bar = weight + (scale == nil ? 0 : 3)
    let deltaEnd = rect.endColumn
    let outEnd = deltaEnd - OutputBars.deltaWidth - 2
    return Columns(
      mark: rect.column, name: rect.column + 1, nameWidth: nameWidth, unit: unit,
      unitWidth: unitWidth, weight: weight, bar: bar,
      barWidth: max(1, outEnd - OutputBars.outWidth - 3 - bar), outEnd: outEnd,
      deltaEnd: deltaEnd)
  }

  private var hasClassNames: Bool { !context.state.lesson.data.classNames.isEmpty }

  /// What stands before a row: the class, or the unit where its name tells the class, as `d0` does.
  private func rowName(_ index: Int) -> String {
    let unit = context.run.network.name(of: unit(index))
    return unit.hasSuffix(name(index)) ? unit : name(index)
  }

  /// What an output stands for: the class, or the unit itself.
  private func name(_ index: Int) -> String {
    hasClassNames
      ? DataLayout.caption(
        context.state.lesson.data.targetNames, index, limit: OutputBars.longestName, context)
      : context.run.network.name(of: unit(index))
  }

  private func unit(_ index: Int) -> Unit {
    Unit(layer: context.shape.layers.count - 1, index: index)
  }

  // MARK: - Drawing

  /// Draws them, and what they come to in a row below them that is not another's.
  func draw(into buffer: inout ScreenBuffer, in rect: Rect, above strips: Rect) {
    let columns = columns(in: rect)
    let window = ListWindow(
      of: context.shape.outputCount, lines: rect.rows,
      current: context.shape.isOutput(subject.present) ? subject.present.index : answer ?? target)
    header(columns, window, above: strips, into: &buffer, in: rect)
    for (offset, index) in window.rows.enumerated() {
      row(index, columns, at: rect.row + offset, into: &buffer)
    }
  }

  private func header(
    _ columns: Columns, _ window: ListWindow, above strips: Rect, into buffer: inout ScreenBuffer,
    in rect: Rect
  ) {
    let row = rect.row - 1
    let room = columns.outEnd - 4 - columns.name
    var words = StyledText(
      window.isPart
        ? "outputs " + context.note(window.rows, of: context.shape.outputCount) : "outputs",
      theme.caption)
    if let target {
      let isRight = isComplete && answer == target
      var verdict = StyledText()
      if isComplete, let answer {
        verdict.append("answer ", theme.caption)
        verdict.append(name(answer), isRight ? theme.strong : theme.error)
        verdict.append(", ", theme.caption)
      }
      verdict.append("target ", theme.caption)
      verdict.append(name(target), theme.strong)
      if verdict.width <= room { words = verdict }
    }
    let below = Rect(
      row: rect.row + window.rows.count, column: columns.name, rows: 1,
      columns: columns.outEnd - columns.name)
    // Where there is a row below the outputs, it says what they come to, and the weights have a header.
    let isOthers = (strips.row..<strips.endRow).contains(below.row)
    let hasRowBelow = below.row < buffer.size.rows - 2 && !isOthers && buffer.isBlank(below)
    let isBeside = scale != nil && columns.bar + words.width <= columns.outEnd - 4
    let start = isBeside && !hasRowBelow ? columns.bar : columns.name
    buffer.write(
      words.truncated(to: room, ellipsis: ""),
      at: Point(row: hasRowBelow ? below.row : row, column: start))
    if scale != nil, hasRowBelow {
      let name = context.run.network.name(of: subject.reader)
      let from = "from \(name)"
      buffer.write(from, at: Point(row: row, column: columns.weight), style: theme.caption)
      let activation = context.shape.outputLayer.activation.words.short
      let next = Point(row: row, column: columns.weight + displayWidth(of: from) + 2)
      if next.column + displayWidth(of: activation) <= columns.outEnd - 4 {
        buffer.write(activation, at: next, style: theme.caption)
      }
    } else if isBeside || scale != nil && words.width <= columns.weight - columns.name - 1 {
      buffer.write("w", at: Point(row: row, column: columns.weight), style: theme.caption)
    }
    buffer.write("out", endingAt: Point(row: row, column: columns.outEnd), style: theme.caption)
    buffer.write(
      context.spell("δ"), endingAt: Point(row: row, column: columns.deltaEnd),
      style: theme.caption)
  }

  private func row(
    _ index: Int, _ columns: Columns, at row: Int, into buffer: inout ScreenBuffer
  ) {
    let unit = unit(index)
    let isPresent = unit == subject.present
    let isInspecting = context.state.pointing.isInspecting
    if isPresent {
      buffer.put(
        context.glyphs.markLeft, at: Point(row: row, column: columns.mark),
        style: isInspecting ? theme.strong : theme.read)
    }
    let isSelected = isInspecting && context.state.pointing.selection == .unit(unit)
    let isMarked = index == target || index == answer && isComplete
    buffer.write(
      truncatedText(rowName(index), to: columns.nameWidth, ellipsis: ""),
      at: Point(row: row, column: columns.name),
      style: isSelected
        ? theme.selected
        : isPresent && !isInspecting ? theme.read : isMarked ? theme.strong : theme.text)
    if columns.unitWidth > 0 {
      buffer.write(
        truncatedText(context.run.network.name(of: unit), to: columns.unitWidth, ellipsis: ""),
        at: Point(row: row, column: columns.unit), style: theme.caption)
    }
    weight(into: unit, columns, row, &buffer)
    bar(index, columns, row, &buffer)
    number(
      .activation(unit), isMarked ? theme.strong : theme.text, OutputBars.outWidth,
      Point(row: row, column: columns.outEnd), &buffer)
    number(
      .delta(unit), theme.backward, OutputBars.deltaWidth,
      Point(row: row, column: columns.deltaEnd), &buffer)
  }

  /// The weight with which the output reads the hidden unit that is shown.
  private func weight(
    into unit: Unit, _ columns: Columns, _ row: Int, _ buffer: inout ScreenBuffer
  ) {
    guard let scale else { return }
    let layer = context.shape.layers[unit.layer]
    let parameter = layer.weight(to: unit.index, from: subject.reader.index)
    let isMarked = parameter == context.presentParameter
    let mark = context.state.pointing.isInspecting ? theme.selected : theme.written
    paint.draw(
      weights[parameter], scale, .weight, width: 2, mark: isMarked ? mark : nil, into: &buffer,
      at: Point(row: row, column: columns.weight))
  }

  private func bar(
    _ index: Int, _ columns: Columns, _ row: Int, _ buffer: inout ScreenBuffer
  ) {
    let start = Point(row: row, column: columns.bar)
    if let output = OutputBars.output(index, context), output.isFinite {
      let style =
        index == answer && isComplete
        ? (answer == target ? theme.forward : theme.error)
        : output < 0 ? theme.negative : theme.caption
      let bar = OutputBars.bar(
        abs(output) / whole, columns: columns.barWidth, isASCII: context.set == .ascii)
      buffer.write(bar, at: start, style: style)
      if index == answer, isComplete, answer != target {
        let end = columns.bar + displayWidth(of: bar) + 1 + "answer".count
        word("answer", style, endingAt: end, row, &buffer)
      }
    }
    let desired = context.pass.targets[index]
    guard desired > 0 else { return }
    let isSelected =
      context.state.pointing.isInspecting && context.state.pointing.selection == .target(index)
    let isRead = context.isRead(.target(index))
    let place = Int(desired / whole * Double(columns.barWidth))
    buffer.put(
      context.glyphs.solidLeft, at: Point(row: row, column: columns.bar + place),
      style: isSelected ? theme.selected : isRead ? theme.read : theme.strong)
    guard index == target else { return }
    let end = columns.bar + place
    word("target", theme.caption, endingAt: end - 1, row, &buffer)
    // A right answer's bar leaves no room for that: it says so itself.
    let full = (columns.bar..<end).prefix { buffer[Point(row: row, column: $0)].scalar == "█" }
    guard index == answer, isComplete, full.count > "target".count else { return }
    let ground = theme.forward.foreground
    let style =
      ground < 0
      ? theme.strong.with(.reverse) : Style(foreground: Theme.ink(on: ground), background: ground)
    let inside = Rect(row: row, column: full.endIndex - 7, rows: 1, columns: 7)
    buffer.fill(inside, Cell(" ", style))
    buffer.write("target", at: Point(row: row, column: inside.column), style: style)
  }

  /// Says what a bar or a tick is, where both leave room for that.
  private func word(
    _ text: String, _ style: Style, endingAt end: Int, _ row: Int, _ buffer: inout ScreenBuffer
  ) {
    let width = displayWidth(of: text)
    let room = Rect(row: row, column: end - width - 1, rows: 1, columns: width + 2)
    guard buffer.isBlank(room) else { return }
    buffer.write(text, endingAt: Point(row: row, column: end), style: style)
  }

  /// A bar for a share of so many columns, in eighths of a cell.
  static func bar(_ share: Double, columns: Int, isASCII: Bool) -> String {
    let eighths = Int((min(1, max(0, share)) * Double(columns * 8)).rounded())
    guard !isASCII else { return String(repeating: "#", count: (eighths + 4) / 8) }
    let rest = eighths % 8 == 0 ? "" : String(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8])
    return String(repeating: "█", count: eighths / 8) + rest
  }

  private func number(
    _ quantity: Quantity, _ style: Style, _ width: Int, _ end: Point,
    _ buffer: inout ScreenBuffer
  ) {
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: end.row, column: end.column - 5),
        style: theme.toCome)
      return
    }
    let text = context.spell(
      CellNumber.text(context.value(quantity), decimals: 4, width: width))
    let start = Point(row: end.row, column: end.column - text.unicodeScalars.count)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: start, style: style)
    {
      buffer.cursor = written
    }
  }
}
