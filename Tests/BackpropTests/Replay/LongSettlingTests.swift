import Backprop
import Testing

/// Recurrent networks that take very many sweeps: a sweep is the unit of work, and every moment between
/// two of them can be shown.
struct LongSettlingTests {
  /// A network that wanders about and never settles; with damping, one that settles very slowly.
  private static func wanderer(
    units: Int = 12, limit: Int, damping: Double = 0, epochs: Int = 1
  ) -> Run.Setup {
    let examples = 2
    var source = RandomSource(seed: 7)
    let shape = Shape(
      unitCount: units, activation: .tanh, biases: .perUnit,
      recurrence: Recurrence(
        inputUnits: [0], outputUnits: [units - 1], tolerance: 1e-13, limit: limit,
        damping: damping))
    let bound = damping == 0 ? 1.25 : 0.3
    let parameters = (0..<shape.parameterCount).map { _ in source.nextUniform(within: bound) }
    var settings = TrainingSettings()
    settings.epochs = epochs
    settings.notSettled = .continue
    return Run.Setup(
      network: Network(shape: shape, loss: .halfSquaredError, parameters: parameters),
      examples: Examples(
        inputs: (0..<examples).map { [Double($0) + 0.5] },
        targets: [[Double]](repeating: [0.3], count: examples)),
      settings: settings)
  }

  /// All states after some sweeps, from the definition.
  private static func states(of setup: Run.Setup, after sweeps: [Int]) -> [[Double]] {
    let network = setup.network
    let layer = network.shape.layers[0]
    var states = [Double](repeating: 0, count: layer.unitCount)
    var found: [[Double]] = []
    for sweep in 1...(sweeps.max() ?? 1) {
      states = (0..<layer.unitCount).map { unit in
        var sum = network.parameters[layer.weight(to: unit, from: 0)] * states[0]
        for source in 1..<layer.unitCount {
          sum += network.parameters[layer.weight(to: unit, from: source)] * states[source]
        }
        sum += network.parameters[layer.firstBias + unit]
        if unit == 0 { sum += setup.examples.inputs(of: 0)[0] }
        let damping = network.shape.recurrence?.damping ?? 0
        let value = Activation.tanh.value(ofNetInput: sum)
        return damping == 0 ? value : damping * states[unit] + (1 - damping) * value
      }
      if sweeps.contains(sweep) { found.append(states) }
    }
    return found
  }

  private static let size = 12 * 14 + 1

  @Test func aRunBeginsBeforeItsNetworkHasSettled() {
    let run = Run(Self.wanderer(limit: 1_000_000))
    #expect(run.pass.isOpen)
    #expect(run.position == 0)
    #expect(run.next.phase == .settleForward)
    #expect(!run.isKnown(.totalError))
    #expect(!run.isKnown(.updated(0)))
  }

  /// 100,000 sweeps are more than are kept.
  @Test func everySweepIsTheSameFromWhereverItIsLookedAt() {
    let start = Self.wanderer(limit: 200_000)
    let sweeps = [1, 2, 77, 4_097, 99_999, 100_000]
    let states = Self.states(of: start, after: sweeps)
    var run = Run(start)
    // Deep into it, then back, and deep into it again.
    for (sweep, expected) in Array(zip(sweeps, states)) + Array(zip(sweeps, states).reversed()) {
      let target = sweep * Self.size
      while run.advance(to: target, budget: 20_000_000) != .arrived {}
      #expect(run.position == target)
      #expect(run.step?.quantity == .swept(.change, sweep: sweep))
      #expect(run.sweepsDone.forward == sweep)
      let found = (0..<12).map {
        run.pass.value(of: .swept(.activation(Unit(layer: 0, index: $0)), sweep: sweep))
      }
      #expect(found.bits == expected.bits, "sweep \(sweep)")
    }
  }

  @Test func slicesOfAnySizeComeToTheSameMoments() {
    let start = Self.wanderer(limit: 3_000, damping: 0.999)
    for budget in [1_000, 700_000, .max] {
      var run = Run(start)
      var ends: [Int] = []
      for _ in 0..<9 {
        while run.advance(to: run.isUnderway ? run.destination : .groups(1, .phase), budget: budget)
          != .arrived
        {}
        ends.append(run.position)
      }
      // Forward, error, backward, gradients, then update, and the same for the second example.
      let forward = 3_000 * Self.size
      #expect(ends[0] == forward, "budget \(budget)")
      #expect(ends[1] == forward + 2)
      #expect(ends[2] == forward + 2 + 12 + forward)
      #expect(run.exampleIndex == 1)
      // Back over the end of an example that takes long.
      while run.advance(to: run.isUnderway ? run.destination : .groups(-8, .phase), budget: budget)
        != .arrived
      {}
      #expect(run.position == forward, "budget \(budget)")
      let last = run.pass.forwardSweeps?.value(of: 3, sweep: 3_000)
      #expect(last == Self.states(of: start, after: [3_000])[0][3])
    }
  }

  @Test func trainingPausesWithinAnExample() {
    var training = Training(Self.wanderer(units: 40, limit: 1_000_000))
    for _ in 0..<20 {
      let hasEnded = training.advance(budget: 100_000)
      #expect(!hasEnded)
    }
    #expect(training.epochs == 0)
    #expect(training.errors.isEmpty)
    training.interrupt()
    #expect(training.stopReason == .interrupted)
    #expect(training.epochs == 0)
  }

  @Test func trainingInSlicesGivesTheSameBits() {
    let start = Self.wanderer(limit: 2_000, damping: 0.999, epochs: 2)
    let trained = [500, 90_000, Int.max].map { budget in
      var training = Training(start)
      while !training.advance(budget: budget) {}
      return training.network.parameters.bits + training.errors.bits
    }
    #expect(trained[0] == trained[1] && trained[1] == trained[2])
    var run = Run(start)
    while run.advance(to: .end(ofExample: 3), budget: 50_000) != .arrived {}
    #expect(run.updatedNetwork.parameters.bits + run.history.buckets.map(\.last.bits) == trained[0])
  }

  @Test func checkingTheGradientsPausesWithinAnExample() {
    var check = GradientCheck(Self.wanderer(units: 40, limit: 1_000_000))
    for _ in 0..<20 {
      let isDone = check.advance(budget: 100_000)
      #expect(!isDone)
    }
    #expect(check.comparisons.isEmpty)
  }

  /// Two units that put each other off go to and fro for ever: the rest need not be swept.
  @Test func aRepeatedSweepIsFoundAgainByItsParity() {
    let shape = Shape(
      unitCount: 2, activation: .sigmoid, biases: .none,
      recurrence: Recurrence(inputUnits: [0, 1], outputUnits: [1], limit: 1_000_001))
    let run = Run(
      Run.Setup(
        network: Network(
          shape: shape, loss: .halfSquaredError, parameters: [0, -20, -20, 0]),
        examples: Examples(inputs: [[10, 10]], targets: [[1]]), settings: TrainingSettings()))
    #expect(run.pass.unsettled?.alternates == true)
    #expect(run.pass.unsettled?.sweeps == 1_000_001)
    guard let sweeps = run.pass.forwardSweeps else { return }
    #expect(sweeps.value(of: 0, sweep: 1_000_001) == sweeps.value(of: 0, sweep: 101))
    #expect(sweeps.value(of: 0, sweep: 1_000_000) == sweeps.value(of: 0, sweep: 100))
    #expect(sweeps.value(of: 0, sweep: 100) != sweeps.value(of: 0, sweep: 101))
    #expect(sweeps.change(inSweep: 777_777) == sweeps.change)
  }
}
