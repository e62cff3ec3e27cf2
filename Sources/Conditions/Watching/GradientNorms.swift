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

  /// The root of the sum of squares; finite wherever that root is, however large the squares are.
  private static func norm(of gradients: [Double]) -> Double {
    var sum = 0.0
    for gradient in gradients { sum += gradient * gradient }
    guard sum.isInfinite, gradients.allSatisfy(\.isFinite) else { return sum.squareRoot() }
    let largest = gradients.reduce(0) { max($0, abs($1)) }
    return largest
      * gradients.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  /// Adds an update; returns whether its gradients explode, and `nil` where there have been too few to
  /// tell.
  mutating func add(_ pass: ExamplePass) -> Bool? {
    let norm = GradientNorms.norm(of: pass.batchGradients)
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
