import Backprop
import Testing

struct InitializerTests {
  static let shape = Shape(inputCount: 2, layers: [(3, .tanh, .perUnit), (1, .sigmoid, .shared)])

  @Test(
    arguments: [(.uniform, 0.5), (.xavier, 1), (.he, 1.7320508075688772)]
      as [(Initializer, Double)])
  func theBoundIsThatOfItsRule(_ initializer: Initializer, _ bound: Double) {
    #expect(initializer.bound(inputCount: 2, unitCount: 4) == bound)
  }

  /// From an independent implementation in another language.
  @Test(
    arguments: [
      (.uniform, [0.20292183315885048, 0.020436619938856926, 0.0741057000197225]),
      (.xavier, [0.4445794617256088, 0.04477439095868715, 0.16235745416205216]),
      (.he, [0.7029418499922879, 0.07079452813815071, 0.25670967512923465]),
    ] as [(Initializer, [Double])])
  func theFirstWeightsOfSeedOneAreKnown(_ initializer: Initializer, _ weights: [Double]) {
    let parameters = initializer.parameters(for: InitializerTests.shape, seed: 1)
    for (a, b) in zip(parameters, weights) { #expect(a.isNear(b, within: 1e-15)) }
  }

  @Test func theSecondLayerGoesOnWithTheSameNumbersAndItsOwnBound() {
    let parameters = Initializer.xavier.parameters(for: InitializerTests.shape, seed: 1)
    let expected = [-1.0507203433562387, -0.29103747911443983, 0.8993362454780437]
    for (a, b) in zip(parameters[6..<9], expected) { #expect(a.isNear(b, within: 1e-15)) }
  }

  @Test(arguments: Initializer.allCases) func biasesBeginAtZero(_ initializer: Initializer) {
    let parameters = initializer.parameters(for: InitializerTests.shape, seed: 5)
    #expect(parameters.count == 13)
    #expect(parameters[9...].allSatisfy { $0 == 0 })
  }

  @Test(arguments: Initializer.allCases) func weightsStayWithinTheBound(_ initializer: Initializer)
  {
    let shape = Shape(inputCount: 20, layers: [(20, .relu, .none), (10, .linear, .none)])
    let parameters = initializer.parameters(for: shape, seed: 2)
    for layer in shape.layers {
      let bound = initializer.bound(inputCount: layer.inputCount, unitCount: layer.unitCount)
      #expect(layer.weights.allSatisfy { abs(parameters[$0]) <= bound })
      #expect(layer.weights.contains { abs(parameters[$0]) > 0.9 * bound })
    }
  }

  @Test(arguments: Initializer.allCases) func aSeedMakesTheSameWeights(_ initializer: Initializer) {
    let shape = InitializerTests.shape
    #expect(
      initializer.parameters(for: shape, seed: 4) == initializer.parameters(for: shape, seed: 4))
  }

  @Test(arguments: Initializer.allCases)
  func anotherSeedMakesOtherWeights(_ initializer: Initializer) {
    let shape = InitializerTests.shape
    #expect(
      initializer.parameters(for: shape, seed: 4) != initializer.parameters(for: shape, seed: 5))
  }
}
