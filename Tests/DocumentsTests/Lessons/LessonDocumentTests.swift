import Backprop
import Documents
import LessonSupport
import Testing

@Suite struct LessonDocumentTests {
  @Test(arguments: ShippedLessons.names)
  func theShippedLessonsAreRead(name: String) throws {
    #expect(try ShippedLessons.lesson(name).name == name)
  }

  @Test func theWorkedExampleIsTheOneInTheBooks() throws {
    let lesson = try ShippedLessons.lesson("worked-example")
    #expect(lesson.network.parameters == [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.6])
    #expect(lesson.data.examples == Examples(inputs: [[0.05, 0.1]], targets: [[0.01, 0.99]]))
    #expect(lesson.settings.training.learningRate == 0.5)
    #expect(lesson.settings.training.biases == .fixed)
  }

  @Test func oneWeightBeginsAtThree() throws {
    let lesson = try ShippedLessons.lesson("one-weight")
    #expect(lesson.network.parameters == [3])
    #expect(lesson.data.examples.count == 3)
    #expect(lesson.settings.training.batch == .full)
  }

  @Test func theColumnsAreInputsThenTargets() throws {
    let data = try lesson(lessonText()).data
    #expect(data.inputNames == ["x", "y"])
    #expect(data.targetNames == ["t"])
    #expect(data.examples == Examples(inputs: [[1, 2]], targets: [[3]]))
  }

  @Test func theAimAndThePagesMayBeLeftOut() throws {
    let lesson = try lesson(lessonText())
    #expect(lesson.aim == "")
    #expect(lesson.pages.isEmpty)
  }

  @Test func aLessonMaySayHowLongItTakes() throws {
    #expect(try lesson(lessonText()).minutes == nil)
    let long = try lesson(lessonText(more: #""minutes": 12"#))
    #expect(long.minutes == 12)
    let document = JSONWriter.document(LessonDocument.output(long))
    #expect(try lesson(document).minutes == 12)
  }

  @Test func commentsAreLeftOutEverywhere() throws {
    let text = lessonText(
      data: #"{"// rows": 1, "header": ["x", "y", "t"], "rows": [[1, 2, 3]]}"#,
      more: #""//": "a", "settings": {"// rate": 9}, "view": {"//": 2}, "#
        + #""steps": [{"//": "b", "at": "start", "say": "c"}]"#)
    #expect(try lesson(text).pages.count == 1)
  }

  static let bad: [(String, String)] = [
    (
      lessonText(head: #""format": "backstep-lesson", "version": 3, "name": "n", "title": "t""#),
      "f:1:42: version 3 is newer than this program; it reads version 1"
    ),
    (
      lessonText(head: #""format": "backstep-lesson", "version": 1, "name": "n""#),
      #"f:1:1: "title" is missing; add it to the object that begins here"#
    ),
    (
      lessonText(head: #""format": "backstep-lesson", "version": 1, "name": 5, "title": "t""#),
      #"f:1:53: a number where "name" needs a string; write text in double quotes"#
    ),
    (
      lessonText(more: #""stpes": []"#), #"f:6:1: unknown key "stpes"; did you mean "steps"?"#
    ),
    (
      lessonText(data: #"{"header": ["x", "t"], "rows": [[1, 2]]}"#),
      #"f:5:21: no column "y" beside the network's other inputs; add it, or name the columns with "#
        + "--inputs"
    ),
    (
      lessonText(data: #"{"header": ["u", "t"], "rows": [[1, 2]]}"#),
      #"f:5:21: 1 input column for 2 inputs of the network: "u" taken for inputs, "t" for targets; "#
        + "--inputs and --targets name others"
    ),
    (
      lessonText(data: #"{"header": ["x", "x", "t"], "rows": [[1, 2, 3]]}"#),
      #"f:5:26: the column "x" is there twice; give each column a name of its own"#
    ),
    (
      lessonText(data: #"{"header": ["x", "y", "t"], "rows": []}"#),
      #"f:5:45: "rows" is empty; give one example or more"#
    ),
    (
      lessonText(data: #"{"header": ["x", "y", "t"], "rows": [[1, 2, 3], [1, 2]]}"#),
      "f:5:57: a row of 2 numbers for 3 columns; give a number for each column"
    ),
    (
      lessonText(data: #"{"header": ["x", "y", "t"], "rows": [[1, "2", 3]]}"#),
      #"f:5:50: a string where "rows" needs a number; write a number such as 0.5"#
    ),
    (
      lessonText(data: #"{"heder": ["x", "y", "t"], "rows": [[1, 2, 3]]}"#),
      #"f:5:10: unknown key "heder"; did you mean "header"?"#
    ),
    (
      lessonText(more: #""minutes": 0"#),
      #"f:6:12: 0 is out of range for "minutes"; write a whole number from 1 to 120"#
    ),
    (
      lessonText(more: #""view": {"panel": "eror"}"#),
      #"f:6:19: "eror" is no "panel"; did you mean "error"?"#
    ),
    (
      lessonText(more: #""view": {"pannel": "error"}"#),
      #"f:6:10: unknown key "pannel"; did you mean "panel"?"#
    ),
  ]

  @Test(arguments: bad)
  func saysWhatIsWrongAndWhere(text: String, line: String) throws {
    #expect(try lessonError(text) == line)
  }
}
