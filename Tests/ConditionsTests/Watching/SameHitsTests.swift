import Backprop
import Conditions
import Testing

/// Hits are the same steps however one comes to them.
@Suite struct SameHitsTests {
  /// What looking at a run finds.
  private struct Found: Equatable {
    var hits: [Hit] = []
    /// The weights and biases after the update that the first hit belongs to.
    var parameters: [Double]?
    var updates: Int?
  }

  /// Looks at a run, example by example, after so many epochs.
  private static func look(_ random: RandomRun, after epochsBefore: Int = 0) throws -> Found {
    let setup = random.setup
    var watch = Watch([try Condition(random.text, of: setup)], of: setup)
    var found = Found()
    var updates = 0
    var run = Run(setup)
    if epochsBefore > 0 {
      _ = run.advance(to: run.destination(after: epochsBefore, of: .epoch))
    }
    var network = setup.network
    network.parameters = epochsBefore > 0 ? run.pass.updatedParameters : network.parameters
    var trainer = Trainer(network: network, settings: setup.settings)
    watch.begin(
      after: epochsBefore, parameters: network.parameters,
      trainer.evaluate(setup.examples, classes: setup.classes), test: nil)
    while run.epochsDone < setup.settings.epochs {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      watch.take(
        run.pass, exampleIndex: run.exampleIndex, row: run.example,
        startPosition: run.startPosition,
        &found.hits)
      let layout = run.pass.layout
      if layout.ending.batchSize != nil { updates += 1 }
      if let end = run.pass.epochEnd {
        let isLooked =
          run.epoch % random.evaluateEvery == 0 || run.epoch == setup.settings.epochs
        watch.take(
          WatchedCheck(
            epoch: run.epoch, step: run.position, row: run.example,
            isLooked ? end.evaluation : nil, test: nil), &found.hits)
      }
      if !found.hits.isEmpty, layout.ending.batchSize != nil, found.parameters == nil {
        found.parameters = run.pass.updatedParameters
        found.updates = updates
      }
    }
    return found
  }

  @Test(arguments: [0..<125, 125..<250, 250..<375, 375..<500])
  func trainingEndsAtTheFirstHitOfATrace(seeds: Range<Int>) throws {
    var ended = 0
    for seed in seeds {
      let random = RandomRun(seed: seed)
      let found = try Self.look(random)
      var training = Training(
        random.setup, evaluateEvery: random.evaluateEvery, kernels: .preferred,
        watcher: StopWatch([try Condition(random.text, of: random.setup)], of: random.setup))
      while !training.advance(budget: 1 + seed * 7) {}
      let hit = (training.watcher as? StopWatch)?.hit
      guard training.stopReason != .diverged else { continue }
      #expect(hit == found.hits.first, "\(seed): \(random.text)")
      #expect(training.stopReason == (hit == nil ? .epochLimit : .condition), "\(seed)")
      guard hit != nil else { continue }
      ended += 1
      #expect(training.network.parameters == found.parameters, "\(seed): \(random.text)")
      #expect(training.updates == found.updates, "\(seed): \(random.text)")
    }
    // A condition that never hits would say nothing.
    #expect(ended > seeds.count / 2)
  }

  @Test(arguments: [0..<125, 125..<250, 250..<375, 375..<500])
  func beginningTwoEpochsBeforeFindsTheSame(seeds: Range<Int>) throws {
    var count = 0
    for seed in seeds {
      let random = RandomRun(seed: seed)
      let all = try Self.look(random)
      let before = 1 + seed % max(1, random.setup.settings.epochs - 3)
      let later = try Self.look(random, after: before)
      // With an error that is looked at more seldom, two looks are further apart.
      let firstKnown = before + 2 * random.evaluateEvery + 1
      let expected = all.hits.filter { $0.epoch >= firstKnown }
      #expect(later.hits.filter { $0.epoch >= firstKnown } == expected, "\(seed): \(random.text)")
      count += expected.count
    }
    #expect(count > 0)
  }
}
