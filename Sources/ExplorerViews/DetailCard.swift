import Backprop
import Explorer
import TextScreen

/// The card of the present unit beside a network whose units have no cards, its weights scrolled to
/// the one in hand.
enum DetailCard {
  /// What the columns of the card are.
  static func header(_ context: Context, into buffer: inout ScreenBuffer, above rect: Rect) {
    let style = context.theme.caption
    let name = context.run.network.name(of: context.presentUnit)
    buffer.write(
      truncatedText("weights into " + name, to: 15, ellipsis: ""),
      at: Point(row: rect.row - 1, column: rect.column + 1), style: style)
    buffer.write(
      context.spell("∂E/∂…"), at: Point(row: rect.row - 1, column: rect.column + 17), style: style)
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let unit = context.presentUnit
    let inHand = rowInHand(of: unit, context)
    let isOutput = context.shape.isOutput(unit)
    let hasTarget = isOutput && (rect.rows > 3 || inHand == nil)
    let head = CardsView.headRows(of: unit, context)
    let count = CardsView.parameterCount(of: unit, context)
    let room = rect.rows - (hasTarget ? 1 : 0)
    let visible = max(0, min(count, room - head.count))
    let first = max(0, min((inHand ?? 0) - visible / 2, count - visible))
    var place = Point(row: rect.row, column: rect.column)
    func draw(_ row: CardRow) {
      guard place.row < rect.row + room else { return }
      buffer.fill(
        Rect(row: place.row, column: place.column, rows: 1, columns: NetworkLayout.cardWidth),
        Cell(" ", context.theme.text.on(context.theme.card)))
      if context.theme.card < 0 { CardsView.border(context, into: &buffer, at: place) }
      if let written = row.draw(context, into: &buffer, at: place) { buffer.cursor = written }
      place.row += 1
    }
    head.forEach(draw)
    for index in first..<(first + visible) {
      draw(CardsView.parameterRow(index, of: unit, context))
    }
    if hasTarget, place.row < rect.endRow {
      CardsView.target(of: unit, context, into: &buffer, at: place)
    }
  }

  /// Which weight of the unit is in hand, by its input; after the last one the bias.
  private static func rowInHand(of unit: Unit, _ context: Context) -> Int? {
    guard let parameter = context.presentParameter else { return nil }
    return context.shape.isBias(parameter)
      ? context.shape.layers[unit.layer].inputCount : context.presentInput
  }
}
