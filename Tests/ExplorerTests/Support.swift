import Backprop
import Documents
import Explorer
import LessonSupport
import TestSupport

/// More work than any test asks for.
let plenty = 100_000_000

/// The explorer with the worked example open, without its pages.
func workedExample() throws -> State {
  var lesson = try ShippedLessons.lesson("worked-example")
  lesson.pages = []
  return State(lesson)
}

/// The explorer with the lesson about one weight open, without its pages.
func oneWeight() throws -> State {
  var lesson = try ShippedLessons.lesson("one-weight")
  lesson.pages = []
  return State(lesson)
}

/// A lesson with a random network and random data.
func randomLesson(seed: UInt64) -> Lesson {
  var generator = SeededGenerator(seed: seed)
  func upTo(_ most: Int) -> Int { Int.random(in: 1...most, using: &generator) }
  let layers = (0..<upTo(3)).map { _ in
    (
      upTo(3),
      [Activation.sigmoid, .tanh, .linear, .relu].randomElement(using: &generator) ?? .tanh,
      [LayerShape.Biases.none, .shared, .perUnit].randomElement(using: &generator) ?? .none
    )
  }
  let shape = Shape(inputCount: upTo(3), layers: layers)
  func number() -> Double { Double.random(in: -1...1, using: &generator) }
  let network = Network(
    shape: shape, loss: .halfSquaredError,
    parameters: (0..<shape.parameterCount).map { _ in number() })
  let count = upTo(5)
  let examples = Examples(
    inputs: (0..<count).map { _ in (0..<shape.inputCount).map { _ in number() } },
    targets: (0..<count).map { _ in (0..<shape.outputCount).map { _ in number() } })
  var settings = Settings()
  settings.training.learningRate = 0.1
  settings.training.epochs = upTo(30)
  settings.training.batch = .examples(upTo(count))
  if Bool.random(using: &generator) { settings.training.biases = .fixed }
  let data = DataTable(
    inputNames: (0..<shape.inputCount).map { "c\($0)" },
    targetNames: (0..<shape.outputCount).map { "t\($0)" }, examples: examples)
  return Lesson(
    name: "random", title: "random", aim: "", network: network, data: data, settings: settings)
}

/// A lesson with a random network whose units feed each other, and random data.
func randomRecurrentLesson(seed: UInt64) -> Lesson {
  var generator = SeededGenerator(seed: seed)
  func upTo(_ most: Int) -> Int { Int.random(in: 1...most, using: &generator) }
  func number() -> Double { Double.random(in: -1...1, using: &generator) }
  let unitCount = upTo(4)
  let inputUnits = (0..<unitCount).filter { _ in Bool.random(using: &generator) }
  let shape = Shape(
    unitCount: unitCount, activation: Bool.random(using: &generator) ? .sigmoid : .tanh,
    biases: Bool.random(using: &generator) ? .none : .perUnit,
    recurrence: Recurrence(
      inputUnits: inputUnits,
      outputUnits: Array(
        (0..<unitCount).shuffled(using: &generator)
          .prefix(upTo(unitCount))), tolerance: 1e-3, limit: 12,
      damping: [0, 0.25].randomElement(using: &generator) ?? 0))
  let network = Network(
    shape: shape, loss: .halfSquaredError,
    parameters: (0..<shape.parameterCount).map { _ in number() })
  let count = upTo(4)
  let examples = Examples(
    inputs: (0..<count).map { _ in (0..<shape.inputCount).map { _ in number() } },
    targets: (0..<count).map { _ in (0..<shape.outputCount).map { _ in number() } })
  var settings = Settings()
  settings.training.learningRate = 0.1
  settings.training.epochs = upTo(30)
  settings.training.batch = .examples(upTo(count))
  settings.training.notSettled = Bool.random(using: &generator) ? .stop : .continue
  let data = DataTable(
    inputNames: (0..<shape.inputCount).map { "c\($0)" },
    targetNames: (0..<shape.outputCount).map { "t\($0)" }, examples: examples)
  return Lesson(
    name: "recurrent", title: "recurrent", aim: "", network: network, data: data,
    settings: settings)
}

extension State {
  /// Takes an action, with a number typed before it.
  mutating func act(_ action: Action, count: Int? = nil, budget: Int = plenty) {
    for digit in String(count ?? 0).compactMap(\.wholeNumberValue) where count != nil {
      receive(.digit(digit), budget: budget)
    }
    receive(.action(action), budget: budget)
  }

  /// Types a text into the prompt, a letter at a time.
  mutating func type(_ text: String) {
    for letter in text { receive(.text(String(letter)), budget: plenty) }
  }

  /// Types a command after `:`; what was refused before is left.
  mutating func command(_ text: String, budget: Int = plenty) {
    if typing.prompt?.isRefused == true { act(.close) }
    receive(.action(.command), budget: budget)
    type(text)
    receive(.submit, budget: budget)
  }

  /// Lets time pass until nothing goes on by itself, but not for ever.
  mutating func finish(budget: Int = plenty) {
    var passes = 0
    while isBusy, passes < 100_000 {
      pass(seconds: 0.1, budget: budget)
      passes += 1
    }
  }

  /// Everything about a run that is shown, to be compared bit for bit.
  var moment: Moment { Moment(run) }
}

/// A moment of a run: where it stands, and its numbers to the bit.
struct Moment: Equatable {
  let position: Int
  let epoch: Int
  let example: Int
  let parameters: [UInt64]
  let steps: [UInt64]
  let error: UInt64?

  init(_ run: Run) {
    position = run.position
    epoch = run.epoch
    example = run.example
    parameters = run.updatedNetwork.parameters.map(\.bitPattern)
    steps = run.pass.steps.prefix(run.stepsDone).map(\.value.bitPattern)
    error = run.history.error(after: run.epochsDone).map(\.bitPattern)
  }
}
