internal import Backprop

/// The norms of the gradients of the last updates.
struct GradientNorms: Equatable, Sendable {
  /// An update's gradients explode where their norm is over so many times the median of those before.
  static let explosion = 10.0
  /// So many updates before are looked at.
  static let span = 20
  /// The last ones, the oldest first.
  private var norms: [Double] = []
  /// The norm of the update that was added last.
  private(set) var latest = 0.0
  /// The median of those before it; NaN where there were too few.
  private(set) var median = Double.nan

  /// Adds an update; returns whether its gradients explode, and `nil` where there have been too few to
  /// tell.
  mutating func add(_ pass: ExamplePass) -> Bool? {
    var sum = 0.0
    for gradient in pass.batchGradients { sum += gradient * gradient }
    let norm = sum.squareRoot()
    latest = norm
    median = .nan
    defer {
      norms.append(norm)
      if norms.count > GradientNorms.span { norms.removeFirst() }
    }
    guard norms.count == GradientNorms.span else { return nil }
    guard !norms.contains(where: \.isNaN) else { return false }
    let sorted = norms.sorted()
    median = (sorted[GradientNorms.span / 2 - 1] + sorted[GradientNorms.span / 2]) / 2
    return norm > GradientNorms.explosion * median
  }
}
