import Explorer
import Testing

import ExplorerViews

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

  @Test func ofALongTextTheEndIsSeen() throws {
    let text = "weights " + String(repeating: "w5 0.4 ", count: 20) + "w5 0.577"
    let line = try #require(try lines(text).first)
    #expect(line.hasPrefix(" :…") && line.hasSuffix("w5 0.4 w5 0.577") && line.count <= 80)
  }
}
