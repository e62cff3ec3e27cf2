import Backprop
import Testing

/// Numbers of an optimizer that are no longer finite: they keep a weight where it is, and that is
/// divergence.
struct OptimizerDivergenceTests {
  /// A linear unit whose gradient is so large that its square is infinite.
  private static func start(_ optimizer: Optimizer) -> Run.Setup {
    var settings = TrainingSettings()
    settings.optimizer = optimizer
    settings.learningRate = 1e-3
    settings.epochs = 5
    return Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
        parameters: [1]),
      examples: Examples(inputs: [[1e80]], targets: [[0]]), settings: settings)
  }

  @Test(arguments: [Optimizer.rmsprop, .adam])
  func anInfiniteMeanOfSquaresIsDivergence(_ optimizer: Optimizer) throws {
    let start = Self.start(optimizer)
    var training = Training(start)
    while !training.advance(budget: .max) {}
    #expect(training.stopReason == .diverged)
    #expect(training.network.parameters[0].isFinite)
    let divergence = try #require(training.divergence())
    #expect(divergence.quantity == .optimizer(.squares, 0))
    #expect(divergence.epoch == 1)
    // The screen says the same.
    var run = Run(start)
    let progress = run.advance(to: .max / 2, stopping: true)
    #expect(progress == .stopped(.diverged))
    #expect(run.divergence() == divergence)
    #expect(run.pass.epochEnd?.stopReason == .diverged)
  }

  /// A net input beyond all numbers is taken back by sigmoid, and nothing of the run is lost.
  @Test func anInfinityThatAnActivationTakesBackIsNone() {
    var settings = TrainingSettings()
    settings.epochs = 3
    let start = Run.Setup(
      network: Network(
        shape: Shape(inputCount: 2, layers: [(1, .sigmoid, .none), (1, .sigmoid, .none)]),
        loss: .halfSquaredError, parameters: [1e200, 1e200, 0.5]),
      examples: Examples(inputs: [[1e200, 1]], targets: [[0]]), settings: settings)
    var training = Training(start)
    while !training.advance(budget: .max) {}
    #expect(Run(start).pass.netInputs[0] == .infinity)
    #expect(training.stopReason == .epochLimit)
  }
}
