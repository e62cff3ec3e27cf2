import Backprop
import Documents
import Explorer
import TextScreen

/// The network's answers over the plane of its two inputs.
struct AnswerMap {
  private let context: Context
  private var probe: OutputProbe
  /// How many answers the frame can have.
  private let most: Int
  private let data: DataPoints
  private let range: TargetRange
  private let output: Int
  /// Whether the map shows which output is the largest, rather than how large one is.
  private let isOfClasses: Bool

  /// Where the parts of the picture stand: decided by the size alone.
  struct Layout {
    static let labelWidth = 7
    private static let sideWidth = 24
    var map: Rect
    var ticks = Rect(row: 0, column: 0, rows: 0, columns: 0)
    var legend = Rect(row: 0, column: 0, rows: 0, columns: 0)
    var isLegendAtSide = false

    init(in rect: Rect) {
      var rest = rect
      let isTall = rect.rows >= 5 && rect.columns >= 24
      // Twice as wide as high is enough; what is left at the side tells what it all means.
      let widest = 4 * (rect.rows - 1)
      isLegendAtSide =
        isTall && rect.columns - Layout.labelWidth - widest >= Layout.sideWidth
      if isLegendAtSide {
        let parts = rest.split(left: Layout.labelWidth + widest)
        (rest, legend) = (parts.left, parts.rest.split(left: 3).rest)
      } else if isTall {
        let parts = rest.split(bottom: rect.rows >= 12 ? 3 : rect.rows >= 8 ? 2 : 0)
        (rest, legend) = (parts.rest, parts.bottom.split(left: 1).rest)
      }
      if isTall {
        let parts = rest.split(bottom: 1)
        (rest, ticks) = (parts.rest, parts.bottom)
      }
      map = rect.columns >= 24 ? rest.split(left: Layout.labelWidth).rest : rest
    }
  }

  private static let pointsOfSurface = 48

  init(_ context: Context) {
    self.context = context
    output = context.shownOutput
    isOfClasses = context.run.classes == .oneHot
    probe = OutputProbe(context.judged)
    most = FrameBudget.answers(costing: probe.measureCost())
    // Of values that are no classes a few are enough: what is asked for is the surface under them.
    let fewest = context.run.classes == .none ? AnswerMap.pointsOfSurface : .max
    data = DataPoints(
      context.run, marksPresent: context.step != nil, &probe, limit: min(fewest, most / 2))
    range = TargetRange(context.run, output: output)
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let layout = Layout(in: rect)
    guard !layout.map.isEmpty else { return }
    let axes = (0..<2).map { input in
      let ends = InputRange(context.run, input: input, margin: 0.15)
      let count = input == 0 ? layout.map.columns / 7 : layout.map.rows / 4
      return Axis(from: ends.lower, to: ends.upper, ticks: max(2, min(6, count)))
    }
    let isHalved =
      !isOfClasses && AnswerShade(context.theme).hasColors && context.set != .ascii
    let grid = grid(axes, layout.map.size, isHalved: isHalved)
    let painter = AnswerMapPainter(context, grid, in: layout.map, isHalved: isHalved)
    let legend = AnswerLegend(context, data, range, side: isOfClasses ? nil : grid.commonSign)
    if isOfClasses {
      painter.drawClasses(into: &buffer)
    } else {
      painter.drawValues(into: &buffer)
    }
    drawPoints(AnswerMapCells(axes, in: layout.map), into: &buffer)
    drawAxes(axes, layout, into: &buffer)
    if layout.isLegendAtSide {
      legend.draw(
        stackedIn: layout.legend, into: &buffer, ellipsis: context.glyphs.ellipsis)
      drawWeights(below: legend.items.count, in: layout.legend, into: &buffer)
    } else {
      legend.draw(wrappedIn: layout.legend, into: &buffer)
    }
  }

  /// Draws the weights of the unit in hand below the legend, where the map has the network's place.
  private func drawWeights(
    below items: Int, in rect: Rect, into buffer: inout ScreenBuffer
  ) {
    let rest = rect.split(top: items + 1).rest
    let width = DetailCard.width(context.shape)
    guard !context.hasWeightsBeside, !context.state.display.isZoomed,
      !context.state.display.isBig, !context.isTooFastToRead, rest.columns >= width,
      rest.rows >= AnswerMap.leastOfWeights
    else { return }
    let card = Rect(
      row: rest.row, column: rest.endColumn - width, rows: rest.rows, columns: width)
    DetailCard.header(context, into: &buffer, above: card)
    DetailCard.draw(context, into: &buffer, in: card)
  }

  /// A unit's two rows, and those of a weight and a bias.
  private static let leastOfWeights = 4

  private func grid(_ axes: [Axis], _ size: Size, isHalved: Bool) -> AnswerGrid {
    var grid = AnswerGrid(
      x: axes[0].lower...axes[0].upper, y: axes[1].lower...axes[1].upper, across: size.columns,
      down: size.rows * (isHalved ? 2 : 1), most: most)
    var probe = probe
    if isOfClasses {
      grid.fill { Double(Classes.largest(of: probe.outputs(for: $0)) ?? -1) }
    } else {
      grid.fill { [range, output] in
        let outputs = probe.outputs(for: $0)
        return range.position(of: outputs[outputs.startIndex + output])
      }
    }
    return grid
  }

  // MARK: - The data

  /// Few points stand on a patch of their own; many would hide the map.
  private static let fewPoints = 60

  private func drawPoints(_ cells: AnswerMapCells, into buffer: inout ScreenBuffer) {
    let isFew = data.points.count <= AnswerMap.fewPoints && cells.area.columns >= 12
    for point in data.points {
      let first = point.inputs.startIndex
      guard let cell = cells.cell(point.inputs[first], point.inputs[first + 1]) else { continue }
      let style = style(of: point, isFew: isFew, on: buffer[cell].style.background)
      buffer.put(data.letter(of: point, output: output, range), at: cell, style: style)
      guard isFew || point.isPresent else { continue }
      let sides: [Unicode.Scalar] = point.isPresent ? ["[", "]"] : [" ", " "]
      for (offset, scalar) in zip([-1, 1], sides) {
        let side = Point(row: cell.row, column: cell.column + offset)
        guard cells.area.contains(side) else { continue }
        let background = max(style.background, context.theme.read.background)
        buffer.put(
          scalar, at: side, style: point.isPresent ? context.theme.read.on(background) : style)
      }
    }
  }

  private func style(of point: DataPoints.Point, isFew: Bool, on background: Int16) -> Style {
    let theme = context.theme
    guard point.isRight else { return theme.wrongPoint }
    guard !isFew, !point.isPresent, background >= 0 else { return theme.point }
    return Style(
      foreground: Theme.ink(on: background), background: background, theme.point.attributes)
  }

  // MARK: - Axes

  private func drawAxes(_ axes: [Axis], _ layout: Layout, into buffer: inout ScreenBuffer) {
    guard !layout.ticks.isEmpty else { return }
    let (theme, map) = (context.theme, layout.map)
    let names = (0..<2).map {
      DataLayout.caption(context.state.lesson.data.inputNames, $0, limit: 6, context)
    }
    let minus = context.glyphs.minus
    var nameEnd = map.column - 1
    for tick in axes[1].ticks {
      let fraction = 1 - axes[1].fraction(of: tick)
      let row = map.row + part(at: fraction, of: max(1, map.rows))
      let label = Axis.label(tick, cells: 6, minus: minus) ?? ""
      if row == map.row {
        // The name has its row, unless there would be a single tick: then both, where they have room.
        guard axes[1].ticks.count < 3 else { continue }
        let end = nameEnd - displayWidth(of: label) - 1
        guard end - displayWidth(of: names[1]) >= map.column - Layout.labelWidth else { continue }
        nameEnd = end
      }
      buffer.write(
        label, endingAt: Point(row: row, column: map.column - 1), style: theme.caption)
    }
    buffer.write(names[1], endingAt: Point(row: map.row, column: nameEnd), style: theme.text)
    let nameStart = map.endColumn - displayWidth(of: names[0])
    buffer.write(
      names[0], at: Point(row: layout.ticks.row, column: nameStart), style: theme.text)
    var free = map.column
    for tick in axes[0].ticks {
      let text = Axis.label(tick, maximumWidth: 9, minus: minus)
      let width = displayWidth(of: text)
      let column = map.column + part(at: axes[0].fraction(of: tick), of: max(1, map.columns))
      let start = column - (width - 1) / 2
      guard start >= free, start + width < nameStart else { continue }
      free = start + width + 1
      buffer.write(
        text, at: Point(row: layout.ticks.row, column: start), style: theme.caption)
    }
  }
}
