import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The prompt and the row of hints below it.
@Suite struct PromptViewTests {
  private func lines(_ text: String, columns: Int = 80) throws -> [Substring] {
    var state = try Lessons.shipped("worked-example")
    state.receive(.action(.command), budget: 1)
    state.receive(.text(text), budget: 1)
    return state.screen(rows: 24, columns: columns).split(separator: "\n").suffix(2)
  }

  private func refused(_ text: String) throws -> State {
    var state = try Lessons.shipped("worked-example").after(24)
    state.receive(.action(.command), budget: 1)
    state.receive(.text(text), budget: 1)
    state.receive(.submit, budget: 1)
    return state
  }

  @Test func aRefusedLineStandsUnderWhatIsWrongWithIt() throws {
    let state = try refused("epohc")
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[21] == " no command “epohc”; did you mean “epoch”?")
    #expect(lines[22] == " :epohc")
    let frame = Screen.render(state, size: Size(rows: 24, columns: 80), colors: 0)
    #expect(frame.cursor == Point(row: 22, column: 7))
  }

  @Test func aLongMessageTakesTheRowAboveToo() throws {
    let state = try refused("set foo 1")
    let message = try #require(state.message?.text)
    #expect(message.count > 80)
    let lines = state.screen(rows: 24, columns: 80).split(separator: "\n").suffix(4).dropLast(2)
    #expect(
      lines.map { $0.drop { $0 == " " } }.joined(separator: " ").hasPrefix(message.prefix(120)))
  }

  @Test func ofALongTextTheEndIsSeen() throws {
    let text = "weights " + String(repeating: "w5 0.4 ", count: 20) + "w5 0.577"
    let line = try #require(try lines(text).first)
    #expect(line.hasPrefix(" :…") && line.hasSuffix("w5 0.4 w5 0.577") && line.count <= 80)
  }

  /// Wherever the cursor is, it is on the row, at the letter that stands after it.
  @Test(arguments: [80, 81, 120, 200]) func ofALongTextThePartAroundTheCursorIsSeen(columns: Int)
    throws
  {
    let text = "weights " + (1...24).map { "w5 0.\($0)" }.joined(separator: " ")
    let letters = Array(text.unicodeScalars)
    var state = try Lessons.shipped("worked-example")
    state.receive(.action(.command), budget: 1)
    state.receive(.text(text), budget: 1)
    for cursor in letters.indices.reversed() {
      state.receive(.edit(.left), budget: 1)
      let frame = Screen.render(state, size: Size(rows: 24, columns: columns), colors: 0)
      let place = try #require(frame.cursor)
      #expect(place.row == 22 && place.column < columns - 1)
      #expect(frame[place].scalar == letters[cursor], "\(cursor)")
      if place.column > 3 {
        let before = frame[Point(row: 22, column: place.column - 1)].scalar
        #expect(before == letters[cursor - 1], "\(cursor)")
      }
    }
  }
}
