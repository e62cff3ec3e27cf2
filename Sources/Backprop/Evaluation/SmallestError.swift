/// The smallest error that a run has found so far, and when: what patience waits for.
struct SmallestError: Equatable, Sendable {
  private var error = Double.infinity
  /// The epoch after which it was found; 0 is before training.
  private(set) var epoch = 0

  /// Looks at the error after an epoch: on the test data where there is any.
  mutating func note(_ evaluation: Evaluation, _ test: Evaluation?, after epoch: Int) {
    let found = (test ?? evaluation).error
    guard found < error else { return }
    error = found
    self.epoch = epoch
  }
}
