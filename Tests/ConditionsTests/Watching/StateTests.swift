import Backprop
import Conditions
import Testing

@Suite struct StateTests {
  /// A network whose second hidden unit is dead for all data, and whose first is not.
  private static func relus(_ activation: Activation) -> Run.Setup {
    var settings = TrainingSettings()
    settings.epochs = 2
    return Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(2, activation, .perUnit), (1, .linear, .none)]),
        loss: .halfSquaredError, parameters: [1, 1, 0.5, 0.5, 0.5, -5]),
      examples: Examples(inputs: [[-1], [1]], targets: [[0], [1]]), settings: settings)
  }

  @Test func aUnitIsDeadWhereItsNetIsNeverAboveZero() throws {
    for activation in [Activation.relu, .leakyRelu] {
      let setup = Self.relus(activation)
      for text in ["dead h2", "dead", "not not dead"] {
        let hits = try Runs.hits(text, setup)
        #expect(hits.map(\.epoch) == [1] && hits.map(\.quantity) == [.error], "\(text)")
        #expect(hits.first?.value == nil && hits.first?.before == nil)
        // h2's net is 1·x − 5 before anything is learned, and no gradient reaches it.
        guard case .dead(let units, let net)? = hits.first?.evidence else {
          Issue.record("nothing says by what it was judged")
          continue
        }
        #expect(units == [Unit(layer: 0, index: 1)])
        #expect(activation == .relu ? net == -4 : net < 0 && net > -4.5)
      }
      #expect(try Runs.hits("dead h1", setup).isEmpty)
      #expect(try Runs.hits("not dead h1", setup).map(\.epoch) == [1])
    }
  }

  /// One unit, whose net is `net` for nine examples of ten and 0 for the last.
  private static func flat(_ activation: Activation, net: Double, of ten: Int) -> Run.Setup {
    var settings = TrainingSettings()
    settings.learningRate = 0
    return Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(1, activation, .none), (1, .linear, .none)]),
        loss: .halfSquaredError, parameters: [1, 1]),
      examples: Examples(
        inputs: (0..<10).map { [$0 < ten ? net : 0] },
        targets: [[Double]](repeating: [0], count: 10)),
      settings: settings)
  }

  @Test func aUnitIsSaturatedWhereItIsFlatNineTimesInTen() throws {
    // out·(1 − out) is 0.01 at net 4.585, 1 − out² is 0.06 at net 2.078.
    for (activation, flat, steep) in [(Activation.sigmoid, 4.6, 4.57), (.tanh, -2.1, -2.05)] {
      for text in ["saturated", "saturated h1"] {
        let hits = try Runs.hits(text, Self.flat(activation, net: flat, of: 9))
        #expect(
          hits.map(\.evidence) == [.saturated(units: [Unit(layer: 0, index: 0)], share: 0.9)])
        #expect(try Runs.hits(text, Self.flat(activation, net: flat, of: 8)).isEmpty)
        #expect(try Runs.hits(text, Self.flat(activation, net: steep, of: 10)).isEmpty)
      }
    }
  }

  @Test func gradientsVanishWhereTheFirstLayersAreAThousandthOfTheLasts() throws {
    // ∂E/∂w1 is ∂E/∂w2 times w2, for an input of 1.
    func setup(_ weight: Double) -> Run.Setup {
      var settings = TrainingSettings()
      settings.learningRate = 0
      return Run.Setup(
        network: Network(
          shape: Shape(inputCount: 1, layers: [(1, .linear, .none), (1, .linear, .none)]),
          loss: .halfSquaredError, parameters: [1, weight]),
        examples: Examples(inputs: [[1], [1]], targets: [[3], [4]]), settings: settings)
    }
    #expect(try Runs.hits("vanishing", setup(0.000_9)).map(\.quantity) == [.error])
    #expect(try Runs.hits("vanishing", setup(0.001_1)).isEmpty)
  }

  @Test func aParameterIsUnchangedWhereNoUpdateChangesIt() throws {
    // The first input is always 0.
    let setup = Run.Setup(
      network: Network(
        shape: Shape(inputCount: 2, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
        parameters: [1, 1]),
      examples: Examples(inputs: [[0, 1], [0, 2]], targets: [[0], [0]]),
      settings: TrainingSettings())
    #expect(try Runs.hits("unchanged w1", setup).count == 1)
    #expect(try Runs.hits("unchanged w2", setup).isEmpty)
    #expect(try Runs.hits("unchanged", setup).isEmpty)
    var still = TrainingSettings()
    still.learningRate = 0
    let resting = Run.Setup(
      network: setup.network, examples: setup.examples, settings: still)
    #expect(
      try Runs.hits("unchanged", resting).map(\.evidence) == [.unchanged(count: 2, updates: 2)])
  }

  @Test func gradientsExplodeWhereTheyAreTenTimesTheirMedian() throws {
    // The gradient of w1 is its input times out, and nothing changes.
    func setup(_ last: Double, before: Int, scale: Double = 1) -> Run.Setup {
      var settings = TrainingSettings()
      settings.learningRate = 0
      return Run.Setup(
        network: Network(
          shape: Shape(inputCount: 1, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
          parameters: [1]),
        examples: Examples(
          inputs: (0..<before).map { [$0 % 2 == 0 ? scale : 3 * scale] } + [[last * scale]],
          targets: [[Double]](repeating: [0], count: before + 1)),
        settings: settings)
    }
    // Ten gradients of 1 and ten of 9: their median is 5.
    #expect(try Runs.hits("exploding", setup(7.08, before: 20)).map(\.example) == [21])
    #expect(try Runs.hits("exploding", setup(7.06, before: 20)).isEmpty)
    #expect(try Runs.hits("exploding", setup(100, before: 19)).isEmpty)
    // The squares of these gradients are infinite, and they are not.
    #expect(try Runs.hits("exploding", setup(7.08, before: 20, scale: 1e80)).count == 1)
    #expect(try Runs.hits("exploding", setup(7.06, before: 20, scale: 1e80)).isEmpty)
    let hit = try #require(try Runs.hits("exploding", setup(9, before: 20)).first)
    #expect(hit.quantity == .updated(0))
    #expect(hit.evidence == .exploding(factor: 16.2))
    let symbols = Symbols(network: setup(9, before: 20).network, settings: TrainingSettings())
    let condition = try Condition("exploding", of: setup(9, before: 20))
    #expect(hit.words(of: condition, symbols).contains("16.2 times the median before (limit 10)"))
    #expect(try Runs.hits("not exploding", setup(1, before: 20)).map(\.example) == [21])
  }
}
