import Backprop
import Explanations
import Explorer
import TextScreen

/// A recurrent network: its units on a ring, its edges as arrows, what comes from outside above its
/// input units and the targets below its output units.
struct RingView {
  private let context: Context
  private let layout: RingLayout
  private let rect: Rect

  init(_ context: Context, _ layout: RingLayout, in rect: Rect) {
    self.context = context
    self.layout = layout
    self.rect = rect
  }

  /// How many rows a ring takes that is neither cramped nor lost in its room.
  static func rowsNeeded(_ shape: Shape) -> Int { min(26, 12 + 2 * shape.unitCount) }

  func draw(into buffer: inout ScreenBuffer) {
    header(into: &buffer)
    RingEdges(context, layout, in: rect).draw(into: &buffer)
    for index in layout.chips.indices {
      chip(of: Unit(layer: 0, index: index), in: layout.chips[index], into: &buffer)
    }
    guard !layout.detail.isEmpty else { return }
    DetailCard.header(context, into: &buffer, above: layout.detail)
    DetailCard.draw(context, into: &buffer, in: layout.detail)
  }

  /// What kind of units they are, and how far they have settled.
  private func header(into buffer: inout ScreenBuffer) {
    let name = context.shape.layers[0].activation.words.short
    let count = context.shape.unitCount
    let units = "\(count) unit\(count == 1 ? "" : "s") \(name)"
    let words = context.isJudging ? "before the update" : context.sweepWords ?? ""
    let long = context.spell("\(units)   \(words)")
    buffer.write(
      displayWidth(of: long) < rect.columns ? long : context.spell(words),
      at: Point(row: rect.row, column: rect.column + 1), style: context.theme.caption, clip: rect)
  }

  private func chip(of unit: Unit, in chip: Rect, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    buffer.fill(chip, Cell(" ", theme.text.on(theme.card)))
    if theme.card < 0 {
      for row in chip.row..<chip.endRow {
        CardsView.border(
          context, into: &buffer, at: Point(row: row, column: chip.column), width: chip.columns)
      }
    }
    var style = theme.strong.on(theme.card)
    if context.state.pointing.selection == .unit(unit) {
      style.attributes.formUnion(theme.selected.attributes)
    } else if unit == context.presentUnit {
      style = theme.read.on(theme.card)
    }
    let name = truncatedText(context.run.network.name(of: unit), to: 4, ellipsis: "")
    buffer.write(name, at: Point(row: chip.row, column: chip.column + 1), style: style)
    number(.activation(unit), theme.strong.on(theme.card), chip.row, chip, into: &buffer)
    buffer.write(
      context.spell("δ"), at: Point(row: chip.row + 1, column: chip.column + 1),
      style: theme.caption.on(theme.card))
    number(.delta(unit), theme.backward.on(theme.card), chip.row + 1, chip, into: &buffer)
    if let input = context.shape.externalInput(of: unit) {
      outside(input, above: chip, into: &buffer)
    }
    if let output = context.shape.outputIndex(of: unit) {
      target(output, below: chip, into: &buffer)
    }
  }

  private func number(
    _ quantity: Quantity, _ style: Style, _ row: Int, _ chip: Rect,
    into buffer: inout ScreenBuffer
  ) {
    let end = chip.endColumn - 1
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: row, column: end - 5),
        style: context.theme.toCome.on(context.theme.card))
      return
    }
    let text = context.spell(CellNumber.text(context.value(quantity), decimals: 4, width: 7))
    let place = Point(row: row, column: end - text.unicodeScalars.count)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: place, style: style)
    {
      buffer.cursor = written
    }
    let columns = ChipsView.barColumns
    context.bar(of: quantity)?.draw(
      into: &buffer, at: Point(row: row, column: end + 1 - columns), columns: columns,
      on: context.theme.card)
  }

  /// `x .5 ↓` above an input unit.
  private func outside(_ input: Int, above chip: Rect, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    let row = chip.row - 1
    var style = theme.caption
    if context.state.pointing.selection == .input(input) {
      style = style.with(theme.selected.attributes)
    }
    let name = truncatedText(context.run.network.inputNames[input], to: 4, ellipsis: "")
    buffer.write(name, at: Point(row: row, column: chip.column + 1), style: style)
    let text = context.spell(
      CellNumber.short(context.value(.input(input)), decimals: 2, width: 5))
    let end = chip.endColumn - 3
    _ = NumberChip.draw(
      text, of: .input(input), context, into: &buffer,
      at: Point(row: row, column: end - text.unicodeScalars.count), style: theme.text)
    buffer.put(
      context.glyphs.down, at: Point(row: row, column: chip.endColumn - 2), style: theme.caption)
  }

  /// `target .8` below an output unit.
  private func target(_ output: Int, below chip: Rect, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    var style = theme.caption
    if context.state.pointing.selection == .target(output) {
      style = style.with(theme.selected.attributes)
    }
    let row = chip.endRow
    buffer.write("target", at: Point(row: row, column: chip.column + 1), style: style)
    let text = context.spell(
      CellNumber.short(context.value(.target(output)), decimals: 2, width: 5))
    _ = NumberChip.draw(
      text, of: .target(output), context, into: &buffer,
      at: Point(row: row, column: chip.endColumn - 1 - text.unicodeScalars.count),
      style: theme.text)
  }
}

extension Context {
  /// Which sweep is under way, or how many it took to settle: `forward: settled after 7 sweeps`.
  var sweepWords: String? {
    guard let sweeps = pass.layout.sweeps else { return nil }
    let done = run.sweepsDone
    let isBackward = isKnown(.totalError)
    let (count, all, relaxation) =
      isBackward
      ? (done.backward, sweeps.backward, pass.backwardSweeps)
      : (done.forward, sweeps.forward, pass.forwardSweeps)
    let way = isBackward && isKnown(.activationDerivative(Unit(layer: 0, index: 0)))
    let what = way ? "δ" : "out"
    if isBackward, !way {
      return "out settled after \(NumberFormat.counted(sweeps.forward, "sweep"))"
    }
    guard count == all else { return "\(what): sweep \(NumberFormat.count(count + 1))" }
    let verb = relaxation?.isSettled == true ? "settled" : "not settled"
    return "\(what) \(verb) after \(NumberFormat.counted(all, "sweep"))"
  }
}
