import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// How a recurrent network settles: out and δ of each unit over the sweeps, and the largest change of each
/// sweep on a logarithmic axis, with the tolerance as a line.
struct SettlingView: PanelView {
  private let context: Context
  private let forward: SettlingCurve
  /// `nil` until it has settled forward.
  private let backward: SettlingCurve?
  private let recurrence: Recurrence

  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 20 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    draw(context, .all, into: &buffer, in: rect)
  }

  /// What of it is drawn: on a wide screen states and changes have each a place.
  enum Part {
    case all, states, changes
  }

  static func draw(
    _ context: Context, _ part: Part, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    guard let view = SettlingView(context) else {
      _ = context.frame(.settling, into: &buffer, in: rect)
      return
    }
    let states = view.isBackward ? view.deltas : view.states
    let right = part == .states ? context.spell(states.title) : view.words
    let body = context.frame(
      .settling, title: part == .changes ? "largest change" : nil, right: right, into: &buffer,
      in: rect)
    guard !body.isEmpty else { return }
    switch part {
    case .all: view.draw(into: &buffer, in: body)
    case .states: view.drawLines(of: states, into: &buffer, in: body)
    case .changes: view.drawLines(of: view.changes, into: &buffer, in: body)
    }
  }

  private init?(_ context: Context) {
    guard let recurrence = context.shape.recurrence, let forward = context.pass.forwardSweeps
    else { return nil }
    self.context = context
    self.recurrence = recurrence
    let done = context.run.sweepsDone
    self.forward = SettlingCurve(forward, done: done.forward)
    backward = context.pass.backwardSweeps.map { SettlingCurve($0, done: done.backward) }
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
    /// The vertical axis in so many rows.
    let y: (Int) -> Axis
    let sweeps: ClosedRange<Int>
    /// What must be reached: a line from one end to the other; `nil` where there is none.
    var tolerance: Double?
    let series: [LinePlot.Series]
  }

  private func draw(_ plot: Plot, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 2, rect.columns > 12 else { return }
    buffer.write(
      context.spell(plot.title), at: Point(row: rect.row, column: rect.column + 1),
      style: context.theme.caption, clip: rect)
    drawLines(of: plot, into: &buffer, in: rect.split(top: 1).rest)
  }

  private func drawLines(of plot: Plot, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard rect.rows > 1, rect.columns > 12 else { return }
    let theme = context.theme
    let y = plot.y(LinePlot.area(in: rect).rows)
    let area = LinePlot.evenPart(of: rect, for: y)
    let inner = LinePlot.area(in: area)
    let x = Axis(
      from: Double(plot.sweeps.lowerBound),
      to: Double(max(plot.sweeps.lowerBound + 4, plot.sweeps.upperBound)),
      ticks: max(2, min(6, inner.columns / 10)),
      isNice: true)
    var lines = LinePlot(
      x: x,
      y: y, axisStyle: theme.rule,
      labelStyle: theme.caption, set: context.set)
    lines.series = plot.series
    if let tolerance = plot.tolerance {
      // Its name stands at its end, in its row.
      let name = "tolerance"
      let share = Double(name.count + 2) / Double(inner.columns)
      let end = share < 0.5 ? x.upper - share * (x.upper - x.lower) : x.upper
      let line = [x.lower, end].map { CurvePoint(x: $0, y: tolerance) }
      lines.series.insert(LinePlot.Series(line, style: theme.caption, label: name), at: 0)
    }
    lines.draw(into: &buffer, in: area)
  }

  /// The lines of all units: of their δ, or of their outs.
  private func series(_ curve: SettlingCurve, ofDeltas: Bool) -> [LinePlot.Series] {
    func quantity(_ unit: Unit) -> Quantity { ofDeltas ? .delta(unit) : .activation(unit) }
    let present = context.presentUnit.index
    let selected = (0..<context.shape.unitCount).first {
      context.state.pointing.selection == .unit(Unit(layer: 0, index: $0))
    }
    // The line of the present unit lies on top, below it that of the selected one.
    func rank(_ unit: Int) -> Int { unit == present ? 2 : unit == selected ? 1 : 0 }
    return (0..<context.shape.unitCount).sorted { rank($0) < rank($1) }.map { unit in
      let quantity = quantity(Unit(layer: 0, index: unit))
      let name = (ofDeltas ? "δ_" : "") + context.run.network.name(of: Unit(layer: 0, index: unit))
      let isPresent = unit == present
      let isNamed = context.shape.unitCount <= 6 || isPresent || unit == selected
      return LinePlot.Series(
        curve.values(of: unit) + underway(curve, quantity),
        style: isPresent ? context.style(ofUnit: unit).with(.bold) : context.style(ofUnit: unit),
        label: isNamed ? context.spell(name + value(of: quantity)) : nil)
    }
  }

  /// What a unit has come to in the sweep that is under way; nothing where that has not come to it yet.
  private func underway(_ curve: SettlingCurve, _ quantity: Quantity) -> [CurvePoint] {
    guard let swept = quantity.inSweeps else { return [] }
    let present = Quantity.swept(swept, sweep: curve.done + 1)
    guard context.run.isKnown(present) else { return [] }
    return [CurvePoint(x: Double(curve.done + 1), y: context.pass.value(of: present))]
  }

  /// What a unit's number is now: ` .5936`.
  private func value(of quantity: Quantity) -> String {
    guard context.isKnown(quantity) else { return "" }
    return " " + CellNumber.text(context.value(quantity), decimals: 4, width: 7)
  }

  private var states: Plot {
    let lines = series(forward, ofDeltas: false)
    // Of very many sweeps not each is looked at: what is drawn is within the axis all the same.
    let drawn = values(of: lines)
    let extremes = forward.wholeExtremes.map { drawn + [$0.lowerBound, $0.upperBound] } ?? drawn
    let (low, high) = (min(0, extremes.min() ?? 0), max(0, extremes.max() ?? 0))
    let range = high > low && (high - low).isFinite ? (low, high) : (0, 1)
    return Plot(
      title: "out in each sweep",
      y: { .inRows(from: range.0, to: range.1, rows: $0, least: $0 < 8 ? 1 : 2) },
      sweeps: forward.shown, series: lines)
  }

  private var deltas: Plot {
    let lines = isBackward ? backward.map { series($0, ofDeltas: true) } ?? [] : []
    let extremes = backward?.extremes ?? 0...0
    let drawn = values(of: lines) + [0, extremes.lowerBound, extremes.upperBound]
    let (low, high) = (drawn.min() ?? 0, drawn.max() ?? 0)
    let spread = high - low > 0 ? (low, high) : (-0.1, 0.1)
    return Plot(
      title: "δ in each sweep",
      y: {
        .inRows(from: spread.0, to: spread.1, rows: $0, least: $0 < 8 ? 1 : 3)
      },
      sweeps: backward?.shown ?? 0...1,
      series: lines)
  }

  /// All finite values that lines are drawn through.
  private func values(of lines: [LinePlot.Series]) -> [Double] {
    lines.flatMap(\.buckets).flatMap { [$0.minimum, $0.maximum] }.filter(\.isFinite)
  }

  /// The changes of both directions, and the tolerance that they must come below.
  private var changes: Plot {
    let theme = context.theme
    let tolerance = recurrence.tolerance > 0 ? recurrence.tolerance : 1e-16
    let last = max(forward.sweepCount, backward?.sweepCount ?? 0)
    let known = [forward.changes, backward?.changes ?? []]
    let high = max(1, known.joined().map(\.maximum).filter(\.isFinite).max() ?? 1)
    let low = min(tolerance / 10, known.joined().map(\.minimum).filter { $0 > 0 }.min() ?? 1)
    func line(_ points: [CurvePoint], _ style: Style, _ label: String) -> LinePlot.Series {
      LinePlot.Series(points, style: style, thickness: 2, label: context.spell(label))
    }
    return Plot(
      title: "change in each sweep, log",
      // A tick in each row, where the decades are many.
      y: { Axis.growing(from: low, to: high, hasZero: false, rows: 2 * ($0 - 1)) },
      sweeps: 0...last, tolerance: tolerance,
      series: [
        line(known[0], theme.forward, "out"), line(known[1], theme.backward, "δ"),
      ])
  }
}
