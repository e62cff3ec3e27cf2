import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The terminal's cursor stands on what is in hand: there somebody reads who does not see the screen.
@Suite struct CursorTests {
  /// The row of the cursor, from the cursor on.
  private func text(atCursorOf state: State, _ size: Size) throws -> Substring {
    let frame = Screen.render(state, size: size, colors: 256)
    let cursor = try #require(frame.cursor)
    let lines = frame.text().split(separator: "\n", omittingEmptySubsequences: false)
    return lines[cursor.row].dropFirst(cursor.column)
  }

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)])
  func beforeTheFirstStepItIsOnThePageOrTheQuestion(size: Size) throws {
    var lesson = try ShippedLessons.lesson("practice")
    #expect(try text(atCursorOf: State(lesson), size).hasPrefix("New numbers, for paper"))
    lesson.pages = []
    #expect(try text(atCursorOf: State(lesson), size).contains("What does i1 add to net_h1?"))
  }

  @Test func afterAStepItIsOnTheValue() throws {
    var lesson = try ShippedLessons.lesson("practice")
    lesson.pages = []
    var state = State(lesson)
    state.receive(.action(.forward(.step)), budget: 1_000)
    let size = Size(rows: 24, columns: 80)
    #expect(try text(atCursorOf: state, size).hasPrefix("−0.63"))
  }
}
