import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

@Suite struct CardRowTests {
  /// Where a target and an error fill their row, the name between them keeps clear of both.
  @Test(arguments: [
    ("worked-example", 17, "target .01 E_o1 .27481"), ("history-xor", 13, "target [0] E_o1 .18345"),
    ("xor", 87, "target [1] E_y .10610"),
  ])
  func aNameTouchesNoBracket(lesson: String, position: Int, row: String) throws {
    let text = try Lessons.shipped(lesson).after(position).screen(rows: 24, columns: 80)
    #expect(text.contains(row), "\(text)")
  }

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
