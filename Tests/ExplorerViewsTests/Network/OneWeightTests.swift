import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// A network of one weight in a row.
struct OneWeightTests {
  /// At an update from one example the weight as it was stands before the new one, where the input was:
  /// beside each other they would be one number.
  @Test func theOldWeightStandsWhereTheInputWas() throws {
    var state = try Lessons.shipped("rates")
    let update = try #require(state.run.pass.layout.index(of: .updated(0)))
    #expect(state.after(update).screen(rows: 24, columns: 80).contains(#/ 1 {3,}\[?3/#))
    state = state.after(update + 1)
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.first { $0.contains(" → ▸") })
    let words = row.dropFirst(48).split(separator: " ")
    #expect(words.count > 3 && words[0] == "3" && words[1] == "→", "\(words)")
  }
}
