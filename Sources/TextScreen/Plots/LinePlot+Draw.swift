extension LinePlot {
  /// Draws axes, lines, and what is marked on them, into the part of a rectangle on the screen.
  package func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let rect = rect.intersection(buffer.bounds)
    guard !rect.isEmpty else { return }
    let area = Self.area(in: rect, hasRightAxis: rightAxis != nil)
    var canvas = DotCanvas(size: area.size, set: set)
    if Self.hasAxes(in: rect) {
      drawVerticalAxis(into: &buffer, area: area, canvas: canvas)
      drawHorizontalAxis(into: &buffer, area: area, rect: rect, canvas: canvas)
      drawRightAxis(into: &buffer, area: area, canvas: canvas)
    }
    drawCursorLine(into: &buffer, area: area, canvas: canvas)
    for (index, line) in series.enumerated() {
      draw(line, priority: Int32(clamping: index), on: &canvas)
    }
    for marker in markers { draw(marker, on: &canvas) }
    drawCursorText(on: &canvas)
    drawLabels(on: &canvas)
    canvas.draw(into: &buffer, at: Point(row: area.row, column: area.column))
  }

  // MARK: - From values to dots

  private func dotX(_ x: Double, _ canvas: DotCanvas) -> Double {
    xAxis.fraction(of: x) * Double(canvas.dotColumns - 1)
  }

  /// The row of dots of a value on an axis; `nil`: on the plot's own.
  private func dotY(_ y: Double, _ canvas: DotCanvas, _ axis: Axis? = nil) -> Double {
    canvas.dotRow(ofFraction: (axis ?? yAxis).fraction(of: y))
  }

  private func dot(_ x: Double, _ y: Double, _ canvas: DotCanvas, _ axis: Axis? = nil) -> Dot {
    Dot(x: dotX(x, canvas), y: dotY(y, canvas, axis))
  }

  /// The column of cells of a value of the horizontal axis; `nil` beyond its ends.
  private func column(_ x: Double, _ canvas: DotCanvas) -> Int? {
    canvas.cell(of: Dot(x: dotX(x, canvas), y: 0))?.column
  }

  // MARK: - Axes

  /// How far from the middle of its row a tick may lie, in rows, where rows are few.
  private static let mostOff = 0.35

  private func drawVerticalAxis(into buffer: inout ScreenBuffer, area: Rect, canvas: DotCanvas) {
    let glyphs = Glyphs(set)
    let frame = area.column - 1
    for row in area.row..<area.endRow {
      buffer.put(glyphs.vertical, at: Point(row: row, column: frame), style: axisStyle)
    }
    var taken = Int.max
    func label(_ row: Int, _ text: String?) {
      taken = row
      let point = Point(row: area.row + row, column: frame)
      buffer.put(glyphs.verticalTick, at: point, style: axisStyle)
      guard let text else { return }
      buffer.write(
        truncatedText(text, to: Self.labelWidth, ellipsis: ""),
        endingAt: Point(row: point.row, column: frame - 1), style: labelStyle)
    }
    if let floorLabel { label(area.rows - 1, floorLabel) }
    let labels = yAxis.labels(cells: Self.labelWidth, minus: glyphs.minus)
    for (tick, text) in zip(yAxis.ticks, labels) {
      let y = dotY(tick, canvas)
      guard let row = canvas.cell(of: Dot(x: 0, y: y))?.row, row != taken else { continue }
      // In few rows a label that stands half a row off is read as another value.
      let middle = canvas.centre(of: Point(row: row, column: 0)).y
      let isOff = abs(y - middle) > LinePlot.mostOff * Double(canvas.dotsDown)
      guard !isOff || yAxis.scale == .linear || !Axis.fewRows.contains(canvas.size.rows) else {
        continue
      }
      label(row, text)
    }
  }

  private func drawRightAxis(into buffer: inout ScreenBuffer, area: Rect, canvas: DotCanvas) {
    guard let rightAxis else { return }
    let glyphs = Glyphs(set)
    for row in area.row..<area.endRow {
      buffer.put(glyphs.vertical, at: Point(row: row, column: area.endColumn), style: axisStyle)
    }
    var taken = -1
    for tick in rightAxis.axis.ticks.reversed() {
      let y = dotY(tick, canvas, rightAxis.axis)
      guard let row = canvas.cell(of: Dot(x: 0, y: y))?.row, row != taken else { continue }
      taken = row
      let point = Point(row: area.row + row, column: area.endColumn)
      buffer.put(glyphs.rightTick, at: point, style: axisStyle)
      let label = Axis.label(tick, cells: Self.labelWidth, minus: glyphs.minus) ?? ""
      buffer.write(
        truncatedText(label, to: Self.labelWidth, ellipsis: ""),
        at: Point(row: point.row, column: point.column + 1), style: rightAxis.style)
    }
  }

  private func drawHorizontalAxis(
    into buffer: inout ScreenBuffer, area: Rect, rect: Rect, canvas: DotCanvas
  ) {
    let glyphs = Glyphs(set)
    let line = Rect(row: area.endRow, column: area.column - 1, rows: 1, columns: area.columns + 1)
    buffer.fill(line, Cell(glyphs.horizontal, axisStyle))
    buffer.put(
      glyphs.bottomLeft, at: Point(row: line.row, column: line.column), style: axisStyle)
    var free = rect.column
    for tick in xAxis.ticks {
      guard let column = column(tick, canvas) else { continue }
      let place = area.column + column
      buffer.put(
        glyphs.horizontalTick, at: Point(row: line.row, column: place), style: axisStyle)
      let text = Axis.label(tick, maximumWidth: 11, minus: glyphs.minus)
      let width = displayWidth(of: text)
      let start = min(place - (width - 1) / 2, rect.endColumn - width)
      guard start >= free else { continue }
      free = start + width + 1
      buffer.write(text, at: Point(row: line.row + 1, column: start), style: labelStyle, clip: rect)
    }
  }

  // MARK: - Lines

  private func draw(_ line: Series, priority: Int32, on canvas: inout DotCanvas) {
    switch line.form {
    case .line: drawJoined(line, priority: priority, on: &canvas)
    case .dashes(let columns):
      drawJoined(line, columns: columns, priority: priority, on: &canvas)
    case .beads(let spacing): drawBeads(line, every: spacing, priority: priority, on: &canvas)
    }
  }

  /// Joins the columns of dots, each with a bar from its lowest to its highest value.
  private func drawJoined(
    _ line: Series, columns: [Int] = [], priority: Int32, on canvas: inout DotCanvas
  ) {
    let stroke = DotCanvas.Stroke(
      line.style, thickness: line.thickness, columns: columns, priority: priority,
      asciiScalar: line.asciiScalar)
    var drawn: DotColumn?
    var open: DotColumn?
    var isInGap = false
    for bucket in line.buckets {
      if let value = bucket.broken {
        if !isInGap {
          markGap(at: bucket.x, value, style: line.brokenStyle ?? line.style, on: &canvas)
        }
        if let open { canvas.draw(open, after: drawn, stroke) }
        (drawn, open, isInGap) = (nil, nil, true)
        continue
      }
      isInGap = false
      let column = DotColumn(
        x: dotX(bucket.x, canvas).rounded(), top: dotY(bucket.maximum, canvas, line.yAxis),
        bottom: dotY(bucket.minimum, canvas, line.yAxis),
        first: dotY(bucket.first, canvas, line.yAxis), last: dotY(bucket.last, canvas, line.yAxis))
      if let earlier = open, earlier.x == column.x {
        open = earlier.joined(column)
      } else {
        if let open { canvas.draw(open, after: drawn, stroke) }
        (drawn, open) = (open, column)
      }
    }
    if let open { canvas.draw(open, after: drawn, stroke) }
  }

  private func drawBeads(
    _ line: Series, every spacing: Int, priority: Int32, on canvas: inout DotCanvas
  ) {
    var next = 0
    for bucket in line.buckets where bucket.broken == nil {
      guard let cell = canvas.cell(of: dot(bucket.x, bucket.last, canvas, line.yAxis)),
        cell.column >= next
      else { continue }
      next = saturatingSum(cell.column, max(1, spacing))
      let middle = dot(bucket.x, bucket.last, canvas, line.yAxis)
      // Two by two dots in one cell, so that a bead looks the same wherever it lies.
      let left = (middle.x.rounded() / Double(canvas.dotsAcross)).rounded(.down)
      for column in 0..<canvas.dotsAcross {
        for row in 0..<(set == .ascii ? 1 : 2) {
          canvas.dot(
            Dot(
              x: left * Double(canvas.dotsAcross) + Double(column),
              y: middle.y.rounded() + Double(row)),
            style: line.style, priority: priority, asciiScalar: line.asciiScalar ?? "o")
        }
      }
    }
  }

  /// Says in the top row where a line stops being a number.
  private func markGap(at x: Double, _ value: Double, style: Style, on canvas: inout DotCanvas) {
    guard let column = column(x, canvas) else { return }
    let glyphs = Glyphs(set)
    let sign = value < 0 ? String(glyphs.minus) : ""
    let text = value.isNaN ? "NaN" : sign + glyphs.infinity
    let start = max(0, min(column, canvas.size.columns - displayWidth(of: text)))
    canvas.mark(text, at: Point(row: 0, column: start), style: style)
  }

  /// Draws a short flat piece of a line, for a legend.
  package static func drawSample(
    of line: Series, set: DrawingSet, into buffer: inout ScreenBuffer, at place: Point, columns: Int
  ) {
    let plot = LinePlot(x: Axis(from: 0, to: 1), y: Axis(from: 0, to: 1), set: set)
    var canvas = DotCanvas(size: Size(rows: 1, columns: columns), set: set)
    var sample = line
    sample.yAxis = nil
    sample.buckets = (0..<canvas.dotColumns).map {
      Bucket(x: Double($0) / Double(max(1, canvas.dotColumns - 1)), y: 0.5)
    }
    plot.draw(sample, priority: 0, on: &canvas)
    canvas.draw(into: &buffer, at: place)
  }

  // MARK: - Marks

  private func draw(_ marker: Marker, on canvas: inout DotCanvas) {
    guard let cell = canvas.cell(of: dot(marker.x, marker.y, canvas)) else { return }
    canvas.mark(cell, Glyphs(set).bullet, style: marker.style)
    let width = displayWidth(of: marker.text)
    // One cell is left between, where the line goes on.
    let right = cell.column + 2
    let fits = right + width <= canvas.size.columns
    let column = fits ? right : max(0, cell.column - 1 - width)
    guard fits || column + width < cell.column else { return }
    canvas.mark(
      marker.text, at: Point(row: cell.row, column: column), style: marker.textStyle)
  }

  private func drawCursorLine(into buffer: inout ScreenBuffer, area: Rect, canvas: DotCanvas) {
    guard let cursor, let column = column(cursor.x, canvas) else { return }
    for row in area.row..<area.endRow {
      buffer.put(
        Glyphs(set).cursorLine, at: Point(row: row, column: area.column + column),
        style: cursor.style)
    }
  }

  private func drawCursorText(on canvas: inout DotCanvas) {
    guard let cursor, !cursor.text.isEmpty, let column = column(cursor.x, canvas) else { return }
    let width = displayWidth(of: cursor.text)
    let sides = [column + 2, column - 1 - width]
    let places = (0..<canvas.size.rows).lazy.flatMap { row in
      sides.map { Point(row: row, column: $0) }
    }
    let last = Point(row: 0, column: max(0, min(column + 2, canvas.size.columns - width)))
    let place = places.first { canvas.isFree($0, width: width) } ?? last
    canvas.mark(cursor.text, at: place, style: cursor.style)
  }

  /// Writes the names of lines to the right of their ends, the higher one above, where all have room
  /// there; so they only move as far as the lines do.
  private func drawLabels(on canvas: inout DotCanvas) {
    let ends = series.compactMap { line -> (line: Series, cell: Point)? in
      guard let label = line.label, !label.isEmpty,
        let bucket = line.buckets.last(where: { $0.broken == nil }),
        let cell = canvas.cell(of: dot(bucket.x, bucket.last, canvas, line.yAxis))
      else { return nil }
      return (line, cell)
    }
    // A bullet may be a column further: the present moment lies between two points of a line.
    let last = ends.map(\.cell.column).max() ?? 0
    let bullets = markers.compactMap { canvas.cell(of: dot($0.x, $0.y, canvas))?.column }
    let start = 2 + (bullets.contains(last + 1) ? last + 1 : last)
    let width = ends.compactMap(\.line.label).map { displayWidth(of: $0) }.max() ?? 0
    let first = ends.map(\.cell.column).min() ?? 0
    // Lines that end far apart have each its own place.
    guard ends.count > 1, ends.count <= canvas.size.rows, start + width <= canvas.size.columns,
      start - first < width
    else { return drawEach(on: &canvas) }
    let sorted = ends.sorted {
      dotY($0.line.buckets.last?.last ?? 0, canvas, $0.line.yAxis)
        < dotY($1.line.buckets.last?.last ?? 0, canvas, $1.line.yAxis)
    }
    let places = rows(ofNamesOf: sorted, on: canvas)
    let labels = zip(sorted, places).map { end, row in
      (text: end.line.label ?? "", style: end.line.style, place: Point(row: row, column: start))
    }
    guard labels.allSatisfy({ canvas.isFree($0.place, width: displayWidth(of: $0.text)) })
    else { return drawEach(on: &canvas) }
    for label in labels { canvas.mark(label.text, at: label.place, style: label.style) }
  }

  /// The rows of names, from the top, each as near to the end of its line as the others let it; the name
  /// of a line that ends in a bullet stands beside that where it can.
  private func rows(
    ofNamesOf ends: [(line: Series, cell: Point)], on canvas: DotCanvas
  ) -> [Int] {
    var downwards: [Int] = []
    for (index, end) in ends.enumerated() {
      let least = downwards.last.map { $0 + 1 } ?? 0
      downwards.append(min(max(least, end.cell.row), canvas.size.rows - (ends.count - index)))
    }
    var upwards: [Int] = []
    for (index, end) in ends.enumerated().reversed() {
      let most = upwards.first.map { $0 - 1 } ?? canvas.size.rows - 1
      upwards.insert(max(min(most, end.cell.row), index), at: 0)
    }
    func countBesideBullets(_ rows: [Int]) -> Int {
      zip(ends, rows).count { end, row in
        end.cell.row == row && markers.contains { $0.y == end.line.buckets.last?.last }
      }
    }
    return countBesideBullets(upwards) > countBesideBullets(downwards) ? upwards : downwards
  }

  private func drawEach(on canvas: inout DotCanvas) {
    for line in series { drawLabel(of: line, on: &canvas) }
  }

  /// Writes the name of a line at its end: to the right, or where there is room near by; where there is
  /// none, further back along it.
  private func drawLabel(of line: Series, on canvas: inout DotCanvas) {
    guard let label = line.label, !label.isEmpty else { return }
    var cells: [Point] = []
    for bucket in line.buckets.reversed() where bucket.broken == nil {
      guard let cell = canvas.cell(of: dot(bucket.x, bucket.last, canvas, line.yAxis)),
        cells.last.map({ $0.column > cell.column }) != false
      else { continue }
      cells.append(cell)
    }
    guard let end = cells.first else { return }
    // Where all of it has no room, its first word says which line it is.
    let first = String(label.prefix { $0 != " " })
    if write(label, atEndIn: end, style: line.style, on: &canvas) { return }
    if first != label, write(first, atEndIn: end, style: line.style, on: &canvas) { return }
    for text in Set([label, first]).sorted(by: { $0.count > $1.count }) {
      for cell in cells.dropFirst()
      where write(text, atEndIn: cell, style: line.style, on: &canvas) { return }
    }
  }

  /// Writes a name near the cell in which a line ends; returns whether there was room.
  private func write(
    _ label: String, atEndIn cell: Point, style: Style, on canvas: inout DotCanvas
  ) -> Bool {
    let width = displayWidth(of: label)
    let left = max(0, min(cell.column + 1, canvas.size.columns) - width)
    let right = cell.column + 2
    let places = [
      Point(row: cell.row, column: right), Point(row: cell.row + 1, column: right),
      Point(row: cell.row - 1, column: right), Point(row: cell.row - 1, column: left),
      Point(row: cell.row + 1, column: left), Point(row: cell.row, column: cell.column - 1 - width),
      Point(row: cell.row - 2, column: left), Point(row: cell.row + 2, column: left),
    ]
    guard let place = places.first(where: { canvas.isFree($0, width: width) }) else {
      return false
    }
    canvas.mark(label, at: place, style: style)
    return true
  }
}
