import Backprop
import Explorer
import LessonSupport
import Testing

/// The screen while a step is asked for.
@Suite struct AnswerScreenTests {
  /// What has not been stepped is not shown, and no number goes: only what the last step lit
  /// goes out, and the place of the calculation asks.
  @Test(arguments: ["worked-example", "xor", "settle"], [(24, 80), (40, 120), (60, 200)])
  func noNumberComesOrGoes(name: String, size: (rows: Int, columns: Int)) throws {
    var state = try Lessons.shipped(name)
    for _ in 0..<70 {
      var asked = state
      asked.receive(.action(.answer), budget: .max)
      let isInView = asked.screen(rows: size.rows, columns: size.columns).contains("── Your turn: ")
      #expect(isInView)
      let before = unlit(state, besides: asked, size)
      // Two hints, and a wrong answer.
      for input in [Input.submit, .submit, .text("12345"), .submit] {
        asked.receive(input, budget: .max)
        // A new weight has the place of its derivative, but only while its step is lit.
        guard state.run.step?.phase != .update else { continue }
        #expect(unlit(asked, besides: asked, size) == before)
      }
      state.receive(.action(.forward(.step)), budget: .max)
    }
  }

  /// The rows of a screen but the last four, without marks and lines, and without the place of the
  /// calculation, which another state's question shows.
  private func unlit(
    _ state: State, besides asked: State, _ size: (rows: Int, columns: Int)
  ) -> [[Substring]] {
    func lines(_ state: State) -> [Substring] {
      state.screen(rows: size.rows, columns: size.columns).split(
        separator: "\n", omittingEmptySubsequences: false)
    }
    let question = lines(asked).firstIndex { $0.contains("── Your turn: ") } ?? size.rows
    let left = size.columns < 120 ? size.columns : size.columns < 160 ? 80 : 100
    let rows = size.rows < 50 ? 8 : 12
    return lines(state).prefix(size.rows - 4).enumerated().map { row, line in
      let isAsking = (question...question + rows).contains(row)
      let text = isAsking ? line.dropFirst(left) : line
      let words = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            let isMark = "[]▸◂▶◀?·→▾▴✗".unicodeScalars.contains(scalar)
            return isMark || (0x2800...0x28FF).contains(scalar.value) ? " " : scalar
          }))
      // The title says what one does.
      return words.split(separator: " ").filter { $0 != "predicting" }
    }
  }

  /// The cell that is asked for says so, and nothing else is lit.
  @Test func whatIsAskedForIsTheOnlyChip() throws {
    var state = try Lessons.shipped("worked-example").after(23)
    state.reading.page = nil
    state.receive(.action(.answer), budget: .max)
    let text = state.screen(rows: 24, columns: 80)
    #expect(text.contains("── Your turn: how does E change when w5 changes? ──"))
    #expect(text.contains(#/w5 +.40 +▸ +\? +◂/#), "\(text)")
    #expect(text.ranges(of: "▸").count == 2 && !text.contains("["))
    for input in [Input.text("0.4398"), .submit] { state.receive(input, budget: .max) }
    let told = state.screen(rows: 24, columns: 80)
    #expect(told.contains(#/yours  = 0.741365070  · +missing +· 0.593269992   =  0.4398/#))
    #expect(told.contains("You answered 0.4398. ∂out_o1/∂net_o1 is missing"))
    #expect(told.contains("second try; 3 digits are enough"))
  }

  @Test func theTitleCounts() throws {
    var state = try Lessons.shipped("worked-example")
    for input in [Input.action(.answer), .text("0.0075"), .submit, .action(.answer), .text("s")] {
      state.receive(input, budget: .max)
    }
    let title = state.screen(rows: 24, columns: 80).prefix { $0 != "\n" }
    #expect(title.contains("  1 of 2 right   epoch 1   step  2 of 60"))
    #expect(state.screen(rows: 24, columns: 80).contains("w2·i2 = 0.02"))
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
