import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// E after each epoch, as a line over real axes.
enum ErrorView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int { .max }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    var area = rect.split(top: 1).rest.intersection(buffer.bounds)
    let hasRightAxis = PlottedCurves.hasRightAxis(context, in: area)
    let dots = LinePlot.dotColumns(in: area, set: context.set, hasRightAxis: hasRightAxis)
    let curves = ErrorCurves(context.state, pointCount: max(1, dots))
    let isLogarithmic = context.state.display.isErrorLogarithmic && curves.smallestPositive != nil
    let room = rect.columns - Panel.error.title.count - 9
    let reading = context.errorCursor.map { self.reading(at: $0, context, room: room) }
    let scale = scale(context, curves, isLogarithmic)
    let right = reading ?? words(context, curves, scale, room: room)
    _ = context.frame(.error, right: right, into: &buffer, in: rect)
    guard !area.isEmpty else { return }
    let legend = PlotLegend(context, columns: area.columns, hasRightAxis: hasRightAxis)
    // Some rows are left for the lines, between their axes.
    let hasLegend = legend.rowCount > 0 && area.rows - legend.rowCount >= 4
    if hasLegend {
      legend.draw(into: &buffer, in: area)
      area = area.split(top: legend.rowCount).rest
    }
    var plot = plot(context, curves, isLogarithmic, area: area)
    area = LinePlot.evenPart(of: area, for: plot.yAxis)
    PlottedCurves(context, lastEpoch: Int(plot.xAxis.upper), pointCount: max(1, dots))
      .add(
        to: &plot, hasRightAxis: hasRightAxis, hasLegend: hasLegend,
        rows: LinePlot.area(in: area).rows)
    plot.draw(into: &buffer, in: area)
    let places = PlotPlaces(plot, in: area)
    drawMarks(places, context, into: &buffer, in: area)
    if let marker = plot.markers.first {
      let number = context.state.format.short(marker.y)
      // Within the first epoch some examples have changed it already.
      let isOfStart = context.run.epochsDone == 0 && context.run.setup.examples.count > 1
      let word = isOfStart ? "start" : "now"
      // The rule has the number where there is room for it; a line that has a name has it there.
      let isInRule = right.hasSuffix("E \(number)")
      let isNamed = plot.series.contains { $0.label?.hasPrefix("training") ?? false }
      if !isNamed || context.run.epochsDone < curves.lastEpoch {
        write(
          isInRule ? word : "\(word)  E \(number)", beside: marker, inRow: isInRule, places,
          context,
          into: &buffer)
      }
    }
    if scale.isUnasked, !right.hasPrefix(scale.words) {
      drawScale(scale, places, context, into: &buffer)
    }
    if curves.lastEpoch == 0, curves.earlier.isEmpty, !context.isWatching {
      drawWhatComes(context, into: &buffer, in: places.area)
    }
    if curves.training.hasAhead, !context.isDivergence {
      drawNote(context, into: &buffer, in: places.area)
    }
  }

  // MARK: - The rule

  /// What the vertical axis is, in words, and whether it is not quite the one that was asked for.
  private typealias Scale = (words: String, isUnasked: Bool)

  private static func scale(
    _ context: Context, _ curves: ErrorCurves, _ isLogarithmic: Bool
  ) -> Scale {
    if isLogarithmic {
      return curves.hasZero ? ("log, 0 at the bottom", true) : ("log", false)
    }
    return context.state.display.isErrorLogarithmic && curves.hasZero
      ? ("linear, as E is 0", true) : ("linear", false)
  }

  /// Says the scale and the present value: `log   epoch 12, E 0.298371109`.
  private static func words(
    _ context: Context, _ curves: ErrorCurves, _ scale: Scale, room: Int
  ) -> String {
    let curve = curves.training
    let epoch = context.run.epochsDone
    let place = epoch == 0 ? "before training" : "epoch \(NumberFormat.count(epoch))"
    var now = place
    if let value = curve.present, !context.isErrorToCome {
      now += ", E \(context.state.format.short(value))"
    }
    // The scale is less worth than the value.
    var forms = ["\(scale.words)   \(now)", now, "\(scale.words)   \(place)", place]
    if let broken = curve.broken {
      let name = NumberFormat.name(ofNonFinite: broken.value)
      let since = "\(name) from epoch \(NumberFormat.count(broken.epoch))"
      forms = ["\(scale.words)   \(since)   \(now)", "\(since)   \(now)", since]
    }
    return forms.first { displayWidth(of: context.spell($0)) <= room } ?? ""
  }

  /// Says what E was after an epoch: `epoch 123, E 0.0123 (test 0.0150)`.
  ///
  /// Where that is too long, numbers have fewer digits.
  private static func reading(at epoch: Int, _ context: Context, room: Int) -> String {
    let digits = (1...context.state.format.digits).reversed()
    let forms = digits.lazy.map { reading(at: epoch, context, NumberFormat(digits: $0)) }
    return forms.first { displayWidth(of: context.spell($0)) <= room } ?? forms.last ?? ""
  }

  private static func reading(
    at epoch: Int, _ context: Context, _ format: NumberFormat
  ) -> String {
    guard let reading = context.run.history.reading(after: epoch) else { return "" }
    func number(_ reading: ErrorHistory.Reading) -> String {
      reading.exact.map(format.short)
        ?? "\(format.short(reading.minimum))–\(format.short(reading.maximum))"
    }
    let count = NumberFormat.count
    let epochs =
      reading.exact == nil
      ? "epochs \(count(reading.epochs.lowerBound))–\(count(reading.epochs.upperBound))"
      : epoch == 0 ? "before training" : "epoch \(count(epoch))"
    let test = context.run.testHistory.reading(after: epoch).map { " (test \(number($0)))" } ?? ""
    return "\(epochs), E \(number(reading))\(test)"
      + PlottedCurves.readings(at: epoch, context, format)
  }

  // MARK: - The plot

  /// The columns of `● training 0.07347`, of the share that is right behind that, and of `● now`.
  private static let (nameColumns, shareColumns, nowColumns) = (18.0, 14.0, 8.0)

  private static func plot(
    _ context: Context, _ curves: ErrorCurves, _ isLogarithmic: Bool, area: Rect
  ) -> LinePlot {
    let theme = context.theme
    let inner = LinePlot.area(in: area)
    let columns = max(2, min(8, inner.columns / 12))
    // What a line is, and where it has come to, stands at its end: so much is kept free for that.
    let series = context.isErrorToCome ? [] : series(curves, context)
    let names = nameColumns + (context.run.classes == .none ? 0 : shareColumns)
    let words = series.contains { $0.label != nil } ? names : nowColumns
    let share = inner.columns < 40 ? 0 : min(0.4, words / Double(inner.columns))
    let last = Double(curves.lastEpoch) / (1 - share)
    let x = Axis(from: 0, to: max(10, last), ticks: columns, isNice: true)
    var plot = LinePlot(
      x: x, y: verticalAxis(curves, isLogarithmic, rows: inner.rows), axisStyle: theme.rule,
      labelStyle: theme.caption, set: context.set)
    if isLogarithmic, curves.hasZero { plot.floorLabel = "0" }
    plot.series = series
    if let epoch = context.errorCursor {
      plot.cursor = LinePlot.Cursor(x: Double(epoch), style: theme.read)
    }
    if let value = curves.training.present, value.isFinite, !context.isErrorToCome {
      plot.markers = [
        LinePlot.Marker(x: Double(context.run.epochsDone), y: value, style: theme.read)
      ]
    }
    return plot
  }

  /// The lines, each with its name where there are several; the present run lies on top.
  private static func series(_ curves: ErrorCurves, _ context: Context) -> [LinePlot.Series] {
    let theme = context.theme
    var series = curves.earlier.map {
      LinePlot.Series($0.curve.past, style: theme.toCome, label: context.spell($0.words))
    }
    var ahead = LinePlot.Series(curves.training.ahead, style: theme.caption)
    // Where it is no longer finite says more than that it is yet to come.
    ahead.brokenStyle = theme.error.with(.bold)
    series.append(ahead)
    let smoothed = curves.training.smoothed
    if smoothed != nil {
      series.append(LinePlot.Series(curves.training.past, style: theme.toCome))
    }
    // A line that ends beneath a bullet has its name only where another one needs telling apart.
    let now =
      curves.training.present.map { " " + context.spell(NumberFormat.brief($0)) + right(context) }
      ?? ""
    let kind =
      smoothed != nil ? "training\(now), smoothed" : curves.test == nil ? nil : "training" + now
    let names = [kind, curves.own.map(context.spell)].compactMap(\.self)
    // E is red wherever no other line needs telling apart.
    let isAlone = curves.test == nil && curves.earlier.isEmpty
    var own = LinePlot.Series(
      smoothed ?? curves.training.past, style: isAlone ? theme.error : theme.positive,
      label: names.isEmpty ? nil : names.joined(separator: ", "))
    own.brokenStyle = theme.error.with(.bold)
    series.append(own)
    if let test = curves.test {
      let whole = test.past + test.ahead.dropFirst()
      let value =
        test.present.map {
          " " + context.spell(NumberFormat.brief($0)) + right(context, ofTests: true)
        } ?? ""
      series.append(
        LinePlot.Series(
          whole, style: theme.negative, form: .beads(every: 4), label: "test" + value))
    }
    return series
  }

  /// The share that is classified right, behind E: `, 96.2 %`; nothing where targets are no classes.
  private static func right(_ context: Context, ofTests: Bool = false) -> String {
    let (run, setup) = (context.run, context.run.setup)
    guard run.classes != .none, let examples = ofTests ? setup.testExamples : setup.examples,
      let rate = run.errorRate(after: run.epochsDone, ofTests: ofTests)
    else { return "" }
    let wrong = Int((rate * Double(examples.count)).rounded())
    return ", \(ClassesView.share(examples.count - wrong, of: examples.count)) right"
  }

  /// An axis that only ever grows while a run goes on.
  private static func verticalAxis(
    _ curves: ErrorCurves, _ isLogarithmic: Bool, rows: Int
  ) -> Axis {
    Axis.growing(
      from: isLogarithmic ? curves.smallestPositive : nil, to: curves.largest ?? 1,
      hasZero: curves.hasZero, rows: rows)
  }

  /// Writes what the bullet means beside it, where the line leaves room.
  private static func write(
    _ words: String, beside marker: LinePlot.Marker, inRow: Bool, _ places: PlotPlaces,
    _ context: Context, into buffer: inout ScreenBuffer
  ) {
    guard let cell = places.cell(x: marker.x, y: marker.y) else { return }
    let text = context.spell(words)
    let width = displayWidth(of: text)
    let place =
      inRow
      ? places.place(of: width, inRowOf: cell, in: buffer)
      : places.place(of: width, beside: cell, in: buffer)
    guard let place else { return }
    buffer.write(text, at: place, style: marker.style, clip: places.area)
  }

  /// Says among the lines what the rule has no room for.
  private static func drawScale(
    _ scale: Scale, _ places: PlotPlaces, _ context: Context, into buffer: inout ScreenBuffer
  ) {
    let width = displayWidth(of: scale.words)
    guard let place = places.place(of: width, fromRight: true, in: buffer) else { return }
    buffer.write(scale.words, at: place, style: context.theme.caption, clip: places.area)
  }

  /// Marks on the axis where something was edited, a stop has hit, or a letter was left.
  private static func drawMarks(
    _ places: PlotPlaces, _ context: Context, into buffer: inout ScreenBuffer, in area: Rect
  ) {
    guard places.area.endRow < area.endRow else { return }
    let isASCII = context.explainer.notation == .ascii
    for mark in context.state.axisMarks {
      guard let column = places.column(x: mark.epochs) else { continue }
      let (glyph, style): (Unicode.Scalar, Style) =
        switch mark.kind {
        case .edit: (isASCII ? "*" : "◆", context.theme.update)
        case .hit: (isASCII ? "^" : "▴", context.theme.error)
        case .letter(let letter): (letter, context.theme.strong)
        }
      buffer.put(glyph, at: Point(row: places.area.endRow, column: column), style: style)
    }
  }

  private static func isBlank(
    row: Int, _ column: Int, _ width: Int, _ buffer: ScreenBuffer
  ) -> Bool {
    (column..<column + width).allSatisfy { buffer[Point(row: row, column: $0)].scalar == " " }
  }

  /// Says where a line comes from, in a plot that has none yet.
  private static func drawWhatComes(
    _ context: Context, into buffer: inout ScreenBuffer, in area: Rect
  ) {
    let index = context.isErrorToCome ? context.pass.layout.index(of: .totalError) : nil
    let words =
      index.map { "E comes with step \(NumberFormat.count($0 + 1))" }
      ?? context.withKeys("every epoch adds a point: {key:epoch} runs one")
    let text = context.spell(words)
    let width = displayWidth(of: text)
    let column = area.column + (area.columns - width) / 2
    guard column > area.column else { return }
    // The middle row, or the next below it that is free, clear of the words at the points.
    func isFree(_ row: Int) -> Bool {
      (max(area.row, row - 1)...min(area.endRow - 1, row + 1)).allSatisfy {
        isBlank(row: $0, column - 1, width + 1, buffer)
      }
    }
    let rows = area.row + (area.rows - 1) / 2..<area.endRow
    guard let row = rows.first(where: isFree) else { return }
    buffer.write(
      text, at: Point(row: row, column: column), style: context.theme.caption, clip: area)
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

extension Context {
  /// Whether the error before training is that of the only example, which the first steps are yet to
  /// find.
  ///
  /// What is not finite is never hidden.
  var isErrorToCome: Bool {
    run.history.count == 1 && run.setup.examples.count == 1 && !isKnown(.totalError)
      && run.history.reading(after: 0)?.exact?.isFinite == true
  }

  /// Where the error is read off; `nil` where its panel does not fill the screen, or nobody asked.
  fileprivate var errorCursor: Int? {
    guard state.display.isZoomed, state.display.focus == .error else { return nil }
    return state.pointing.errorCursor.map { min($0, max(0, run.history.count - 1)) }
  }
}
