internal import Backprop

/// E of all examples before and after the updates of an epoch: which of them made it larger.
struct Ascent: Sendable {
  /// An update, by its last step, from 1, and E at both of its ends.
  struct Climb: Sendable {
    let step: Int
    let before: Double
    let after: Double
  }

  /// The update that made E larger by most; `nil` before any did.
  private(set) var steepest: Climb?
  /// How many updates were added, and how many of them made E larger.
  private(set) var (updates, risen) = (0, 0)
  /// The weights and biases after the update before, and E with them.
  private var latest: (parameters: [Double], error: Double)?

  /// Adds the next update.
  ///
  /// - Parameters:
  ///   - pass: the example that ends its batch.
  ///   - startPosition: the number of steps before that example.
  ///   - setup: the network and the examples as they are there.
  mutating func add(_ pass: ExamplePass, startPosition: Int, of setup: Run.Setup) {
    func error(_ parameters: [Double]) -> Double {
      setup.network.error(with: parameters, on: setup.examples)
    }
    // A change by hand may lie between two updates: what it does to E is none of the update's doing.
    let isNext = latest?.parameters == pass.parameters
    let before = latest.flatMap { isNext ? $0.error : nil } ?? error(pass.parameters)
    let after = error(pass.updatedParameters)
    latest = (pass.updatedParameters, after)
    updates += 1
    if after > before { risen += 1 }
    guard after - before > steepest.map({ $0.after - $0.before }) ?? 0 else { return }
    steepest = Climb(
      step: startPosition + EpochFacts.lastUpdate(in: pass), before: before, after: after)
  }

  /// More multiplications than these would make a person wait.
  private static let mostWork = 4_000_000_000

  /// Whether E can be evaluated after every update of an epoch.
  static func isWithinReach(_ setup: Run.Setup) -> Bool {
    let (shape, count) = (setup.network.shape, setup.examples.count)
    guard shape.recurrence == nil else { return false }
    let updates = count / setup.settings.batch.size(ofExamples: count) + 1
    let (evaluation, isTooMuch) = count.multipliedReportingOverflow(by: shape.parameterCount)
    return !isTooMuch && evaluation < mostWork / updates
  }
}
