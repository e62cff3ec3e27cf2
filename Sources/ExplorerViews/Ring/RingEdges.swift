import Backprop
import Explorer
import TextScreen

/// The edges of a ring: each an arc with its head at the unit that it leads into, so that the ways to
/// and fro lie beside each other; sign by colour and dashes, weight by thickness.
struct RingEdges {
  private let context: Context
  private let layout: RingLayout
  private let rect: Rect
  private var canvas: DotCanvas
  private let numbers: EdgeNumbers
  /// The largest magnitude of what the edges show.
  private let largest: Double
  /// The weights whose edges the step lights, and whether numbers travel against them.
  private let lit: Set<Int>
  private let isBackward: Bool
  /// Whether they made what the step reads, and are no longer read themselves.
  private let isPast: Bool

  /// With more units than this, the edges into the present unit alone are drawn in full.
  private static let fewUnits = 4
  /// With fewer cells for each edge than this, those that do not touch the present unit are left out.
  private static let leastCells = 40
  /// How far from the middle of a unit, as a part of its half, a slanting way leaves above or below it.
  private static let outwards = 0.6
  /// How far an arc leaves the straight line, as a part of its length.
  private static let bulge = 0.08
  /// The cells of a slanting way before its head.
  private static let levelCells = 3
  /// Samples along an arc.
  private static let samples = 160

  init(_ context: Context, _ layout: RingLayout, _ numbers: EdgeNumbers, in rect: Rect) {
    self.context = context
    self.numbers = numbers
    largest = numbers.largest(intoLayer: 0)
    self.layout = layout
    self.rect = rect
    canvas = DotCanvas(size: rect.size, set: context.set)
    (lit, isBackward) = RingEdges.litEdges(context, layout)
    isPast = if case .swept(.activation, _)? = context.step?.quantity { true } else { false }
    drawAll()
  }

  func draw(into buffer: inout ScreenBuffer) {
    canvas.draw(into: &buffer, at: Point(row: rect.row, column: rect.column))
  }

  private static func litEdges(
    _ context: Context, _ layout: RingLayout
  ) -> (Set<Int>, Bool) {
    let layer = context.shape.layers[0]
    let all = 0..<layer.unitCount
    switch context.step?.quantity {
    case .swept(.term(let weight), _): return ([weight], false)
    // What made net stays lit while out is found of it.
    case .swept(.netInput(let unit), _), .swept(.activation(let unit), _):
      return (Set(all.map { layer.weight(to: unit.index, from: $0) }), false)
    case .swept(.deltaTerm(let weight), _): return ([weight], true)
    case .swept(.activationGradient(let unit), _):
      return (Set(all.map { layer.weight(to: $0, from: unit.index) }), true)
    case .gradient(let parameter) where !context.shape.isBias(parameter):
      return ([parameter], true)
    case .batchGradient(let parameter), .optimizer(_, let parameter), .updated(let parameter):
      return (context.shape.isBias(parameter) ? [] : [parameter], false)
    default:
      guard context.state.pointing.isInspecting,
        case .parameter(let parameter, _) = context.state.pointing.selection,
        !context.shape.isBias(parameter)
      else { return ([], false) }
      return ([parameter], false)
    }
  }

  private mutating func drawAll() {
    let layer = context.shape.layers[0]
    let present = context.presentUnit.index
    let showsAll = rect.rows * rect.columns >= RingEdges.leastCells * layer.weightCount
    // What is lit lies above the rest.
    for isLit in [false, true] {
      for to in 0..<layer.unitCount {
        for from in 0..<layer.unitCount {
          let weight = layer.weight(to: to, from: from)
          guard lit.contains(weight) == isLit else { continue }
          let isFaint = !isLit && layer.unitCount > RingEdges.fewUnits && to != present
          if isFaint, from != present, from != to, !showsAll { continue }
          draw(from, to, isLit: isLit, isFaint: isFaint)
        }
      }
    }
  }

  private mutating func draw(
    _ from: Int, _ to: Int, isLit: Bool, isFaint: Bool
  ) {
    let known = numbers.value(layer: 0, to: to, from: from)
    let value = known ?? 0
    // What is still to come is a thin line; a weight of 0 shows where it is worked on.
    guard value != 0 || isLit || known == nil else { return }
    let isFaint = isFaint || (known == nil || value == 0) && !isLit
    let style = style(of: value, isLit: isLit, isFaint: isFaint)
    guard from != to else {
      drawLoop(to, isNegative: value < 0, isBackward: isLit && isBackward, style)
      return
    }
    let arc = arc(from: from, to: to)
    guard let first = arc.first, let last = arc.last else { return }
    let wanted = isLit && !isPast ? 3 : isFaint ? 1 : numbers.thickness(value, largest: largest)
    // An upright line stays in its cells, below its head.
    let isUpright = abs(first.x - last.x) < 1
    let thickness = isUpright ? min(wanted, canvas.dotsAcross) : wanted
    canvas.polyline(
      arc,
      DotCanvas.Stroke(
        style, thickness: thickness,
        dash: value < 0 && !isFaint ? DotCanvas.Stroke.Dash(on: 4, off: 2) : nil,
        priority: isLit ? 10 : isFaint ? -1 : Int32(thickness)))
    guard !isFaint else { return }
    let backward = isLit && isBackward
    head(at: backward ? first : last, backward ? from : to, style)
  }

  private func style(of value: Double, isLit: Bool, isFaint: Bool) -> Style {
    let theme = context.theme
    if isLit { return (context.step.map { context.style(of: $0.phase) } ?? theme.text).with(.bold) }
    return isFaint ? theme.faint : context.style(ofEdge: value)
  }

  /// A loop at the edge of a unit that feeds itself: above it in the upper half, else below.
  private mutating func drawLoop(
    _ unit: Int, isNegative: Bool, isBackward: Bool, _ style: Style
  ) {
    let chip = layout.chips[unit]
    let isAbove = 2 * chip.row + chip.rows <= 2 * rect.row + rect.rows + 1
    let isASCII = context.set == .ascii
    let glyphs = context.glyphs
    let (left, right): (Unicode.Scalar, Unicode.Scalar) =
      isASCII ? (".", ".") : isAbove ? ("╭", "╮") : (glyphs.braceLeft, glyphs.braceRight)
    let line = isNegative && !isASCII ? "╌" : glyphs.horizontal
    let head = isBackward ? glyphs.markRight : glyphs.markLeft
    let scalars = [left, line, line, head, line, line, right]
    let start = Point(
      row: (isAbove ? chip.row - 1 : chip.endRow) - rect.row,
      column: chip.column + (chip.columns - scalars.count) / 2 - rect.column)
    for (offset, scalar) in scalars.enumerated() {
      canvas.mark(Point(row: start.row, column: start.column + offset), scalar, style: style)
    }
  }

  /// The way between two units from border to border, to the right of the line between their middles,
  /// so that the way back has the other side; on an ellipse an arc, so that it keeps clear of others.
  private func arc(from source: Int, to target: Int) -> [Dot] {
    let (from, to) = (layout.chips[source], layout.chips[target])
    let isOnSides = layout.chips.count <= RingLayout.mostOnSides
    // Between columns a way leads from side to side, and touches no other way above or below a unit.
    let isBeside = isOnSides && (from.endColumn < to.column || to.endColumn < from.column)
    // One may be higher than the other: a way in the rows of both is level all the same.
    let shared = (first: max(from.row, to.row), end: min(from.endRow, to.endRow))
    let isLevel = shared.end - shared.first >= 2
    if isBeside, !isLevel, layout.chips.count <= RingLayout.corners {
      return slantingWay(from: source, to: target)
    }
    var (start, end) = (middle(of: from), middle(of: to))
    if isBeside {
      let half = halfWidth(of: from)
      let sign = end.x > start.x ? 1.0 : -1
      // It begins at the border; its head has the cell before the other one.
      start.x += sign * (half - 0.5)
      end.x -= sign * half
      if isLevel {
        var rows = Double(shared.first + shared.end - from.row - from.endRow) / 2
        // It leaves the inner rows of a corner to those that slant.
        if layout.chips.count > 2 {
          let isUpper = 2 * from.row + from.rows < 2 * rect.row + rect.rows
          rows += (isUpper ? -1 : 1) * min(1, Double(shared.end - shared.first - 2) / 2)
        }
        start.y += rows * Double(canvas.dotsDown)
        end.y = start.y
      } else {
        // Ways up begin and end apart from those down, as far as the unit is high enough.
        let down = end.y > start.y ? 1.0 : -1
        start.y += down * shift(of: from)
        end.y -= down * shift(of: to)
      }
    }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = max(1, (dx * dx + dy * dy).squareRoot())
    // Side by side on two rows, below each other a few columns apart.
    let aside: Dot =
      if isBeside {
        Dot(x: 0, y: (dx > 0 ? 1 : -1) * Double(canvas.dotsDown) / 2)
      } else if isOnSides {
        Dot(
          x: -dy / length * Double(3 * canvas.dotsAcross),
          y: dx / length * Double(canvas.dotsDown) / 2)
      } else {
        Dot(x: 0, y: 0)
      }
    let bulge = isOnSides ? 0 : RingEdges.bulge
    let control = Dot(
      x: (start.x + end.x) / 2 - dy * 2 * bulge, y: (start.y + end.y) / 2 + dx * 2 * bulge)
    return (0...RingEdges.samples).compactMap { sample in
      let t = Double(sample) / Double(RingEdges.samples)
      let u = 1 - t
      let dot = Dot(
        // A little more than between two dots: an upright line stays in one column, a level one in one row.
        x: u * u * start.x + 2 * u * t * control.x + t * t * end.x + aside.x + 0.01,
        y: u * u * start.y + 2 * u * t * control.y + t * t * end.y + aside.y + 0.01)
      guard let cell = canvas.cell(of: dot), !covers(source, cell), !covers(target, cell) else {
        return nil
      }
      return dot
    }
  }

  /// Between corners a way that slants leaves above or below a unit, and ends at the side of the other one:
  /// the way back lies apart from it.
  private func slantingWay(from source: Int, to target: Int) -> [Dot] {
    let (from, to) = (layout.chips[source], layout.chips[target])
    var (start, end) = (middle(of: from), middle(of: to))
    let half = halfWidth(of: from)
    let (sign, down) = (end.x > start.x ? 1.0 : -1, end.y > start.y ? 1.0 : -1)
    // The first dot beyond the border.
    start.x += sign * half * RingEdges.outwards
    start.y += down * (Double(canvas.dotsDown * from.rows) + 1) / 2
    end.x -= sign * half
    end.y -= down * slantingShift(of: to)
    // The head stands in the line: the last cells before it are level.
    let level = Double(RingEdges.levelCells * canvas.dotsAcross)
    let points = [start, Dot(x: end.x - sign * level, y: end.y), end]
    return zip(points, points.dropFirst()).flatMap { start, end in
      (0...RingEdges.samples).compactMap { sample in
        let t = Double(sample) / Double(RingEdges.samples)
        let dot = Dot(
          x: start.x + t * (end.x - start.x) + 0.01, y: start.y + t * (end.y - start.y) + 0.01)
        guard let cell = canvas.cell(of: dot), !covers(source, cell), !covers(target, cell) else {
          return nil
        }
        return dot
      }
    }
  }

  /// The dots from the middle of a unit to the middle of the cell beside it.
  private func halfWidth(of chip: Rect) -> Double {
    Double(canvas.dotsAcross) * Double(chip.columns + 1) / 2
  }

  /// How far from its middle a way that slants ends at a unit's side: in the rows of its own numbers, where
  /// it has more below them.
  private func slantingShift(of chip: Rect) -> Double {
    chip.rows < RingLayout.wideRows ? shift(of: chip) : Double(canvas.dotsDown) / 2
  }

  /// How far ways up lie from ways down at a unit's side, as far as it is high enough.
  private func shift(of chip: Rect) -> Double {
    min(1, Double(chip.rows - 2) / 2) * Double(canvas.dotsDown)
  }

  private func middle(of chip: Rect) -> Dot {
    let corner = canvas.centre(
      of: Point(row: chip.row - rect.row, column: chip.column - rect.column))
    return Dot(
      x: corner.x + Double(chip.columns - 1) / 2 * Double(canvas.dotsAcross),
      y: corner.y + Double(chip.rows - 1) / 2 * Double(canvas.dotsDown))
  }

  private func covers(_ index: Int, _ cell: Point) -> Bool {
    layout.chips[index].contains(Point(row: cell.row + rect.row, column: cell.column + rect.column))
  }

  /// The head of an edge in the cell at the border of the unit that it ends at.
  private mutating func head(at dot: Dot, _ unit: Int, _ style: Style) {
    guard let cell = canvas.cell(of: dot) else { return }
    let chip = layout.chips[unit]
    let (row, column) = (cell.row + rect.row, cell.column + rect.column)
    let glyphs = context.glyphs
    let glyph =
      row < chip.row
      ? glyphs.solidDown
      : row >= chip.endRow
        ? glyphs.solidUp : column < chip.column ? glyphs.solidRight : glyphs.solidLeft
    canvas.mark(cell, glyph, style: style)
  }
}
