import Backprop
import Explorer
import TextScreen

/// The edges of the network: sign by colour and dashes, size by thickness, direction by arrows.
///
/// Where a gap is a matrix, the edges of the present unit alone, to its row.
struct NetworkEdges {
  private let context: Context
  private let layout: NetworkLayout
  private let numbers: EdgeNumbers
  private let rect: Rect
  private let windows: ChipsView.Windows
  private let pin: WeightPin?
  private var canvas: DotCanvas
  private let lit: LitEdges

  init(_ context: Context, _ layout: NetworkLayout, _ numbers: EdgeNumbers, in rect: Rect) {
    self.context = context
    self.layout = layout
    self.numbers = numbers
    self.rect = rect
    canvas = DotCanvas(size: rect.size, set: context.set)
    lit = LitEdges(context)
    windows = ChipsView.Windows(context, layout)
    pin = WeightPin(context, layout, windows, lit: lit.weights)
    for index in context.shape.layers.indices where layout.gaps[index].hasEdges {
      drawEdges(intoLayer: index)
    }
  }

  func draw(into buffer: inout ScreenBuffer) {
    canvas.draw(into: &buffer, at: Point(row: rect.row, column: rect.column))
    pin?.draw(context, into: &buffer)
  }

  private mutating func drawEdges(intoLayer index: Int) {
    let layer = context.shape.layers[index]
    let isDense = layer.hasManyEdges
    let isMatrix = layout.gaps[index].isMatrix
    let present = context.presentUnit
    let largest = numbers.kind == .weights ? 0 : numbers.largest(besideLayer: index)
    for unit in 0..<layer.unitCount {
      let isPresent = present == Unit(layer: index, index: unit)
      for input in 0..<layer.inputCount {
        let isLit = lit.weights.contains(layer.weight(to: unit, from: input))
        if isMatrix, !isPresent, !isLit { continue }
        guard let ends = ends(ofLayer: index, to: unit, from: input) else { continue }
        let value = numbers.value(layer: index, to: unit, from: input)
        if isLit {
          drawLit(ends, value ?? 0)
        } else if let value, !isDense || isPresent {
          drawEdge(ends, value, thickness: numbers.thickness(value, largest: largest))
        } else {
          // One of many, or one that carries nothing yet.
          canvas.line(
            from: ends.from, to: ends.to, DotCanvas.Stroke(context.theme.faint, priority: -1))
        }
      }
    }
  }

  private mutating func drawEdge(_ ends: (from: Dot, to: Dot), _ value: Double, thickness: Int) {
    // From the last row of a room a line of single dots is none.
    let thickness = context.state.display.isBig ? min(3, thickness + 1) : thickness
    let style =
      switch numbers.kind {
      case .weights, .changes: context.style(ofEdge: value)
      case .forward: context.theme.forward
      case .backward: context.theme.backward
      }
    canvas.line(
      from: ends.from, to: ends.to,
      DotCanvas.Stroke(
        style, thickness: thickness, dash: dash(value), priority: Int32(thickness)))
  }

  /// What an edge carries is a size; the sign of a weight is in its line.
  private func dash(_ value: Double) -> DotCanvas.Stroke.Dash? {
    value < 0 && !numbers.isCarried ? DotCanvas.Stroke.Dash(on: 4, off: 2) : nil
  }

  private mutating func drawLit(_ ends: (from: Dot, to: Dot), _ value: Double) {
    var style = context.step.map { context.style(of: $0.phase) } ?? context.theme.text
    // The others have the hue of the phase then.
    if numbers.isCarried { style.foreground = context.theme.accent }
    let ascii: Unicode.Scalar? =
      switch lit.direction {
      case .forward: ">"
      case .backward: "<"
      case .none: nil
      }
    canvas.line(
      from: ends.from, to: ends.to,
      DotCanvas.Stroke(
        style.with(.bold), thickness: 3, dash: dash(value), priority: 10, asciiScalar: ascii))
    markDirection(from: ends.from, to: ends.to, style: style)
  }

  /// An arrow head in the middle of a lit edge.
  private mutating func markDirection(from: Dot, to: Dot, style: Style) {
    let middle = Dot(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
    guard context.set != .ascii, let cell = canvas.cell(of: middle) else { return }
    switch lit.direction {
    case .forward: canvas.mark(cell, context.glyphs.solidRight, style: style.with(.bold))
    case .backward: canvas.mark(cell, context.glyphs.solidLeft, style: style.with(.bold))
    case .none: break
    }
  }

  /// Where an edge begins and ends; `nil` where one end is not shown.
  private func ends(ofLayer index: Int, to unit: Int, from input: Int) -> (from: Dot, to: Dot)? {
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
    let gap = layout.gaps[index]
    let isPinned = pin?.weight == shape.layers[index].weight(to: unit, from: input)
    let end =
      gap.isMatrix
      ? gap.firstCell - 1 : (isPinned ? pin?.place.column : nil) ?? gap.columns.upperBound
    return (
      canvas.leftBorder(
        of: Point(row: fromRow - rect.row, column: gap.columns.lowerBound - rect.column)),
      canvas.rightBorder(of: Point(row: toRow - rect.row, column: end - 1 - rect.column))
    )
  }
}
