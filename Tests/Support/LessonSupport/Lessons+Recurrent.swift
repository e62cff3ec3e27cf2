import Backprop
import Documents
package import Explorer
import TestSupport

extension Lessons {
  /// A recurrent network of so many units with data of its own; the first units have inputs, the last
  /// ones targets.
  package static func recurrent(
    _ unitCount: Int, inputs: Int = 1, outputs: Int = 1, scale: Double = 0.5, damping: Double = 0,
    seed: UInt64 = 1
  ) -> State {
    var source = SeededGenerator(seed: seed)
    func row(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1...1, using: &source) }
    }
    let shape = Shape(
      unitCount: unitCount, activation: seed.isMultiple(of: 2) ? .sigmoid : .tanh,
      biases: .perUnit,
      recurrence: Recurrence(
        inputUnits: Array(0..<inputs), outputUnits: Array(unitCount - outputs..<unitCount),
        tolerance: 1e-4, limit: 20, damping: damping))
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: row(shape.parameterCount).map { $0 * scale })
    let data = DataTable(
      inputNames: (0..<inputs).map { "x\($0)" }, targetNames: (0..<outputs).map { "t\($0)" },
      examples: Examples(
        inputs: (0..<3).map { _ in row(inputs) }, targets: (0..<3).map { _ in row(outputs) }))
    return State(
      Lesson(
        name: "made", title: "made", aim: "An aim.", network: network, data: data,
        settings: Settings()))
  }
}
