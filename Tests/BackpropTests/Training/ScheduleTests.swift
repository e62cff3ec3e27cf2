import Backprop
import Kernels
import Testing

/// The learning rate from epoch to epoch.
struct ScheduleTests {
  private func rates(_ schedule: Schedule, epochs: Int = 4, upTo last: Int = 6) -> [Double] {
    var settings = TrainingSettings()
    settings.learningRate = 0.8
    settings.schedule = schedule
    settings.epochs = epochs
    return (1...last).map(settings.rate(inEpoch:))
  }

  private func expect(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 1e-15) }
  }

  @Test func aConstantRateStays() {
    expect(rates(.constant), [0.8, 0.8, 0.8, 0.8, 0.8, 0.8])
  }

  @Test func stepsGoDownAfterEverySoManyEpochs() {
    expect(rates(.step(every: 2, factor: 0.5)), [0.8, 0.8, 0.4, 0.4, 0.2, 0.2])
    expect(rates(.step(every: 10, factor: 0.5)), [0.8, 0.8, 0.8, 0.8, 0.8, 0.8])
  }

  @Test func anExponentialGoesDownAfterEachEpoch() {
    expect(rates(.exponential(factor: 0.5)), [0.8, 0.4, 0.2, 0.1, 0.05, 0.025])
  }

  @Test func aCosineGoesDownToZeroOverTheEpochs() {
    let half = 0.8 / 2
    let root = 0.5.squareRoot()
    expect(
      rates(.cosine, upTo: 5), [0.8, half * (1 + root), half, half * (1 - root), 0])
  }

  @Test func powersOfFarEpochsAreRight() {
    var settings = TrainingSettings()
    settings.schedule = .exponential(factor: 1.0009765625)
    var power = 0.5
    for epoch in 1...1000 {
      #expect(settings.rate(inEpoch: epoch).isNear(power, within: 1e-13))
      power *= 1.0009765625
    }
  }

  @Test func aChangedLimitOfEpochsLeavesTheRates() {
    let start = SmallRuns.regression()
    var settings = start.settings
    settings.schedule = .cosine
    settings.epochs = 4
    var run = Run(
      Run.Setup(network: start.network, examples: start.examples, settings: settings))
    let straight = run
    settings.epochs = 400
    run.changeStopping(as: settings)
    _ = run.advance(to: 3 * run.stepsPerEpoch)
    var other = straight
    _ = other.advance(to: 3 * run.stepsPerEpoch)
    #expect(run.moment == other.moment)
  }

  /// cos(π·x), to 60 digits before it was rounded.
  static let cosines: [(Double, Double)] = [
    (0.013, 0.9991661343425401),
    (0.05, 0.9876883405951378),
    (0.1, 0.9510565162951535),
    (0.163, 0.8717274065385089),
    (0.2, 0.8090169943749475),
    (0.25, 0.7071067811865476),
    (0.313, 0.5542634787366941),
    (0.35, 0.45399049973954686),
    (0.4, 0.30901699437494734),
    (0.463, 0.1159773448089613),
    (0.5, 0.0),
    (0.55, -0.156434465040231),
    (0.613, -0.34759033697103703),
    (0.65, -0.45399049973954686),
    (0.7, -0.587785252292473),
    (0.763, -0.7353878607810159),
    (0.8, -0.8090169943749475),
    (0.85, -0.8910065241883678),
    (0.913, -0.9628804265585876),
    (0.95, -0.9876883405951377),
    (1.0, -1.0),
    (1.063, -0.9804776233729444),
    (1.1, -0.9510565162951535),
    (1.15, -0.891006524188368),
    (1.2129999999999999, -0.7843434919334104),
    (1.25, -0.7071067811865476),
    (1.3, -0.587785252292473),
    (1.363, -0.41723271366176534),
    (1.4, -0.3090169943749477),
    (1.45, -0.156434465040231),
    (1.513, 0.04082935197850968),
    (1.55, 0.156434465040231),
    (1.6, 0.3090169943749477),
    (1.6629999999999998, 0.48999115164423607),
    (1.7, 0.587785252292473),
    (1.75, 0.7071067811865476),
    (1.813, 0.8323412738406634),
    (1.85, 0.891006524188368),
    (1.9, 0.9510565162951535),
    (1.9629999999999999, 0.9932518590423394),
    (2.0, 1.0),
    (0.500000001, -3.141592564739485e-09),
    (0.499999999999, 3.141523156156375e-12),
    (1e-08, 0.9999999999999996),
    (0.25, 0.7071067811865476),
    (0.75, -0.7071067811865476),
    (1.5000000001, 3.1415929135263347e-10),
    (0.3333333333333333, 0.5),
    (0.6666666666666666, -0.4999999999999999),
    (3.25, -0.7071067811865476),
    (100.5, 0.0),
  ]

  @Test(arguments: cosines)
  func aCosineIsRightToTheLastTwoBits(_ halfTurns: Double, _ expected: Double) {
    let found = ElementaryFunctions.cosine(ofHalfTurns: halfTurns)
    #expect(abs(found - expected) <= 2 * expected.ulp)
    #expect(ElementaryFunctions.cosine(ofHalfTurns: -halfTurns) == found)
  }
}
