/// Why a run ended.
public enum StopReason: String, Equatable, Sendable {
  case epochLimit = "epoch-limit"
  /// E came to the wanted error or below.
  case error
  /// All examples are classified right.
  case classified
  /// A value is no longer finite.
  case diverged
  case interrupted
}

extension TrainingSettings {
  /// Returns why a run ends after an epoch; `nil` where it goes on.
  package func stopReason(after epoch: Int, _ evaluation: Evaluation) -> StopReason? {
    if !evaluation.isFinite { return .diverged }
    if let stopError, evaluation.error <= stopError { return .error }
    if stopsWhenClassified, evaluation.rightCount == evaluation.exampleCount { return .classified }
    return epoch >= epochs ? .epochLimit : nil
  }
}
