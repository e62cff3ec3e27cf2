import Backprop
import Documents
import Explorer
import LessonSupport
import Testing

/// What the pages of the lessons say in words: their numbers are in `LessonNumbersTests`.
@Suite struct LessonClaimsTests {
  // MARK: - rate-too-large

  private func distances(rate: Double) throws -> [Double] {
    try LessonRuns.weights(of: "rate-too-large", epochs: 6) { $0.learningRate = rate }
      .map { abs($0 - 2) }
  }

  @Test func aRateMayLandReturnOrLeadAway() throws {
    #expect(try distances(rate: 0.3).dropFirst().allSatisfy { $0 == 0 })
    #expect(try distances(rate: 0.6).allSatisfy { $0 == 1 })
    let away = try distances(rate: 0.65)
    for (before, after) in zip(away, away.dropFirst()) {
      #expect(abs(after / before - 7.0 / 6) < 1e-12)
    }
  }

  @Test func aRateThatLeadsAwayEndsWithAValueThatIsNamed() throws {
    let training = try LessonRuns.training("rate-too-large") { $0.learningRate = 0.65 }
    #expect(training.stopReason == .diverged)
    #expect(training.divergence()?.quantity == .error)
  }

  // MARK: - batches, momentum, adam

  @Test func theSumIsTheMeanWithThreeTimesTheRate() throws {
    let sums = try LessonRuns.weights(of: "batches", epochs: 10) {
      $0.batch = .full
      $0.reduction = .sum
    }
    let means = try LessonRuns.weights(of: "batches", epochs: 10) {
      $0.batch = .full
      $0.learningRate = 0.3
    }
    for (sum, mean) in zip(sums, means) { #expect(abs(sum - mean) < 1e-12) }
  }

  @Test(arguments: [1.1, 1.2])
  func theMeanBearsARateBelowItsLimit(rate: Double) throws {
    let weights = try LessonRuns.weights(of: "batches", epochs: 40) {
      $0.batch = .full
      $0.learningRate = rate
    }
    #expect((abs(weights[40] - 2) < 0.01) == (rate < 1.2))
  }

  @Test func aRollingBallOvershootsAndPlainDescentDoesNot() throws {
    let weights = try LessonRuns.weights(of: "momentum", epochs: 20)
    #expect(weights.firstIndex { $0 < 2 } == 4)
    #expect(weights.min() == weights[7])
    let plain = try LessonRuns.weights(of: "momentum", epochs: 20) { $0.optimizer = .sgd }
    #expect(plain.allSatisfy { $0 > 2 })
  }

  @Test func adamMovesAllWeightsAboutAsFar() throws {
    let trained = try LessonRuns.training("adam") { $0.epochs = 100 }.network
    let start = try ShippedLessons.lesson("adam").network
    for weight in start.shape.layers.flatMap(\.weights) {
      let distance = abs(trained.parameters[weight] - start.parameters[weight])
      #expect((0.09...0.105).contains(distance), "w\(weight + 1)")
    }
  }

  // MARK: - saturation, softmax

  @Test(arguments: [1.0, 3.0])
  func atMostAQuarterComesThroughASigmoidLayer(weight: Double) throws {
    let lesson = try ShippedLessons.lesson("saturation")
    var network = lesson.network
    network.parameters = network.parameters.map { _ in weight }
    let pass = Run(
      Run.Setup(
        network: network, examples: lesson.data.examples, settings: lesson.settings.training)
    ).pass
    let deltas = (0..<6).reversed().map { pass.value(of: .delta(Unit(layer: $0, index: 0))) }
    for (before, after) in zip(deltas, deltas.dropFirst()) { #expect(after * 4 <= before) }
  }

  @Test func softmaxPathsAddUpToWhatIsLeftOfThem() throws {
    let values = try LessonRuns.values(of: "softmax")
    let (first, second) = (try #require(values["out_o1"]), try #require(values["out_o2"]))
    let sum = -1 / second * (-second * first)
    #expect(abs(sum - (try #require(values["δ_o1"]))) < 1e-15)
    let own = -1 / second * second * (1 - second)
    #expect(abs(own - (try #require(values["δ_o2"]))) < 1e-15)
  }

  // MARK: - overfit, history-xor

  @Test func theTestErrorTurnsWhileTheTrainingErrorFalls() throws {
    let training = try LessonRuns.training("overfit")
    let epochs = [0, 100, 300, 629, 1000, 3000]
    for (before, after) in zip(epochs, epochs.dropFirst()) {
      #expect(training.errors[after] < training.errors[before])
      #expect((training.testErrors[after] < training.testErrors[before]) == (after <= 629))
    }
    // In the first epochs it falls, rises a little, and falls again.
    let early = training.testErrors[...60]
    let low = try #require(early[...48].firstIndex(of: early[...48].min() ?? 0))
    let high = try #require(early[low...].firstIndex(of: early[low...].max() ?? 0))
    #expect(low > 0 && high > low && early[60] < early[low])
  }

  @Test func theTotalOf1988IsTheSumOfTheSquaredErrors() throws {
    let training = try LessonRuns.training("history-xor") { $0.epochs = 0 }
    let examples = training.start.examples
    let squares = (0..<4).map { row in
      zip(training.network.outputs(for: examples.inputs(of: row)), examples.targets(of: row))
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    #expect(abs(squares.reduce(0, +) - 8 * training.errors[0]) < 1e-12)
  }

  @Test func theRunOf1988ReachesItsGoalWithTheSumOrFourTimesTheRate() throws {
    let training = try LessonRuns.training("history-xor")
    #expect(training.stopReason == .error)
    // A total of the weights before a sweep's update is below the goal a sweep later.
    #expect(training.errors.firstIndex { $0 * 8 < 0.04 } == training.epochs)
    let mean = try LessonRuns.training("history-xor") {
      $0.reduction = .mean
      $0.learningRate = 2
    }
    #expect(mean.epochs == training.epochs)
  }

  // MARK: - encoder

  @Test func threeUnitsFindEightCodes() throws {
    let training = try LessonRuns.training("encoder")
    let layers = training.network.shape.layers
    var codes: Set<[Bool]> = []
    for row in 0..<8 {
      // Only this input is on.
      let code = (0..<3).map { unit in
        training.network.parameters[layers[0].weight(to: unit, from: row)] > 0
      }
      let readings = (0..<3).map { unit in
        training.network.parameters[layers[1].weight(to: row, from: unit)] > 0
      }
      #expect(code == readings)
      codes.insert(code)
    }
    #expect(codes.count == 8)
  }
}
