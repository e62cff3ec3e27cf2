import Backprop
import Commands
import Documents
import Opening
import Testing

/// What is typed after `:open`.
@Suite struct ExplorerOpeningTests {
  private let network = #"""
    { "format": "backstep-network", "version": 1, "loss": "half-squared-error", "inputs": 2,
      "layers": [{ "activation": "tanh", "weights": [[1, 2]] }] }
    """#

  private var world: DataWorld {
    let world = DataWorld([
      "a b/l.json": #"""
      { "format": "backstep-lesson", "version": 1, "name": "n", "title": "t", "network": \#(network),
        "data": {"generate": "circle"}, "settings": {"rate": 0.3} }
      """#
    ])
    world.lessons = [("n", world.files["a b/l.json"] ?? [])]
    return world
  }

  private func lesson(_ text: String) throws -> Lesson {
    try LessonLoader.load(typed: text, in: world.outside).get()
  }

  private func problem(_ text: String) -> String? {
    guard case .failure(let problem) = LessonLoader.load(typed: text, in: world.outside) else {
      return nil
    }
    return problem.line
  }

  @Test(arguments: ["n", "a b/l.json", " n "])
  func aLessonOrAFileIsOpenedWithItsOwnSettings(text: String) throws {
    #expect(try lesson(text).name == "n")
    #expect(try lesson(text).settings.training.learningRate == 0.3)
  }

  @Test(arguments: ["n --rate 0.2 --noise 0.1", "a b/l.json --rate=0.2  --noise 0.1"])
  func optionsGoBeforeIt(text: String) throws {
    let lesson = try lesson(text)
    #expect(lesson.settings.training.learningRate == 0.2)
    #expect(lesson.data.examples == GeneratedSet.circle.examples(count: 500, noise: 0.1, seed: 1))
  }

  @Test func aNetworkCanBeMadeForData() throws {
    let lesson = try lesson("--layers 2-3-1 --data gauss --count 10")
    #expect(lesson.network.shape.parameterCount == 13)
    #expect(lesson.data.examples.count == 10)
  }

  @Test(arguments: [
    ("n --rat 0.1", "unknown option \"--rat\"; did you mean --rate?"),
    ("n --rate", "--rate needs a value after it"),
    (
      "n --rate 0.1 m",
      "\"m\" is one name too many; open one lesson or file at a time"
    ),
    (
      "m --rate 0.1",
      "no lesson or file \"m\"; `backstep lessons` lists the lessons"
    ),
  ])
  func whatIsWrongIsSaidInALine(text: String, line: String) {
    #expect(problem(text) == line)
  }
}
