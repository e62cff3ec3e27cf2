import Backprop
import CAllocations
import Testing

/// Training asks for no memory once it is under way.
@Suite(.enabled(if: allocation_count() >= 0))
struct AllocationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (inout TrainingSettings) -> Void
  }

  static let cases: [Case] =
    Optimizer.allCases.flatMap { optimizer in
      [
        Case(testDescription: "\(optimizer), online") { $0.optimizer = optimizer },
        Case(testDescription: "\(optimizer), batches of four") {
          $0.optimizer = optimizer
          $0.batch = .examples(4)
        },
        Case(testDescription: "\(optimizer), shuffled, with penalties") {
          $0.optimizer = optimizer
          $0.order = .shuffled
          $0.weightDecay = 0.001
          $0.l1 = 0.0001
        },
        Case(testDescription: "\(optimizer), shuffled batches, on a schedule") {
          $0.optimizer = optimizer
          $0.batch = .examples(3)
          $0.order = .shuffled
          $0.schedule = .exponential(factor: 0.999)
        },
      ]
    } + [
      Case(testDescription: "one batch an epoch") { $0.batch = .full },
      Case(testDescription: "sequential updates") { $0.updateOrder = .sequential },
    ]

  /// How often thousands of examples ask for memory, after the first.
  private func allocations(in start: Run.Setup) -> Int {
    let many = 1_000_000_000
    var settings = start.settings
    settings.epochs = many
    settings.learningRate = 0.01
    var training = Training(
      Run.Setup(network: start.network, examples: start.examples, settings: settings),
      evaluateEvery: many)
    // An odd number of examples: slices end within epochs.
    let budget = 37 * (6 * start.network.shape.parameterCount + 50)
    _ = training.advance(budget: budget)
    let before = allocation_count()
    for _ in 0..<100 { _ = training.advance(budget: budget) }
    let after = allocation_count()
    #expect(training.stopReason == nil && training.epochs > 100)
    return after - before
  }

  @Test(arguments: cases)
  func aLayeredNetworkAllocatesNothing(_ given: Case) {
    for seed in [11, 12, 13] {
      let random = RandomCase(seed: seed, widest: 40, mostExamples: 12).start
      var settings = TrainingSettings()
      given.change(&settings)
      let start = Run.Setup(
        network: random.network, examples: random.examples, settings: settings)
      #expect(allocations(in: start) == 0, "seed \(seed)")
    }
  }

  @Test(arguments: Optimizer.allCases)
  func aRecurrentNetworkAllocatesNothing(_ optimizer: Optimizer) {
    let random = RandomRecurrentCase(seed: 4).start
    var settings = random.settings
    settings.optimizer = optimizer
    let start = Run.Setup(
      network: random.network, examples: random.examples, settings: settings)
    #expect(allocations(in: start) == 0)
  }

  @Test func whatIsAllocatedIsCounted() {
    let before = allocation_count()
    let numbers = [Double](unsafeUninitializedCapacity: 1000) { $1 = 0 }
    #expect(numbers.capacity >= 1000)
    #expect(allocation_count() > before)
  }
}
