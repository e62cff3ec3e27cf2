import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// The prompt and the row of hints below it.
@Suite struct PromptViewTests {
  private func lines(_ text: String, columns: Int = 80) throws -> [Substring] {
    var state = try Lessons.shipped("worked-example")
    state.receive(.action(.command), budget: 1)
    state.receive(.text(text), budget: 1)
    return state.screen(rows: 24, columns: columns).split(separator: "\n").suffix(2)
  }

  @Test func theHintsNameWhatTheTextCanGoOnWith() throws {
    let lines = try lines("se")
    #expect(lines.first?.contains(":se") == true)
    #expect(lines.last?.contains("   select  set  seed") == true)
  }

  @Test func moreThanFitIsMarked() throws {
    let line = try #require(try lines("").last)
    #expect(line.contains("   go  select  set  weights"))
    #expect(line.hasSuffix("  …") && line.count <= 80)
  }

  @Test func aLongMessageTakesTheRowAboveToo() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    state.receive(.action(.command), budget: 1)
    state.receive(.text("set foo 1"), budget: 1)
    state.receive(.submit, budget: 1)
    let message = try #require(state.message?.text)
    #expect(message.count > 80)
    let lines = state.screen(rows: 24, columns: 80).split(separator: "\n").suffix(3).dropLast()
    #expect(
      lines.map { $0.drop { $0 == " " } }.joined(separator: " ").hasPrefix(message.prefix(120)))
  }

  @Test func ofALongTextTheEndIsSeen() throws {
    let text = "weights " + String(repeating: "w5 0.4 ", count: 20) + "w5 0.577"
    let line = try #require(try lines(text).first)
    #expect(line.hasPrefix(" :…") && line.hasSuffix("w5 0.4 w5 0.577") && line.count <= 80)
  }
}
