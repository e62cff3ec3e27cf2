import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// A network of one weight in a row.
struct OneWeightTests {
  /// At an update from one example the weight as it was stands before the new one, apart from the input.
  @Test func theOldWeightKeepsClearOfTheInput() throws {
    var state = try Lessons.shipped("rates")
    let update = try #require(state.run.pass.layout.index(of: .updated(0)))
    state = state.after(update + 1)
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.first { $0.contains(" → ▸") })
    let words = row.dropFirst(48).split(separator: " ")
    #expect(words.count > 3 && words[0] == "1" && words[2] == "→", "\(words)")
    #expect(row.dropFirst(48).contains(#/^ +1  +3 → ▸/#), "\(row)")
  }
}
