import Backprop
import Explorer
package import TextScreen

/// The inputs of an example as a picture, and beside or below it the weights of a unit that reads
/// them.
package enum MapImages {
  /// Where both stand: below the card of the present unit.
  package struct Places: Equatable {
    /// Dots along one side.
    let side: Int
    /// Whether a dot has two cells; else one cell, or half of one.
    let isFull: Bool
    /// With a row above each for its caption.
    package let inputs: Rect
    package let weights: Rect
    let width: Int
    let rows: Int

    /// The least rows of the card above.
    private static let cardRows = 3

    /// Returns `nil` where the inputs are no square of 5×5 or more, or the room is too small.
    ///
    /// - Parameters:
    ///   - hasHalves: whether two dots fit a cell, one above the other.
    ///   - leastRest: the columns that must be left beside it.
    init?(_ shape: Shape, hasHalves: Bool, in body: Rect, leastRest: Int) {
      guard let side = Places.side(of: shape.inputCount) else { return nil }
      let half = hasHalves ? (side + 1) / 2 : side
      // Below each other or side by side, dots of two cells or small ones: the first that fits.
      let ways: [(isFull: Bool, isStacked: Bool)] = [
        (true, true), (true, false), (false, true), (false, false),
      ]
      func size(_ way: (isFull: Bool, isStacked: Bool)) -> (columns: Int, rows: Int) {
        let columns = way.isFull ? 2 * side : side
        let rows = 1 + (way.isFull ? side : half)
        return way.isStacked ? (columns, 2 * rows) : (2 * columns + 2, rows)
      }
      let fitting = ways.first { way in
        let (columns, rows) = size(way)
        // Below each other there is room for more of the card than its least.
        let card = Places.cardRows + (way.isStacked ? 4 : 0)
        return columns + leastRest <= body.columns && rows + card <= body.rows
      }
      guard let way = fitting else { return nil }
      let (columns, rows) = size(way)
      self.side = side
      isFull = way.isFull
      width = max(columns, DetailCard.width(shape))
      self.rows = rows
      let each = Size(
        rows: way.isStacked ? rows / 2 : rows, columns: way.isFull ? 2 * side : side)
      let start = Point(row: body.endRow - rows, column: body.endColumn - width)
      inputs = Rect(row: start.row, column: start.column, rows: each.rows, columns: each.columns)
      weights = Rect(
        row: start.row + (way.isStacked ? each.rows : 0),
        column: start.column + (way.isStacked ? 0 : each.columns + 2), rows: each.rows,
        columns: each.columns)
    }

    private static func side(of count: Int) -> Int? {
      guard count <= 10_000 else { return nil }
      return (5...100).first { $0 * $0 == count }
    }
  }

  static func draw(
    _ context: Context, _ places: Places, _ paint: HeatPaint,
    scales: (weights: HeatScale, inputs: HeatScale), into buffer: inout ScreenBuffer
  ) {
    let unit = pictured(context)
    let inHand = input(inHand: context)
    let layer = context.shape.layers[0]
    captions(context, places, unit: unit, inHand: inHand, into: &buffer)
    let inputs = context.pass.inputs
    image(
      places.inputs, places, paint, scales.inputs, .value, context, inHand: inHand, into: &buffer
    ) { inputs[$0] }
    let weights = MapsView.Weights(context)
    image(
      places.weights, places, paint, scales.weights, .weight, context, inHand: inHand, into: &buffer
    ) { weights[layer.weight(to: unit.index, from: $0)] }
  }

  /// The unit whose weights are shown: the present one, or the one that it is reading.
  private static func pictured(_ context: Context) -> Unit {
    let present = context.presentUnit
    switch present.layer {
    case 0: return present
    case 1: return Unit(layer: 0, index: context.presentInput ?? 0)
    default: return Unit(layer: 0, index: 0)
    }
  }

  /// The input that the step or the selection is about.
  private static func input(inHand context: Context) -> Int? {
    if case .input(let index) = context.state.selection, context.state.isInspecting { return index }
    return context.presentUnit.layer == 0 ? context.presentInput : nil
  }

  private static func captions(
    _ context: Context, _ places: Places, unit: Unit, inHand: Int?, into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let left = Point(row: places.inputs.row, column: places.inputs.column)
    if let inHand {
      let name = truncatedText(context.run.network.inputNames[inHand], to: 5, ellipsis: "")
      buffer.write(name, at: left, style: theme.strong)
      let text = context.spell(
        CellNumber.short(context.value(.input(inHand)), decimals: 4, width: 7))
      let start = Point(row: left.row, column: left.column + displayWidth(of: name) + 2)
      guard start.column + text.unicodeScalars.count < places.inputs.endColumn + 1 else { return }
      _ = NumberChip.draw(
        text, of: .input(inHand), context, into: &buffer, at: start, style: theme.text)
    } else {
      buffer.write("inputs", at: left, style: theme.caption, clip: places.inputs)
    }
    buffer.write(
      "into " + context.run.network.name(of: unit),
      at: Point(row: places.weights.row, column: places.weights.column), style: theme.caption,
      clip: places.weights)
  }

  private static func image(
    _ rect: Rect, _ places: Places, _ paint: HeatPaint, _ scale: HeatScale, _ kind: HeatPaint.Kind,
    _ context: Context, inHand: Int?, into buffer: inout ScreenBuffer, value: (Int) -> Double
  ) {
    let area = rect.split(top: 1).rest
    let mark = context.state.isInspecting ? context.theme.selected : context.theme.written
    guard places.isFull || !paint.hasGrounds else {
      halves(area, places.side, paint, scale, kind, mark, inHand, into: &buffer, value: value)
      return
    }
    let width = places.isFull ? 2 : 1
    for index in 0..<(places.side * places.side) {
      let (y, x) = index.quotientAndRemainder(dividingBy: places.side)
      let place = Point(row: area.row + y, column: area.column + x * width)
      guard area.contains(place) else { continue }
      paint.draw(
        value(index), scale, kind, width: width, mark: index == inHand ? mark : nil, into: &buffer,
        at: place)
      guard index == inHand, width == 2 else { continue }
      buffer.put(context.glyphs.markLeft, at: place, style: mark)
      buffer.put(
        context.glyphs.markRight, at: Point(row: place.row, column: place.column + 1), style: mark)
    }
  }

  /// Two dots in a cell: the upper one in the colour of the character, the lower one in its ground.
  private static func halves(
    _ area: Rect, _ side: Int, _ paint: HeatPaint, _ scale: HeatScale, _ kind: HeatPaint.Kind,
    _ mark: Style, _ inHand: Int?, into buffer: inout ScreenBuffer, value: (Int) -> Double
  ) {
    func colour(_ index: Int) -> Int16 {
      if index == inHand { return mark.background >= 0 ? mark.background : mark.foreground }
      let level = scale.level(value(index)) ?? 0
      return kind == .value ? paint.ground(ofValue: level) : paint.ground(ofWeight: level)
    }
    for y in stride(from: 0, to: side, by: 2) {
      for x in 0..<side {
        let place = Point(row: area.row + y / 2, column: area.column + x)
        let upper = colour(y * side + x)
        let lower = y + 1 < side ? colour((y + 1) * side + x) : -1
        buffer.put("▀", at: place, style: Style(foreground: upper, background: lower))
      }
    }
  }
}
