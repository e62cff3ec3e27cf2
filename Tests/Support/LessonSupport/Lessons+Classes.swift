import Backprop
import Documents
package import Explorer
import TestSupport

extension Lessons {
  /// Makes data that fall into classes, and a network for them.
  ///
  /// - Parameters:
  ///   - sizes: how many inputs, then how many units in each layer.
  ///   - examples: how many examples there are to train with.
  ///   - tests: how many examples are kept for testing.
  ///   - rate: η.
  ///   - seed: what weights and examples are drawn from.
  /// - Returns: the start of a lesson: one output has two values, several are one for each class.
  package static func classes(
    _ sizes: [Int], examples: Int, tests: Int = 0, rate: Double = 1, seed: UInt64 = 1
  ) -> State {
    let layers = sizes.dropFirst().map {
      (unitCount: $0, activation: Activation.sigmoid, biases: LayerShape.Biases.perUnit)
    }
    let shape = Shape(inputCount: sizes[0], layers: layers)
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: seed))
    var source = SeededGenerator(seed: seed)
    let count = max(2, shape.outputCount)
    func make(_ number: Int) -> Examples {
      var inputs: [[Double]] = []
      var targets: [[Double]] = []
      for example in 0..<number {
        let kind = example % count
        inputs.append(
          (0..<sizes[0]).map { input in
            Double(kind >> (input % 3) & 1) + Double.random(in: -0.6...0.6, using: &source)
          })
        targets.append(
          shape.outputCount == 1
            ? [Double(kind)] : (0..<shape.outputCount).map { $0 == kind ? 1 : 0 })
      }
      return Examples(inputs: inputs, targets: targets)
    }
    let data = DataTable(
      inputNames: (0..<sizes[0]).map { "i\($0 + 1)" },
      targetNames: (0..<shape.outputCount).map { "kind \($0)" }, examples: make(examples))
    var settings = Settings()
    settings.training.learningRate = rate
    var state = State(
      Lesson(
        name: "classes", title: "classes", aim: "An aim.", network: network, data: data,
        settings: settings))
    if tests > 0 {
      state.run = Run(
        Run.Setup(
          network: network, examples: data.examples, testExamples: make(tests),
          settings: settings.training))
    }
    return state
  }

  /// A lesson's network of one hidden layer with names for its outputs and their classes, at its
  /// start.
  package static func named(_ names: [String], _ state: State) -> State {
    let lesson = state.lesson
    let network = Network(
      shape: state.shape, loss: state.run.network.loss, parameters: state.run.network.parameters,
      unitNames: [nil, names])
    let data = DataTable(
      inputNames: lesson.data.inputNames, targetNames: names, examples: state.run.setup.examples)
    return State(
      Lesson(
        name: "made", title: "made", aim: "", network: network, data: data,
        settings: lesson.settings))
  }

  /// The flowers' network, from seeded weights on made-up data.
  package static var flowers: State {
    named(["setosa", "versicolor", "virginica"], classes([4, 5, 3], examples: 60))
  }
}
