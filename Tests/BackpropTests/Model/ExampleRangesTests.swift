import Backprop
import Testing

/// The smallest and the largest value of each column.
@Suite struct ExampleRangesTests {
  private let run = Run(
    Run.Setup(
      network: Network(
        shape: Shape(inputCount: 2, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
        parameters: [1, 1]),
      examples: Examples(inputs: [[1, -5], [3, 2], [2, 0]], targets: [[7], [9], [8]]),
      settings: TrainingSettings()))

  @Test func theyAreThoseOfAllRows() {
    let examples = run.setup.examples
    #expect(examples.range(ofInput: 0) == (1, 3))
    #expect(examples.range(ofInput: 1) == (-5, 2))
    #expect(examples.range(ofTarget: 0) == (7, 9))
    #expect(examples.only([2]).range(ofInput: 1) == (0, 0))
  }

  @Test func theyFollowAChange() {
    var run = run
    run.make(.input(example: 0, index: 1, 40))
    run.make(.target(example: 1, index: 0, 7.5))
    let examples = run.setup.examples
    #expect(examples.range(ofInput: 1) == (0, 40))
    #expect(examples.range(ofTarget: 0) == (7, 8))
  }
}
