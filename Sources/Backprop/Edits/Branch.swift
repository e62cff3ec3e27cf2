/// A future of a run that was left when its past was changed.
public struct Branch: Equatable, Sendable {
  /// The changes that lead to it.
  public let edits: [Edit]
  /// The largest position that it reached.
  public let furthest: Int
  let histories: EpochHistories
  /// E after each of its epochs.
  public var history: ErrorHistory { histories.training }
}
