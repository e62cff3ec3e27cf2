import Backprop
import Documents
import Explorer
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
