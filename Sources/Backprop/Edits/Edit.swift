/// A change that a person made to a run.
public struct Edit: Equatable, Sendable {
  /// The position at which it was made.
  public let position: Int
  /// The index of the example from whose first step on it holds: the present batch's first.
  package let start: Int
  /// What was changed.
  public let change: Change

  /// Whether another changes the same at the same example, wherever the run stood.
  func hasSameEffect(as other: Edit) -> Bool { start == other.start && change == other.change }
}
