import Backprop
import Documents
import TestSupport
import Testing

@testable import Explorer

@Suite struct SelectionMovingTests {
  private static let shapes: [Shape] = [
    shape([2, 2, 2], .shared), shape([1, 1], .none), shape([4, 5, 3], .perUnit),
    shape([10, 20, 20, 5], .perUnit), shape([64, 32, 10], .perUnit), shape([3, 9, 1], .shared),
    shape([1, 7, 2, 6], .none),
  ]

  private static func shape(_ sizes: [Int], _ biases: LayerShape.Biases) -> Shape {
    Shape(
      inputCount: sizes[0], layers: sizes.dropFirst().map { ($0, Activation.sigmoid, biases) })
  }

  private static func places(_ shape: Shape) -> Set<Selection> {
    var places = Set((0..<shape.inputCount).map(Selection.input))
    places.formUnion((0..<shape.outputCount).map(Selection.target))
    for (index, layer) in shape.layers.enumerated() {
      for number in 0..<layer.unitCount {
        let unit = Unit(layer: index, index: number)
        places.insert(.unit(unit))
        for input in 0..<layer.inputCount {
          places.insert(.parameter(layer.weight(to: number, from: input), in: unit))
        }
        if let bias = layer.bias(of: number) { places.insert(.parameter(bias, in: unit)) }
      }
    }
    return places
  }

  @Test(arguments: shapes) func everyPlaceIsReachedFromEveryOther(_ shape: Shape) {
    let all = SelectionMovingTests.places(shape)
    func reached(from start: Selection) -> Set<Selection> {
      var seen: Set<Selection> = [start]
      var waiting = [start]
      while let place = waiting.popLast() {
        for direction in Action.Direction.allCases {
          let next = place.moved(direction, in: shape)
          if seen.insert(next).inserted { waiting.append(next) }
        }
      }
      return seen
    }
    #expect(reached(from: .input(0)) == all)
    let last = shape.layers.count - 1
    let output = Unit(layer: last, index: shape.layers[last].unitCount - 1)
    #expect(reached(from: .unit(output)) == all)
  }

  @Test func countsLeadStraightToAWeight() {
    let shape = SelectionMovingTests.shapes[4]
    // l l: along the first edge to h1; 6j: to h7; h: its weights; 10j: the eleventh.
    let unit = Selection.input(0).moved(.right, times: 2, in: shape)
      .moved(.down, times: 6, in: shape)
    #expect(unit == .unit(Unit(layer: 0, index: 6)))
    let weight = unit.moved(.left, in: shape).moved(.down, times: 10, in: shape)
    #expect(weight == .parameter(394, in: Unit(layer: 0, index: 6)))
    #expect(weight.moved(.left, in: shape) == .input(10))
    #expect(weight.moved(.right, in: shape) == unit)
  }

  @Test func weightsGoOnToTheBiasAndTheNextUnit() {
    let shape = SelectionMovingTests.shapes[0]
    let (h1, h2) = (Unit(layer: 0, index: 0), Unit(layer: 0, index: 1))
    let last = Selection.parameter(1, in: h1)
    #expect(last.moved(.down, in: shape) == .parameter(8, in: h1))
    #expect(last.moved(.down, times: 2, in: shape) == .parameter(2, in: h2))
    #expect(last.moved(.down, times: 1_000_000_000_000, in: shape) == .parameter(8, in: h2))
    #expect(Selection.parameter(0, in: h1).moved(.up, in: shape) == .parameter(0, in: h1))
  }

  /// Types the fewest keys of the plan `l l (to o1: l l) Nj h Nj` and counts them.
  @Test func everyWeightIsWithinTwelveKeys() {
    let shape = SelectionMovingTests.shapes[4]
    func keys(_ count: Int) -> Int { count == 0 ? 0 : count == 1 ? 1 : "\(count)".count + 1 }
    for weight in 0..<shape.weightCount {
      guard case .weight(let layer, let to, let from) = shape.place(of: weight) else { continue }
      // The first key only begins.
      let typed = 1 + 2 * (layer + 1) + keys(to) + 1 + keys(from)
      #expect(typed <= 12)
      let reached = Selection.input(0).moved(.right, times: 2 * (layer + 1), in: shape)
        .moved(.down, times: to, in: shape).moved(.left, in: shape)
        .moved(.down, times: from, in: shape)
      #expect(reached == .parameter(weight, in: Unit(layer: layer, index: to)))
    }
  }

  @Test func aCountTypedBeforeAMoveRepeatsIt() {
    let shape = SelectionMovingTests.shapes[2]
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0.5, count: shape.parameterCount))
    let data = DataTable(
      inputNames: ["a", "b", "c", "d"], targetNames: ["x", "y", "z"],
      examples: Examples(inputs: [[1, 2, 3, 4]], targets: [[0, 0, 1]]))
    var state = State(
      Lesson(name: "t", title: "t", aim: "", network: network, data: data, settings: Settings()))
    func type(_ inputs: Input...) {
      for input in inputs { state.receive(input, budget: 1000) }
    }
    type(.action(.select(.down)))
    #expect(state.selection == .input(0))
    type(.digit(2), .action(.select(.right)))
    #expect(state.selection == .unit(Unit(layer: 0, index: 0)))
    type(.digit(1), .digit(2), .action(.select(.down)))
    #expect(state.selection == .unit(Unit(layer: 0, index: 4)))
    type(.action(.close), .digit(3), .action(.select(.down)))
    #expect(state.selection == .input(3))
  }
}
