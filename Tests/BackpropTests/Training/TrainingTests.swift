import Backprop
import Testing

struct TrainingTests {
  private func trained(
    _ start: Run.Setup, epochs: Int? = nil, evaluateEvery: Int = 1, budget: Int = .max
  ) -> Training {
    var settings = start.settings
    settings.epochs = epochs ?? settings.epochs
    var training = Training(
      Run.Setup(network: start.network, examples: start.examples, settings: settings),
      evaluateEvery: evaluateEvery)
    while !training.advance(budget: budget) {}
    return training
  }

  @Test(arguments: [
    (1, 3, [0, 1, 2, 3]), (2, 4, [0, 2, 4]), (2, 5, [0, 2, 4, 5]), (10, 3, [0, 3]), (3, 0, [0]),
    (5, 5, [0, 5]),
  ])
  func theErrorIsEvaluatedBeforeThenEverySoManyEpochsAndLast(
    _ every: Int, _ epochs: Int, _ evaluatedAt: [Int]
  ) {
    let training = trained(SmallRuns.regression(), epochs: epochs, evaluateEvery: every)
    #expect(training.evaluatedAt == evaluatedAt)
    #expect(training.errors.count == evaluatedAt.count)
  }

  @Test func errorsAreThoseOfARunsHistory() {
    for seed in 1...40 {
      let random = RandomCase(seed: seed, deepest: 3, widest: 3).start
      var settings = random.settings
      settings.patience = nil
      let start = Run.Setup(
        network: random.network, examples: random.examples, settings: settings)
      let training = trained(start, epochs: 6, budget: seed * 50)
      var run = Run(start)
      _ = run.advance(to: 6 * run.stepsPerEpoch)
      #expect(training.errors.bits == run.history.buckets.map(\.first.bits), "seed \(seed)")
      #expect(training.network.parameters.bits == run.updatedNetwork.parameters.bits)
    }
  }

  @Test func errorsAreTheSameWhereTheyAreEvaluatedSeldom() {
    let often = trained(SmallRuns.regression(), epochs: 12)
    let seldom = trained(SmallRuns.regression(), epochs: 12, evaluateEvery: 4)
    #expect(seldom.errors == [0, 4, 8, 12].map { often.errors[$0] })
  }

  @Test(arguments: [(TrainingSettings.Batch.examples(1), 5), (.examples(2), 3), (.full, 1)])
  func eachBatchIsAnUpdate(_ batch: TrainingSettings.Batch, _ updates: Int) {
    let start = SmallRuns.regression()
    var settings = start.settings
    settings.batch = batch
    let training = trained(
      Run.Setup(network: start.network, examples: start.examples, settings: settings), epochs: 4)
    #expect(training.updates == 4 * updates)
    #expect(training.epochs == 4)
  }

  @Test func trainingEndsAtTheEpochLimit() {
    #expect(trained(SmallRuns.regression(), epochs: 2).stopReason == .epochLimit)
  }

  @Test func trainingEndsAtTheWantedError() {
    let start = SmallRuns.exclusiveOr {
      $0.stopError = 0.05
      $0.epochs = 5000
    }
    let training = trained(start)
    #expect(training.stopReason == .error)
    #expect(training.errors.dropLast().allSatisfy { $0 > 0.05 })
    #expect(training.evaluation.error <= 0.05)
  }

  @Test func aRuleThatHoldsBetweenEvaluationsIsSeenAtTheNext() {
    let start = SmallRuns.exclusiveOr {
      $0.stopError = 0.05
      $0.epochs = 5000
    }
    let epochs = trained(start).epochs
    #expect(trained(start, evaluateEvery: 100).epochs == (epochs + 99) / 100 * 100)
  }

  @Test func trainingEndsWhenAllAreClassified() {
    let training = trained(
      SmallRuns.exclusiveOr {
        $0.stopsWhenClassified = true
        $0.epochs = 5000
      })
    #expect(training.stopReason == .classified)
    #expect(training.evaluation.rightCount == 4)
  }

  @Test func trainingThatHasNothingToDoEndsBeforeTheFirstEpoch() {
    let training = trained(SmallRuns.exclusiveOr { $0.stopError = 100 })
    #expect(training.stopReason == .error)
    #expect(training.epochs == 0)
  }

  @Test func trainingEndsWhenItsValuesAreNoLongerFinite() {
    let training = trained(SmallRuns.line(rate: 10))
    #expect(training.stopReason == .diverged)
    #expect(training.errors.dropLast().allSatisfy { $0.isFinite })
  }

  @Test func anInterruptionKeepsWhatThereIs() {
    var training = Training(SmallRuns.line(rate: 0.01), evaluateEvery: 10)
    while training.epochs < 15 { _ = training.advance(budget: 1) }
    let weight = training.network.parameters
    training.interrupt()
    #expect(training.stopReason == .interrupted)
    #expect(training.network.parameters == weight)
    #expect(training.evaluatedAt == [0, 10, 15])
    let hasEnded = training.advance(budget: .max)
    #expect(hasEnded)
    #expect(training.epochs == 15)
  }

  @Test func anInterruptionWithinAnEpochAddsNoError() {
    var training = Training(SmallRuns.line(rate: 0.01))
    for _ in 0..<4 { _ = training.advance(budget: 1) }
    training.interrupt()
    #expect(training.epochs == 1)
    #expect(training.evaluatedAt == [0, 1])
  }

  @Test func anInterruptionAfterTheEndChangesNothing() {
    var training = trained(SmallRuns.regression(), epochs: 2)
    training.interrupt()
    #expect(training.stopReason == .epochLimit)
  }

  /// Each of these numbers is allowed; so is their product.
  @Test func theLargestNumbersOfEpochsDoNotOverflow() {
    var settings = TrainingSettings()
    settings.epochs = .max
    let start = Run.Setup(
      network: WorkedExample.network(), examples: WorkedExample.examples, settings: settings)
    for every in [1, 4_000_000_000_000_000_000, Int.max] {
      var training = Training(start, evaluateEvery: every)
      _ = training.advance(budget: 10_000)
      #expect(training.stopReason == nil)
      #expect(training.epochs > 0)
    }
  }
}
