import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// A value of the data that an operand leads to.
@Suite struct PointedDataTests {
  /// Which cells of a row of the screen are reversed, as a text of them.
  private func reversed(_ buffer: ScreenBuffer, row: Int) -> String {
    String(
      String.UnicodeScalarView(
        (0..<buffer.size.columns).map { buffer[Point(row: row, column: $0)] }
          .filter { $0.style.attributes.contains(.reverse) }.map(\.scalar)))
  }

  private func state(_ name: String, _ selection: Selection, isZoomed: Bool) throws -> State {
    var lesson = try ShippedLessons.lesson(name)
    lesson.pages = []
    var state = State(lesson)
    state.pointing.selection = selection
    state.pointing.isInspecting = true
    state.display.focus = .data
    state.display.isZoomed = isZoomed
    return state
  }

  /// Its row and its column are marked, however many columns there are.
  @Test(arguments: [
    ("worked-example", Selection.input(1), "i2", ".1"),
    ("worked-example", .target(1), "desired", ".99"),
    ("xor", .input(1), "x2", "0"), ("iris", .input(3), "peta", "."),
    ("iris", .target(2), "target", "o"),
  ])
  func rowAndColumnAreMarked(
    name: String, selection: Selection, header: String, value: String
  ) throws {
    for isZoomed in [true, false] {
      let state = try state(name, selection, isZoomed: isZoomed)
      let buffer = Screen.render(state, size: Size(rows: 24, columns: 80), colors: 0)
      let marked = (2..<22).map { reversed(buffer, row: $0) }
      let isMarked = marked.filter { !$0.isEmpty }
      #expect(isMarked.contains { $0.contains(header.prefix(4)) }, "\(buffer.text())")
      #expect(isMarked.contains { $0.contains(value) }, "\(isMarked) in \(buffer.text())")
      #expect(buffer.text().contains("▸"))
    }
  }
}
