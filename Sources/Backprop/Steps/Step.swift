/// One factor, term, sum or product of training: the smallest thing that can be stepped over.
public struct Step: Equatable, Sendable {
  /// The place in the steps of its example, from 0.
  public let index: Int
  /// The part of training that it belongs to.
  public let phase: Phase
  /// What the step computes.
  public let quantity: Quantity
  /// What it computed.
  public let value: Double
}
