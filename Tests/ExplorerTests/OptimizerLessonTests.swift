import Backprop
import Documents
import LessonSupport
import Testing

/// What the pages of `batches`, `momentum` and `adam` say.
@Suite struct OptimizerLessonTests {
  private func expectWeights(
    _ weights: [Double], says texts: [Int: Double], digits: Int = 4,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for (epoch, text) in texts {
      expect(weights[epoch], says: text, digits: digits, sourceLocation: sourceLocation)
    }
  }

  private func error(
    of name: String, after epochs: Int, _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Double {
    try LessonRuns.training(name) {
      change(&$0)
      $0.epochs = epochs
    }.evaluation.error
  }

  // MARK: - batches

  @Test func anUpdateAnExampleMovesInAnEpochByAllThree() throws {
    let weights = try LessonRuns.weights(of: "batches", epochs: 10)
    expectWeights(weights, says: [1: 2.54, 10: 2.0021])
    expect(try error(of: "batches", after: 10), says: 0.0000037, digits: 7)
    let values = try LessonRuns.values(of: "batches")
    expect(values["w1⁺"], says: 2.54, digits: 10)
    expect(values["∂E/∂w1"], says: 3.6, digits: 10)
  }

  @Test func anUpdateAnEpochIsMadeFromTheMeanOrTheSum() throws {
    let mean = try LessonRuns.values(of: "batches") { $0.batch = .full }
    expect(mean["mean ∂E/∂w1"], says: 1.6667)
    let weights = try LessonRuns.weights(of: "batches", epochs: 10) { $0.batch = .full }
    expectWeights(weights, says: [1: 2.8333, 10: 2.1615])
    expect(try error(of: "batches", after: 10) { $0.batch = .full }, says: 0.0217)
    func sum(_ settings: inout TrainingSettings) {
      settings.batch = .full
      settings.reduction = .sum
    }
    #expect(try LessonRuns.values(of: "batches", sum)["sum ∂E/∂w1"] == 5)
    let sums = try LessonRuns.weights(of: "batches", epochs: 10, sum)
    expectWeights(sums, says: [1: 2.5, 10: 2.0010])
    expect(try error(of: "batches", after: 10, sum), says: 0.00000079, digits: 8)
    let means = try LessonRuns.weights(of: "batches", epochs: 10) {
      $0.batch = .full
      $0.learningRate = 0.3
    }
    for (sum, mean) in zip(sums, means) { #expect(abs(sum - mean) < 1e-12) }
  }

  @Test func theSumBearsAThirdOfTheRateOfTheMean() throws {
    let sum = try LessonRuns.weights(of: "batches", epochs: 4) {
      $0.batch = .full
      $0.reduction = .sum
      $0.learningRate = 0.4
    }
    expectWeights(sum, says: [0: 3, 1: 1, 2: 3, 3: 1, 4: 3], digits: 10)
    let mean = try LessonRuns.weights(of: "batches", epochs: 4) {
      $0.batch = .full
      $0.learningRate = 1.2
    }
    expectWeights(mean, says: [1: 1, 2: 3, 3: 1, 4: 3], digits: 10)
    let less = try LessonRuns.weights(of: "batches", epochs: 40) {
      $0.batch = .full
      $0.learningRate = 1.1
    }
    #expect(abs(less[40] - 2) < 0.01)
  }

  @Test func batchesOfTwoLieBetween() throws {
    let weights = try LessonRuns.weights(of: "batches", epochs: 10) { $0.batch = .examples(2) }
    expectWeights(weights, says: [1: 2.57])
    let values = try LessonRuns.values(of: "batches") { $0.batch = .examples(2) }
    expect(values["∂E/∂w1"], says: 3.8, digits: 10)
    expect(
      try error(of: "batches", after: 10) { $0.batch = .examples(2) }, says: 0.0000109, digits: 7)
  }

  // MARK: - momentum

  @Test func aRollingBallOvershootsAndComesBack() throws {
    let weights = try LessonRuns.weights(of: "momentum", epochs: 20)
    expectWeights(
      weights, says: [1: 2.8333, 2: 2.5444, 3: 2.1937, 4: 1.8458, 7: 1.3111, 12: 2.2079])
    #expect(weights.firstIndex { $0 < 2 } == 4)
    #expect(weights.min() == weights[7])
    expect(weights[7], says: 1.31110, digits: 5)
    #expect(weights[8...].firstIndex { $0 > 2 } == 12)
    expect(try error(of: "momentum", after: 0), says: 0.8333)
    expect(try error(of: "momentum", after: 7), says: 0.3955)
    expect(try error(of: "momentum", after: 20), says: 0.0335)
    expect(try error(of: "momentum", after: 100), says: 0.000004, digits: 6)
  }

  @Test func itsVelocityIsWhatIsLeftOfAllGradients() throws {
    var run = Run(try ShippedLessons.lesson("momentum").start)
    let wanted: [(epoch: Int, gradient: Double, velocity: Double)] = [
      (1, 1.6667, 1.6667), (2, 1.3889, 2.8889), (4, 0.3228, 3.4795), (5, -0.2571, 2.8745),
      (7, -1.0446, 0.6211), (8, -1.1482, -0.5891),
    ]
    for (epoch, gradient, velocity) in wanted {
      _ = run.advance(to: epoch * run.stepsPerEpoch)
      expect(run.pass.value(of: .batchGradient(0)), says: gradient)
      expect(run.pass.value(of: .optimizer(.velocity, 0)), says: velocity)
    }
  }

  @Test func momentumPaysOnLongSlopesAndWithALighterBall() throws {
    let plain = try LessonRuns.weights(of: "momentum", epochs: 20) { $0.optimizer = .sgd }
    expectWeights(plain, says: [2: 2.6944, 10: 2.1615])
    #expect(plain.allSatisfy { $0 > 2 })
    expect(try error(of: "momentum", after: 20) { $0.optimizer = .sgd }, says: 0.00057, digits: 5)
    let light = try LessonRuns.weights(of: "momentum", epochs: 20) { $0.momentum = 0.5 }
    expect(light.min(), says: 1.9586)
    expect(
      try error(of: "momentum", after: 20) { $0.momentum = 0.5 }, says: 0.0000012, digits: 7)
    let ahead = try LessonRuns.weights(of: "momentum", epochs: 20) { $0.optimizer = .nesterov }
    expect(ahead.min(), says: 1.583, digits: 3)
    expect(try error(of: "momentum", after: 20) { $0.optimizer = .nesterov }, says: 0.0015)
    expectWeights(
      try LessonRuns.weights(of: "momentum", epochs: 10) {
        $0.optimizer = .sgd
        $0.learningRate = 0.02
      }, says: [10: 2.7125])
    expectWeights(
      try LessonRuns.weights(of: "momentum", epochs: 10) { $0.learningRate = 0.02 },
      says: [10: 1.9778])
  }

  // MARK: - adam

  @Test func aStepOfAdamIsAsLongAsTheRate() throws {
    let values = try LessonRuns.values(of: "adam")
    expect(values["m(w5)"], says: 0.0082)
    expect(values["s(w5)"], says: 0.00000675, digits: 8)
    expect(values["mhat(w5)"], says: 0.0822)
    expect(values["shat(w5)"], says: 0.00675, digits: 5)
    expect(values["w5⁺"], says: 0.399, digits: 6)
    expect(values["w1⁺"], says: 0.149, digits: 6)
    expect(values["w7⁺"], says: 0.501, digits: 6)
    expect(values["E"], says: 0.298158, digits: 6)
    let gradients = (try #require(values["∂E/∂w5"]), try #require(values["∂E/∂w1"]))
    expect(gradients.0 / gradients.1, says: 187, digits: 0)
    let (moment, squares) = (try #require(values["m(w5)"]), try #require(values["s(w5)"]))
    let uncorrected = moment / squares.squareRoot()
    expect(uncorrected, says: 3.1623)
    expect(0.4 - 0.001 * uncorrected, says: 0.396838, digits: 6)
  }

  @Test func adamGoesFarWithAShortStepAndFarWithALongOne() throws {
    func weights(_ epochs: Int, rate: Double = 0.001) throws -> [Double] {
      try LessonRuns.training("adam") {
        $0.epochs = epochs
        $0.learningRate = rate
      }.network.parameters
    }
    expect(try weights(2)[4], says: 0.398, digits: 5)
    let hundred = try weights(100)
    expect(hundred[0], says: 0.0572)
    let start = try ShippedLessons.lesson("adam").network
    for weight in start.shape.layers.flatMap(\.weights) {
      let distance = abs(hundred[weight] - start.parameters[weight])
      #expect((0.09...0.105).contains(distance), "w\(weight + 1)")
    }
    let thousand = try weights(1000)
    expect(thousand[0], says: 0.9956)
    #expect(thousand[4] < 0 && thousand[5] < 0)
    expect(try error(of: "adam", after: 100), says: 0.2773)
    expect(try error(of: "adam", after: 1000), says: 0.1131)
    func plain(_ settings: inout TrainingSettings) { settings.optimizer = .sgd }
    expect(try error(of: "adam", after: 100, plain), says: 0.2969)
    expect(try error(of: "adam", after: 1000, plain), says: 0.2835)
    func long(_ settings: inout TrainingSettings) { settings.learningRate = 0.1 }
    expect(try weights(100, rate: 0.1)[0], says: 3.4911)
    expect(try error(of: "adam", after: 100, long), says: 0.000319, digits: 6)
    expect(try error(of: "adam", after: 1000, long), says: 0.00000084, digits: 8)
    expect(try error(of: "worked-example", after: 1), says: 0.291028, digits: 6)
    expect(try error(of: "worked-example", after: 100), says: 0.0200)
    expect(try error(of: "worked-example", after: 1000), says: 0.0011)
  }
}
