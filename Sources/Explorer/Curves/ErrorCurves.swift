import Backprop

/// All errors that are drawn over the epochs, and what their axes must hold.
package struct ErrorCurves {
  package let training: ErrorCurve
  /// E of the test data.
  package let test: ErrorCurve?
  /// E of runs that others took the place of, each with what was different.
  package let earlier: [(curve: ErrorCurve, words: String)]

  /// What is different in the present run, where there are others; `nil` where there are none.
  package let own: String?

  private var all: [ErrorCurve] {
    [training] + (test.map { [$0] } ?? []) + earlier.map(\.curve)
  }

  /// Combines each history to about so many points.
  package init(_ state: State, pointCount: Int) {
    let run = state.run
    let now = run.epochsDone
    training = ErrorCurve(run.history, now: now, pointCount: pointCount)
    test =
      run.testHistory.count == 0
      ? nil : ErrorCurve(run.testHistory, now: now, pointCount: pointCount)
    earlier = run.earlierRuns.map {
      let curve = ErrorCurve(
        $0.history, now: max(0, $0.history.count - 1), pointCount: pointCount)
      return (curve, state.difference(of: $0))
    }
    own = state.differenceFromEarlierRuns
  }

  package var lastEpoch: Int { all.map(\.lastEpoch).max() ?? 0 }
  package var largest: Double? { all.compactMap(\.largest).max() }
  package var smallestPositive: Double? { all.compactMap(\.smallestPositive).min() }
  package var hasZero: Bool { all.contains { $0.hasZero } }
}
