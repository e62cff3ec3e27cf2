import Backprop
import Documents
import Explorer
import ExplorerViews
import TestSupport
import TextScreen

/// Networks of given sizes, with weights and data that depend on the sizes alone.
enum LargeNetworks {
  static func state(_ sizes: [Int], _ activation: Activation = .sigmoid) -> State {
    let shape = Shape(
      inputCount: sizes[0],
      layers: sizes.dropFirst().map { ($0, activation, LayerShape.Biases.perUnit) })
    var generator = SeededGenerator(seed: UInt64(sizes.reduce(0) { $0 * 31 + $1 }))
    func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &generator) }
    }
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: numbers(shape.parameterCount, -0.5...0.5))
    let outputs = sizes[sizes.count - 1]
    let examples = Examples(
      inputs: (0..<2).map { _ in numbers(sizes[0], 0...1) },
      targets: (0..<2).map { _ in numbers(outputs, 0...1) })
    let data = DataTable(
      inputNames: (0..<sizes[0]).map { "a\($0)" }, targetNames: (0..<outputs).map { "t\($0)" },
      examples: examples)
    return State(
      Lesson(
        name: "test", title: "test", aim: "", network: network, data: data, settings: Settings()))
  }

  static func moved(_ state: State, to position: Int) -> State {
    var state = state
    if position > 0 {
      for digit in String(position).compactMap(\.wholeNumberValue) {
        state.receive(.digit(digit), budget: .max)
      }
      state.receive(.action(.goTo), budget: .max)
    }
    return state
  }

  static func screen(_ state: State, _ size: Size, colors: Int = 256) -> [String] {
    Screen.render(state, size: size, colors: colors).text().split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]
}
