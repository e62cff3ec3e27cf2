import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// E over two weights.
@Suite struct ValleyViewTests {
  /// What is low and what is high can be told by looks that the map has, without colours too.
  @Test(arguments: [(Settings.Drawing.braille, " ░░▒▒▓"), (.ascii, " .:-+#")])
  func theLegendHasTheShadesOfTheMapWithoutColors(
    drawing: Settings.Drawing, shades: String
  ) throws {
    var state = try Lessons.shipped("worked-example").after(24)
    state.display.drawing = drawing
    let screen = Screen.render(state, size: Size(rows: 60, columns: 200), colors: 1)
    let rows = screen.text().split(separator: "\n")
    #expect(rows.contains { $0.contains(" \(shades) 0.") && $0.contains(" E 0.") })
  }
}
