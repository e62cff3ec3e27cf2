import Backprop
import Explanations
import Explorer
import TextScreen

/// The weights between layers of chips that have too many edges to tell apart: a matrix in the gap,
/// its rows level with the units that they lead into, its columns the sources.
struct GapMatrices {
  private let context: Context
  private let layout: NetworkLayout
  private let numbers: EdgeNumbers
  private let windows: ChipsView.Windows
  private let paint: HeatPaint
  private let scale: HeatScale
  private let lit: LitEdges
  private let present: Unit

  /// `nil` where all gaps have edges.
  init?(_ context: Context, _ layout: NetworkLayout, _ numbers: EdgeNumbers) {
    let layers = layout.gaps.indices.filter { layout.gaps[$0].isMatrix }
    guard !layers.isEmpty else { return nil }
    self.context = context
    self.layout = layout
    self.numbers = numbers
    windows = ChipsView.Windows(context, layout)
    paint = HeatPaint(context)
    scale = HeatScale(largest: layers.map(numbers.largest(intoLayer:)).max() ?? 0)
    lit = LitEdges(context)
    present = context.presentUnit
  }

  func draw(into buffer: inout ScreenBuffer) {
    for index in layout.gaps.indices where layout.gaps[index].isMatrix {
      labels(ofLayer: index, into: &buffer)
      for unit in windows.visible(index + 1) {
        guard let row = windows.row(of: unit, column: index + 1) else { continue }
        self.row(of: Unit(layer: index, index: unit), row, into: &buffer)
      }
    }
    guard !layout.caption.isEmpty else { return }
    let caption = layout.caption.split(left: 1).rest
    let width = min(2, layout.gaps.map(\.cellWidth).max() ?? 1)
    HeatLegend.draw(
      context, paint, scale, words: numbers.words, cellWidth: width, into: &buffer,
      in: caption)
    let legend = HeatLegend.columns(paint, cellWidth: width)
    WeightCaption.draw(context, into: &buffer, in: caption.split(left: legend + 2).rest)
  }

  // MARK: - The rows

  private func row(of unit: Unit, _ row: Int, into buffer: inout ScreenBuffer) {
    let gap = layout.gaps[unit.layer]
    let layer = context.shape.layers[unit.layer]
    let isPresent = unit == present
    for input in 0..<layer.inputCount {
      let weight = layer.weight(to: unit.index, from: input)
      let place = Point(row: row, column: gap.firstCell + input * gap.cellWidth)
      let isBright = isPresent || lit.weights.contains(weight)
      guard let value = numbers.value(layer: unit.layer, to: unit.index, from: input) else {
        buffer.put(
          context.glyphs.unknown,
          at: Point(row: row, column: place.column + (gap.cellWidth - 1) / 2),
          style: context.theme.toCome)
        continue
      }
      paint.draw(
        value, scale, .weight, width: gap.cellWidth, isQuiet: !isBright, signs: .every,
        into: &buffer, at: place)
      let cell = Rect(row: row, column: place.column, rows: 1, columns: gap.cellWidth)
      if isBright, !paint.hasGrounds { buffer.restyle(cell) { $0 = $0.with(.bold) } }
      if layout.chipRows > 1, paint.hasGrounds {
        let ground = Cell(" ", Style(background: buffer[place].style.background))
        buffer.fill(Rect(row: row + 1, column: cell.column, rows: 1, columns: cell.columns), ground)
      }
      if let style = markStyle(of: weight) {
        mark(value, style, width: gap.cellWidth, into: &buffer, at: place)
        guard layout.chipRows > 1, paint.hasGrounds else { continue }
        buffer.fill(
          Rect(row: row + 1, column: cell.column, rows: 1, columns: cell.columns),
          Cell(" ", style))
      }
    }
    guard isPresent else { return }
    arrow(into: &buffer, at: Point(row: row, column: gap.arrow))
  }

  /// How the entry that the step or the selection is about is marked; `nil` for the others.
  private func markStyle(of weight: Int) -> Style? {
    if context.state.pointing.isInspecting {
      return weight == context.presentParameter ? context.theme.selected : nil
    }
    return lit.weights.count == 1 && lit.weights.contains(weight) ? context.theme.written : nil
  }

  /// `▸+◂`; where that does not fit the ground alone says it, or the first mark where there are none.
  private func mark(
    _ value: Double, _ style: Style, width: Int, into buffer: inout ScreenBuffer, at place: Point
  ) {
    let sign: Unicode.Scalar = value < 0 ? context.glyphs.minus : value > 0 ? "+" : "0"
    let (left, right) = (context.glyphs.markLeft, context.glyphs.markRight)
    let narrow = paint.hasGrounds ? [sign, " "] : [left, sign]
    let scalars = width == 1 ? [sign] : width == 2 ? narrow : [left, sign, right]
    for (offset, scalar) in scalars.enumerated() {
      buffer.put(scalar, at: Point(row: place.row, column: place.column + offset), style: style)
    }
  }

  /// Which way numbers travel between the present unit and its weights.
  private func arrow(into buffer: inout ScreenBuffer, at place: Point) {
    guard let phase = context.step?.phase, !context.state.pointing.isInspecting else { return }
    let style = context.style(of: phase).with(.bold)
    switch phase {
    case .forward, .settleForward: buffer.put(context.glyphs.solidRight, at: place, style: style)
    case .backward, .settleBackward: buffer.put(context.glyphs.solidLeft, at: place, style: style)
    case .error, .gradients, .update, .check: break
    }
  }

  // MARK: - Around them

  /// The names of the sources over the columns.
  private func labels(ofLayer index: Int, into buffer: inout ScreenBuffer) {
    let gap = layout.gaps[index]
    let row = layout.body.row - 1
    let names =
      index == 0 ? context.run.network.inputNames : context.run.network.unitNames[index - 1]
    let labels = shortNames(names, columns: max(1, gap.cellWidth - 1))
    let input = source(ofLayer: index)
    for (offset, label) in labels.enumerated() {
      let style =
        offset != input
        ? context.theme.caption
        : context.state.pointing.isInspecting ? context.theme.selected : context.theme.read
      // A single letter stands over the sign, which has the middle of its cell.
      let shift = max(0, gap.cellWidth - displayWidth(of: label)) / 2
      buffer.write(
        label, at: Point(row: row, column: gap.firstCell + offset * gap.cellWidth + shift),
        style: style)
    }
  }

  /// The source whose column the step is about.
  private func source(ofLayer index: Int) -> Int? {
    if index == present.layer { return context.presentInput }
    // Backward a unit reads the column of its own weights.
    guard index == present.layer + 1, lit.direction == .backward, let weight = lit.weights.first,
      case .weight(index, _, let from) = context.shape.place(of: weight)
    else { return nil }
    return from
  }

  /// The beginnings of names, or their ends, where those can be told apart; else none.
  private func shortNames(_ names: [String], columns: Int) -> [String] {
    let starts = names.map { truncatedText($0, to: columns, ellipsis: "") }
    let ends = names.map { name in
      let end = String(name.unicodeScalars.suffix(columns).map(Character.init))
      return end.hasPrefix(".") ? String(end.dropFirst()) : end
    }
    return [starts, ends].first { Set($0).count == names.count } ?? []
  }
}
