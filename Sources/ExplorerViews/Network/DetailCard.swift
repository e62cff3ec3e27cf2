import Backprop
import Explorer
import TextScreen

/// The card of the present unit beside a network whose units have no cards, its weights scrolled to
/// the present one.
enum DetailCard {
  /// The columns of the card: large networks have long names.
  static func width(_ shape: Shape) -> Int {
    // A letter, the number, the mark of what is updated.
    let longest =
      shape.recurrence == nil
      ? String(shape.parameterCount).count + 2 : 2 * String(shape.unitCount).count + 4
    let units = shape.layers.map(\.unitCount).max() ?? 1
    let name = (shape.layers.count > 2 ? 3 : 1) + String(units).count
    return width(nameWidth: max(longest, name))
  }

  /// The columns of a card with names so long.
  static func width(nameWidth: Int) -> Int {
    NetworkLayout.cardWidth + max(0, nameWidth - 4)
  }

  /// In a panel names have so much room that its title stands over them.
  private static let usualInPanel = 30

  /// The columns of the card in a rectangle, without those of new weights: no more than its names need,
  /// or than a panel has.
  private static func width(_ context: Context, in rect: Rect) -> Int {
    let longest = context.unitNameWidths.max() ?? 0
    let needed = max(width(context.shape), min(rect.columns, width(nameWidth: longest)))
    return max(needed, min(usualInPanel, rect.columns - CardRow.updatedColumns))
  }

  /// What the columns of the card are, on the rule of a panel that has the card below it.
  static func heads(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let wider = width(context, in: rect) - NetworkLayout.cardWidth
    let start = CardRow.derivativeStart
    var heads = [(context.derivativeHeader, start)]
    if hasUpdated(context, in: rect) { heads.append(("w⁺", start + CardRow.updatedColumns)) }
    for (head, column) in heads {
      buffer.write(
        " \(context.spell(head)) ",
        at: Point(row: rect.row - 1, column: rect.column + wider + column - 1),
        style: context.theme.caption)
    }
  }

  /// The columns that the title of such a panel has between the beginning of its rule and the heads.
  static func titleColumns(_ context: Context, in rect: Rect) -> Int {
    width(context, in: rect) - NetworkLayout.cardWidth + CardRow.derivativeStart - 5
  }

  /// What the columns of the card are.
  static func header(_ context: Context, into buffer: inout ScreenBuffer, above rect: Rect) {
    let style = context.theme.caption
    let wider = width(context, in: rect) - NetworkLayout.cardWidth
    let name = context.run.network.name(of: context.presentUnit)
    // Where some are not shown, which they are says more.
    let part = note(context, rows: rect.rows)
    let long = part.isEmpty ? "weights into " + name : "\(name) \(part)"
    buffer.write(
      truncatedText(
        part.isEmpty && displayWidth(of: long) > 15 + wider ? "into " + name : long, to: 15 + wider,
        ellipsis: ""),
      at: Point(row: rect.row - 1, column: rect.column + 1), style: style)
    buffer.write(
      context.derivativeHeader, at: Point(row: rect.row - 1, column: rect.column + wider + 17),
      style: style)
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let unit = context.presentUnit
    let hasTarget = hasTarget(context, rows: rect.rows)
    let head = CardsView.headRows(of: unit, context)
    let room = rect.rows - (hasTarget ? 1 : 0)
    let shown = shownParameters(context, rows: rect.rows)
    let named = width(context, in: rect)
    let hasUpdated = hasUpdated(context, in: rect)
    let width = named + (hasUpdated ? CardRow.updatedColumns : 0)
    var place = Point(row: rect.row, column: rect.column)
    func draw(_ row: CardRow) {
      guard place.row < rect.row + room else { return }
      buffer.fill(
        Rect(row: place.row, column: place.column, rows: 1, columns: width),
        Cell(" ", context.theme.text.on(context.theme.card)))
      if context.theme.card < 0 {
        CardsView.border(context, into: &buffer, at: place, width: width)
      }
      if let written = row.draw(
        context, into: &buffer, at: place, wider: named - NetworkLayout.cardWidth)
      {
        buffer.cursor = written
      }
      place.row += 1
    }
    head.forEach(draw)
    for index in shown {
      draw(CardsView.parameterRow(index, of: unit, context, hasUpdated: hasUpdated))
    }
    if hasTarget, place.row < rect.endRow {
      CardsView.target(
        of: unit, context, into: &buffer, at: place, wider: named - NetworkLayout.cardWidth)
    }
  }

  private static func hasTarget(_ context: Context, rows: Int) -> Bool {
    let unit = context.presentUnit
    return context.shape.isOutput(unit) && (rows > 3 || presentRow(of: unit, context) == nil)
  }

  /// Which weights of the present unit have room in so many rows, the bias after the last one.
  private static func shownParameters(_ context: Context, rows: Int) -> Range<Int> {
    let unit = context.presentUnit
    let count = CardsView.parameterCount(of: unit, context)
    let visible = max(0, min(count, rows - (hasTarget(context, rows: rows) ? 1 : 0) - 2))
    let marked = presentRow(of: unit, context) ?? 0
    let first = max(0, min(marked - visible / 2, count - visible))
    return first..<first + visible
  }

  /// Says which weights are shown where some are not: `1–7 of 9`; else nothing.
  static func note(_ context: Context, rows: Int) -> String {
    let shown = shownParameters(context, rows: rows)
    let count = CardsView.parameterCount(of: context.presentUnit, context)
    return shown.count < count && !shown.isEmpty ? context.note(shown, of: count) : ""
  }

  /// Whether new weights have a column of their own beside the derivatives.
  static func hasUpdated(_ context: Context, in rect: Rect) -> Bool {
    rect.columns >= width(context, in: rect) + CardRow.updatedColumns
  }

  /// Which weight of the unit is the present one, by its input; after the last one the bias.
  private static func presentRow(of unit: Unit, _ context: Context) -> Int? {
    guard let parameter = context.presentParameter else { return nil }
    return context.shape.isBias(parameter)
      ? context.shape.layers[unit.layer].inputCount : context.presentInput
  }
}
