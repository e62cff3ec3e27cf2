import Backprop
import Explorer
import TextScreen

/// The edges of the network: sign by colour and dashes, weight by thickness, direction by arrows.
struct NetworkEdges {
  private let context: Context
  private let layout: NetworkLayout
  private let rect: Rect
  private let windows: ChipsView.Windows
  private let pin: WeightPin?
  private var canvas: DotCanvas
  /// The weights whose edges the step lights, and the way the eye is to go.
  private let lit: Set<Int>
  private let direction: Direction

  private enum Direction {
    case forward
    case backward
    case none
  }

  /// More edges than this between two layers are too many to tell apart.
  private static let fewEdges = 12
  /// With fewer cells for each edge than this, the other edges of a dense pair are a texture.
  private static let leastCells = 12

  init(_ context: Context, _ layout: NetworkLayout, in rect: Rect) {
    self.context = context
    self.layout = layout
    self.rect = rect
    canvas = DotCanvas(size: rect.size, set: context.set)
    (lit, direction) = NetworkEdges.litEdges(context)
    windows = ChipsView.Windows(context, layout)
    pin = WeightPin(context, layout, windows, lit: lit)
    for index in context.shape.layers.indices { drawEdges(intoLayer: index) }
  }

  func draw(into buffer: inout ScreenBuffer) {
    canvas.draw(into: &buffer, at: Point(row: rect.row, column: rect.column))
    pin?.draw(context, into: &buffer)
  }

  private static func litEdges(_ context: Context) -> (Set<Int>, Direction) {
    let shape = context.shape
    switch context.step?.quantity {
    case .term(let weight): return ([weight], .forward)
    case .netInput(let unit):
      let layer = shape.layers[unit.layer]
      let weights = (0..<layer.inputCount).map { layer.weight(to: unit.index, from: $0) }
      return (Set(weights), .forward)
    case .activationGradient(let unit) where !shape.isOutput(unit):
      let next = shape.layers[unit.layer + 1]
      let weights = (0..<next.unitCount).map { next.weight(to: $0, from: unit.index) }
      return (Set(weights), .backward)
    case .deltaTerm(let weight), .netInputDerivative(let weight): return ([weight], .backward)
    case .gradient(let parameter) where !shape.isBias(parameter): return ([parameter], .backward)
    case .batchGradient(let parameter), .optimizer(_, let parameter), .updated(let parameter):
      return ([parameter], .none)
    default: return ([], .none)
    }
  }

  private mutating func drawEdges(intoLayer index: Int) {
    let layer = context.shape.layers[index]
    let isDense = layer.weightCount > NetworkEdges.fewEdges
    let present = context.presentUnit
    let width = layout.width(ofColumn: index)
    let gap = layout.columns[index + 1] - layout.columns[index] - width
    let showsFaint = gap * layout.body.rows >= NetworkEdges.leastCells * layer.weightCount
    for unit in 0..<layer.unitCount {
      let isPresent = present == Unit(layer: index, index: unit)
      for input in 0..<layer.inputCount {
        let weight = layer.weight(to: unit, from: input)
        let isLit = lit.contains(weight)
        let isFaint = isDense && !isPresent && !isLit
        guard let ends = ends(ofLayer: index, to: unit, from: input) else { continue }
        if isFaint, !showsFaint, !isOnTheWay(layer: index, to: unit, from: input) {
          drawStubs(ends)
        } else {
          drawEdge(weight, ends, isLit: isLit, isFaint: isFaint)
        }
      }
    }
  }

  /// Whether an edge goes on from the present unit, or leads into the unit that it is reading.
  private func isOnTheWay(layer: Int, to unit: Int, from input: Int) -> Bool {
    let present = context.presentUnit
    if layer == present.layer + 1 { return input == present.index }
    return layer + 1 == present.layer && unit == context.presentInput
  }

  /// The ends of an edge whose way would only be one more in a tangle.
  private mutating func drawStubs(_ ends: (from: Point, to: Point)) {
    let stroke = DotCanvas.Stroke(context.theme.faint, priority: -1)
    let from = canvas.leftBorder(of: ends.from)
    let to = canvas.rightBorder(of: ends.to)
    let length = Double(canvas.dotsAcross) * 1.5
    canvas.line(from: from, to: Dot(x: from.x + length, y: from.y), stroke)
    canvas.line(from: Dot(x: to.x - length, y: to.y), to: to, stroke)
  }

  private mutating func drawEdge(
    _ weight: Int, _ ends: (from: Point, to: Point), isLit: Bool, isFaint: Bool
  ) {
    // While weights are compared, an edge shows how its weight has changed.
    let change = context.state.shownChange(of: weight)
    let value =
      change?.value
      ?? (context.run.isKnown(.updated(weight))
        ? context.value(.updated(weight)) : context.value(.parameter(weight)))
    let from = canvas.leftBorder(of: ends.from)
    let to = canvas.rightBorder(of: ends.to)
    guard !isFaint else {
      canvas.line(from: from, to: to, DotCanvas.Stroke(context.theme.faint, priority: -1))
      return
    }
    let magnitude = change.map { 4.5 * $0.share } ?? abs(value)
    let thickness = magnitude < 1 ? 1 : magnitude < 4 ? 2 : 3
    let dash = value < 0 ? DotCanvas.Stroke.Dash(on: 4, off: 2) : nil
    guard isLit else {
      let style = context.style(ofEdge: value)
      canvas.line(
        from: from, to: to,
        DotCanvas.Stroke(style, thickness: thickness, dash: dash, priority: Int32(thickness)))
      return
    }
    let style = context.step.map { context.style(of: $0.phase) } ?? context.theme.text
    let ascii: Unicode.Scalar? =
      switch direction {
      case .forward: ">"
      case .backward: "<"
      case .none: nil
      }
    canvas.line(
      from: from, to: to,
      DotCanvas.Stroke(
        style.with(.bold), thickness: 3, dash: dash, priority: 10, asciiScalar: ascii))
    markDirection(from: from, to: to, style: style)
  }

  /// An arrow head in the middle of a lit edge.
  private mutating func markDirection(from: Dot, to: Dot, style: Style) {
    let middle = Dot(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
    guard context.set != .ascii, let cell = canvas.cell(of: middle) else { return }
    switch direction {
    case .forward: canvas.mark(cell, context.glyphs.solidRight, style: style.with(.bold))
    case .backward: canvas.mark(cell, context.glyphs.solidLeft, style: style.with(.bold))
    case .none: break
    }
  }

  /// The cells where an edge begins and ends, within the canvas; `nil` where one end is not shown.
  private func ends(
    ofLayer index: Int, to unit: Int, from input: Int
  ) -> (from: Point, to: Point)? {
    let shape = context.shape
    let fromRow: Int
    let toRow: Int
    switch layout.form {
    case .cards:
      toRow = layout.pinRow(layer: index, to: unit, from: input, in: shape)
      fromRow =
        index == 0
        ? layout.inputRow(input, in: shape)
        : layout.cardRow(of: Unit(layer: index - 1, index: input), in: shape)
    case .chips, .maps:
      guard let source = windows.row(of: input, column: index),
        let target = windows.row(of: unit, column: index + 1)
      else { return nil }
      (fromRow, toRow) = (source, target)
    }
    let width = layout.width(ofColumn: index)
    let from = Point(
      row: fromRow - rect.row, column: layout.columns[index] + width - rect.column)
    let isPinned = pin?.weight == shape.layers[index].weight(to: unit, from: input)
    let end = isPinned ? pin?.place.column : nil
    let to = Point(
      row: toRow - rect.row, column: (end ?? layout.columns[index + 1]) - 1 - rect.column)
    return (from, to)
  }
}
