import Backprop
import Explanations
import Explorer
import TextScreen

/// The network with a row or two for each unit, and the card of one unit beside it.
enum ChipsView {
  /// Which units of each column are shown, where there are more than rows.
  struct Windows {
    private let layout: NetworkLayout
    private let shape: Shape
    /// The numbers of units in each column: the inputs, then the layers.
    private let counts: [Int]
    private let firsts: [Int]

    init(_ context: Context, _ layout: NetworkLayout) {
      self.layout = layout
      shape = context.shape
      counts = [shape.inputCount] + shape.layers.map(\.unitCount)
      let present = context.presentUnit
      let input = context.presentInput
      firsts = counts.enumerated().map { column, count in
        let visible = Windows.visible(count, column, layout)
        let wanted =
          column == present.layer + 1 ? present.index : column == present.layer ? input ?? 0 : 0
        return max(0, min(wanted - visible / 2, count - visible))
      }
    }

    private static func visible(_ count: Int, _ column: Int, _ layout: NetworkLayout) -> Int {
      column == 0 ? layout.visibleInputs(of: count) : layout.visibleChips(of: count)
    }

    func visible(_ column: Int) -> Range<Int> {
      firsts[column]..<firsts[column] + Windows.visible(counts[column], column, layout)
    }

    /// The row of a unit of a column; `nil` where it is not shown.
    func row(of index: Int, column: Int) -> Int? {
      guard visible(column).contains(index) else { return nil }
      return column == 0
        ? layout.inputChipRow(index, in: shape, first: firsts[0])
        : layout.chipRow(index, of: counts[column], first: firsts[column])
    }

    func isCut(_ column: Int) -> Bool { visible(column).count < counts[column] }
    func count(_ column: Int) -> Int { counts[column] }
  }

  static func draw(_ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer) {
    let windows = Windows(context, layout)
    let isMatrix = layout.gaps.first?.isMatrix ?? false
    let isOfInputs = context.presentUnit.layer == 0 && !context.state.pointing.isInspecting
    let lit = isMatrix && isOfInputs ? context.presentInput : nil
    for index in windows.visible(0) {
      guard let row = windows.row(of: index, column: 0) else { continue }
      InputView.draw(
        index, context, isLit: index == lit, into: &buffer,
        at: Point(row: row, column: layout.columns[0]))
    }
    for layer in context.shape.layers.indices {
      for index in windows.visible(layer + 1) {
        guard let row = windows.row(of: index, column: layer + 1) else { continue }
        chip(
          of: Unit(layer: layer, index: index), context, layout, into: &buffer,
          at: Point(row: row, column: layout.columns[layer + 1]))
      }
    }
    notes(windows, context, layout, into: &buffer)
    if layout.hasSlopes { rowNames(context, layout, into: &buffer) }
    if !layout.detail.isEmpty { DetailCard.draw(context, into: &buffer, in: layout.detail) }
  }

  /// `9–20 of 64` over a column of which only a part is shown.
  private static func notes(
    _ windows: Windows, _ context: Context, _ layout: NetworkLayout,
    into buffer: inout ScreenBuffer
  ) {
    for column in layout.columns.indices where windows.isCut(column) {
      let range = windows.visible(column)
      let width = layout.width(ofColumn: column)
      let text = context.spell(
        "\(range.lowerBound + 1)–\(range.upperBound) of \(windows.count(column))")
      buffer.fill(
        Rect(
          row: layout.body.row - 1, column: layout.columns[column], rows: 1, columns: width + 2))
      buffer.write(
        truncatedText(text, to: width + 2, ellipsis: ""),
        at: Point(row: layout.body.row - 1, column: layout.columns[column] + 1),
        style: context.theme.caption)
    }
  }

  private static func chip(
    of unit: Unit, _ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer,
    at place: Point
  ) {
    let theme = context.theme
    let width = layout.width(ofColumn: unit.layer + 1)
    buffer.fill(
      Rect(row: place.row, column: place.column, rows: layout.chipRows, columns: width),
      Cell(" ", theme.text.on(theme.card)))
    var style = theme.strong.on(theme.card)
    if context.state.pointing.selection == .unit(unit) {
      style.attributes.formUnion(theme.selected.attributes)
    } else if unit == context.presentUnit, !context.isTooFastToRead {
      style = theme.read.on(theme.card)
    }
    defer {
      target(
        of: unit, context, into: &buffer,
        in: Rect(
          row: place.row + layout.chipRows, column: place.column, rows: 1, columns: width
        ).intersection(layout.body))
    }
    let isWide = width >= NetworkLayout.wideChip
    let room = isWide ? max(2, width - NetworkLayout.chipNumber + 1) : width - 2
    let name = truncatedText(context.run.network.name(of: unit), to: room, ellipsis: "")
    buffer.write(name, at: Point(row: place.row, column: place.column + 1), style: style)
    let end = place.column + width - 1
    var row = place.row + (isWide ? 0 : 1)
    number(.activation(unit), theme.strong, context, into: &buffer, row: row, end: end)
    row += 1
    // The rows of a chain are named once, before them.
    let own: [Quantity] =
      layout.hasSlopes ? [.netInput(unit), .activationDerivative(unit)] : []
    for quantity in own {
      number(quantity, theme.text, context, into: &buffer, row: row, end: end)
      row += 1
    }
    guard row < place.row + layout.chipRows else { return }
    if !layout.hasSlopes {
      let delta = context.spell("δ")
      buffer.write(
        isWide ? delta : String(delta.prefix(1)), at: Point(row: row, column: place.column + 1),
        style: theme.caption.on(theme.card))
    }
    // Beside its name, with the cells of its marks.
    number(
      .delta(unit), theme.backward, context, width: min(7, width - 4), into: &buffer, row: row,
      end: end)
  }

  /// Names the rows of the chips of a chain, under its input.
  private static func rowNames(
    _ context: Context, _ layout: NetworkLayout, into buffer: inout ScreenBuffer
  ) {
    let first = layout.chipRow(0, of: 1, first: 0)
    let names = ["out", "net", "slope", "δ"].suffix(layout.chipRows - 1)
    for (offset, name) in names.enumerated() {
      buffer.write(
        context.spell(name), at: Point(row: first + 1 + offset, column: layout.columns[0] + 1),
        style: context.theme.caption)
    }
  }

  /// `target 1`, and whether it is what the network answers, below an output whose next row is free.
  private static func target(
    of unit: Unit, _ context: Context, into buffer: inout ScreenBuffer, in row: Rect
  ) {
    guard let output = context.shape.outputIndex(of: unit), row.columns >= 16,
      buffer.isBlank(row)
    else { return }
    let theme = context.theme
    let start = Point(row: row.row, column: row.column + 1)
    buffer.write("target", at: start, style: theme.caption)
    let text = context.spell(
      CellNumber.short(context.value(.target(output)), decimals: 2, width: 5))
    let place = Point(row: start.row, column: start.column + 8)
    _ = NumberChip.draw(
      text, of: .target(output), context, into: &buffer, at: place, style: theme.text)
    let outputs = context.shape.outputCount
    guard context.run.classes == .oneHot,
      context.isKnown(.activation(context.shape.outputUnit(outputs - 1))),
      Confusion.Answer(
        outputs: context.pass.outputs[...], targets: context.pass.targets[...],
        context.run.classes
      ).answer == output
    else { return }
    buffer.write(
      "answer", endingAt: Point(row: row.row, column: row.endColumn), style: theme.caption,
      clip: row)
  }

  private static func number(
    _ quantity: Quantity, _ style: Style, _ context: Context, width: Int = 7,
    into buffer: inout ScreenBuffer, row: Int, end: Int
  ) {
    let decimals = 4
    guard context.isKnown(quantity) else {
      buffer.put(
        context.glyphs.unknown, at: Point(row: row, column: end - decimals - 1),
        style: context.theme.toCome.on(context.theme.card))
      return
    }
    let text = context.spell(
      CellNumber.text(context.value(quantity), decimals: decimals, width: width))
    let place = Point(row: row, column: end - text.unicodeScalars.count)
    if let written = NumberChip.draw(
      text, of: quantity, context, into: &buffer, at: place,
      style: style.on(context.theme.card))
    {
      buffer.cursor = written
    }
    context.bar(of: quantity)?.draw(
      into: &buffer, at: Point(row: row, column: end + 1 - barColumns), columns: barColumns,
      on: context.theme.card)
  }

  /// The room of a number, with the cells of its marks.
  static let barColumns = 8
}
