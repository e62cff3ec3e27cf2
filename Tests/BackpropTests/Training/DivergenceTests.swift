import Backprop
import Testing

struct DivergenceTests {
  private func diverged(_ start: Run.Setup, evaluateEvery: Int = 1) -> Training {
    var training = Training(start, evaluateEvery: evaluateEvery)
    while !training.advance(budget: .max) {}
    return training
  }

  private struct Found: Equatable {
    let epoch: Int
    let example: Int
    let step: Int
    let quantity: Quantity
    let value: UInt64
  }

  /// Searches all steps from the first on.
  private func naive(_ start: Run.Setup, epochs: Int) -> Found? {
    let run = NaiveRun(start, epochs: epochs)
    for (exampleIndex, pass) in run.passes.enumerated() {
      guard let step = pass.steps.first(where: { !$0.value.isFinite }) else { continue }
      return Found(
        epoch: exampleIndex / start.examples.count + 1,
        example: exampleIndex % start.examples.count + 1,
        step: run.list.starts[exampleIndex] + step.index + 1, quantity: step.quantity,
        value: step.value.bits)
    }
    return nil
  }

  private func expectTheFirst(_ start: Run.Setup, evaluateEvery: Int = 1) throws {
    let training = diverged(start, evaluateEvery: evaluateEvery)
    #expect(training.stopReason == .diverged)
    let found = try #require(training.divergence())
    let expected = try #require(naive(start, epochs: max(1, training.epochs)))
    let actual = Found(
      epoch: found.epoch, example: found.example, step: found.step, quantity: found.quantity,
      value: found.value.bits)
    #expect(actual == expected)
  }

  @Test(arguments: [3, 10, 1e5, 1e200])
  func theFirstStepThatIsNotFiniteIsNamed(_ rate: Double) throws {
    try expectTheFirst(SmallRuns.line(rate: rate))
  }

  @Test(arguments: [2, 7, 1000])
  func itIsFoundWhereTheErrorIsEvaluatedSeldom(_ every: Int) throws {
    try expectTheFirst(SmallRuns.line(rate: 10), evaluateEvery: every)
  }

  @Test func itIsFoundInBatches() throws {
    let start = SmallRuns.regression()
    var settings = start.settings
    settings.learningRate = 50
    settings.epochs = 1000
    try expectTheFirst(
      Run.Setup(network: start.network, examples: start.examples, settings: settings))
  }

  @Test func aRunThatEndsOtherwiseHasNone() {
    #expect(diverged(SmallRuns.regression()).divergence() == nil)
  }

  @Test func itIsFoundWhereTheErrorIsNotFiniteBeforeTraining() throws {
    try expectTheFirst(SmallRuns.line(rate: 0.1, weight: 1e200))
  }
}
