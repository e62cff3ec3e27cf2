import Backprop
import Explanations
import Explorer
import TextScreen

/// A network too large for edges: a map of the weights of each layer, what each unit sends on beside
/// its row, what it reads above the columns.
struct MapsView {
  let context: Context
  private let layout: MapsLayout
  private let blocks: [MapsLayout.Block]
  let present: Unit
  let input: Int?
  let paint: HeatPaint
  let weights: PresentWeights
  let numbers: EdgeNumbers
  let scale: HeatScale
  let lit: LitEdges
  private let rect: Rect

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    MapsView(context, in: rect).draw(into: &buffer)
  }

  private init(_ context: Context, in rect: Rect) {
    self.context = context
    self.rect = rect
    layout = MapsLayout(
      context.shape, nameWidths: context.unitNameWidths,
      hasHalves: HeatPaint.hasGrounds(context), in: rect)
    present = context.presentUnit
    blocks = layout.blocks(aroundLayer: present.layer)
    input = context.presentInput
    lit = LitEdges(context)
    paint = HeatPaint(context)
    weights = PresentWeights(context)
    numbers = EdgeNumbers(context)
    scale = HeatScale(
      largest: numbers.kind == .weights
        ? HeatScale.largest(context.pass.parameters[..<context.shape.weightCount])
        : context.shape.layers.indices.map(numbers.largest(intoLayer:)).max() ?? 0)
  }

  private func draw(into buffer: inout ScreenBuffer) {
    for block in blocks {
      let inputs = inputsInView(block)
      let units = unitsInView(block)
      header(block, units, into: &buffer)
      sources(block, inputs, into: &buffer)
      for (offset, unit) in units.rows.enumerated() {
        let row = layout.body.row + 1 + offset
        self.row(of: Unit(layer: block.layer, index: unit), block, inputs.rows, row, into: &buffer)
      }
    }
    legend(into: &buffer)
    guard !layout.detail.isEmpty else { return }
    DetailCard.header(context, into: &buffer, above: layout.detail)
    DetailCard.draw(context, into: &buffer, in: layout.detail)
    guard let images = layout.images else { return }
    MapImages.draw(
      context, images, paint, scales: (scale, sourceScale(ofLayer: 0)), into: &buffer)
  }

  // MARK: - What is in view

  /// The input of a layer that the step or the selection is about.
  private func focus(ofInputsTo layer: Int) -> Int? {
    if layer == present.layer { return input ?? selectedInput(ofLayer: layer) }
    if layer == present.layer + 1 { return present.index }
    return selectedInput(ofLayer: layer)
  }

  private func selectedInput(ofLayer layer: Int) -> Int? {
    guard layer == 0, context.state.pointing.isInspecting,
      case .input(let index) = context.state.pointing.selection
    else { return nil }
    return index
  }

  private func inputsInView(_ block: MapsLayout.Block) -> ListWindow {
    ListWindow(
      of: context.shape.layers[block.layer].inputCount, lines: block.inputs,
      current: focus(ofInputsTo: block.layer))
  }

  private func unitsInView(_ block: MapsLayout.Block) -> ListWindow {
    let current =
      block.layer == present.layer
      ? present.index : block.layer + 1 == present.layer ? focus(ofInputsTo: present.layer) : nil
    return ListWindow(
      of: context.shape.layers[block.layer].unitCount, lines: layout.unitRows, current: current)
  }

  // MARK: - Around the maps

  private func header(
    _ block: MapsLayout.Block, _ units: ListWindow, into buffer: inout ScreenBuffer
  ) {
    let last = context.shape.layers.count - 1
    let name =
      block.layer == last ? "output" : last == 1 ? "hidden" : "hidden \(block.layer + 1)"
    let count = context.shape.layers[block.layer].unitCount
    let note =
      units.isPart
      ? context.note(units.rows, of: count)
      : NumberFormat.count(count) + (count == 1 ? " unit" : " units")
    // Over the last column may stand δ.
    let width = (block.hasDelta ? block.deltaEnd - 2 : block.endColumn - 1) - block.firstCell
    let whole = "\(name), \(note)"
    let text = displayWidth(of: whole) <= width ? whole : units.isPart ? note : name
    buffer.write(
      truncatedText(text, to: width, ellipsis: ""),
      at: Point(row: rect.row, column: block.firstCell), style: context.theme.caption, clip: rect)
    if block.hasDelta {
      buffer.write(
        context.spell("δ"), endingAt: Point(row: rect.row, column: block.deltaEnd),
        style: context.theme.caption, clip: rect)
    }
  }

  /// What the layer reads: a cell over the column of its weights.
  private func sources(
    _ block: MapsLayout.Block, _ inputs: ListWindow, into buffer: inout ScreenBuffer
  ) {
    let row = layout.body.row
    let scale = sourceScale(ofLayer: block.layer)
    let focus = focus(ofInputsTo: block.layer)
    for (offset, input) in inputs.rows.enumerated() {
      let place = Point(row: row, column: block.firstCell + offset * block.cellWidth)
      let quantity = context.shape.source(
        ofWeight: context.shape.layers[block.layer].weight(to: 0, from: input))
      if context.isKnown(quantity) {
        paint.draw(
          context.value(quantity), scale, .value, width: block.cellWidth, into: &buffer, at: place)
      } else {
        buffer.put(context.glyphs.unknown, at: place, style: context.theme.toCome)
      }
      if input == focus { buffer.put(columnMark, at: place, style: handStyle) }
    }
    if block.hasBias {
      buffer.put("b", at: Point(row: row, column: block.biasCell), style: context.theme.caption)
    }
    let count = context.shape.layers[block.layer].inputCount
    let note = inputs.isPart ? context.note(inputs.rows, of: count) : "in"
    let room = block.endColumn - 1 - block.name
    let short = String(note.prefix { $0 != " " })
    buffer.write(
      displayWidth(of: note) <= room ? note : truncatedText(short, to: room, ellipsis: ""),
      at: Point(row: row, column: block.name), style: context.theme.caption)
  }

  private var columnMark: Unicode.Scalar {
    context.glyphs.shrunk
  }

  /// How large what a layer reads may be.
  private func sourceScale(ofLayer layer: Int) -> HeatScale {
    layer > 0
      ? context.outScale(ofLayer: layer - 1)
      : HeatScale(largest: HeatScale.largest(context.pass.inputs))
  }

  private func legend(into buffer: inout ScreenBuffer) {
    guard let start = layout.legend else { return }
    let clip = Rect(row: start.row, column: start.column, rows: 1, columns: layout.legendWidth)
    let width = blocks.map(\.cellWidth).max() ?? 1
    HeatLegend.draw(
      context, paint, scale, words: numbers.words, cellWidth: width, into: &buffer, in: clip)
    guard layout.detail.isEmpty else { return }
    let legend = HeatLegend.columns(paint, cellWidth: width)
    WeightCaption.draw(context, into: &buffer, in: clip.split(left: legend + 3).rest)
  }
}
