import Backprop
import Testing

/// The share of the examples that is classified wrong, as it was after each epoch.
struct ErrorRateTests {
  private static let start = SmallRuns.exclusiveOr { $0.epochs = 400 }

  /// The share after an epoch, from the network that the run has there.
  private func counted(after epoch: Int) -> Double {
    var run = Run(Self.start)
    _ = run.advance(to: epoch * run.stepsPerEpoch)
    let outputs = run.updatedNetwork.outputs(for: Self.start.examples)
    let wrong = outputs.indices.count { index in
      let targets = Self.start.examples.targets(of: index)
      return !run.classes.isRight(outputs: outputs[index][...], targets: targets)
    }
    return Double(wrong) / Double(outputs.count)
  }

  @Test(arguments: [false, true]) func itIsThatOfTheEpoch(stopping: Bool) {
    var run = Run(Self.start)
    _ = run.advance(to: 400 * run.stepsPerEpoch, stopping: stopping)
    var found: Set<Double> = []
    for epoch in [0, 1, 7, 100, 250, 300, 400] {
      let expected = counted(after: epoch)
      #expect(run.errorRate(after: epoch) == expected, "\(epoch)")
      found.insert(expected)
    }
    #expect(found.count > 1)
    #expect(run.errorRate(after: 401) == nil)
    #expect(run.errorRate(after: 1, ofTests: true) == nil)
  }

  /// A change forgets what came after it, and a branch has it again.
  @Test func aBranchHasItsOwn() {
    var run = Run(Self.start)
    _ = run.advance(to: 300 * run.stepsPerEpoch)
    let before = run.errorRate(after: 300)
    _ = run.advance(to: 0)
    run.make(.learningRate(1e-9))
    #expect(run.errorRate(after: 300) == nil)
    run.take(branch: 0)
    #expect(run.errorRate(after: 300) == before)
  }

  @Test func targetsThatAreNoClassesHaveNone() {
    var run = Run(SmallRuns.regression())
    _ = run.advance(to: 3 * run.stepsPerEpoch)
    #expect(run.errorRate(after: 2) == nil)
    #expect(run.history.count == 4)
  }
}
