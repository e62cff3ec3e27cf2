import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The pictures draw in rectangles of any size, inside them and nowhere else.
@Suite struct PicturesInAnyRectTests {
  @Test(arguments: [Panel.weightError, .answers, .classes, .error])
  func nothingIsDrawnOutside(panel: Panel) throws {
    let states = [
      try Lessons.shipped("worked-example").after(24),
      Lessons.classes([2, 3, 1], examples: 9, tests: 4).after(300),
      Lessons.classes([2, 4, 12], examples: 40).after(300),
      Lessons.made([1, 3, 2], examples: 5).after(30),
      Lessons.made([2, 2], activation: .linear, rate: 1e9).after(9_000),
    ]
    for state in states {
      for colors in [0, 256] {
        let context = Context(state, theme: Theme(.dark, colors: colors))
        for rows in [0, 1, 2, 3, 4, 5, 6, 8, 13, 36, 60] {
          for columns in [0, 1, 2, 5, 13, 14, 23, 24, 38, 78, 200] {
            check(panel, context, rows: rows, columns: columns)
          }
        }
      }
    }
  }

  private func check(_ panel: Panel, _ context: Context, rows: Int, columns: Int) {
    let empty = Cell("\u{2603}")
    var buffer = ScreenBuffer(size: Size(rows: rows + 2, columns: columns + 2))
    buffer.fill(buffer.bounds, empty)
    let rect = Rect(row: 1, column: 1, rows: rows, columns: columns)
    buffer.fill(rect)
    panel.draw(context, into: &buffer, in: rect)
    for row in 0..<buffer.size.rows {
      for column in 0..<buffer.size.columns {
        let point = Point(row: row, column: column)
        guard !rect.contains(point), buffer[point] != empty else { continue }
        Issue.record("\(panel) drew at \(point) of \(rows)×\(columns)")
        return
      }
    }
  }
}
