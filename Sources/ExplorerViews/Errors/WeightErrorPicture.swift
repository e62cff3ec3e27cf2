import Backprop
import Explorer
import TextScreen

/// The curve of E over a weight, the tangent at the present value, and the step along it.
struct WeightErrorPicture {
  private let context: Context
  private let curve: WeightCurve
  private let words: WeightErrorWords
  private let area: Rect
  private let plot: LinePlot
  private let places: PlotPlaces

  private struct Label {
    let text: String
    let style: Style
    let place: Point
    let isShown: Bool
  }

  init(_ context: Context, _ curve: WeightCurve, _ words: WeightErrorWords, area: Rect) {
    self.context = context
    self.curve = curve
    self.words = words
    self.area = area
    plot = WeightErrorPicture.plot(context, curve, tangent: words.slopeStyle, area: area)
    places = PlotPlaces(plot, in: area)
  }

  private static func plot(
    _ context: Context, _ curve: WeightCurve, tangent style: Style, area: Rect
  ) -> LinePlot {
    let theme = context.theme
    var plot = LinePlot(
      x: horizontalAxis(curve, area), y: verticalAxis(curve, area), axisStyle: theme.rule,
      labelStyle: theme.caption, set: context.set)
    plot.series = [LinePlot.Series(curve.points, style: theme.text)]
    guard let slope = curve.slope, slope.isFinite, curve.error.isFinite, curve.value.isFinite
    else { return plot }
    let (lower, upper) = (curve.range.lowerBound, curve.range.upperBound)
    // As short as shows which way it goes.
    let reach = 0.2 * (upper - lower)
    let ends = [max(lower, curve.value - reach), min(upper, curve.value + reach)]
    let tangent = ends.map { LinePlot.Bucket(x: $0, y: curve.error + slope * ($0 - curve.value)) }
    // A line is its dots: their ground is the plot's, however the number is lit.
    var line = style
    if line.background >= 0 { (line.foreground, line.background) = (theme.backward.foreground, -1) }
    plot.series.append(LinePlot.Series(tangent, style: line))
    return plot
  }

  private static func horizontalAxis(_ curve: WeightCurve, _ area: Rect) -> Axis {
    let (lower, upper) = (curve.range.lowerBound, curve.range.upperBound)
    guard curve.value.isFinite else { return Axis(from: lower, to: upper, isNice: true) }
    let columns = LinePlot.area(in: area).columns
    let ticks = max(2, min(8, columns / 7))
    let whole = Axis(from: lower, to: upper, ticks: ticks)
    guard let top = curve.errorRange?.upper, whole.ticks.count > 2 else { return whole }
    // Where the wall is cut off, so is what lies beyond it, by quarters of ticks.
    let shown = curve.points.filter { $0.last <= top }.map(\.x)
    let needed = shown + [curve.value, curve.landing].compactMap(\.self).filter(\.isFinite)
    guard let first = needed.min(), let last = needed.max() else { return whole }
    let quarters = zip(whole.ticks, whole.ticks.dropFirst()).flatMap { tick, next in
      (0..<4).map { tick + (next - tick) * Double($0) / 4 }
    }
    let ends = quarters + whole.ticks.suffix(1)
    return Axis(
      from: max(lower, ends.last { $0 <= first } ?? lower),
      to: min(upper, ends.first { $0 >= last } ?? upper), ticks: ticks)
  }

  private static func verticalAxis(_ curve: WeightCurve, _ area: Rect) -> Axis {
    guard let range = curve.errorRange else { return Axis(from: 0, to: 1) }
    let rows = LinePlot.area(in: area).rows
    return .inRows(from: range.lower, to: range.upper, rows: rows, least: max(2, rows / 6))
  }

  func draw(into buffer: inout ScreenBuffer) {
    // What is still to come keeps its place free: nothing moves when it is found.
    var scratch = ScreenBuffer(size: buffer.size)
    plot.draw(into: &scratch, in: area)
    drawMarks(isWhole: true, hasLeast: true, into: &scratch)
    let labels = labels(in: &scratch)
    drawCurve(into: &buffer)
    let least = Set(words.least.map(context.spell))
    drawMarks(
      isWhole: words.isUpdateKnown, hasLeast: labels.contains { least.contains($0.text) },
      into: &buffer)
    write(labels, into: &buffer)
  }

  /// Draws the curve, and the tangent through it.
  ///
  /// The curve gives way to the tangent, as the dots of both in one cell would have one colour and the shape
  /// of neither; without colours they share their cells.
  private func drawCurve(into buffer: inout ScreenBuffer) {
    let hasTangent = words.isSlopeKnown && plot.series.count > 1
    let isApart = Set(plot.series.map(\.style.foreground)).count > 1
    var shown = plot
    if !hasTangent || isApart { shown.series = Array(plot.series.prefix(1)) }
    shown.draw(into: &buffer, in: area)
    guard hasTangent, isApart else { return }
    var layer = ScreenBuffer(size: area.size)
    var tangent = plot
    tangent.series = Array(plot.series.suffix(1))
    tangent.draw(into: &layer, in: layer.bounds)
    let inner = places.area
    for row in inner.row..<inner.endRow {
      for column in inner.column..<inner.endColumn {
        let place = Point(row: row, column: column)
        let cell = layer[Point(row: row - area.row, column: column - area.column)]
        if cell.scalar != " " { buffer.put(cell.scalar, at: place, style: cell.style) }
      }
    }
  }

  private func write(_ labels: [Label], into buffer: inout ScreenBuffer) {
    for label in labels where label.isShown {
      // What is still to come leaves its place free, and unlit.
      buffer.write(
        label.text.replacing(#/ +$/#, with: ""), at: label.place, style: label.style,
        clip: places.area)
    }
  }

  /// Whether it is of the only weight, between the branches of whose curve there is room.
  private var isAlone: Bool { OneWeightView.canShow(context.shape) }

  // MARK: - Marks

  /// The least E, the present value, the step, and where it leads.
  ///
  /// - Parameters:
  ///   - isWhole: whether the step is among them, which is to come until its weight is found.
  ///   - hasLeast: whether it is said what is least; without words an arrow says nothing.
  ///   - buffer: the frame.
  private func drawMarks(isWhole: Bool, hasLeast: Bool, into buffer: inout ScreenBuffer) {
    let theme = context.theme
    let glyphs = Glyphs(context.set)
    // Of a single weight its words stand in its row.
    if hasLeast, !isAlone, let least = curve.least, curve.fallsOn == (false, false),
      least.value != curve.value,
      let cell = places.cell(x: least.value, y: least.error), cell.row > places.area.row
    {
      let above = Point(row: cell.row - 1, column: cell.column)
      if buffer[above].scalar == " " { buffer.put(glyphs.down, at: above, style: theme.caption) }
    }
    guard let now = places.cell(x: curve.value, y: curve.error) else { return }
    if isWhole, let landing = curve.landing, let column = places.column(x: landing) {
      drawArrow(from: now, to: column, into: &buffer)
      if let cell = landingCell, cell != now {
        buffer.put(context.set == .ascii ? "*" : "○", at: cell, style: theme.update.with(.bold))
      }
    }
    buffer.put(glyphs.bullet, at: now, style: presentStyle)
  }

  private var landingCell: Point? {
    guard let landing = curve.landing, let error = curve.errorAtLanding else { return nil }
    return places.cell(x: landing, y: error)
  }

  /// An arrow on the level of the present value, as long as the step.
  private func drawArrow(from now: Point, to column: Int, into buffer: inout ScreenBuffer) {
    let glyphs = Glyphs(context.set)
    let isLeft = column < now.column
    // Where the point that it leads to has the cell of its head, that stands before it.
    let isTaken = landingCell == Point(row: now.row, column: column)
    let column = column + (isTaken ? (isLeft ? 1 : -1) : 0)
    guard abs(column - now.column) > 1 else { return }
    let between = isLeft ? column + 1..<now.column : now.column + 1..<column
    for column in between {
      buffer.put(
        glyphs.horizontal, at: Point(row: now.row, column: column), style: context.theme.update)
    }
    buffer.put(
      isLeft ? glyphs.solidLeft : glyphs.solidRight, at: Point(row: now.row, column: column),
      style: context.theme.update)
  }

  /// Lit where the step is about this weight.
  private var presentStyle: Style {
    context.isTooFastToRead || context.presentParameter == curve.parameter
      ? context.theme.readName : context.theme.strong
  }

  // MARK: - Labels

  /// Finds a place for each text, the most important first, and keeps it free of the others.
  private func labels(in buffer: inout ScreenBuffer) -> [Label] {
    var labels: [Label] = []
    /// Writes the longest form that has a place in the first way in which one has.
    func add(
      _ forms: [String], _ style: Style, isShown: Bool = true, _ ways: [PlotPlaces.Way?]
    ) {
      let forms = forms.map(context.spell)
      let found = ways.compactMap(\.self).lazy.compactMap { [buffer] way in
        forms.lazy.compactMap { form in
          places.place(of: displayWidth(of: form), way, in: buffer).map { (form, $0) }
        }.first
      }.first
      guard let (text, place) = found else { return }
      buffer.write(text, at: place, clip: places.area)
      labels.append(Label(text: text, style: style, place: place, isShown: isShown))
    }
    func has(_ forms: [String]) -> Bool {
      labels.contains { forms.map(context.spell).contains($0.text) }
    }
    let theme = context.theme
    let inner = places.area
    // What the upright axis is of keeps its place.
    let top = Point(row: inner.row, column: inner.column + 1)
    if places.isFree(top, width: 1, in: buffer) {
      buffer.write("E", at: top, clip: inner)
      labels.append(Label(text: "E", style: theme.error, place: top, isShown: true))
    }
    let now = places.cell(x: curve.value, y: curve.error)
    let least = curve.least.flatMap { places.cell(x: $0.value, y: $0.error) }
    let lowest = least == now ? nil : least
    // Where the step leads is said at its head.
    let landing = curve.gradient == nil ? [] : words.landing
    let head = curve.landing.flatMap(places.column).flatMap { column in
      now.map { Point(row: $0.row, column: column) }
    }
    if let now, let head, landingCell != now {
      add(
        landing, theme.update, isShown: words.isUpdateKnown,
        [.outside(of: head, isLeft: head.column < now.column)])
    }
    // The lowest point has an arrow above it, and nothing is to come between that and its words.
    add(
      words.least, theme.caption,
      [isAlone ? least.map { .left(of: $0) } : nil, lowest.map { .beside($0) }])
    // Few words beside the bullet leave the rows below to where the step leads.
    add(
      words.present, presentStyle,
      [
        now.map { .inRow(of: $0) }, now.map { .beside($0) },
        isAlone ? .highest : now.map { .beside($0, reach: 6) },
        now.map { .right(of: $0) },
      ])
    if !has(words.least) {
      add(words.least, theme.caption, [lowest.map { .beside($0, reach: 6) } ?? .anywhere])
    }
    if let cell = landingCell, cell != now, !has(landing) {
      let isLeft = now.map { cell.row == $0.row && cell.column < $0.column } ?? false
      add(
        landing, theme.update, isShown: words.isUpdateKnown, [.beside(cell, isLeft: isLeft)])
    }
    if WeightErrorWords.hasSlopeInPlot(context, columns: area.columns) {
      // Between the branches of the curve, by the tangent.
      add(words.slopeForms, words.slopeStyle, isShown: words.isSlopeKnown, [.highest])
    }
    // What the other axis is of, at its end.
    let name = context.spell(words.symbol)
    // Close behind other words it would be read as one of them.
    let width = displayWidth(of: name)
    let end = Point(row: inner.endRow - 1, column: inner.endColumn - width)
    let apart = Point(row: end.row, column: end.column - 2)
    if places.isFree(apart, width: width + 2, in: buffer) {
      labels.append(Label(text: name, style: theme.caption, place: end, isShown: true))
    }
    return labels
  }
}
