/// The errors of a run, or of a future of it, that another took the place of, and what it was made of.
public struct EarlierRun: Equatable, Sendable {
  /// E after each of its epochs.
  public let history: ErrorHistory
  /// What it was trained with at its end.
  public let settings: TrainingSettings
  /// How much of its state a unit of a recurrent network kept in a sweep.
  public let damping: Double?
  /// Its last changes, in the order in which they took effect.
  public let changes: [Change]

  init(_ run: Run) {
    history = run.history
    settings = run.setup.settings
    damping = run.setup.network.shape.recurrence?.damping
    changes = run.journal.edits.suffix(EarlierRun.mostChanges).map(\.change)
  }

  /// More than these say nothing in the name of a curve.
  private static let mostChanges = 8
}

extension Run {
  /// As many curves can be told apart beside that of the present run.
  private static let mostEarlierRuns = 3

  /// Keeps the errors so far, to be seen beside those to come.
  mutating func keepErrors() { addEarlierRun(self) }

  /// Keeps the errors of another run, to be seen beside this one's, with those that it has kept.
  package mutating func keepErrors(of other: Run) {
    earlierRuns = other.earlierRuns
    addEarlierRun(other)
  }

  /// Keeps the errors of another run beside those that are kept; returns them, or `nil` where they make no
  /// line.
  package mutating func keepErrors(beside other: Run) -> EarlierRun? { addEarlierRun(other) }

  /// Keeps the errors of a run no longer.
  package mutating func forgetErrors(of earlier: EarlierRun) {
    earlierRuns.removeAll { $0 == earlier }
  }

  @discardableResult
  private mutating func addEarlierRun(_ run: Run) -> EarlierRun? {
    // One epoch makes a line.
    guard run.history.count > 1 else { return nil }
    let earlier = EarlierRun(run)
    earlierRuns.removeAll {
      $0.settings == earlier.settings && $0.damping == earlier.damping
        && $0.changes == earlier.changes
    }
    earlierRuns.append(earlier)
    if earlierRuns.count > Run.mostEarlierRuns { earlierRuns.removeFirst() }
    return earlier
  }
}
