import Backprop
import Explanations
import Explorer
import TextScreen

/// What the hidden units send on, a cell for each, and under it the weights with which an output
/// reads it.
struct HiddenStrips {
  private let context: Context
  private let subject: PictureSubject
  private let paint: HeatPaint
  private let weights: PresentWeights

  private static let labelWidth = 9

  init(
    _ context: Context, _ subject: PictureSubject, _ paint: HeatPaint,
    _ weights: PresentWeights
  ) {
    (self.context, self.subject, self.paint, self.weights) = (context, subject, paint, weights)
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let layer = context.shape.layers[1]
    let hasBias = layer.biases != .none
    let room = rect.columns - HiddenStrips.labelWidth - (hasBias ? 3 : 0)
    let width = 2 * layer.inputCount <= room ? 2 : 1
    let window = ListWindow(
      of: layer.inputCount, lines: room / width, current: subject.reader.index)
    let first = rect.column + HiddenStrips.labelWidth
    let end = first + window.rows.count * width
    let scales = (out: outScale, weights: HeatScale(ofWeightsInto: 1, context))
    // The weights into an output stand there where it is what the step is about.
    let hasWeights = subject.output == subject.present
    label(window, hasWeights: hasWeights, into: &buffer, in: rect)
    for (offset, index) in window.rows.enumerated() {
      let column = first + offset * width
      out(
        of: index, scales.out, width, Point(row: rect.row, column: column), into: &buffer)
      guard hasWeights else { continue }
      weight(
        layer.weight(to: subject.output.index, from: index), scales.weights, width,
        Point(row: rect.row + 1, column: column), into: &buffer)
    }
    guard hasWeights else {
      return scale(scales.out, window, first..<end, into: &buffer, in: rect)
    }
    if let bias = layer.bias(of: subject.output.index) {
      weight(
        bias, scales.weights, 2, Point(row: rect.row + 1, column: end + 1), into: &buffer)
      buffer.put(
        "b", at: Point(row: rect.row, column: end + 1), style: context.theme.caption)
    }
    let range = context.rangeWords(scales.weights)
    let start = end + (hasBias ? 4 : 1)
    guard start + displayWidth(of: range) <= rect.endColumn else { return }
    buffer.write(
      range, at: Point(row: rect.row + 1, column: start), style: context.theme.caption)
  }

  private func label(
    _ window: ListWindow, hasWeights: Bool, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let clip = rect.split(left: HiddenStrips.labelWidth - 1).left
    let dash = String(context.glyphs.dash)
    let words =
      window.isPart ? "h\(window.rows.lowerBound + 1)\(dash)\(window.rows.upperBound)" : "hidden"
    buffer.write(
      words, at: Point(row: rect.row, column: rect.column), style: context.theme.caption,
      clip: clip)
    guard hasWeights else {
      buffer.write(
        context.shape.layers[0].activation.words.short,
        at: Point(row: rect.row + 1, column: rect.column), style: context.theme.caption, clip: clip)
      return
    }
    buffer.write(
      "into " + context.run.network.name(of: subject.output),
      at: Point(row: rect.row + 1, column: rect.column),
      style: context.theme.strong,
      clip: clip)
  }

  /// Which units the cells are, in the row that has no weights, and what the lightest and the darkest
  /// stand for.
  private func scale(
    _ scale: HeatScale, _ window: ListWindow, _ columns: Range<Int>,
    into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let names = context.run.network.unitNames[0].map(context.spell)
    let row = rect.row + 1
    let (left, right) = (names[window.rows.lowerBound], names[window.rows.upperBound - 1])
    guard displayWidth(of: left) + displayWidth(of: right) + 2 <= columns.count else { return }
    let style = context.theme.caption
    buffer.write(left, at: Point(row: row, column: columns.lowerBound), style: style, clip: rect)
    buffer.write(right, endingAt: Point(row: row, column: columns.upperBound), style: style)
    let range = "out " + context.rangeWords(scale)
    guard columns.upperBound + 1 + displayWidth(of: range) <= rect.endColumn else { return }
    buffer.write(range, at: Point(row: rect.row, column: columns.upperBound + 1), style: style)
  }

  /// How large what the hidden units send on may be.
  private var outScale: HeatScale { context.outScale(ofLayer: 0) }

  private func out(
    of index: Int, _ scale: HeatScale, _ width: Int, _ place: Point,
    into buffer: inout ScreenBuffer
  ) {
    let unit = Unit(layer: 0, index: index)
    let isReader = unit == subject.reader
    if context.isKnown(.activation(unit)) {
      // In single cells signs would run together: their colours tell them.
      let hasColors = width == 1 && paint.hasGrounds
      paint.draw(
        context.value(.activation(unit)), scale, hasColors ? .weight : .value, width: width,
        isQuiet: hasColors, signs: hasColors ? .none : .shown, into: &buffer, at: place)
    } else {
      buffer.put(context.glyphs.unknown, at: place, style: context.theme.toCome)
    }
    guard isReader else { return }
    let isSelected =
      context.state.pointing.isInspecting && context.state.pointing.selection == .unit(unit)
    var style =
      context.isWritten(.activation(unit))
      ? context.theme.written : isSelected ? context.theme.selected : context.theme.read
    // The marks stand on the shade of what they mark.
    let ground = buffer[place].style.background
    if style.background < 0, style.attributes.isDisjoint(with: .reverse), ground >= 16 {
      style = Style(foreground: Theme.ink(on: ground), background: ground).with(.bold)
    }
    buffer.put(context.glyphs.markLeft, at: place, style: style)
    guard width == 2 else { return }
    buffer.put(
      context.glyphs.markRight, at: Point(row: place.row, column: place.column + 1), style: style)
  }

  private func weight(
    _ parameter: Int, _ scale: HeatScale, _ width: Int, _ place: Point,
    into buffer: inout ScreenBuffer
  ) {
    let isMarked = parameter == context.presentParameter
    let mark = context.state.pointing.isInspecting ? context.theme.selected : context.theme.written
    paint.draw(
      weights[parameter], scale, .weight, width: width, mark: isMarked ? mark : nil,
      into: &buffer, at: place)
  }
}
