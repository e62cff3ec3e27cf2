import Backprop
import Documents
import Testing

/// Networks and data that a lesson names.
@Suite struct LessonReferenceTests {
  @Test func theNetworkMayBeThatOfAnotherLesson() throws {
    let lesson = try lesson(Self.byName, files: ["other": lessonText(data: #""nowhere.csv""#)])
    #expect(lesson.network == (try network(networkText())))
  }

  @Test func theNetworkMayBeADocument() throws {
    let lesson = try lesson(Self.byName, files: ["other": networkText()])
    #expect(lesson.network == (try network(networkText())))
  }

  @Test func theDataMayBeAFileBeside() throws {
    let lesson = try lesson(
      lessonText(data: #""beside.csv""#), files: ["beside.csv": "a,b,c\n1,2,3\n4,5,6\n"])
    #expect(lesson.data.inputNames == ["a", "b"])
    #expect(lesson.data.examples == Examples(inputs: [[1, 2], [4, 5]], targets: [[3], [6]]))
  }

  @Test func aMissingReferenceIsShownWhereItIsNamed() throws {
    #expect(try lessonError(Self.byName) == #"f:2:12: "other" is not there"#)
    #expect(
      try lessonError(lessonText(data: #""beside.csv""#)) == #"f:5:9: "beside.csv" is not there"#)
  }

  static let bad: [(String, String)] = [
    ("{", "other:1:2: the text ends inside the object that begins at 1:1; add }"),
    (
      networkText(hidden: #"{"activation": "tanh", "weights": []}"#),
      #"other:2:35: "weights" is empty; it has a row for each unit"#
    ),
    (
      lessonText(network: networkText(loss: #""loss": "none""#)),
      #"other:2:65: "none" is no "loss"; write one of "half-squared-error", "mean-squared-error", "#
        + #""cross-entropy", "binary-cross-entropy""#
    ),
    (
      #"{"format": "backstep-run"}"#,
      #"other:1:12: "backstep-run" is no "format"; "#
        + #"write one of "backstep-network", "backstep-lesson""#
    ),
    (
      byName,
      #"other:2:12: "other" leads back to itself; name a lesson that has a network of its own"#
    ),
    (lessonText(network: #""gone""#), #"other:2:12: "gone" is not there"#),
  ]

  private static let byName = lessonText(network: #""other""#)

  @Test(arguments: bad)
  func anErrorInAnotherDocumentNamesThatDocument(text: String, line: String) throws {
    #expect(try lessonError(Self.byName, files: ["other": text]) == line)
  }

  @Test(arguments: [
    (
      "a,b,c\n1,2,3\n1,2,x\n",
      #"beside.csv:3:5: the word "x" among the numbers of column "c"; write a number, or give --labels "#
        + #""c" to read every cell as the name of a class"#
    ),
    ("a,b,c\n", "beside.csv:2:1: there is no row under the header; give one example or more"),
    (
      "a,c\n1,2\n",
      #"beside.csv:1:1: 1 input column for 2 inputs of the network: "a" taken for inputs, "c" for "#
        + "targets; --inputs and --targets name others"
    ),
  ])
  func anErrorInTheDataNamesTheFile(csv: String, line: String) throws {
    #expect(try lessonError(lessonText(data: #""beside.csv""#), files: ["beside.csv": csv]) == line)
  }
}
