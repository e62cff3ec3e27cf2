/// What a network with one weight answered with a weight that was tried.
package struct Trial: Equatable, Sendable {
  package let weight: Double
  /// One for each example.
  package let outputs: [Double]
  package let squaredErrors: [Double]
  /// E over all examples.
  package let error: Double
}
