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
  ///
  /// - Parameters:
  ///   - plot: the plot of the error.
  ///   - hasRightAxis: whether the one curve has an axis of its own.
  ///   - hasLegend: whether their ranges stand above the plot.
  ///   - rows: the rows of the plot.
  func add(to plot: inout LinePlot, hasRightAxis: Bool, hasLegend: Bool, rows: Int) {
    for (index, (text, curve)) in curves.enumerated() {
      guard let range = curve.range else { continue }
      var line = PlottedCurves.line(index, context)
      let axis = Axis(
        from: range.lowerBound, to: range.upperBound, ticks: max(2, min(6, rows / 3)),
        isNice: hasRightAxis)
      line.buckets = curve.points.map(LinePlot.Bucket.init)
      line.yAxis = axis
      line.label = PlottedCurves.name(text, context)
      if hasRightAxis {
        plot.rightAxis = LinePlot.RightAxis(axis, style: line.style)
      } else if !hasLegend {
        line.label? += " " + PlottedCurves.words(for: range, context)
      }
      plot.series.append(line)
    }
  }

  /// How a curve looks, by its number from 0: without colours each has still its own form.
  static func line(_ index: Int, _ context: Context) -> LinePlot.Series {
    let theme = context.theme
    let styles = [theme.forward, theme.backward, theme.update, theme.text]
    let forms: [LinePlot.Series.Form] = [
      .dashes([6, 4]), .dashes([1, 3]), .dashes([6, 3, 1, 3]), .beads(every: 5),
    ]
    let scalars: [Unicode.Scalar] = ["+", ":", "x", "%"]
    return LinePlot.Series(
      [], style: styles[index % styles.count], form: forms[index % forms.count],
      asciiScalar: scalars[index % scalars.count])
  }

  /// The name of a curve, no longer than stands beside it.
  static func name(_ text: String, _ context: Context) -> String {
    truncatedText(context.spell(text), to: longestName, ellipsis: context.glyphs.ellipsis)
  }

  private static let longestName = 24

  /// The least and the greatest value: `0.15 … 0.25`.
  static func words(for range: ClosedRange<Double>, _ context: Context) -> String {
    let (least, greatest) = (
      NumberFormat.brief(range.lowerBound), NumberFormat.brief(range.upperBound)
    )
    return context.spell(least == greatest ? least : "\(least) … \(greatest)")
  }

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
