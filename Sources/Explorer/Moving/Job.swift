package import Backprop

/// Work that takes longer than a frame, done in slices between looks at the keys.
package struct Job: Equatable, Sendable {
  /// The place to arrive at.
  package let target: Destination
  /// The position where it began.
  package let origin: Int
  /// The example where it began, counted over the whole run.
  let originExample: Int

  /// How much of the way is done, between 0 and 1; of a way whose length only going it tells, how
  /// much is not known.
  package func progress(of run: Run) -> Double? {
    // An example that takes long to settle is not a part of the way that can be measured.
    guard !run.pass.isOpen else { return nil }
    switch target {
    case .position(let position): return part(run.position - origin, of: position - origin)
    case .end(let exampleIndex), .step(_, let exampleIndex):
      return part(run.exampleIndex - originExample, of: exampleIndex - originExample)
    case .groups, .back: return nil
    }
  }

  private func part(_ done: Int, of all: Int) -> Double {
    all == 0 ? 1 : min(1, max(0, Double(done) / Double(all)))
  }
}
