import TextScreen

/// `−1.2 … 0 … 1.2  weights`: what the colours or characters of a heat map stand for.
enum HeatLegend {
  /// Draws the scale in one row, its steps between its two ends.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - paint: how numbers are shown as cells.
  ///   - scale: the scale.
  ///   - words: what its numbers are.
  ///   - cellWidth: how wide the cells of the map are: without backgrounds a sign has a shade beside it
  ///     where there is room.
  ///   - buffer: the frame.
  ///   - clip: the part of it to draw in, from the top left.
  static func draw(
    _ context: Context, _ paint: HeatPaint, _ scale: HeatScale, words: String = "weights",
    cellWidth: Int,
    into buffer: inout ScreenBuffer, in clip: Rect
  ) {
    let width = paint.hasGrounds ? 1 : cellWidth
    // Of a round number no more digits than it has.
    let round = (scale.range * 1e12).rounded() / 1e12
    let range = context.spell(CellNumber.short(round, decimals: 4, width: 6))
    var place = Point(row: clip.row, column: clip.column)
    func write(_ text: String) {
      buffer.write(text, at: place, style: context.theme.caption, clip: clip)
      place.column += displayWidth(of: text)
    }
    write(context.spell("−") + range + " ")
    for step in -HeatScale.steps...HeatScale.steps where place.column + width <= clip.endColumn {
      let value = scale.range * Double(step) / Double(HeatScale.steps)
      if step == 0 {
        write(" 0 ")
      } else {
        paint.draw(value, scale, .weight, width: width, into: &buffer, at: place)
        place.column += width
      }
    }
    write(" " + range)
    let words = "  " + context.spell(words)
    if place.column + displayWidth(of: words) <= clip.endColumn { write(words) }
  }

  /// The columns of the longest, with cells so wide.
  static func columns(_ paint: HeatPaint, cellWidth: Int) -> Int {
    27 + 10 * (paint.hasGrounds ? 1 : cellWidth)
  }
}
