/// What a line does within one column of dots, in dots from the top.
struct DotColumn: Equatable, Sendable {
  var x: Double
  var top: Double
  var bottom: Double
  var first: Double
  var last: Double

  /// This column and a later piece of it.
  func joined(_ later: DotColumn) -> DotColumn {
    DotColumn(
      x: x, top: min(top, later.top), bottom: max(bottom, later.bottom), first: first,
      last: later.last)
  }
}

extension DotCanvas {
  /// Draws a column, joined to the one before it where there is one.
  mutating func draw(_ column: DotColumn, after previous: DotColumn?, _ stroke: Stroke) {
    let last = Dot(x: column.x, y: column.last)
    // Characters show a slope best as one step from end to end.
    let first = set == .ascii ? last : Dot(x: column.x, y: column.first)
    if let previous {
      let from = Dot(x: previous.x, y: previous.last)
      _ = segment(from: from, to: first, stroke, travelled: 0, joins: true)
    } else {
      line(from: first, to: first, stroke)
    }
    let before = set == .ascii ? previous?.last ?? last.y : first.y
    let after = set == .ascii ? last.y : first.y
    let reached = min(before, after).rounded()...max(before, after).rounded()
    guard !reached.contains(column.top.rounded()) || !reached.contains(column.bottom.rounded())
    else { return }
    line(
      from: Dot(x: column.x, y: column.top), to: Dot(x: column.x, y: column.bottom),
      Stroke(stroke.style, priority: stroke.priority))
  }

  /// Whether so many cells from a place on lie on the canvas with nothing in or beside them.
  func isFree(_ place: Point, width: Int) -> Bool {
    guard place.row >= 0, place.row < size.rows, place.column >= 0,
      place.column + width <= size.columns
    else { return false }
    return (place.column - 1...place.column + width).allSatisfy {
      !hasInk(Point(row: place.row, column: $0))
    }
  }
}
