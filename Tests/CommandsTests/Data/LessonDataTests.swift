import Backprop
import Commands
import Documents
import Testing

/// Lessons whose data lie beside them, or came with the program.
@Suite struct LessonDataTests {
  private func lesson(_ data: String, settings: String, scale: String = "") -> String {
    #"""
    { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
      "network": { "format": "backstep-network", "version": 1, "loss": "half-squared-error",
        "inputs": 1, \#(scale)
        "layers": [{ "activation": "sigmoid", "weights": [[1], [2]] }] },
      "data": \#(data),
      "settings": \#(settings) }
    """#
  }

  private let csv = "x,k\n1,a\n3,b\n5,a\n7,b\n"

  @Test func aFileBesideALessonGoesByItsSettings() throws {
    let world = DataWorld([
      "d/l.json": lesson(
        #""f.csv""#, settings: #"{"labels": "k", "scale": "minmax", "test": 0.5}"#),
      "d/f.csv": csv,
    ])
    let data = try world.opened("d/l.json").data
    #expect(data.classNames == ["a", "b"])
    #expect(data.encoding.scale?.kind == .minmax)
    #expect(data.examples.count == 2)
    #expect(data.testExamples?.count == 2)
    #expect(try world.opened("d/l.json").start.testExamples == data.testExamples)
    // The command line takes precedence over the lesson.
    let plain = try world.opened("d/l.json --test 0 --scale none").data
    #expect(rows(plain.examples) == [[1, 1, 0], [3, 0, 1], [5, 1, 0], [7, 0, 1]])
    #expect(plain.testExamples == nil)
  }

  @Test func rowsInTheLessonMayNameClassesToo() throws {
    let rowsText = #"{"header": ["x", "k"], "rows": [[1, "a"], [3.5, "b"], [-0.1, "a"]]}"#
    let world = DataWorld(["l.json": lesson(rowsText, settings: #"{"scale": "standard"}"#)])
    let data = try world.opened("l.json --scale none").data
    #expect(rows(data.examples) == [[1, 1, 0], [3.5, 0, 1], [-0.1, 1, 0]])
    #expect(data.classNames == ["a", "b"])
    #expect(try world.opened("l.json").data.encoding.scale?.kind == .standard)
  }

  @Test func settingsOfTheCommandLineReachTheLessonsOwnRows() throws {
    let rowsText =
      #"{"header": ["x", "y", "z"], "rows": [[1, 0, 1], [2, 1, 0], [3, 0, 1], [4, 1, 0]]}"#
    let world = DataWorld(["l.json": lesson(rowsText, settings: "{}")])
    let data = try world.opened("l.json --test 0.5 --scale minmax").data
    #expect(data.examples.count == 2 && data.testExamples?.count == 2)
    #expect(data.encoding.scale != nil)
  }

  @Test func aShippedLessonNamesAShippedFileAndNoOther() throws {
    let world = DataWorld(["f.csv": "x,k\n9,a\n9,b\n", "g.csv": csv])
    world.lessons = [
      ("flowers", Array(lesson(#""f.csv""#, settings: "{}").utf8)),
      ("lost", Array(lesson(#""g.csv""#, settings: "{}").utf8)),
    ]
    world.assets = [("f.csv", Array(csv.utf8))]
    #expect(try world.opened("flowers").data.examples.count == 4)
    #expect(world.run("train lost") == 65)
    #expect(
      world.errors
        == "lost:5:11: \"g.csv\" cannot be read: no such file; name a file beside the lesson\n")
  }

  @Test func aShippedFileIsThereWhereNoOtherHasItsName() throws {
    let world = DataWorld([:])
    world.assets = [("f.csv", Array(csv.utf8))]
    #expect(try world.opened("--layers 1-2 --data f.csv").data.examples.count == 4)
    world.files["f.csv"] = Array("x,k\n9,a\n9,b\n".utf8)
    #expect(try world.opened("--layers 1-2 --data f.csv").data.examples.count == 2)
    #expect(world.run("train --layers 1-2 --data d/f.csv") == 65)
    #expect(world.errors == "d/f.csv: no such file\n")
  }

  @Test func whatIsWrongIsSaidOfTheFileThatIsWrong() {
    let world = DataWorld([
      "d/l.json": lesson(#""f.csv""#, settings: "{}"), "d/f.csv": "x,k\n1,a\nno,b\n",
      "d/m.json": lesson(#""g.csv""#, settings: "{}"), "d/g.csv": "x,k\n1,a,4\n",
      "d/o.json": lesson(#""f.csv""#, settings: "{}").replacing("\"network\": {", with: "\"//\": {")
        .replacing("\"data\"", with: "\"network\": \"n.json\", \"data\""),
      "d/n.json": "{",
    ])
    #expect(world.run("train d/l.json") == 65)
    #expect(
      world.errors
        == "d/f.csv:3:1: \"no\" where \"x\" needs a number; write a number such as 0.5\n")
    world.files["d/g.csv"] = Array("x,k\n1,a,4,5\n".utf8)
    world.run("train d/m.json")
    #expect(world.errors.hasPrefix("d/g.csv:2:5: a row of 4 fields"))
    world.run("train d/o.json")
    #expect(world.errors.hasPrefix("d/n.json:1:"))
    world.files["d/f.csv"] = Array(csv.utf8)
    world.files["h.csv"] = Array("x,k\n1,a\n2,\n".utf8)
    world.run("train d/l.json --data h.csv")
    #expect(world.errors.hasPrefix("h.csv:3:3: an empty cell"))
  }

  @Test(
    arguments: [
      (
        #"{"scale": "minmax"}"#,
        #"6:25: "scale" beside a network with a scale of its own; "#
          + #"leave "scale" out"#
      ),
      (#"{"test": 1}"#, #"6:24: test cannot be "1"; it is a number from 0 to less than 1"#),
      (#"{"labels": 3}"#, nil), (#"{"targets": "k"}"#, nil),
    ] as [(String, String?)])
  func settingsThatDoNotFitAreRefused(_ settings: String, _ problem: String?) {
    let scale = #""scale": {"kind": "standard", "shift": [1], "factor": [2]},"#
    let world = DataWorld([
      "l.json": lesson(#""f.csv""#, settings: settings, scale: scale), "f.csv": csv,
    ])
    #expect(world.run("train l.json") == 65)
    if let problem { #expect(world.errors == "l.json:\(problem)\n") }
  }

  @Test func lessonsThatNameOneAnotherEndInALine() {
    let loop = #"""
      { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t",
        "network": "l.json", "data": "f.csv" }
      """#
    let world = DataWorld(["l.json": loop, "f.csv": csv])
    #expect(world.run("train l.json") == 65)
    #expect(world.errors.contains(#""l.json" leads back to itself"#))
  }
}
