import Backprop
import Documents
import Explorer
import TestSupport
import Testing

/// The data of a session that is saved and opened again.
@Suite struct SessionDataTests {
  private static let animals = """
    legs,wings,skin,weight,animal
    4,0,fur,4.5,cat
    2,2,feathers,0.3,bird
    6,2,shell,0.001,bee
    2,2,feathers,0.5,bird
    4,0,fur,3.5,cat
    6,2,shell,0.002,bee
    4,0,fur,5,cat
    2,2,feathers,?,bird

    """

  /// Saves what a command line opens, after some steps, and puts it among the files.
  private func save(
    _ line: String, as path: String, in world: DataWorld
  ) throws -> (state: State, text: String) {
    var state = State(try world.opened(line))
    for input in [
      Input.digit(9), .action(.forward(.step)), .action(.command), .text("save \(path)"), .submit,
    ] { state.receive(input, budget: .max) }
    guard case .save(path, let text)? = state.requests.last else { throw NoLesson(errors: "") }
    world.files[path] = Array(text.utf8)
    return (state, text)
  }

  private func expectTheSame(_ opened: Lesson, _ state: State, _ line: String) {
    let again = State(opened)
    #expect(again.run.position == state.run.position, "\(line)")
    #expect(again.run.pass.steps.map(\.value) == state.run.pass.steps.map(\.value), "\(line)")
    #expect(again.run.start.examples == state.run.start.examples, "\(line)")
    #expect(again.run.start.testExamples == state.run.start.testExamples, "\(line)")
    let (data, before) = (again.lesson.data, state.lesson.data)
    #expect(data.classNames == before.classNames, "\(line)")
    #expect(data.targetNames == before.targetNames, "\(line)")
    #expect(data.inputNames == before.inputNames, "\(line)")
  }

  private static let lines = [
    "--layers 3-4-3 --data f.csv --missing skip --inputs legs,wings,weight",
    "--layers 3-3 --data f.csv --missing skip --inputs legs,wings,weight --scale standard",
    "--layers 3-3 --data f.csv --inputs legs,wings,weight --missing skip --scale minmax --test 0.4",
    "--layers 5-3 --data f.csv --inputs legs,wings,skin --one-hot skin --test 0.3 --seed 5",
    "--layers 5-3 --data f.csv --inputs legs,wings,skin --one-hot skin",
    "--layers 2-1 --data f.csv --targets legs --inputs wings,weight --missing skip --scale-targets standard",
    "--layers 2-1 --data n.csv --no-header", "--layers 2-1 --data d.csv --decimal comma",
    "--layers 2-4 --data n.csv --no-header --labels x3", "--layers 2-1 --data two.csv",
    "--layers 4-3 --data iris.csv --test 0.2", "iris", "--layers 2-1 --data circle --count 40",
  ]

  private func world() throws -> DataWorld {
    let world = DataWorld([
      "f.csv": Self.animals, "n.csv": "1,2,3\n2,3,4\n4,5,7\n1,1,0\n",
      "d.csv": "a;b;c\n1,5;2;0\n2,25;3;1\n", "two.csv": "a,b,kind\n1,2,yes\n2,1,no\n3,3,yes\n",
    ])
    world.assets = [("iris.csv", Array(try ProjectFiles.text("Assets/data/iris.csv").utf8))]
    world.lessons = [("iris", Array(try ProjectFiles.text("Assets/lessons/iris.json").utf8))]
    return world
  }

  /// Beside the file, it is named; elsewhere the rows themselves are written.
  @Test(arguments: lines, ["s.json", "elsewhere/s.json"])
  func theRowsComeBack(line: String, path: String) throws {
    let world = try world()
    guard let lesson = world.lesson(line) else {
      // What cannot be opened has nothing to be saved.
      Issue.record("\(line): \(world.errors)")
      return
    }
    let (state, text) = try save(line, as: path, in: world)
    let isNamed = path == "s.json" && lesson.data.file != nil || line.contains("iris")
    #expect(text.contains("\"sums\"") == isNamed, "\(line)")
    expectTheSame(try world.opened(path), state, line)
  }

  @Test func aFileThatHasChangedIsRefusedWithItsFirstRow() throws {
    let world = try world()
    let line = "--layers 3-3 --data f.csv --missing skip --inputs legs,wings,weight"
    _ = try save(line, as: "s.json", in: world)
    let changed = Self.animals.replacing("0.001", with: "0.0011")
    world.files["f.csv"] = Array(changed.utf8)
    #expect(world.lesson("s.json") == nil)
    #expect(
      world.errors.contains(
        #/^s\.json:\d+:\d+: line 4 of f\.csv is not as it was when this was saved; /#))
    #expect(world.errors.split(separator: "\n").count == 1)
    world.files["f.csv"] = Array((Self.animals + "4,0,fur,4,cat\n").utf8)
    #expect(world.lesson("s.json") == nil)
    #expect(world.errors.contains("f.csv has 8 examples, and had 7 when this was saved; bring the"))
    world.files["f.csv"] = nil
    #expect(world.lesson("s.json") == nil)
    #expect(world.errors.contains("\"f.csv\" cannot be read: no such file"))
  }

  @Test func withoutSumsTheRowsMayBeAny() throws {
    let world = try world()
    let line = "--layers 3-3 --data f.csv --missing skip --inputs legs,wings,weight"
    let (_, text) = try save(line, as: "s.json", in: world)
    let without = text.replacing(#/,\s*"sums": \[[^\]]*\]/#, with: "")
    #expect(without.count < text.count)
    world.files["s.json"] = Array(without.utf8)
    world.files["f.csv"] = Array(Self.animals.replacing("0.001", with: "0.1").utf8)
    #expect(try world.opened("s.json").data.examples.count == 7)
  }

  /// Settings that cut the rows otherwise say nothing of the file.
  @Test func otherSettingsMayBePutOverIt() throws {
    let world = try world()
    let line = "--layers 3-3 --data f.csv --missing skip --inputs legs,wings,weight"
    _ = try save(line, as: "s.json", in: world)
    #expect(try world.opened("s.json --test 0.4 --seed 9").data.testExamples != nil)
  }
}
