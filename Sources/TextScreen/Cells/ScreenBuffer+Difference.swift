extension ScreenBuffer {
  /// Returns the columns from the first to the last in which a row of another buffer differs; `nil`
  /// where none does.
  ///
  /// No wide character is cut at the ends. Both buffers are of the same size.
  package func columns(changedIn row: Int, of other: ScreenBuffer) -> Range<Int>? {
    precondition(size == other.size)
    let start = row * size.columns
    guard
      let first = (0..<size.columns).first(where: {
        cells[start + $0] != other.cells[start + $0]
      }),
      let last = (first..<size.columns).last(where: {
        cells[start + $0] != other.cells[start + $0]
      })
    else { return nil }
    var range = first..<last + 1
    while range.lowerBound > 0, isContinuation(start + range.lowerBound, other) {
      range = range.lowerBound - 1..<range.upperBound
    }
    while range.upperBound < size.columns, isContinuation(start + range.upperBound, other) {
      range = range.lowerBound..<range.upperBound + 1
    }
    return range
  }

  private func isContinuation(_ index: Int, _ other: ScreenBuffer) -> Bool {
    cells[index].scalar == Cell.continuation || other.cells[index].scalar == Cell.continuation
  }
}
