import Backprop
import Conditions
import Testing

/// A value that is not finite is found at its step, however fast one has come there.
@Suite struct FinitenessTests {
  /// A random run in which numbers are large, or soon will be.
  private static func run(seed: Int) -> Run.Setup {
    var random = RandomSource(seed: UInt64(seed))
    let setup = RandomRun.setup(seed: seed)
    let scale = [1, 1, 1e20, 1e99, 1e155, 1e300][Int.random(in: 0...5, using: &random)]
    var network = setup.network
    if seed % 3 == 0 { network.parameters = network.parameters.map { $0 * scale } }
    var settings = setup.settings
    settings.epochs = 20
    settings.learningRate = [0.3, 2, 1e3, 1e90][Int.random(in: 0...3, using: &random)]
    let rows = (0..<setup.examples.count).map { row in
      (
        inputs: setup.examples.inputs(of: row).map { seed % 3 == 1 ? $0 * scale : $0 },
        targets: setup.examples.targets(of: row).map { seed % 9 == 2 ? $0 * scale : $0 }
      )
    }
    return Run.Setup(
      network: network,
      examples: Examples(inputs: rows.map(\.inputs), targets: rows.map(\.targets)),
      settings: settings)
  }

  private struct Asked: Sendable {
    /// `W` stands for the name of the first weight.
    let text: String
    let isTrue: @Sendable (_ isNonfinite: Bool, _ epoch: Int, _ weight: Double) -> Bool

    init(
      _ text: String,
      _ isTrue: @escaping @Sendable (_ isNonfinite: Bool, _ epoch: Int, _ weight: Double) -> Bool
    ) {
      self.text = text
      self.isTrue = isTrue
    }
  }

  /// What one finds who looks at every step up to the epoch in which a parameter is not finite: the
  /// steps at which a condition becomes true of whether any latest value is not finite, the epoch, and
  /// the first weight; and how many epochs that are.
  private static func look(
    _ setup: Run.Setup, _ isTrue: (_ isNonfinite: Bool, _ epoch: Int, _ weight: Double) -> Bool
  ) -> (steps: [Int], epochs: Int) {
    let names = Symbols(network: setup.network, settings: setup.settings)
    var nonfinite: Set<String> = []
    var (steps, wasTrue) = ([Int](), false)
    var weight = setup.network.parameters[0]
    var run = Run(setup)
    while run.epochsDone < setup.settings.epochs {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      let pass = run.pass
      for (index, step) in pass.steps.enumerated() {
        if !step.value.isFinite {
          nonfinite.insert(names.symbol(step.quantity))
        } else if !nonfinite.isEmpty {
          nonfinite.remove(names.symbol(step.quantity))
        }
        if case .updated(0) = step.quantity { weight = step.value }
        let isNow = isTrue(!nonfinite.isEmpty, run.epoch, weight)
        if isNow, !wasTrue { steps.append(run.startPosition + index + 1) }
        wasTrue = isNow
      }
      if pass.epochEnd != nil, !pass.updatedParameters.allSatisfy(\.isFinite) { break }
    }
    return (steps, run.epochsDone)
  }

  private static let conditions = [
    Asked("nonfinite") { isNonfinite, _, _ in isNonfinite },
    Asked("not nonfinite and epoch > 2") { isNonfinite, epoch, _ in !isNonfinite && epoch > 2 },
    Asked("nonfinite or W < -1") { isNonfinite, _, weight in isNonfinite || weight < -1 },
    Asked("nonfinite and W > 0") { isNonfinite, _, weight in isNonfinite && weight > 0 },
  ]

  @Test(arguments: [0..<24, 24..<48, 48..<72, 72..<96])
  func itIsTheStepThatStepsTell(seeds: Range<Int>) throws {
    var count = 0
    for seed in seeds {
      let setup = Self.run(seed: seed)
      let asked = Self.conditions[seed % 7 % Self.conditions.count]
      let symbols = Symbols(network: setup.network, settings: setup.settings)
      let text = asked.text.replacing("W", with: symbols.parameter(0))
      let condition = try Condition(text, of: setup)
      let (steps, epochs) = Self.look(setup, asked.isTrue)
      count += steps.count

      var training = Training(
        setup, kernels: .preferred, watcher: StopWatch([condition], of: setup))
      while !training.advance(budget: 1 + seed * 50) {}
      let hit = (training.watcher as? StopWatch)?.hit
      if training.stopReason == .diverged {
        let divergence = try #require(training.divergence(), "\(seed): \(text)")
        // Where E is not finite at the start, no step is taken.
        #expect(
          training.updates == 0 || steps.first.map { divergence.step < $0 } ?? true,
          "\(seed): \(text)")
      } else {
        #expect(hit?.step == steps.first, "\(seed): \(text)")
      }

      var finder = HitFinder([condition], of: setup, .all(most: .max))
      var walk = Walk(through: Run(setup), after: 0, for: finder)
      var work = 1
      let end = epochs * setup.examples.count
      while !walk.advance(before: end, showing: &finder, work: &work) { work = 5_000 }
      #expect(finder.hits.map(\.step) == steps, "\(seed): \(text)")
    }
    // A condition that never hits would say nothing.
    #expect(count > seeds.count / 4)
  }
}
