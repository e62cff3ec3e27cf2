import TextScreen

extension Context {
  /// Puts brackets around a number that the step reads, unless one of them would stand on a neighbour's
  /// mark, or close to a name with a number, as in `w1[2]`: then its style alone says it.
  func putBrackets(
    _ style: Style, left: Point, right: Point, into buffer: inout ScreenBuffer
  ) {
    guard buffer[left].scalar == " ", !isIndex(at: left, in: buffer) else { return }
    buffer.put("[", at: left, style: style)
    buffer.put("]", at: right, style: style)
  }

  /// Whether a bracket here would make an index of a number: after a name that ends with a digit.
  private func isIndex(at place: Point, in buffer: ScreenBuffer) -> Bool {
    let before = (max(0, place.column - Context.longestNumber)..<place.column).reversed().lazy
      .map { buffer[Point(row: place.row, column: $0)].scalar }
      .prefix { $0 != " " }
    return before.first.map { ("0"..."9").contains($0) } == true
      && before.contains { $0.properties.isAlphabetic }
  }

  /// Puts marks around a number that the step writes; a neighbour that is read loses both of its
  /// brackets to them, and not one.
  func putMarks(_ style: Style, left: Point, right: Point, into buffer: inout ScreenBuffer) {
    if buffer[left].scalar == "]" {
      let cells = (max(0, left.column - Context.longestNumber)..<left.column).reversed()
      if let column = cells.first(where: {
        buffer[Point(row: left.row, column: $0)].scalar == "["
      }) {
        let place = Point(row: left.row, column: column)
        let background = buffer[Point(row: left.row, column: max(0, column - 1))].style.background
        buffer.put(" ", at: place, style: theme.text.on(background))
      }
    }
    buffer.put(glyphs.markLeft, at: left, style: style)
    buffer.put(glyphs.markRight, at: right, style: style)
  }

  /// No number has more columns, with its brackets.
  private static let longestNumber = 26
}
