import Backprop
import Testing

/// Other numbers of the same shape.
@Suite struct VariantTests {
  private let practice = ClassroomTests.practice(.shared)

  private func isTenth(_ value: Double) -> Bool {
    value != 0 && abs(value) < 1 && value == (value * 10).rounded() / 10
  }

  @Test func numbersHaveOneDecimal() {
    for number in 1...8 {
      let setup = Variant(number, of: practice).setup
      #expect(setup.network.parameters.allSatisfy(isTenth))
      #expect(setup.examples.inputs(of: 0).allSatisfy(isTenth))
      #expect(setup.examples.targets(of: 0).allSatisfy { isTenth($0) && $0 > 0 })
      #expect(setup.network.shape == practice.network.shape)
      #expect(setup.settings == practice.settings)
    }
  }

  @Test func theSameNumberGivesTheSameVariantAndAnotherAnother() {
    let variants = (1...12).map { Variant($0, of: practice) }
    #expect(
      variants.map(\.setup.network.parameters)
        == (1...12).map {
          Variant($0, of: practice).setup.network.parameters
        })
    #expect(Set(variants.map(\.setup.network.parameters)).count == 12)
    // It does not depend on the numbers that there were.
    #expect(Variant(3, of: variants[6].setup).setup == variants[2].setup)
  }

  /// A sheet that was printed must come out the same for good.
  @Test func aVariantStaysWhatItIs() {
    #expect(
      Variant(7, of: practice).setup.network.parameters
        == [0.7, -0.5, 0.7, 0.3, 0.3, -0.8, -0.1, 0.4, -0.6, -0.7])
  }

  @Test("slips of what is asked differ by two percent, where they can", arguments: 1...6)
  func separation(number: Int) throws {
    let variant = Variant(number, of: practice)
    #expect(variant.isSeparate)
    let pass = Run(variant.setup).pass
    for quantity in Variant.asked(of: practice) {
      let right = pass.value(of: quantity)
      for (slip, values) in pass.slips(of: quantity) where slip != .meanOverOutputs {
        #expect(values.contains { Separation.differ($0.value, right) }, "\(slip) at \(quantity)")
      }
    }
  }

  @Test func whatIsAskedIsOfTheFirstUnitOfEachLayer() {
    let symbols = Symbols(network: practice.network, settings: practice.settings)
    var fixed = practice.settings
    fixed.biases = .fixed
    let start = Run.Setup(
      network: practice.network, examples: practice.examples, settings: fixed)
    #expect(
      Variant.asked(of: start).map(symbols.symbol) == [
        "net_h1", "out_h1", "net_o1", "out_o1", "E_total", "∂E/∂out_o1", "∂out_o1/∂net_o1", "δ_o1",
        "∂E/∂w5", "∂E/∂out_h1", "∂out_h1/∂net_h1", "δ_h1", "∂E/∂w1",
      ])
  }

  @Test func classesStayClasses() {
    let network = Network(
      shape: Shape(inputCount: 2, layers: [(3, .softmax, .perUnit)]), loss: .crossEntropy,
      parameters: [Double](repeating: 0.5, count: 9))
    let many = Run.Setup(
      network: network,
      examples: Examples(
        inputs: [[1, 2], [3, 4], [5, 6]], targets: [[0, 1, 0], [1, 0, 0], [0, 0, 1]]),
      settings: TrainingSettings())
    let drawn = Variant(1, of: many).setup
    for row in 0..<3 {
      #expect(drawn.examples.targets(of: row) == many.examples.targets(of: row))
      #expect(drawn.examples.inputs(of: row).allSatisfy(isTenth))
    }
    let one = Run.Setup(
      network: network, examples: Examples(inputs: [[1, 2]], targets: [[0, 1, 0]]),
      settings: TrainingSettings())
    #expect(Variant(1, of: one).setup.classes == .oneHot)
  }

  @Test func whereSlipsCannotAllBeToldApartItSaysSo() {
    // With every step of three units a layer asked, something is always too near.
    let network = Network(
      shape: Shape(inputCount: 3, layers: [(3, .sigmoid, .shared), (3, .sigmoid, .shared)]),
      loss: .halfSquaredError, parameters: [Double](repeating: 0.5, count: 20))
    let start = Run.Setup(
      network: network, examples: Examples(inputs: [[1, 2, 3]], targets: [[0.1, 0.2, 0.3]]),
      settings: TrainingSettings())
    let layout = Run(start).pass.layout
    var search = VariantSearch(1, of: start, asked: (0..<layout.count).map(layout.quantity))
    #expect(search.advance(draws: VariantSearch.mostDraws - 1) == nil)
    #expect(search.advance(draws: 1)?.isSeparate == false)
  }

  @Test func aRecurrentNetworkIsDrawnUntilItSettles() {
    let start = RandomRecurrentCase(seed: 1).start
    let variant = Variant(1, of: start)
    #expect(variant.isSeparate)
    #expect(variant.setup.network.parameters != start.network.parameters)
  }
}
