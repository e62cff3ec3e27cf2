extension Run {
  /// Returns why a run ends before its first epoch, by its error or by its classes; `nil` where it does
  /// not, or where it has begun.
  package func stopReasonBeforeTraining() -> StopReason? {
    let settings = setup.settings
    guard position == 0, settings.stopError != nil || settings.stopsWhenClassified else {
      return nil
    }
    var before = moment
    let (evaluation, _) = before.evaluate(withTest: false)
    switch settings.stopReason(after: 0, evaluation, smallest: SmallestError()) {
    case .error: return .error
    case .classified: return .classified
    case .epochLimit, .patience, .diverged, .notSettled, .condition, .interrupted, nil: return nil
    }
  }
}
