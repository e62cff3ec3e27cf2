import Backprop
import Testing

struct SetupProblemTests {
  private typealias Layers = [Shape.LayerDescription]

  private static let legal: Layers = [(2, .sigmoid, .perUnit), (1, .sigmoid, .none)]

  /// What is wrong where a network of 2-2-1 is made, with 8 parameters.
  private func networkProblem(
    inputs: Int = 2, layers: Layers = legal, loss: Loss = .halfSquaredError, parameters: Int = 8,
    inputNames: [String]? = nil, unitNames: [[String]?]? = nil
  ) -> SetupProblem? {
    do throws(SetupProblem) {
      _ = try Network(
        inputs: inputs, layers: layers, loss: loss,
        parameters: [Double](repeating: 1, count: parameters), inputNames: inputNames,
        unitNames: unitNames)
      return nil
    } catch {
      return error
    }
  }

  @Test func aNetworkWhoseNumbersFitIsMade() {
    #expect(networkProblem() == nil)
    #expect(networkProblem(inputNames: ["a", "b"], unitNames: [["c", "d"], nil]) == nil)
  }

  @Test func whatDoesNotFitInANetworkIsNamed() {
    #expect(networkProblem(inputs: 0) == .noInputs)
    #expect(networkProblem(layers: []) == .noLayers)
    #expect(networkProblem(layers: [(2, .tanh, .none), (0, .tanh, .none)]) == .noUnits(layer: 1))
    #expect(networkProblem(parameters: 7) == .parameterCount(7, expected: 8))
    #expect(networkProblem(inputNames: ["a"]) == .nameCount(1, expected: 2))
    #expect(networkProblem(unitNames: [["a", "b"]]) == .nameCount(1, expected: 2))
    #expect(networkProblem(unitNames: [["a"], nil]) == .nameCount(1, expected: 2))
  }

  @Test func activationsThatDoNotGoWithTheLossAreNamed() {
    let hidden: Layers = [(2, .softmax, .perUnit), (1, .sigmoid, .none)]
    #expect(networkProblem(layers: hidden) == .hiddenActivation(.softmax, layer: 0))
    #expect(networkProblem(loss: .crossEntropy) == .outputActivation(.sigmoid, .crossEntropy))
    #expect(networkProblem(loss: .binaryCrossEntropy) == nil)
  }

  @Test func randomWeightsAreTheSameForTheSameSeed() throws {
    let networks = try [1, 1, 2].map { seed in
      try Network(
        inputs: 2, layers: Self.legal, loss: .halfSquaredError, initializer: .he, seed: seed)
    }
    #expect(networks[0] == networks[1])
    #expect(networks[0] != networks[2])
    #expect(throws: SetupProblem.outputActivation(.sigmoid, .crossEntropy)) {
      try Network(inputs: 2, layers: Self.legal, loss: .crossEntropy, seed: 1)
    }
  }

  @Test(
    arguments: [
      ([0], [1], 1e-6, 10, 0, .sigmoid, nil), ([0], [], 1e-6, 10, 0, .sigmoid, .noOutputUnits),
      ([2], [1], 1e-6, 10, 0, .sigmoid, .unitOutOfRange(2)),
      ([0], [1, 1], 1e-6, 10, 0, .sigmoid, .unitTwice(1)),
      ([0], [1], -1, 10, 0, .sigmoid, .settling), ([0], [1], .nan, 10, 0, .sigmoid, .settling),
      ([0], [1], 0, 0, 0, .sigmoid, .settling), ([0], [1], 0, 10, 1, .sigmoid, .settling),
      ([0], [1], 0, 10, 0.5, .relu, .recurrentPair),
    ] as [([Int], [Int], Double, Int, Double, Activation, SetupProblem?)])
  func whatDoesNotFitInARecurrentNetworkIsNamed(
    _ inputs: [Int], _ outputs: [Int], _ tolerance: Double, _ limit: Int, _ damping: Double,
    _ activation: Activation, _ expected: SetupProblem?
  ) {
    var found: SetupProblem?
    do throws(SetupProblem) {
      _ = try Network(
        units: 2, activation: activation, biases: .perUnit,
        recurrence: Recurrence(
          inputUnits: inputs, outputUnits: outputs, tolerance: tolerance, limit: limit,
          damping: damping),
        parameters: [0, 1, 1, 0, 0, 0])
    } catch {
      found = error
    }
    #expect(found == expected)
  }

  @Test func rowsOfOtherLengthsAreNamed() {
    #expect(throws: SetupProblem.noExamples) { try Examples(rows: []) }
    #expect(throws: SetupProblem.inputCount(1, expected: 2, example: 1)) {
      try Examples(rows: [([1, 2], [3]), ([1], [3])])
    }
    #expect(throws: SetupProblem.targetCount(0, expected: 1, example: 1)) {
      try Examples(rows: [([1, 2], [3]), ([1, 2], [])])
    }
  }

  /// What is wrong where a network is to be trained.
  private func setupProblem(
    rows: [(inputs: [Double], targets: [Double])] = [([0, 1], [1])],
    testRows: [(inputs: [Double], targets: [Double])]? = nil, loss: Loss = .halfSquaredError,
    _ change: (inout Network, inout TrainingSettings) -> Void = { _, _ in }
  ) throws -> SetupProblem? {
    var network = try Network(inputs: 2, layers: Self.legal, loss: loss, seed: 1)
    var settings = TrainingSettings()
    change(&network, &settings)
    let examples = try Examples(rows: rows)
    let tests = try testRows.map { try Examples(rows: $0) }
    do throws(SetupProblem) {
      _ = try Run.Setup(
        training: network, with: examples, testingWith: tests, settings: settings)
      return nil
    } catch {
      return error
    }
  }

  @Test func dataThatDoNotFitTheNetworkAreNamed() throws {
    #expect(try setupProblem() == nil)
    #expect(try setupProblem(rows: [([0], [1])]) == .inputCount(1, expected: 2, example: 0))
    #expect(
      try setupProblem(rows: [([0, 1], [1, 0])]) == .targetCount(2, expected: 1, example: 0))
    #expect(
      try setupProblem(testRows: [([0], [1])])
        == .inTestExamples(.inputCount(1, expected: 2, example: 0)))
    #expect(
      try setupProblem(rows: [([0, 1], [1]), ([0, 1], [2])], loss: .binaryCrossEntropy)
        == .targets(.outOfRange(output: 0), .binaryCrossEntropy, example: 1))
  }

  @Test func aNetworkThatWasMadeIllegalIsNamed() throws {
    let short = try setupProblem { network, _ in network.parameters.removeLast() }
    #expect(short == .parameterCount(7, expected: 8))
    let crossed = try setupProblem { network, _ in network = network.with(loss: .crossEntropy) }
    #expect(crossed == .outputActivation(.sigmoid, .crossEntropy))
  }

  @Test func settingsThatDoNotGoTogetherAreNamed() throws {
    let batch = try setupProblem { $1.batch = .examples(0) }
    #expect(batch == .noSize)
    let schedule = try setupProblem { $1.schedule = .step(every: 0, factor: 0.5) }
    #expect(schedule == .noSize)
    let online = try setupProblem { $1.updateOrder = .sequential }
    #expect(online == nil)
    let sequential = try setupProblem {
      $1.updateOrder = .sequential
      $1.optimizer = .adam
    }
    #expect(sequential == .sequentialUpdates)
  }

  @Test(
    arguments: [
      (.parameter(7, 1), nil), (.parameter(8, 1), .noSuchPlace),
      (.parameters([1], seed: 1), .parameterCount(1, expected: 8)),
      (.input(example: 0, index: 1, 1), nil), (.input(example: 1, index: 1, 1), .noSuchPlace),
      (.target(example: 0, index: 1, 1), .noSuchPlace), (.activation(layer: 0, .relu), nil),
      (.activation(layer: 2, .relu), .noSuchPlace),
      (.activation(layer: 0, .softmax), .hiddenActivation(.softmax, layer: 0)),
      (.learningRate(2), nil),
    ] as [(Change, SetupProblem?)])
  func changesThatCannotBeMadeAreNamed(_ change: Change, _ expected: SetupProblem?) throws {
    let network = try Network(inputs: 2, layers: Self.legal, loss: .halfSquaredError, seed: 1)
    let setup = try Run.Setup(training: network, with: Examples(rows: [([0, 1], [1])]))
    #expect(setup.problem(with: change) == expected)
  }

  @Test func aProblemIsSaidInWords() {
    #expect(
      SetupProblem.parameterCount(7, expected: 8).description
        == "the layers have 8 weights and biases, and 7 are given")
    #expect(
      SetupProblem.inTestExamples(.inputCount(1, expected: 2, example: 0)).description
        == "in the test data, example 1 has 1 inputs in place of 2")
  }
}
