/// One factor, term, sum or product of training: the smallest thing that can be stepped over.
public struct Step: Equatable, Sendable {
  /// The place in the steps of its example, from 0.
  public let index: Int
  public let phase: Phase
  /// What the step computes.
  public let quantity: Quantity
  public let value: Double
}
