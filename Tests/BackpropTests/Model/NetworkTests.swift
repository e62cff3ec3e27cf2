import Backprop
import Testing

struct NetworkTests {
  private func network(_ sizes: [Int], unitNames: [[String]?]? = nil) -> Network {
    let shape = Shape(
      inputCount: sizes[0], layers: sizes.dropFirst().map { ($0, .sigmoid, .perUnit) })
    return Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0, count: shape.parameterCount), unitNames: unitNames)
  }

  @Test(
    arguments: [
      ([2, 1], [["o1"]]), ([2, 2, 2], [["h1", "h2"], ["o1", "o2"]]),
      ([1, 2, 1, 1], [["h1.1", "h1.2"], ["h2.1"], ["o1"]]),
    ] as [([Int], [[String]])])
  func unitsWithoutNamesAreNumberedInTheirLayer(_ sizes: [Int], _ names: [[String]]) {
    #expect(network(sizes).unitNames == names)
  }

  @Test func inputsWithoutNamesAreNumbered() {
    #expect(network([3, 1]).inputNames == ["i1", "i2", "i3"])
  }

  @Test func namesThatAreGivenStandBesideThoseThatAreNot() {
    #expect(network([1, 2, 1], unitNames: [["a", "b"], nil]).unitNames == [["a", "b"], ["o1"]])
  }

  @Test func anInputOfALayerIsAnInputOrAUnitOfTheLayerBefore() {
    let network = network([2, 2, 1])
    #expect(network.name(ofInput: 1, toLayer: 0) == "i2")
    #expect(network.name(ofInput: 1, toLayer: 1) == "h2")
  }

  @Test func parametersAreWeightsLayerByLayerAndThenBiases() {
    let shape = Shape(
      inputCount: 2, layers: [(2, .tanh, .shared), (3, .tanh, .none), (2, .linear, .perUnit)])
    #expect(shape.weightCount == 16)
    #expect(shape.parameterCount == 19)
    #expect(shape.place(of: 5) == .weight(layer: 1, to: 0, from: 1))
    #expect(shape.place(of: 16) == .sharedBias(layer: 0))
    #expect(shape.place(of: 17) == .bias(layer: 2, of: 0))
  }

  @Test func theParameterAtThePlaceOfAParameterIsThatParameter() {
    for seed in 1...30 {
      let shape = RandomCase(seed: seed).shape
      for parameter in 0..<shape.parameterCount {
        #expect(shape.parameter(at: shape.place(of: parameter)) == parameter)
      }
    }
  }
}
