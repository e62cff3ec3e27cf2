import Backprop
import Testing

/// Ending a run that finds no smaller error any more.
struct PatienceTests {
  /// An error that goes down, and then up and down for ever: the rate is too large to come to rest.
  private func start(patience: Int?, test: Bool = false) -> Run.Setup {
    let base = SmallRuns.regression()
    var settings = base.settings
    settings.learningRate = 0.25
    settings.batch = .examples(1)
    settings.order = .shuffled
    settings.patience = patience
    settings.epochs = 400
    return Run.Setup(
      network: base.network, examples: base.examples,
      testExamples: test
        ? Examples(inputs: [[0.2], [0.8]], targets: [[0.4], [0.5]]) : nil,
      settings: settings)
  }

  /// The first epoch after which there was no new smallest error for so many epochs.
  private func firstEpoch(of errors: [Double], patience: Int) -> Int? {
    (1..<errors.count).first { epoch in
      let smallest = errors[...epoch].min() ?? .nan
      let found = errors[...epoch].firstIndex(of: smallest) ?? 0
      return epoch - found >= patience
    }
  }

  private func trained(_ start: Run.Setup) -> Training {
    var training = Training(start)
    while !training.advance(budget: .max) {}
    return training
  }

  @Test(arguments: [1, 2, 5, 20], [false, true])
  func trainingEndsWhenPatienceDoes(_ patience: Int, _ test: Bool) throws {
    let long = trained(start(patience: nil, test: test))
    let errors = test ? long.testErrors : long.errors
    let epoch = try #require(firstEpoch(of: errors, patience: patience))
    let training = trained(start(patience: patience, test: test))
    #expect(training.stopReason == .patience)
    #expect(training.epochs == epoch)
  }

  @Test(arguments: [1, 3, 20], [0, 1, 100])
  func aRunEndsWhereTrainingDoes(_ patience: Int, _ detour: Int) {
    let start = start(patience: patience)
    let epochs = trained(start).epochs
    var run = Run(start, keyframeCapacity: 8, historyLimit: 8)
    // However far it was before, and wherever it stands.
    _ = run.advance(to: detour * run.stepsPerEpoch)
    _ = run.advance(to: 3)
    var progress = Run.Progress.underway
    while progress == .underway {
      progress = run.advance(to: 1_000_000, budget: 700, stopping: true)
    }
    #expect(progress == .stopped(.patience))
    #expect(run.epochsDone == epochs)
    #expect(run.pass.epochEnd?.stopReason == .patience)
  }

  @Test func aRuleIsOnlyLookedAtWhenTheErrorIs() {
    var training = Training(start(patience: 3), evaluateEvery: 10)
    while !training.advance(budget: .max) {}
    #expect(training.stopReason == .patience)
    #expect(training.epochs % 10 == 0)
  }

  @Test func anEditAtTheStartCountsInWhatIsSmallest() {
    let start = start(patience: 5)
    var run = Run(start, keyframeCapacity: 8, historyLimit: 8)
    run.make(.parameter(0, 3))
    var edited = start.network
    edited.parameters[0] = 3
    let epochs = trained(
      Run.Setup(network: edited, examples: start.examples, settings: start.settings)
    ).epochs
    _ = run.advance(to: 200 * run.stepsPerEpoch)
    _ = run.advance(to: 5)
    let progress = run.advance(to: 1_000_000, stopping: true)
    #expect(progress == .stopped(.patience))
    #expect(run.epochsDone == epochs)
  }
}
