import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// What taking back and making again leaves on the screen: what was there.
@Suite struct UndoScreenTests {
  private func receive(_ inputs: [Input], _ state: inout State) {
    for input in inputs { state.receive(input, budget: 1_000) }
    while state.isBusy { state.pass(seconds: 0.1, budget: 1_000) }
  }

  /// The screen, without what is said of the last key.
  private func screen(_ state: State) -> String {
    var state = state
    state.message = nil
    return state.screen(rows: 60, columns: 200)
  }

  /// Names the rows that differ, not all of them.
  private func same(_ screen: String, _ expected: String) {
    for (row, other) in zip(screen.split(separator: "\n"), expected.split(separator: "\n")) {
      #expect(row == other)
    }
  }

  @Test func aHundredSettingsLeaveTheScreenAsItWas() throws {
    var state = try Lessons.shipped("xor")
    receive([.digit(9), .action(.forward(.epoch))], &state)
    var screens = [screen(state)]
    for number in 1...100 {
      let size = number.isMultiple(of: 2) ? "1" : "full"
      receive([.action(.command), .text("set batch \(size)"), .submit], &state)
      receive([.digit(number % 9 + 1), .action(.forward(.epoch))], &state)
      receive([.digit(number % 7 + 1), .action(.back(.step))], &state)
      screens.append(screen(state))
    }
    for expected in screens.dropLast().reversed() {
      receive([.action(.undo)], &state)
      same(screen(state), expected)
    }
    for expected in screens.dropFirst() {
      receive([.action(.redo)], &state)
      same(screen(state), expected)
    }
    receive([.action(.redo)], &state)
    #expect(state.message?.text == "There is nothing to do again.")
  }
}
