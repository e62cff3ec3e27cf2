import Backprop
import Explorer
import TextScreen

/// A unit and its weights: a row of a map.
extension MapsView {
  var handStyle: Style {
    context.state.pointing.isInspecting ? context.theme.selected : context.theme.read
  }

  func row(
    of unit: Unit, _ block: MapsLayout.Block, _ inputs: Range<Int>, _ row: Int,
    into buffer: inout ScreenBuffer
  ) {
    let layer = context.shape.layers[block.layer]
    let isPresent = unit == present
    if isPresent {
      buffer.put(
        context.glyphs.markLeft, at: Point(row: row, column: block.column), style: handStyle)
    }
    for (offset, input) in inputs.enumerated() {
      weight(
        layer.weight(to: unit.index, from: input),
        numbers.value(layer: unit.layer, to: unit.index, from: input), isPresent, block.cellWidth,
        into: &buffer, at: Point(row: row, column: block.firstCell + offset * block.cellWidth))
    }
    if let bias = layer.bias(of: unit.index), numbers.kind == .weights {
      weight(
        bias, weights[bias], isPresent, block.cellWidth, into: &buffer,
        at: Point(row: row, column: block.biasCell))
    }
    if isPresent { arrow(into: &buffer, at: Point(row: row, column: block.arrow)) }
    self.name(of: unit, block, row, into: &buffer)
  }

  private func weight(
    _ parameter: Int, _ value: Double?, _ isPresent: Bool, _ width: Int,
    into buffer: inout ScreenBuffer, at place: Point
  ) {
    guard let value else {
      buffer.put(context.glyphs.unknown, at: place, style: context.theme.toCome)
      return
    }
    let isMarked = isPresent && parameter == context.presentParameter
    let isBright = isPresent || lit.weights.contains(parameter)
    let mark = context.state.pointing.isInspecting ? context.theme.selected : context.theme.written
    paint.draw(
      value, scale, .weight, width: width, isQuiet: !isBright,
      mark: isMarked ? mark : nil, into: &buffer, at: place)
  }

  /// Which way numbers travel between the present unit and its weights.
  private func arrow(into buffer: inout ScreenBuffer, at place: Point) {
    guard let phase = context.step?.phase, !context.state.pointing.isInspecting else { return }
    switch phase {
    case .forward, .settleForward:
      buffer.put(context.glyphs.solidRight, at: place, style: context.theme.forward.with(.bold))
    case .backward, .settleBackward:
      buffer.put(context.glyphs.solidLeft, at: place, style: context.theme.backward.with(.bold))
    case .error, .gradients, .update, .check: break
    }
  }

  private func name(
    of unit: Unit, _ block: MapsLayout.Block, _ row: Int, into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let isSource = unit.layer + 1 == present.layer && unit.index == input
    let presentStyle = context.state.pointing.isInspecting ? theme.strong : theme.read
    var style = unit == present ? presentStyle : isSource ? theme.strong : theme.text
    if context.state.pointing.selection == .unit(unit), context.state.pointing.isInspecting {
      style = theme.selected
    }
    buffer.write(
      truncatedText(context.run.network.name(of: unit), to: block.nameWidth, ellipsis: ""),
      at: Point(row: row, column: block.name), style: style)
    number(
      .activation(unit), unit == present ? theme.strong : theme.text, decimals: 2,
      width: MapsLayout.outWidth, endingAt: Point(row: row, column: block.outEnd), into: &buffer)
    guard block.hasDelta else { return }
    number(
      .delta(unit), theme.backward, decimals: 4, width: MapsLayout.deltaWidth,
      endingAt: Point(row: row, column: block.deltaEnd), into: &buffer)
  }

  private func number(
    _ quantity: Quantity, _ style: Style, decimals: Int, width: Int, endingAt end: Point,
    into buffer: inout ScreenBuffer
  ) {
    guard context.isKnown(quantity) else {
      let place = Point(row: end.row, column: end.column - decimals - 1)
      buffer.put(context.glyphs.unknown, at: place, style: context.theme.toCome)
      return
    }
    let text = context.spell(
      CellNumber.rough(context.value(quantity), decimals: decimals, width: width))
    let place = Point(row: end.row, column: end.column - text.unicodeScalars.count)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: place, style: style)
    {
      buffer.cursor = written
    }
  }
}
