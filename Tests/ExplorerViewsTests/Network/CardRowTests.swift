import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

@Suite struct CardRowTests {
  /// While training leads away, numbers fill their columns.
  @Test func numbersKeepApartHoweverLongTheyAre() throws {
    var lesson = try Lessons.shipped("one-weight").lesson
    lesson.settings.training.learningRate = 0.65
    for epoch in [20, 40, 60, 80, 2297] {
      var state = State(lesson).after(epoch * 33)
      state.reading.page = nil
      let text = state.screen(rows: 24, columns: 80)
      #expect(text.contains("net"))
      #expect(text.firstMatch(of: /[0-9]−/) == nil, "\(text)")
    }
  }
}
