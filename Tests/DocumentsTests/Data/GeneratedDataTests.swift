import Backprop
import Documents
import Testing

/// Data that a lesson has generated, and rows that are for testing alone.
@Suite struct GeneratedDataTests {
  private func generated(_ members: String, settings: String = "{}") throws -> Examples {
    try lesson(
      lessonText(
        data: #"{"generate": "spiral"\#(members)}"#, more: #""settings": \#(settings)"#)
    ).data.examples
  }

  @Test func theSettingsSeedDrawsThem() throws {
    #expect(try generated("") == GeneratedSet.spiral.examples(count: 500, seed: 1))
    #expect(
      try generated(#", "count": 30, "noise": 0.2"#, settings: #"{"seed": 7}"#)
        == GeneratedSet.spiral.examples(count: 30, noise: 0.2, seed: 7))
  }

  @Test func aSeedOfTheirOwnGoesBefore() throws {
    #expect(
      try generated(#", "count": 30, "seed": 3"#, settings: #"{"seed": 7}"#)
        == GeneratedSet.spiral.examples(count: 30, seed: 3))
  }

  @Test func theyHaveNamesAndCanBeHeldOut() throws {
    let data = try lesson(
      lessonText(data: #"{"generate": "reg-plane"}"#, more: #""settings": {"test": 0.5}"#)
    ).data
    #expect(data.inputNames == ["x1", "x2"])
    #expect(data.targetNames == ["y"])
    #expect(data.examples.count == 600 && data.testExamples?.count == 600)
  }

  @Test(arguments: [
    (
      #"{"generate": "spirals"}"#,
      #"f:5:22: "spirals" is no "generate"; did you mean "spiral"?"#
    ),
    (
      #"{"generate": "spiral", "noise": 2}"#,
      #"f:5:41: noise cannot be "2"; it is a number from 0 to 1"#
    ),
    (
      #"{"generate": "spiral", "count": 0}"#,
      #"f:5:41: count cannot be "0"; it is a whole number from 1 to 100000"#
    ),
    (
      #"{"generate": "spiral", "rows": []}"#,
      #"f:5:32: unknown key "rows"; a generated set knows "generate", "count", "noise", "seed""#
    ),
  ])
  func whatCannotBeDrawnIsRefusedAtItsPlace(data: String, line: String) throws {
    let found = try lessonError(lessonText(data: data))
    #expect(found == line)
  }

  @Test func rowsForTestingAreNotTrainedWith() throws {
    let data = try lesson(
      lessonText(
        data:
          #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3], [4, 5, 6]], "testRows": [[7, 8, 9]]}"#)
    ).data
    #expect(data.examples == Examples(inputs: [[1, 2], [4, 5]], targets: [[3], [6]]))
    #expect(data.testExamples == Examples(inputs: [[7, 8]], targets: [[9]]))
  }

  @Test func aFractionForTestingIsHeldOutOfAllRows() throws {
    let data = try lesson(
      lessonText(
        data:
          #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3], [4, 5, 6]], "testRows": [[7, 8, 9]]}"#,
        more: #""settings": {"test": 0.66}"#)
    ).data
    #expect(data.examples.count == 1 && data.testExamples?.count == 2)
  }

  @Test func aRowForTestingMustFit() throws {
    let data = #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3]], "testRows": [[7, 8]]}"#
    let found = try lessonError(lessonText(data: data))
    #expect(
      found
        == "f:5:71: a row of 2 numbers for 3 columns; give a number for each column")
  }
}
