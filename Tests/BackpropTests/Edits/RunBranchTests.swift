import Backprop
import Testing

@Suite struct RunBranchTests {
  private func run(at position: Int) -> Run {
    var run = Run(SmallRuns.exclusiveOr())
    _ = run.advance(to: position)
    return run
  }

  @Test func aChangeAtTheFrontLeavesNoBranch() {
    var run = run(at: 200)
    run.make(.parameter(0, 1))
    #expect(run.branches.isEmpty)
  }

  @Test func aChangeOfThePastKeepsTheOldFuture() {
    var run = run(at: 2000)
    _ = run.advance(to: 200)
    run.make(.parameter(0, 1))
    #expect(run.branches.count == 1)
    #expect(run.branches.first?.edits.isEmpty == true)
    #expect(run.branches.first?.furthest == 2000)
    #expect(run.earlierRuns.last?.history.count == run.branches.first?.history.count)
  }

  @Test func aBranchThatIsTakenIsTheOldFutureBitForBit() {
    let straight = run(at: 2000)
    var run = straight
    _ = run.advance(to: 200)
    run.make(.learningRate(0.1))
    _ = run.advance(to: 900)
    run.take(branch: 0)
    #expect(run.position == 900)
    #expect(run.furthest == 2000)
    #expect(run.history == straight.history)
    _ = run.advance(to: 2000)
    #expect(run.moment == straight.moment)
    #expect(run.history == straight.history)
  }

  @Test func theFutureThatIsLeftForABranchCanBeTakenAgain() {
    var run = run(at: 2000)
    _ = run.advance(to: 200)
    run.make(.learningRate(0.1))
    _ = run.advance(to: 900)
    let changed = run
    run.take(branch: 0)
    run.take(branch: 0)
    _ = run.advance(to: 900)
    #expect(run.moment == changed.moment)
    #expect(run.history == changed.history)
  }

  @Test func takingABranchCanBeUndone() {
    var run = run(at: 2000)
    _ = run.advance(to: 200)
    run.make(.learningRate(0.1))
    let changed = run
    run.take(branch: 0)
    let isUndone = run.undo()
    #expect(isUndone)
    #expect(run.moment == changed.moment)
  }

  @Test func onlyTheLastBranchesAreKept() {
    var run = run(at: 2000)
    for value in 0..<20 {
      _ = run.advance(to: 2000)
      _ = run.advance(to: 100)
      run.make(.parameter(0, Double(value)))
    }
    #expect(run.branches.count == 8)
  }
}

@Suite struct TestErrorTests {
  private let setup: Run.Setup = {
    let all = SmallRuns.exclusiveOr()
    return Run.Setup(
      network: all.network, examples: all.examples,
      testExamples: Examples(inputs: [[0.9, 0.1], [0.2, 0.1]], targets: [[1], [0]]),
      settings: all.settings)
  }()

  /// E of the test data with the weights after an epoch of the run without test data.
  private func error(after epoch: Int) throws -> Double {
    var run = Run(SmallRuns.exclusiveOr())
    _ = run.advance(to: epoch * run.stepsPerEpoch)
    return run.updatedNetwork.error(on: try #require(setup.testExamples))
  }

  @Test func testErrorsAreThoseOfTheSameWeights() throws {
    var run = Run(setup)
    _ = run.advance(to: 5 * run.stepsPerEpoch)
    #expect(run.testHistory.count == 6)
    for epoch in 0...5 {
      #expect(run.testHistory.error(after: epoch) == (try error(after: epoch)))
    }
  }

  @Test func testingChangesNothingOfTheTraining() {
    var run = Run(setup)
    var plain = Run(SmallRuns.exclusiveOr())
    _ = run.advance(to: 777)
    _ = plain.advance(to: 777)
    #expect(run.moment == plain.moment)
    #expect(run.history == plain.history)
  }

  @Test func changesOfThePastRebuildBothHistories() {
    var run = Run(setup)
    _ = run.advance(to: 20 * run.stepsPerEpoch)
    _ = run.advance(to: 7 * run.stepsPerEpoch + 3)
    run.make(.learningRate(2))
    _ = run.advance(to: 20 * run.stepsPerEpoch)
    #expect(run.history.count == 21)
    #expect(run.testHistory.count == 21)
  }

  @Test func trainingWithoutAScreenGivesTheSameTestErrors() {
    var all = setup.settings
    all.epochs = 4
    var training = Training(
      Run.Setup(
        network: setup.network, examples: setup.examples, testExamples: setup.testExamples,
        settings: all))
    _ = training.advance(budget: .max)
    var run = Run(setup)
    _ = run.advance(to: 4 * run.stepsPerEpoch)
    #expect(training.testErrors == (0...4).map { run.testHistory.error(after: $0) ?? .nan })
  }
}
