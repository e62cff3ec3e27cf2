import Backprop
import Testing

/// Recurrent backpropagation: settling, the gradients, training.
struct RecurrentTests {
  private func isNear(_ a: Double, _ b: Double, _ relative: Double = 1e-8) -> Bool {
    abs(a - b) <= relative * max(abs(b), 1e-4)
  }

  @Test(arguments: RecurrentReference.all)
  func settlesAndDifferentiatesAsTheReferenceDoes(_ reference: RecurrentReference) {
    let run = Run(reference.start(tolerance: 1e-13))
    #expect(zip(run.pass.activations, reference.states).allSatisfy { isNear($0, $1) })
    #expect(zip(run.pass.deltas, reference.deltas).allSatisfy { isNear($0, $1) })
    let gradients = reference.weightGradients.flatMap { $0 } + reference.deltas
    #expect(zip(run.pass.gradients, gradients).allSatisfy { isNear($0, $1) })
    #expect(run.pass.unsettled == nil)
  }

  @Test(arguments: RecurrentReference.all)
  func settlesInTheReferencesNumberOfSweeps(_ reference: RecurrentReference) {
    let run = Run(reference.start(tolerance: 1e-6))
    #expect(run.pass.forwardSweeps?.sweepCount == reference.sweeps)
    let sweeps = run.pass.forwardSweeps
    #expect((sweeps?.change ?? 1) <= 1e-6)
    #expect((1..<reference.sweeps).allSatisfy { (sweeps?.change(inSweep: $0) ?? 0) > 1e-6 })
  }

  @Test(arguments: RecurrentReference.all)
  func trainsAsTheReferenceDoes(_ reference: RecurrentReference) {
    var training = Training(reference.start(tolerance: 1e-13))
    while !training.advance(budget: 100_000) {}
    #expect(training.errors.count == reference.errors.count)
    #expect(zip(training.errors, reference.errors).allSatisfy { isNear($0, $1) })
  }

  @Test(arguments: RecurrentReference.all)
  func dampingRestsAtTheSameStates(_ reference: RecurrentReference) {
    let run = Run(reference.start(tolerance: 1e-13, damping: 0.5))
    #expect(zip(run.pass.activations, reference.states).allSatisfy { isNear($0, $1) })
    #expect(zip(run.pass.deltas, reference.deltas).allSatisfy { isNear($0, $1) })
  }

  @Test(arguments: 1...40) func gradientsAreSlopes(seed: Int) {
    var check = GradientCheck(RandomRecurrentCase(seed: seed).start)
    while !check.advance(budget: 1_000_000) {}
    #expect(check.agrees, "\(check.worst.debugDescription)")
  }

  @Test(arguments: 1...40) func theTrainerAndTheTracedPassGiveTheSameBits(seed: Int) {
    let start = RandomRecurrentCase(seed: seed).start
    var training = Training(start)
    while !training.advance(budget: 10_000) {}
    var run = Run(start)
    for epoch in 1...start.settings.epochs {
      // Every example's pass is computed on the way.
      while run.epochsDone < epoch { _ = run.advance(to: run.position + 1) }
      #expect(run.pass.epochError?.bitPattern == training.errors[epoch].bitPattern)
    }
    #expect(run.updatedNetwork.parameters.bits == training.network.parameters.bits)
  }

  @Test func twoUnitsThatInhibitEachOtherAlternate() throws {
    var training = Training(Self.flipFlop(damping: 0))
    let isOver = training.advance(budget: 1)
    #expect(isOver)
    #expect(training.stopReason == .notSettled)
    let unsettled = try #require(training.unsettled)
    #expect((unsettled.epoch, unsettled.example) == (1, 1))
    #expect(unsettled.how.isForward)
    #expect(unsettled.how.alternates)
    #expect(unsettled.how.sweeps == 1000)
    #expect(unsettled.how.change > 0.9)
    #expect(training.updates == 0)
    #expect(training.network == Self.flipFlop(damping: 0).network)
  }

  /// The trainer does not go through all sweeps of what only repeats itself; the traced pass does.
  @Test(arguments: [1, 2, 3, 40, 999, 1000, 1001])
  func whatGoesToAndFroComesToTheSameBits(limit: Int) throws {
    let flipFlop = Self.flipFlop(damping: 0)
    let recurrence = try #require(flipFlop.network.shape.recurrence)
    var settings = flipFlop.settings
    settings.notSettled = .continue
    settings.epochs = 3
    let start = Run.Setup(
      network: flipFlop.network.with(recurrence: recurrence.with(limit: limit)),
      examples: flipFlop.examples, settings: settings)
    var training = Training(start)
    while !training.advance(budget: 1) {}
    var run = Run(start)
    while run.epochsDone < 3 { _ = run.advance(to: run.position + run.pass.layout.count) }
    #expect(run.pass.forwardSweeps?.sweepCount == limit)
    #expect(run.updatedNetwork.parameters.bits == training.network.parameters.bits)
    #expect(run.history.error(after: 3)?.bitPattern == training.errors[3].bitPattern)
  }

  @Test func aCheckStopsWhereItsBudgetDoesHoweverManySweepsItNeeds() {
    var check = GradientCheck(Self.flipFlop(damping: 0.5))
    var slices = 0
    repeat {
      let before = check.comparisons.count
      _ = check.advance(budget: 10_000)
      #expect(check.comparisons.count <= before + 2)
      slices += 1
    } while !check.isDone && slices < 100
    #expect(check.isDone)
  }

  @Test func whatDoesNotSettleGoesOnWhereItMay() {
    var start = Self.flipFlop(damping: 0)
    start = Run.Setup(
      network: start.network, examples: start.examples,
      settings: {
        var settings = start.settings
        settings.notSettled = .continue
        settings.epochs = 2
        return settings
      }())
    var training = Training(start)
    while !training.advance(budget: 1) {}
    #expect(training.stopReason == .epochLimit)
    #expect(training.updates == 2)
  }

  @Test func dampingBringsThemToRest() {
    var training = Training(Self.flipFlop(damping: 0.5))
    while !training.advance(budget: 1) {}
    #expect(training.stopReason == .epochLimit)
  }

  @Test func whatIsNotANumberDoesNotGoRound() {
    var start = RecurrentReference.all[0].start(tolerance: 1e-6)
    var network = start.network
    network.parameters[0] = .infinity
    start = Run.Setup(network: network, examples: start.examples, settings: start.settings)
    // ∞·0 is not a number, and then nothing that it feeds is.
    let run = Run(start)
    #expect(run.pass.forwardSweeps?.sweepCount == 1)
    #expect(run.pass.unsettled?.change.isNaN == true)
  }

  /// Two units, each feeding the other with −10, biases 5.
  static func flipFlop(damping: Double) -> Run.Setup {
    let shape = Shape(
      unitCount: 2, activation: .sigmoid, biases: .perUnit,
      recurrence: Recurrence(inputUnits: [], outputUnits: [1], damping: damping))
    return Run.Setup(
      network: Network(
        shape: shape, loss: .halfSquaredError, parameters: [0, -10, -10, 0, 5, 5]),
      examples: Examples(inputs: [[]], targets: [[0.5]]), settings: TrainingSettings())
  }
}
