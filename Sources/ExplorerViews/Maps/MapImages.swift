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
    let form: Pixels.Form
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
    ///   - shape: the network's.
    ///   - hasHalves: whether two dots fit a cell, one above the other.
    ///   - body: the room for the maps and the card, the pictures included.
    ///   - leastRest: the columns that must be left beside it.
    init?(_ shape: Shape, hasHalves: Bool, in body: Rect, leastRest: Int) {
      guard let side = shape.pictureSide else { return nil }
      let small = hasHalves ? Pixels.Form.half : .cell
      // Below each other or side by side, dots of two cells or small ones: the first that fits.
      let ways: [(form: Pixels.Form, isStacked: Bool)] = [
        (.full, true), (.full, false), (small, true), (small, false),
      ]
      func size(_ way: (form: Pixels.Form, isStacked: Bool)) -> (columns: Int, rows: Int) {
        let columns = way.form.columns(side: side)
        let rows = 1 + way.form.rows(side: side)
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
      form = way.form
      width = max(columns, DetailCard.width(shape))
      self.rows = rows
      let each = Size(
        rows: way.isStacked ? rows / 2 : rows, columns: way.form.columns(side: side))
      let start = Point(row: body.endRow - rows, column: body.endColumn - width)
      inputs = Rect(row: start.row, column: start.column, rows: each.rows, columns: each.columns)
      weights = Rect(
        row: start.row + (way.isStacked ? each.rows : 0),
        column: start.column + (way.isStacked ? 0 : each.columns + 2), rows: each.rows,
        columns: each.columns)
    }
  }

  static func draw(
    _ context: Context, _ places: Places, _ paint: HeatPaint,
    scales: (weights: HeatScale, inputs: HeatScale), into buffer: inout ScreenBuffer
  ) {
    let unit = PictureSubject.reader(context)
    let marked = PictureSubject.presentInput(context)
    let layer = context.shape.layers[0]
    captions(context, places, unit: unit, marked: marked, into: &buffer)
    func pixels(_ kind: HeatPaint.Kind, _ scale: HeatScale) -> Pixels {
      Pixels(
        side: places.side, form: places.form, kind: kind, scale: scale, paint: paint,
        context: context)
    }
    let inputs = context.pass.inputs
    pixels(.value, scales.inputs).draw(
      at: places.inputs.belowCaption, marked: marked, into: &buffer
    ) { inputs[$0] }
    let weights = PresentWeights(context)
    pixels(.weight, scales.weights).draw(
      at: places.weights.belowCaption, marked: marked, into: &buffer
    ) { weights[layer.weight(to: unit.index, from: $0)] }
  }

  private static func captions(
    _ context: Context, _ places: Places, unit: Unit, marked: Int?, into buffer: inout ScreenBuffer
  ) {
    let theme = context.theme
    let left = Point(row: places.inputs.row, column: places.inputs.column)
    if let marked {
      let name = truncatedText(context.run.network.inputNames[marked], to: 5, ellipsis: "")
      buffer.write(name, at: left, style: theme.strong)
      let text = context.spell(
        CellNumber.short(context.value(.input(marked)), decimals: 4, width: 7))
      let start = Point(row: left.row, column: left.column + displayWidth(of: name) + 2)
      guard start.column + text.unicodeScalars.count < places.inputs.endColumn + 1 else { return }
      _ = NumberChip.draw(
        text, of: .input(marked), context, into: &buffer, at: start, style: theme.text)
    } else {
      buffer.write("inputs", at: left, style: theme.caption, clip: places.inputs)
    }
    buffer.write(
      "into " + context.run.network.name(of: unit),
      at: Point(row: places.weights.row, column: places.weights.column), style: theme.caption,
      clip: places.weights)
  }
}

extension Rect {
  /// Where the picture below a caption begins.
  fileprivate var belowCaption: Point { Point(row: row + 1, column: column) }
}
