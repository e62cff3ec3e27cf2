import Backprop
import Documents
import Testing

/// Rows that stand in a lesson itself.
@Suite struct LessonRowsTests {
  private func data(_ rows: String, settings: String = "{}") throws -> DataTable {
    try lesson(
      lessonText(
        data: #"{"header": ["x", "y", "t"], "rows": \#(rows)}"#,
        more: #""settings": \#(settings)"#)
    ).data
  }

  @Test func numbersKeepTheirBits() throws {
    let values = [
      0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3.0, 9_007_199_254_740_994,
    ]
    let cells = values.map { "\($0)" }
    let rows = [cells.prefix(3), cells.suffix(3)].map { "[\($0.joined(separator: ","))]" }
    let examples = try data("[\(rows.joined(separator: ","))]").examples
    let read = (0..<2).flatMap { examples.inputs(of: $0) + examples.targets(of: $0) }
    #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
  }

  /// A decimal mark is a matter of text: numbers of a lesson have none.
  @Test func decimalCommasAreNotLookedForInNumbers() throws {
    let examples = try data("[[0.5, 1.125, 3]]", settings: #"{"decimal": "comma"}"#).examples
    #expect(examples == Examples(inputs: [[0.5, 1.125]], targets: [[3]]))
  }

  @Test func numbersStandBesideWordsAndMissingValues() throws {
    let text = lessonText(
      data:
        #"{"header": ["x", "t"], "rows": [["red", 0.25], ["blue", 0.5], ["red", null], [null, 1]]}"#,
      more: #""settings": {"oneHot": "x", "missing": "skip"}"#)
    let data = try lesson(text).data
    #expect(data.inputNames == ["x=red", "x=blue"])
    #expect(data.examples == Examples(inputs: [[1, 0], [0, 1]], targets: [[0.25], [0.5]]))
  }

  @Test func aMissingValueIsRefusedAtItsPlace() throws {
    let line = try lessonError(
      lessonText(data: #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3], [4, null, 6]]}"#))
    #expect(
      line
        == #"f:5:61: an empty cell where "y" needs a value; write one, or leave such rows out with "#
        + "--missing skip")
  }
}
