extension Evaluation {
  /// The share of the examples that are classified right, from 0 to 1; `nil` where the targets are no
  /// classes.
  public var accuracy: Double? { rightCount.map { Double($0) / Double(exampleCount) } }
}
