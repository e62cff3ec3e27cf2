import Backprop
import Explanations
import Explorer
import TextScreen

/// What is plotted beside the error: one more axis for one curve, else each from its least to its
/// greatest value.
struct PlottedCurves {
  private let context: Context
  private let curves: [(text: String, curve: SampleCurve)]

  init(_ context: Context, lastEpoch: Int, pointCount: Int) {
    self.context = context
    let count = context.run.setup.examples.count
    curves = context.state.plots.compactMap { plot in
      plot.history.map {
        (
          plot.text,
          SampleCurve($0, exampleCount: count, lastEpoch: lastEpoch, pointCount: pointCount)
        )
      }
    }
  }

  /// Whether there is one curve, and room for its axis.
  static func hasRightAxis(_ context: Context, in area: Rect) -> Bool {
    let histories = context.state.plots.compactMap(\.history)
    return histories.count == 1 && histories[0].range != nil && area.columns >= 48
      && area.rows >= 4
  }

  /// Adds the curves to the plot of the error.
  func add(to plot: inout LinePlot, hasRightAxis: Bool, rows: Int) {
    let theme = context.theme
    let styles = [theme.forward, theme.backward, theme.update, theme.text]
    // Without colours the lines differ by their form.
    let hasColors = theme.forward != theme.backward
    for (index, (text, curve)) in curves.enumerated() {
      guard let range = curve.range else { continue }
      let style = styles[index % styles.count]
      let axis = Axis(
        from: range.lowerBound, to: range.upperBound, ticks: max(2, min(6, rows / 3)),
        isNice: hasRightAxis)
      var label = text
      if hasRightAxis {
        plot.rightAxis = LinePlot.RightAxis(axis, style: style)
      } else {
        label += " \(brief(range.lowerBound)) … \(brief(range.upperBound))"
      }
      plot.series.append(
        LinePlot.Series(
          curve.points.map(LinePlot.Bucket.init), style: style,
          form: hasColors ? .line : .beads(every: 3 + 2 * index), label: context.spell(label),
          yAxis: axis))
    }
  }

  private func brief(_ value: Double) -> String { NumberFormat.brief(value) }

  /// What the curves are after an epoch: `  w1 0.31`.
  static func readings(at epoch: Int, _ context: Context, _ format: NumberFormat) -> String {
    let end = epoch * context.run.setup.examples.count
    return context.state.plots.map { plot in
      guard let bucket = plot.history?.last(before: end) else { return "" }
      let value =
        bucket.minimum == bucket.maximum || plot.history?.width == 1
        ? format.short(bucket.last)
        : "\(format.short(bucket.minimum))–\(format.short(bucket.maximum))"
      return "   \(plot.text) \(value)"
    }.joined()
  }
}
