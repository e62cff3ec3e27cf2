import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// E over two weights of a unit as bands of height, with the way that the run has come.
enum ValleyView: PanelView {
  /// A rule, a plot with its axes, a line of words.
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { 16 }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let state = context.state
    guard let parameters = state.valleyParameters else {
      let body = context.frame(.valley, into: &buffer, in: rect)
      buffer.write(
        "The unit has one weight alone: see error over a weight.",
        at: Point(row: body.row, column: body.column), style: context.theme.caption, clip: body)
      return
    }
    let body = rect.split(top: 1).rest.intersection(buffer.bounds)
    let area = body.split(bottom: 1).rest
    let inner = LinePlot.area(in: area)
    let isHalved = HeatPaint.hasGrounds(context)
    let valley = ErrorValley(
      context.run, over: parameters, columns: inner.columns, rows: inner.rows * (isHalved ? 2 : 1))
    let symbols = context.explainer.symbols
    let names = (symbols.parameter(parameters.x), symbols.parameter(parameters.y))
    _ = context.frame(
      .valley, title: "E over \(names.0) and \(names.1)",
      right: note(valley, context), into: &buffer, in: rect)
    guard !inner.isEmpty, inner != area else { return }
    let plot = LinePlot(
      x: axis(valley.ranges.x, inner.columns / 8), y: axis(valley.ranges.y, inner.rows / 3),
      axisStyle: context.theme.rule, labelStyle: context.theme.caption, set: context.set)
    plot.draw(into: &buffer, in: area)
    let painter = ValleyPainter(context: context, valley: valley, area: inner, isHalved: isHalved)
    painter.drawBands(into: &buffer)
    let places = PlotPlaces(plot, in: area)
    painter.drawTrail(state.trail(over: parameters), places, into: &buffer)
    painter.drawStep(places, into: &buffer)
    // What the axes are of, at their ends.
    for (name, place) in [
      (names.1, Point(row: inner.row, column: inner.column)),
      (
        names.0,
        Point(row: inner.endRow - 1, column: inner.endColumn - displayWidth(of: names.0))
      ),
    ] {
      buffer.write(
        name, at: place, style: context.theme.onMap.on(buffer[place].style.background),
        clip: inner)
    }
    words(
      valley, names, context, into: &buffer, in: body.split(bottom: 1).bottom,
      from: inner.column)
  }

  private static func axis(_ range: ClosedRange<Double>, _ ticks: Int) -> Axis {
    Axis(from: range.lowerBound, to: range.upperBound, ticks: max(2, min(8, ticks)))
  }

  /// Whose weights they are, where that is no choice of the step, and of how many examples E is.
  private static func note(_ valley: ErrorValley, _ context: Context) -> String {
    let example = valley.isOfExample ? "of this example" : ""
    guard case .unit(let unit) = context.state.pointing.selection, unit != context.presentUnit
    else { return example }
    let selected = "into \(context.run.network.name(of: unit))"
    return example.isEmpty ? selected : "\(selected)   \(example)"
  }

  private static let roomForValues = 50

  /// `E 0.02359 ░▒▓ 0.5084    ● w5 0.4  w6 0.45`.
  private static func words(
    _ valley: ErrorValley, _ names: (String, String), _ context: Context,
    into buffer: inout ScreenBuffer, in rect: Rect, from column: Int
  ) {
    let theme = context.theme
    var text = StyledText()
    if let limits = valley.limits {
      // Beside the highest nothing smaller can be seen.
      let lowest = limits.lower < 1e-6 * limits.upper ? 0 : limits.lower
      let low = context.spell(NumberFormat.brief(lowest))
      let high = context.spell(NumberFormat.brief(limits.upper))
      text.append("E \(low) ", theme.caption)
      for band in 0..<ErrorValley.bands {
        let cell = ValleyPainter.cell(band, context)
        text.append(String(cell.scalar), cell.style)
      }
      text.append(" \(high)", theme.caption)
    }
    // The network has the two values, too.
    if rect.columns >= ValleyView.roomForValues {
      text.append("    ", theme.text)
      text.append(String(context.glyphs.bullet), theme.read)
      text.append(
        " \(names.0) \(context.spell(NumberFormat.brief(valley.here.x)))  "
          + "\(names.1) \(context.spell(NumberFormat.brief(valley.here.y)))", theme.text)
    }
    // Below the map, apart from the axis of a plot beside it.
    let start = max(0, min(column - rect.column, rect.columns - text.width))
    buffer.write(
      text.truncated(to: rect.columns - start, ellipsis: context.glyphs.ellipsis),
      at: Point(row: rect.row, column: rect.column + start), clip: rect)
  }
}

/// Paints bands, the trail and the coming step into the room inside the axes.
private struct ValleyPainter {
  let context: Context
  let valley: ErrorValley
  let area: Rect
  let isHalved: Bool

  /// How a band looks: its ground, or without colours its shade.
  ///
  /// The lowest band stands out least from letters that are written on it.
  static func cell(_ band: Int, _ context: Context) -> Cell {
    if HeatPaint.hasGrounds(context) {
      return Cell(" ", Style(background: context.theme.valley[band]))
    }
    let shades: [Unicode.Scalar] =
      context.set == .ascii ? [" ", ".", ":", "-", "+", "#"] : [" ", "░", "░", "▒", "▒", "▓"]
    return Cell(shades[band], context.theme.rule)
  }

  private func band(_ row: Int, _ column: Int, of rows: Int) -> Int? {
    guard !valley.errors.isEmpty else { return nil }
    return valley.band(
      row: row * valley.rows / rows, column: column * valley.columns / area.columns)
  }

  func drawBands(into buffer: inout ScreenBuffer) {
    let grounds = context.theme.valley
    for row in 0..<area.rows {
      for column in 0..<area.columns {
        let point = Point(row: area.row + row, column: area.column + column)
        guard isHalved else {
          if let band = band(row, column, of: area.rows) {
            buffer[point] = ValleyPainter.cell(band, context)
          }
          continue
        }
        guard let upper = band(2 * row, column, of: 2 * area.rows),
          let lower = band(2 * row + 1, column, of: 2 * area.rows)
        else { continue }
        buffer[point] =
          upper == lower
          ? ValleyPainter.cell(upper, context)
          : Cell("▀", Style(foreground: grounds[upper], background: grounds[lower]))
      }
    }
  }

  /// Draws the way that the run has come over the bands.
  func drawTrail(
    _ trail: [(x: Double, y: Double)], _ places: PlotPlaces, into buffer: inout ScreenBuffer
  ) {
    var canvas = places.canvas
    canvas.polyline(
      (trail + [valley.here]).map { places.dot(x: $0.x, y: $0.y) },
      DotCanvas.Stroke(context.theme.onMap))
    canvas.draw(into: &buffer, at: Point(row: area.row, column: area.column))
  }

  /// Draws where the run stands, and where the coming update leads.
  func drawStep(_ places: PlotPlaces, into buffer: inout ScreenBuffer) {
    let glyphs = Glyphs(context.set)
    guard let now = places.cell(x: valley.here.x, y: valley.here.y) else { return }
    let isFound = [valley.parameters.x, valley.parameters.y].allSatisfy {
      context.isKnown(context.hasBatches ? .batchGradient($0) : .gradient($0))
    }
    if isFound, let landing = valley.landing,
      let cell = places.cell(x: landing.x, y: landing.y), cell != now
    {
      buffer.put(
        context.set == .ascii ? "*" : "○", at: cell,
        style: context.theme.onMap.on(buffer[cell].style.background))
    }
    buffer.put(glyphs.bullet, at: now, style: context.theme.read.on(buffer[now].style.background))
  }
}
