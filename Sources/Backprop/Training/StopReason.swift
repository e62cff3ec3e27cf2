/// Why a run ended.
public enum StopReason: String, Equatable, Sendable {
  case epochLimit = "epoch-limit"
  /// E came to the wanted error or below.
  case error
  /// All examples are classified right.
  case classified
  /// There has been no new smallest error for as many epochs as the settings wait.
  case patience
  /// A value is no longer finite.
  case diverged
  /// A recurrent network did not settle.
  case notSettled = "not-settled"
  /// A condition hit that was to end the run.
  case condition
  case interrupted
}

extension TrainingSettings {
  /// Checks whether a run ends after an epoch.
  ///
  /// - Parameters:
  ///   - epoch: the epoch, from 1; 0 is the start.
  ///   - evaluation: the errors after it, which the rules look at.
  ///   - smallest: the smallest error up to this epoch.
  /// - Returns: the first rule that ends the run; `nil` where it goes on.
  func stopReason(
    after epoch: Int, _ evaluation: Evaluation, smallest: SmallestError
  ) -> StopReason? {
    if !evaluation.isFinite { return .diverged }
    if evaluation.unsettledExample != nil, notSettled == .stop { return .notSettled }
    if let stopError, evaluation.error <= stopError { return .error }
    if stopsWhenClassified, evaluation.rightCount == evaluation.exampleCount { return .classified }
    if let patience, epoch - smallest.epoch >= patience { return .patience }
    return epoch >= epochs ? .epochLimit : nil
  }
}
