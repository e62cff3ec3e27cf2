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
  /// The weights whose edges the step lights, and whether numbers travel against them.
  private let lit: Set<Int>
  private let isBackward: Bool

  /// With more units than this, the edges into the present unit alone are drawn in full.
  private static let fewUnits = 4
  /// With fewer cells for each edge than this, those that do not touch the present unit are left out.
  private static let leastCells = 40
  /// How far an arc leaves the straight line, as a part of its length.
  private static let bulge = 0.12
  /// Samples along an arc.
  private static let samples = 48

  init(_ context: Context, _ layout: RingLayout, in rect: Rect) {
    self.context = context
    self.layout = layout
    self.rect = rect
    canvas = DotCanvas(size: rect.size, set: context.set)
    (lit, isBackward) = RingEdges.litEdges(context)
    drawAll()
  }

  func draw(into buffer: inout ScreenBuffer) {
    canvas.draw(into: &buffer, at: Point(row: rect.row, column: rect.column))
  }

  private static func litEdges(_ context: Context) -> (Set<Int>, Bool) {
    let layer = context.shape.layers[0]
    let all = 0..<layer.unitCount
    switch context.step?.quantity {
    case .swept(.term(let weight), _): return ([weight], false)
    case .swept(.netInput(let unit), _):
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
          draw(weight, from, to, isLit: isLit, isFaint: isFaint)
        }
      }
    }
  }

  private mutating func draw(
    _ weight: Int, _ from: Int, _ to: Int, isLit: Bool, isFaint: Bool
  ) {
    let value =
      context.isKnown(.updated(weight))
      ? context.value(.updated(weight)) : context.value(.parameter(weight))
    // A weight of 0 carries nothing; it shows where it is worked on.
    guard value != 0 || isLit else { return }
    let style = style(of: value, isLit: isLit, isFaint: isFaint)
    guard from != to else {
      drawLoop(at: layout.chips[to], style)
      return
    }
    let arc = arc(from: from, to: to)
    guard let first = arc.first, let last = arc.last else { return }
    let magnitude = abs(value)
    let thickness = isLit ? 3 : isFaint || magnitude < 1 ? 1 : magnitude < 4 ? 2 : 3
    canvas.polyline(
      arc,
      DotCanvas.Stroke(
        style, thickness: thickness,
        dash: value < 0 && !isFaint ? DotCanvas.Stroke.Dash(on: 4, off: 2) : nil,
        priority: isLit ? 10 : isFaint ? -1 : Int32(thickness)))
    guard !isFaint else { return }
    let backward = isLit && isBackward
    head(
      at: backward ? first : last, behind: backward ? arc.dropFirst(3).first : arc.dropLast(3).last,
      style)
  }

  private func style(of value: Double, isLit: Bool, isFaint: Bool) -> Style {
    let theme = context.theme
    if isLit { return (context.step.map { context.style(of: $0.phase) } ?? theme.text).with(.bold) }
    return isFaint ? theme.faint : context.style(ofEdge: value)
  }

  /// The mark of a unit that feeds itself, at its side.
  private mutating func drawLoop(at chip: Rect, _ style: Style) {
    let loop: Unicode.Scalar = context.set == .ascii ? "@" : "↻"
    canvas.mark(
      Point(row: chip.row - rect.row, column: chip.endColumn - rect.column), loop, style: style)
  }

  /// An arc between two units, as far as it lies outside of both.
  private func arc(from source: Int, to target: Int) -> [Dot] {
    let (start, end) = (middle(of: layout.chips[source]), middle(of: layout.chips[target]))
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    // To the right of the way, so that the way back bends to the other side.
    let control = Dot(
      x: (start.x + end.x) / 2 - dy * 2 * RingEdges.bulge,
      y: (start.y + end.y) / 2 + dx * 2 * RingEdges.bulge)
    return (0...RingEdges.samples).compactMap { sample in
      let t = Double(sample) / Double(RingEdges.samples)
      let u = 1 - t
      let dot = Dot(
        x: u * u * start.x + 2 * u * t * control.x + t * t * end.x,
        y: u * u * start.y + 2 * u * t * control.y + t * t * end.y)
      guard let cell = canvas.cell(of: dot), !covers(source, cell), !covers(target, cell) else {
        return nil
      }
      return dot
    }
  }

  private func middle(of chip: Rect) -> Dot {
    let corner = canvas.centre(
      of: Point(row: chip.row - rect.row, column: chip.column - rect.column))
    return Dot(
      x: corner.x + Double(chip.columns - 1) / 2 * Double(canvas.dotsAcross),
      y: corner.y + Double(chip.rows - 1) / 2 * Double(canvas.dotsDown))
  }

  /// Whether a cell belongs to a unit, or to the lines of what comes from outside and the target.
  private func covers(_ index: Int, _ cell: Point) -> Bool {
    let chip = layout.chips[index]
    let unit = Unit(layer: 0, index: index)
    let row = cell.row + rect.row
    let column = cell.column + rect.column
    let top = chip.row - (context.shape.externalInput(of: unit) != nil ? 1 : 0)
    return row >= top && row < chip.endRow + (context.shape.isOutput(unit) ? 1 : 0)
      && column >= chip.column && column < chip.endColumn
  }

  private mutating func head(at dot: Dot, behind: Dot?, _ style: Style) {
    guard let cell = canvas.cell(of: dot), let behind else { return }
    let across = (dot.x - behind.x) / Double(canvas.dotsAcross)
    let down = (dot.y - behind.y) / Double(canvas.dotsDown)
    let glyphs = context.glyphs
    let glyph =
      abs(across) >= 2 * abs(down)
      ? (across > 0 ? glyphs.solidRight : glyphs.solidLeft) : down > 0 ? glyphs.down : glyphs.up
    canvas.mark(cell, glyph, style: style)
  }
}
