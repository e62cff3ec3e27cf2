package import Backprop
import Documents
package import Explorer
import TestSupport

/// Lessons for tests, opened in the explorer.
package enum Lessons {
  /// Opens a lesson that comes with the program.
  ///
  /// - Parameters:
  ///   - name: its name, such as `xor`.
  ///   - change: what stands in its document in place of something else.
  /// - Returns: the lesson at its start, its pages closed and the network in focus.
  /// - Throws: what is wrong with the document, if it cannot be read.
  package static func shipped(
    _ name: String, _ change: (from: String, to: String)? = nil
  ) throws -> State {
    var state = State(try ShippedLessons.lesson(name, change))
    state.reading.page = nil
    state.display.focus = .network
    return state
  }

  /// A network of some sizes with data of its own, the inputs first.
  package static func made(
    _ sizes: [Int], examples: Int = 3, activation: Activation = .sigmoid, rate: Double = 0.5,
    batch: TrainingSettings.Batch = .examples(1), seed: UInt64 = 1
  ) -> State {
    let layers = sizes.dropFirst().map {
      (unitCount: $0, activation: activation, biases: LayerShape.Biases.perUnit)
    }
    let shape = Shape(inputCount: sizes[0], layers: layers)
    let network = Network(
      shape: shape, loss: seed.isMultiple(of: 2) ? .halfSquaredError : .meanSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: seed))
    var source = SeededGenerator(seed: seed)
    func row(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1...1, using: &source) }
    }
    let data = DataTable(
      inputNames: (0..<sizes[0]).map { $0 == 0 ? "längë \u{1b}[31m" : "input \($0)" },
      targetNames: (0..<shape.outputCount).map { "目標\($0)" },
      examples: Examples(
        inputs: (0..<examples).map { _ in row(sizes[0]) },
        targets: (0..<examples).map { _ in row(shape.outputCount) }))
    var settings = Settings()
    settings.training.learningRate = rate
    settings.training.batch = batch
    return State(
      Lesson(
        name: "made", title: "made", aim: "An aim.", network: network, data: data,
        settings: settings))
  }
}

extension State {
  /// This state after so many steps of the run.
  package func after(_ position: Int) -> State {
    var state = self
    _ = state.run.advance(to: position)
    return state
  }
}
