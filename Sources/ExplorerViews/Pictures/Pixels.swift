import Explorer
import TextScreen

/// A square picture of numbers: the inputs, or the weights of a unit that reads them.
struct Pixels {
  /// What a pixel is made of.
  enum Form {
    /// Two cells beside each other: nearly square, and with room for a sign.
    case full
    /// A single cell, where a terminal has no backgrounds.
    case cell
    /// Half a cell, two above each other: square, but without signs.
    case half

    func columns(side: Int) -> Int { self == .full ? 2 * side : side }
    func rows(side: Int) -> Int { self == .half ? (side + 1) / 2 : side }
  }

  let side: Int
  let form: Form
  let kind: HeatPaint.Kind
  let scale: HeatScale
  let paint: HeatPaint
  let context: Context

  /// Draws the picture at a place, what is marked in the style of the step or of the selection.
  func draw(
    at start: Point, marked: Int? = nil, into buffer: inout ScreenBuffer, value: (Int) -> Double
  ) {
    let mark = context.state.pointing.isInspecting ? context.theme.selected : context.theme.written
    guard form != .half else {
      return drawHalves(at: start, mark, marked, into: &buffer, value: value)
    }
    let width = form == .full ? 2 : 1
    for index in 0..<(side * side) {
      let (y, x) = index.quotientAndRemainder(dividingBy: side)
      let place = Point(row: start.row + y, column: start.column + x * width)
      paint.draw(
        value(index), scale, kind, width: width, mark: index == marked ? mark : nil, into: &buffer,
        at: place)
      guard index == marked, width == 2 else { continue }
      buffer.put(context.glyphs.markLeft, at: place, style: mark)
      buffer.put(
        context.glyphs.markRight, at: Point(row: place.row, column: place.column + 1), style: mark)
    }
  }

  /// Two pixels in a cell: the upper one in the colour of the character, the lower one in its background.
  private func drawHalves(
    at start: Point, _ mark: Style, _ marked: Int?, into buffer: inout ScreenBuffer,
    value: (Int) -> Double
  ) {
    func colour(_ index: Int) -> Int16 {
      if index == marked { return mark.background >= 0 ? mark.background : mark.foreground }
      let level = scale.level(value(index)) ?? 0
      return kind == .value ? paint.background(ofValue: level) : paint.background(ofWeight: level)
    }
    for y in stride(from: 0, to: side, by: 2) {
      for x in 0..<side {
        let upper = colour(y * side + x)
        let lower = y + 1 < side ? colour((y + 1) * side + x) : -1
        buffer.put(
          "▀", at: Point(row: start.row + y / 2, column: start.column + x),
          style: Style(foreground: upper, background: lower))
      }
    }
  }
}
