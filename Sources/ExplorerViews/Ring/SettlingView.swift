import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// How a recurrent network settles: out and δ of each unit over the sweeps, and below the largest
/// change of each sweep on a logarithmic axis, with the tolerance as a line.
struct SettlingView: PanelView {
  private let context: Context
  private let forward: Relaxation
  /// `nil` until it has settled forward.
  private let backward: Relaxation?
  private let recurrence: Recurrence
  /// The sweeps up to this moment: those to come are not known yet.
  private let done: Sweeps

  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 20 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard let view = SettlingView(context) else {
      _ = context.frame(.settling, into: &buffer, in: rect)
      return
    }
    let body = context.frame(.settling, right: view.words, into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    view.draw(into: &buffer, in: body)
  }

  private init?(_ context: Context) {
    guard let recurrence = context.shape.recurrence, let forward = context.pass.forwardSweeps
    else { return nil }
    self.context = context
    self.recurrence = recurrence
    self.forward = forward
    backward = context.pass.backwardSweeps
    done = context.run.sweepsDone
  }

  private var words: String {
    // As the ticks of the axis below have it.
    let tolerance = "tolerance \(Axis.label(recurrence.tolerance, minus: "−"))"
    return context.spell(
      recurrence.damping == 0
        ? tolerance : "\(tolerance), damping \(NumberFormat.brief(recurrence.damping))")
  }

  /// Fewer rows than these hold a single plot.
  private static let leastRows = 13
  /// In fewer columns out and δ stand one after the other.
  private static let leastColumns = 64

  private func draw(into buffer: inout ScreenBuffer, in body: Rect) {
    guard body.rows >= SettlingView.leastRows else {
      drawBeside(isBackward ? deltas : states, changes, into: &buffer, in: body)
      return
    }
    let parts = body.split(top: (body.rows + 1) / 2)
    if body.columns >= SettlingView.leastColumns {
      drawBeside(states, deltas, into: &buffer, in: parts.top)
    } else {
      draw(isBackward ? deltas : states, into: &buffer, in: parts.top)
    }
    draw(changes, into: &buffer, in: parts.rest)
  }

  /// Draws two plots beside each other, with a blank between one's lines and the other's labels.
  private func drawBeside(
    _ first: Plot, _ second: Plot, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let halves = rect.split(left: rect.columns / 2 - 1)
    draw(first, into: &buffer, in: halves.left)
    draw(second, into: &buffer, in: halves.rest.split(left: 1).rest)
  }

  /// Whether the δ are settling or have settled.
  private var isBackward: Bool { context.isKnown(.activationDerivative(Unit(layer: 0, index: 0))) }

  private struct Plot {
    let title: String
    let y: (Int) -> Axis
    let sweeps: ClosedRange<Int>
    let series: [LinePlot.Series]
  }

  private func draw(_ plot: Plot, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 2, rect.columns > 12 else { return }
    let theme = context.theme
    buffer.write(
      context.spell(plot.title), at: Point(row: rect.row, column: rect.column + 1),
      style: theme.caption, clip: rect)
    let area = rect.split(top: 1).rest
    let inner = LinePlot.area(in: area)
    let x = Axis(
      from: Double(plot.sweeps.lowerBound),
      to: Double(max(plot.sweeps.lowerBound + 4, plot.sweeps.upperBound)),
      ticks: max(2, min(6, inner.columns / 10)),
      isNice: true)
    var lines = LinePlot(
      x: x, y: plot.y(max(2, min(6, inner.rows / 2))), axisStyle: theme.rule,
      labelStyle: theme.caption, set: context.set)
    lines.series = plot.series
    lines.draw(into: &buffer, in: area)
  }

  private var unitStyles: [Style] {
    let theme = context.theme
    return [theme.positive, theme.negative, theme.forward, theme.backward, theme.update]
  }

  private func series(
    _ relaxation: Relaxation?, _ shown: ClosedRange<Int>, upTo sweeps: Int, named prefix: String
  ) -> [LinePlot.Series] {
    guard let relaxation else { return [] }
    let first = shown.lowerBound
    let present = context.presentUnit.index
    // A line has no ground: it would lie in blocks under its dots.
    var read = context.theme.read
    read.background = -1
    return (0..<context.shape.unitCount).map { unit in
      let name = context.run.network.name(of: Unit(layer: 0, index: unit))
      let isPresent = unit == present
      return LinePlot.Series(
        buckets(of: sweeps - first + 1, from: first) {
          relaxation.value(of: unit, sweep: first + $0)
        },
        style: isPresent ? read : unitStyles[unit % unitStyles.count],
        thickness: isPresent ? 2 : 1,
        label: context.shape.unitCount <= 6 || isPresent ? context.spell(prefix + name) : nil)
    }
  }

  private func bucket(_ x: Double, _ y: Double) -> LinePlot.Bucket {
    LinePlot.Bucket(x: x, minimum: y, maximum: y, first: y, last: y)
  }

  /// More points than this show nothing more on any screen.
  private static let mostPoints = 400

  /// The values of so many sweeps, combined where they are many; no extreme is lost.
  private func buckets(of count: Int, from first: Int = 0, _ value: (Int) -> Double)
    -> [LinePlot.Bucket]
  {
    let width = (count - 1) / SettlingView.mostPoints + 1
    return stride(from: 0, to: count, by: width).map { start in
      let values = (start..<min(count, start + width)).map(value)
      // NaN is neither the least nor the largest of anything: it stands for itself.
      let hasBreak = values.contains(where: \.isNaN)
      return LinePlot.Bucket(
        x: Double(first + start), minimum: hasBreak ? .nan : values.min() ?? .nan,
        maximum: hasBreak ? .nan : values.max() ?? .nan, first: values[0],
        last: values[values.count - 1])
    }
  }

  /// The sweeps of which each has its place: all, or of very many those around the last one done.
  private func shown(_ relaxation: Relaxation?, _ done: Int) -> ClosedRange<Int> {
    let (most, stride) = (60, 8)
    guard let relaxation else { return 0...1 }
    guard relaxation.sweepCount > most else { return 0...relaxation.sweepCount }
    let last = min(relaxation.sweepCount, (done / stride + 1) * stride)
    return max(0, last - 3 * stride)...max(last, 3 * stride)
  }

  private var states: Plot {
    let low = context.shape.layers[0].activation == .tanh ? -1.0 : 0
    return Plot(
      title: "out", y: { Axis(from: low, to: 1, ticks: $0, isNice: true) },
      sweeps: shown(forward, done.forward),
      series: series(
        forward, shown(forward, done.forward), upTo: done.forward, named: ""))
  }

  private var deltas: Plot {
    let extremes = backward?.extremes(upTo: done.backward) ?? 0...0
    let (low, high) = (min(0, extremes.lowerBound), max(0, extremes.upperBound))
    let spread = high - low > 0 ? (low, high) : (-0.1, 0.1)
    return Plot(
      title: "δ",
      y: { Axis(from: spread.0, to: spread.1, ticks: $0, isNice: true) },
      sweeps: shown(backward, done.backward),
      series: isBackward
        ? series(
          backward, shown(backward, done.backward), upTo: done.backward, named: "δ_") : [])
  }

  /// The changes of both directions, and the tolerance that they must come below.
  private var changes: Plot {
    let theme = context.theme
    let tolerance = recurrence.tolerance > 0 ? recurrence.tolerance : 1e-16
    let last = max(forward.sweepCount, backward?.sweepCount ?? 0)
    let known = [(forward, done.forward), (backward, done.backward)].map(SettlingView.buckets)
    let high = max(1, known.joined().map(\.maximum).filter(\.isFinite).max() ?? 1)
    let low = min(tolerance / 10, known.joined().map(\.minimum).filter { $0 > 0 }.min() ?? 1)
    func line(_ buckets: [LinePlot.Bucket], _ style: Style, _ label: String) -> LinePlot.Series {
      LinePlot.Series(buckets, style: style, thickness: 2, label: context.spell(label))
    }
    return Plot(
      title: "change, log",
      y: { Axis(.logarithmic, from: low, to: high, ticks: $0, isNice: true) },
      sweeps: 0...last,
      series: [
        LinePlot.Series(
          [bucket(0, tolerance), bucket(Double(max(4, last)), tolerance)], style: theme.error,
          label: "tolerance"),
        line(known[0], theme.forward, "out"), line(known[1], theme.backward, "δ"),
      ])
  }

  /// The changes of the sweeps up to one, combined where they are many.
  private static func buckets(_ relaxation: Relaxation?, _ done: Int) -> [LinePlot.Bucket] {
    guard let relaxation, done > 0 else { return [] }
    let width = relaxation.changes.width
    return relaxation.changes.buckets.prefix((done + width - 1) / width).enumerated().map {
      LinePlot.Bucket(
        x: Double(1 + $0 * width), minimum: $1.minimum, maximum: $1.maximum, first: $1.first,
        last: $1.last)
    }
  }
}
