import Backprop
import Explorer
import LessonSupport
import Testing

/// The screen while a step is asked for.
@Suite struct AnswerScreenTests {
  /// Nothing but the last rows is other than while nobody asks: what has not been stepped is not shown.
  @Test(arguments: ["worked-example", "xor", "settle"], [(24, 80), (40, 120), (60, 200)])
  func nothingElseChanges(name: String, size: (rows: Int, columns: Int)) throws {
    var state = try Lessons.shipped(name)
    for _ in 0..<70 {
      let before = state.screen(rows: size.rows, columns: size.columns).split(
        separator: "\n", omittingEmptySubsequences: false)
      var asked = state
      asked.receive(.action(.answer), budget: .max)
      // Two hints, and a wrong answer.
      for input in [Input.submit, .submit, .text("12345"), .submit] {
        asked.receive(input, budget: .max)
        let now = asked.screen(rows: size.rows, columns: size.columns).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(now.prefix(size.rows - 4) == before.prefix(size.rows - 4))
      }
      state.receive(.action(.forward(.step)), budget: .max)
    }
  }

  @Test func theTitleCounts() throws {
    var state = try Lessons.shipped("worked-example")
    for input in [Input.action(.answer), .text("0.0075"), .submit, .action(.answer), .text("s")] {
      state.receive(input, budget: .max)
    }
    let title = state.screen(rows: 24, columns: 80).prefix { $0 != "\n" }
    #expect(title.contains("  1 of 2 right   epoch 1   step 2 of 60"))
    #expect(state.screen(rows: 24, columns: 80).contains("w2·i2 = 0.020000000"))
  }

  /// While a fault is looked for its key stands first, and once it is found that of the next page.
  @Test func theHintsLeadThroughASearchForAFault() throws {
    var state = State(try ShippedLessons.lesson("bugs"))
    func hints() -> Substring {
      state.screen(rows: 24, columns: 80).split(separator: "\n").last ?? ""
    }
    state.receive(.action(.nextPage), budget: 1_000_000)
    state.receive(.action(.forward(.step)), budget: 1_000_000)
    #expect(hints().hasPrefix(" A wrong here"))
    state.receive(.action(.answer), budget: 1_000_000)
    state.receive(.text("s"), budget: 1_000_000)
    #expect(hints().hasPrefix(" PgDn page"))
  }
}
