import Backprop
import Explanations
import Explorer
import TextScreen

/// The weights of a few units that feed each other, as numbers: a row for each unit that they lead into,
/// a column for each that they come from.
struct RingWeights {
  private static let nameWidth = 4
  private let context: Context
  private let layer: LayerShape
  private let columns: [NumberColumn]

  /// `nil` where there is no such network, or no room for all of its weights.
  init?(_ context: Context, columns width: Int) {
    guard context.shape.recurrence != nil else { return nil }
    let count = context.shape.unitCount
    // A number, with the cells of its marks.
    let each = (width - 1 - RingWeights.nameWidth) / max(1, count)
    guard count <= RingLayout.mostOnSides, each >= 6 else { return nil }
    self.context = context
    layer = context.shape.layers[0]
    columns = (0..<count).map {
      NumberColumn(
        column: 1 + RingWeights.nameWidth + $0 * each, before: 2, decimals: min(4, each - 4))
    }
  }

  /// The rule, the names of the sources, a row for each unit.
  var rows: Int { 2 + columns.count }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let theme = context.theme
    func name(_ unit: Int) -> String {
      truncatedText(
        context.spell(context.run.network.name(of: Unit(layer: 0, index: unit))),
        to: RingWeights.nameWidth - 1, ellipsis: "")
    }
    buffer.write(
      "to", at: Point(row: rect.row, column: rect.column + 1), style: theme.caption, clip: rect)
    for (source, column) in columns.enumerated() {
      buffer.write(
        name(source),
        endingAt: Point(row: rect.row, column: rect.column + column.column + column.before + 2),
        style: theme.caption, clip: rect)
    }
    let present = context.isTooFastToRead ? nil : context.presentUnit.index
    for target in columns.indices {
      let line = rect.split(top: 1 + target).rest.split(top: 1).top
      guard !line.isEmpty else { return }
      buffer.write(
        name(target), at: Point(row: line.row, column: line.column + 1), style: theme.text,
        clip: line)
      for (source, column) in columns.enumerated() {
        draw(layer.weight(to: target, from: source), in: column, into: &buffer, line)
      }
      guard target == present else { continue }
      buffer.put(
        context.glyphs.markLeft, at: Point(row: line.row, column: line.column),
        style: theme.strong)
      buffer.restyle(line) { if $0.background < 0 { $0 = $0.on(theme.mark) } }
    }
  }

  private func draw(
    _ weight: Int, in column: NumberColumn, into buffer: inout ScreenBuffer, _ line: Rect
  ) {
    let quantity: Quantity =
      context.isKnown(.updated(weight)) ? .updated(weight) : .parameter(weight)
    var place = column
    place.column += line.column
    context.draw(
      quantity, in: place, row: line.row, style: context.style(ofSign: context.value(quantity)),
      into: &buffer, clip: line)
  }
}
