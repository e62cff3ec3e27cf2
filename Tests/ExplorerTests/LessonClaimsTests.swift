import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What the pages of the shipped lessons say happens.
@Suite struct LessonClaimsTests {
  private func training(
    _ name: String, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Training {
    var lesson = try ShippedLessons.lesson(name)
    change(&lesson.settings.training)
    return trained(lesson.start)
  }

  private func trained(_ start: Run.Setup) -> Training {
    var training = Training(start)
    while !training.advance(budget: .max) {}
    return training
  }

  /// The weight after each of some epochs.
  private func weights(rate: Double, epochs: Int) throws -> [Double] {
    try (0...epochs).map { epoch in
      try training("rate-too-large") {
        $0.learningRate = rate
        $0.epochs = epoch
      }.network.parameters[0]
    }
  }

  @Test func aRateMayLandReturnOrLeadAway() throws {
    #expect(try weights(rate: 0.3, epochs: 2) == [3, 2, 2])
    #expect(try weights(rate: 0.6, epochs: 6) == [3, 1, 3, 1, 3, 1, 3])
    let distances = try weights(rate: 0.65, epochs: 6).map { abs($0 - 2) }
    for (before, after) in zip(distances, distances.dropFirst()) {
      #expect(abs(after / before - 7.0 / 6) < 1e-12)
    }
  }

  @Test func aRateThatLeadsAwayEndsWithAValueThatIsNamed() throws {
    let training = try training("rate-too-large") { $0.learningRate = 0.65 }
    #expect(training.stopReason == .diverged)
    let divergence = try #require(training.divergence())
    #expect(divergence.epoch == 2298)
    #expect(divergence.quantity == .error)
  }

  @Test func exclusiveOrIsLearntFromTheWeightsGiven() throws {
    let whole = try training("xor")
    #expect(whole.evaluation.rightCount == 4)
    #expect(whole.errors[150] > 0.119)
    #expect(whole.evaluation.error < 0.00041)
    let stopped = try training("xor") { $0.stopsWhenClassified = true }
    #expect(stopped.stopReason == .classified)
    #expect(stopped.epochs == 197)
  }

  @Test func exclusiveOrIsNotLearntWithoutAHiddenLayer() throws {
    let shape = Shape(
      inputCount: 2, layers: [(unitCount: 1, activation: .sigmoid, biases: .perUnit)])
    var settings = TrainingSettings()
    settings.batch = .full
    settings.epochs = 5000
    let training = trained(
      Run.Setup(
        network: Network(shape: shape, loss: .halfSquaredError, parameters: [0.3, -0.4, 0.1]),
        examples: try ShippedLessons.lesson("xor").data.examples, settings: settings))
    #expect(abs(training.evaluation.error - 0.125) < 1e-9)
    #expect(training.evaluation.rightCount != 4)
  }

  @Test func flowersAreToldApartAlsoThoseKeptForATest() throws {
    let early = try training("iris") { $0.epochs = 40 }
    #expect(early.evaluation.rightCount == 97)
    #expect(early.testEvaluation?.rightCount == 49)
    let whole = try training("iris")
    #expect(whole.evaluation.rightCount == 99)
    #expect(whole.testEvaluation?.rightCount == 49)
    #expect(abs(whole.evaluation.error - 0.0115) < 0.00005)
    #expect(abs((whole.testEvaluation?.error ?? 0) - 0.0201) < 0.00005)
  }

  @Test func digitsAreReadAlsoThoseKeptForATest() throws {
    let lesson = try ShippedLessons.lesson("digits")
    #expect(lesson.data.examples.count == 1198)
    #expect(lesson.data.testExamples?.count == 599)
    let early = try training("digits") { $0.epochs = 1 }
    #expect(early.evaluation.rightCount == 1107)
    #expect(early.testEvaluation?.rightCount == 524)
    let whole = try training("digits")
    #expect(whole.epochs == 20)
    #expect(whole.evaluation.rightCount == 1197)
    #expect(whole.testEvaluation?.rightCount == 582)
    // In the test E falls no further, though in training it does.
    let test = whole.testErrors
    #expect(test[20] < test[10] && test[20] > test[16] - 0.01)
    #expect(whole.errors[20] < whole.errors[16] * 0.8)
    // What is taken for what, in the test.
    let tests = try #require(lesson.data.testExamples)
    var mistaken: [[Int]: Int] = [:]
    for row in 0..<tests.count {
      let answer = whole.network.outputs(for: tests.inputs(of: row))
      let written = tests.targets(of: row).firstIndex(of: 1).map {
        $0 - tests.targets(of: row).startIndex
      }
      let read = answer.indices.max { answer[$0] < answer[$1] }
      mistaken[[written ?? -1, read ?? -1], default: 0] += 1
    }
    #expect(mistaken[[8, 1]] == 3)
    #expect(mistaken[[5, 9]] == 3)
    #expect(mistaken.filter { $0.key[0] != $0.key[1] }.values.max() == 3)
    // What h3 looks for, and which outputs it speaks for and against.
    let layers = whole.network.shape.layers
    func weight(into output: Int) -> Double {
      whole.network.parameters[layers[1].weight(to: output, from: 2)]
    }
    #expect(abs(weight(into: 8) - 1.05) < 0.005 && abs(weight(into: 7) + 1.52) < 0.005)
    for output in 0..<10 where output != 8 { #expect(weight(into: output) < weight(into: 8)) }
    for output in 0..<10 where output != 7 { #expect(weight(into: output) > weight(into: 7)) }
    func weight(row: Int, column: Int) -> Double {
      whole.network.parameters[layers[0].weight(to: 2, from: 8 * (row - 1) + column - 1)]
    }
    for row in 3...4 {
      for column in 2...4 { #expect(weight(row: row, column: column) > 0.45) }
    }
    for column in 1...8 { #expect(weight(row: 1, column: column) < 0) }
  }

  @Test func theFirstDigitGivesTheNumbersOnItsPages() throws {
    var run = Run(try ShippedLessons.lesson("digits").start)
    // An example is followed by the next one's steps.
    _ = run.advance(to: 10_078)
    let h1 = Unit(layer: 0, index: 0)
    func output(_ digit: Int) -> Unit { Unit(layer: 1, index: digit) }
    let wanted: [(Quantity, Double)] = [
      (.netInput(h1), -0.2325), (.activation(h1), -0.2284), (.activation(output(1)), 0.1863),
      (.activation(output(0)), 0.1804), (.totalError, 1.7126), (.delta(output(0)), -0.8196),
      (.activationGradient(h1), -0.04694), (.activationDerivative(h1), 0.94783),
      (.delta(h1), -0.04449), (.input(10), 0.8125), (.gradient(10), -0.036148),
    ]
    for (quantity, value) in wanted {
      #expect(abs(run.pass.value(of: quantity) / value - 1) < 5e-4, "\(quantity)")
    }
    #expect(run.pass.value(of: .input(8)) == 0)
    #expect(run.pass.value(of: .gradient(8)) == 0)
    #expect((0..<10).map { run.pass.value(of: .delta(output($0))) }.reduce(0, +).magnitude < 1e-15)
    let answers = (0..<10).map { run.pass.value(of: .activation(output($0))) }
    #expect(answers.max() == answers[1])
  }

  @Test func fourPixelsTurnANoughtIntoAnEight() throws {
    let lesson = try ShippedLessons.lesson("digits")
    let network = try training("digits").network
    var picture = Array(lesson.data.examples.inputs(of: 0))
    #expect(abs(network.outputs(for: picture[...])[0] - 0.99999) < 0.000005)
    for pixel in [27, 28, 35, 36] {
      #expect(picture[pixel] == 0)
      picture[pixel] = 1
    }
    #expect(abs(network.outputs(for: picture[...])[8] - 0.974) < 0.0005)
  }

  /// The δ of the units of a chain, from the last one to the first.
  private func deltas(weight: Double) throws -> [Double] {
    let lesson = try ShippedLessons.lesson("saturation")
    var network = lesson.network
    network.parameters = network.parameters.map { _ in weight }
    var run = Run(
      Run.Setup(
        network: network, examples: lesson.data.examples, settings: lesson.settings.training))
    _ = run.advance(to: run.stepsPerEpoch)
    return (0..<6).reversed().map {
      run.pass.value(of: .delta(Unit(layer: $0, index: 0)))
    }
  }

  @Test(arguments: [(1.0, 0.148091128, 7.19934124e-5), (3.0, 0.049547694, 4.01595005e-6)])
  func atMostAQuarterComesThroughASigmoidLayer(
    weight: Double, last: Double, first: Double
  ) throws {
    let deltas = try deltas(weight: weight)
    #expect(abs(deltas[0] / last - 1) < 1e-8)
    #expect(abs(deltas[5] / first - 1) < 1e-8)
    for (before, after) in zip(deltas, deltas.dropFirst()) { #expect(after * 4 <= before) }
  }

  @Test func aCurveIsLearntAndFollowsChanceALittle() throws {
    let training = try training("prediction")
    #expect(training.errors[1] > 0.5)
    #expect(training.errors[50] < 0.04)
    #expect(training.evaluation.error < 0.0032)
    #expect(abs(training.network.outputs(for: [0.5])[0] - 0.841) < 0.0005)
    #expect(abs(training.network.outputs(for: [3])[0] + 1.50) < 0.005)
  }

  @Test func thePracticeNetworkGivesTheNumbersOnItsPages() throws {
    var run = Run(try ShippedLessons.lesson("practice").start)
    _ = run.advance(to: run.stepsPerEpoch)
    let h1 = Unit(layer: 0, index: 0)
    let wanted: [(Quantity, Double)] = [
      (.netInput(h1), -0.97), (.activation(h1), 0.274881), (.totalError, 0.231077),
      (.gradient(4), -0.0345625), (.activationGradient(h1), -0.0322376),
      (.gradient(0), -0.00449795), (.updated(4), -0.189631),
    ]
    for (quantity, value) in wanted {
      #expect(abs(run.pass.value(of: quantity) / value - 1) < 1e-5, "\(quantity)")
    }
  }
}
