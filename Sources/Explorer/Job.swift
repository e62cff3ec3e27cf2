/// Work that takes longer than a frame, done in slices between looks at the keys.
package struct Job: Equatable, Sendable {
  /// The position to arrive at.
  package let target: Int
  /// The position where it began.
  package let origin: Int

  /// How much of the way is done, between 0 and 1.
  package func progress(at position: Int) -> Double {
    guard target != origin else { return 1 }
    return min(1, max(0, Double(position - origin) / Double(target - origin)))
  }
}
