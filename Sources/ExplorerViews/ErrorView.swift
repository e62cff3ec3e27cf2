import Backprop
import Explanations
import Explorer
import TextScreen

/// E after each epoch, as a line over real axes.
enum ErrorView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let area = rect.split(top: 1).rest.intersection(buffer.bounds)
    let dots = LinePlot.dotColumns(in: area, set: context.set)
    let curve = ErrorCurve(
      context.run.history, now: context.run.epochsDone, dotColumns: max(1, dots))
    let isLogarithmic = context.state.display.isErrorLogarithmic && curve.smallestPositive != nil
    _ = context.frame(
      .error, right: words(context, curve, isLogarithmic, columns: rect.columns), into: &buffer,
      in: rect)
    guard !area.isEmpty else { return }
    let plot = plot(context, curve, isLogarithmic, area: area)
    plot.draw(into: &buffer, in: area)
    let inner = LinePlot.area(in: area)
    if let marker = plot.markers.first {
      drawName(of: marker, plot, context, into: &buffer, in: inner)
    }
    if curve.hasAhead { drawNote(context, into: &buffer, in: inner) }
  }

  // MARK: - The rule

  /// Says the scale and the present value: `log   epoch 12, E 0.298371109`.
  private static func words(
    _ context: Context, _ curve: ErrorCurve, _ isLogarithmic: Bool, columns: Int
  ) -> String {
    let epoch = context.run.epochsDone
    var now = epoch == 0 ? "before training" : "epoch \(NumberFormat.count(epoch))"
    if let value = curve.present { now += ", E \(context.state.format.string(value))" }
    if let broken = curve.broken {
      let name = NumberFormat.name(ofNonFinite: broken.value)
      now = "\(name) from epoch \(NumberFormat.count(broken.epoch))   " + now
    }
    var scale = isLogarithmic ? "log" : "linear"
    if isLogarithmic, curve.hasZero { scale = "log, 0 at the bottom" }
    if !isLogarithmic, context.state.display.isErrorLogarithmic { scale = "linear, as E is 0" }
    let long = "\(scale)   \(now)"
    // The rule leaves a text out that does not fit; the scale is less worth than the value.
    let room = columns - Panel.error.title.count - 9
    return displayWidth(of: context.spell(long)) <= room ? long : now
  }

  // MARK: - The plot

  private static func plot(
    _ context: Context, _ curve: ErrorCurve, _ isLogarithmic: Bool, area: Rect
  ) -> LinePlot {
    let theme = context.theme
    let inner = LinePlot.area(in: area)
    let columns = max(2, min(8, inner.columns / 12))
    let x = Axis(from: 0, to: Double(max(10, curve.lastEpoch)), ticks: columns, isNice: true)
    var plot = LinePlot(
      x: x, y: verticalAxis(curve, isLogarithmic, rows: inner.rows), axisStyle: theme.rule,
      labelStyle: theme.caption, set: context.set)
    plot.series = [
      LinePlot.Series(curve.ahead, style: theme.caption),
      LinePlot.Series(curve.past, style: theme.positive),
    ]
    if let value = curve.present, value.isFinite {
      plot.markers = [
        LinePlot.Marker(x: Double(context.run.epochsDone), y: value, style: theme.read)
      ]
    }
    return plot
  }

  /// An axis that only ever grows while a run goes on: whole decades, or from 0 to a round value.
  private static func verticalAxis(
    _ curve: ErrorCurve, _ isLogarithmic: Bool, rows: Int
  ) -> Axis {
    let count = max(2, min(8, rows / (isLogarithmic ? 2 : 3)))
    let largest = curve.largest ?? 1
    guard isLogarithmic, let smallest = curve.smallestPositive else {
      return Axis(from: 0, to: largest > 0 ? largest : 1, ticks: count, isNice: true)
    }
    // Over three decades the ends of an axis are whole decades.
    let lower = Axis(.logarithmic, from: smallest, to: smallest * 1000, isNice: true).lower
    var upper = Axis(.logarithmic, from: largest / 1000, to: largest, isNice: true).upper
    if !(upper > lower) { upper = lower * 10 }
    return Axis(.logarithmic, from: lower, to: upper, ticks: count, isNice: true)
  }

  /// Writes what the bullet means beside it, where the line leaves room.
  private static func drawName(
    of marker: LinePlot.Marker, _ plot: LinePlot, _ context: Context,
    into buffer: inout ScreenBuffer, in area: Rect
  ) {
    let canvas = DotCanvas(size: Size(rows: 1, columns: 1), set: context.set)
    func cell(_ fraction: Double, _ cells: Int, _ dots: Int) -> Int {
      let dot = (fraction * Double(cells * dots - 1)).rounded()
      return min(max(0, Int(min(max(dot, 0), 1e6)) / dots), max(0, cells - 1))
    }
    let column = cell(plot.xAxis.fraction(of: marker.x), area.columns, canvas.dotsAcross)
    let row = cell(1 - plot.yAxis.fraction(of: marker.y), area.rows, canvas.dotsDown)
    let text = context.spell("now  E \(context.state.format.string(marker.y))")
    let width = displayWidth(of: text)
    let places = [(0, 2), (-1, 1), (1, 1), (0, -1 - width), (-1, -width), (1, -width), (-2, 1)]
    let free = places.first { place in
      let start = column + place.1
      guard (0..<area.rows).contains(row + place.0), start >= 0, start + width <= area.columns
      else {
        return false
      }
      return isBlank(row: area.row + row + place.0, area.column + start, width, buffer)
    }
    guard let free else { return }
    buffer.write(
      text, at: Point(row: area.row + row + free.0, column: area.column + column + free.1),
      style: marker.style, clip: area)
  }

  private static func isBlank(
    row: Int, _ column: Int, _ width: Int, _ buffer: ScreenBuffer
  ) -> Bool {
    (column..<column + width).allSatisfy { buffer[Point(row: row, column: $0)].scalar == " " }
  }

  /// Says what the grey part of the line is, where there is nothing else.
  private static func drawNote(
    _ context: Context, into buffer: inout ScreenBuffer, in area: Rect
  ) {
    let text = "ahead: run before you went back; kept"
    let width = displayWidth(of: text)
    let start = area.endColumn - width - 1
    guard start > area.column else { return }
    let lines = area.row + min(1, area.rows - 1)..<area.endRow
    guard let free = lines.first(where: { isBlank(row: $0, start - 1, width + 2, buffer) }) else {
      return
    }
    buffer.write(
      text, at: Point(row: free, column: start), style: context.theme.caption, clip: area)
  }
}
