import Backprop
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

  /// Where the update leads is not shown before its gradients are found.
  @Test func theLandingComesWithTheSecondGradient() throws {
    var lesson = try Lessons.shipped("worked-example").lesson
    lesson.settings.training.learningRate = 20
    let state = State(lesson)
    func landings(_ position: Int) -> Int {
      state.after(position).panel(.valley).count { $0 == "○" }
    }
    #expect(state.valleyParameters.map { [$0.x, $0.y] } == [4, 5])
    // ∂E/∂w5 is step 24, ∂E/∂w6 step 26.
    #expect(landings(25) == 0)
    #expect(landings(26) == 1)
  }
}
