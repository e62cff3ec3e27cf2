package import Backprop
import Conditions

/// What is drawn along the run beside its error.
package struct Plot: Sendable {
  /// As it was typed.
  package let text: String
  /// `nil` where the run has not what it names.
  private var trail: Trail<Sampler>?

  /// As many can be told apart.
  static let most = 4

  init(_ expression: WatchedExpression, in run: Run) {
    text = expression.text
    trail = Trail(after: run, Sampler(expression, of: run.start))
  }

  /// The values so far; `nil` where the run has not what is named.
  package var history: SampleHistory? { trail?.follower.history }

  /// Whether something of the run is not in the curve.
  func isBehind(_ run: Run) -> Bool { trail?.isBehind(run) == true }

  /// Goes no further, and keeps the curve so far.
  mutating func stop() { trail?.stop() }

  /// Takes up where the run has come to; begins anew with one that has changed.
  mutating func catchUp(with run: Run, budget: Int) {
    guard isBehind(run) else { return }
    if trail?.isOf(run) == false {
      let expression = try? WatchedExpression(text, of: run.setup)
      trail = expression.map { Trail(after: run, Sampler($0, of: run.start)) }
    }
    trail?.advance(in: run, budget: budget)
  }
}
