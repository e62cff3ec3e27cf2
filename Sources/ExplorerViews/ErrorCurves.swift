import Backprop
import Explorer
import TextScreen

/// All errors that are drawn over the epochs, and what their axes must hold.
struct ErrorCurves {
  let training: ErrorCurve
  /// E of the test data.
  let test: ErrorCurve?
  /// E of the run that the last change replaced.
  let previous: ErrorCurve?

  private var all: [ErrorCurve] { [training, test, previous].compactMap { $0 } }

  init(_ run: Run, dotColumns: Int) {
    let now = run.epochsDone
    training = ErrorCurve(run.history, now: now, dotColumns: dotColumns)
    test =
      run.testHistory.count == 0
      ? nil : ErrorCurve(run.testHistory, now: now, dotColumns: dotColumns)
    previous = run.previousHistory.map {
      ErrorCurve($0, now: max(0, $0.count - 1), dotColumns: dotColumns)
    }
  }

  var lastEpoch: Int { all.map(\.lastEpoch).max() ?? 0 }
  var largest: Double? { all.compactMap(\.largest).max() }
  var smallestPositive: Double? { all.compactMap(\.smallestPositive).min() }
  var hasZero: Bool { all.contains { $0.hasZero } }

  /// The lines, each with its name where there are several; the present run lies on top.
  func series(_ theme: Theme) -> [LinePlot.Series] {
    var series: [LinePlot.Series] = []
    if let previous {
      series.append(
        LinePlot.Series(previous.past, style: theme.toCome, label: "before the change"))
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
