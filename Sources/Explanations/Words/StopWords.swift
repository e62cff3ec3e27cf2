package import Backprop

extension StopReason {
  /// Says why a run stops: `the error is small enough`.
  ///
  /// - Parameter settings: the rules by which it stops.
  /// - Returns: a clause, without a full stop.
  package func words(_ settings: TrainingSettings) -> String {
    switch self {
    case .epochLimit: return "the limit of epochs is reached"
    case .error: return "the error is small enough"
    case .classified: return "every example is classified right"
    case .patience:
      let epochs = settings.patience ?? 0
      let count = NumberFormat.count(epochs)
      return "there has been no new smallest error for \(count) epoch\(epochs == 1 ? "" : "s")"
    case .diverged: return "a value is no longer finite"
    case .notSettled: return "the network does not settle"
    case .condition: return "a condition hit"
    case .interrupted: return "interrupted"
    }
  }
}
