import Backprop
import Explorer
import TextScreen

/// All errors that are drawn over the epochs, and what their axes must hold.
struct ErrorCurves {
  let training: ErrorCurve
  /// E of the test data.
  let test: ErrorCurve?
  /// E of runs that others took the place of, each with what was different.
  private let earlier: [(curve: ErrorCurve, words: String)]

  private var all: [ErrorCurve] {
    [training] + (test.map { [$0] } ?? []) + earlier.map(\.curve)
  }

  init(_ context: Context, dotColumns: Int) {
    let run = context.run
    let now = run.epochsDone
    training = ErrorCurve(run.history, now: now, dotColumns: dotColumns)
    test =
      run.testHistory.count == 0
      ? nil : ErrorCurve(run.testHistory, now: now, dotColumns: dotColumns)
    earlier = run.earlierRuns.map {
      let curve = ErrorCurve(
        $0.history, now: max(0, $0.history.count - 1), dotColumns: dotColumns)
      return (curve, context.spell(context.state.difference(of: $0)))
    }
  }

  var lastEpoch: Int { all.map(\.lastEpoch).max() ?? 0 }
  var largest: Double? { all.compactMap(\.largest).max() }
  var smallestPositive: Double? { all.compactMap(\.smallestPositive).min() }
  var hasZero: Bool { all.contains { $0.hasZero } }

  /// The lines, each with its name where there are several; the present run lies on top.
  func series(_ theme: Theme) -> [LinePlot.Series] {
    var series = earlier.map {
      LinePlot.Series($0.curve.past, style: theme.toCome, label: $0.words)
    }
    series.append(LinePlot.Series(training.ahead, style: theme.caption))
    // A line that ends beneath a bullet has its name only where another one needs telling apart.
    series.append(
      LinePlot.Series(
        training.past, style: theme.positive, label: test == nil ? nil : "training"))
    if let test {
      let whole = test.past + test.ahead.dropFirst()
      series.append(
        LinePlot.Series(whole, style: theme.negative, form: .beads(every: 4), label: "test"))
    }
    return series
  }
}
