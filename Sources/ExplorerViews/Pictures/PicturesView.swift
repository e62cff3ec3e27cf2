import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// A network whose inputs are a picture.
struct PicturesView {
  private let context: Context
  private let layout: PicturesLayout
  private let subject: PictureSubject
  private let paint: HeatPaint
  private let weights: PresentWeights
  private let theme: Theme

  static func draw(
    _ context: Context, _ layout: PicturesLayout, into buffer: inout ScreenBuffer, in rect: Rect
  ) {
    let view = PicturesView(context, layout)
    view.pictures(into: &buffer)
    view.unitRows(into: &buffer)
    OutputBars(context, view.subject, view.paint, view.weights).draw(
      into: &buffer, in: layout.outputs, above: layout.strips)
    if !layout.strips.isEmpty {
      HiddenStrips(context, view.subject, view.paint, view.weights).draw(
        into: &buffer, in: layout.strips)
    }
    guard !layout.gallery.isEmpty else { return }
    view.gallery(into: &buffer)
  }

  private init(_ context: Context, _ layout: PicturesLayout) {
    self.context = context
    self.layout = layout
    subject = PictureSubject(context)
    paint = HeatPaint(context)
    weights = PresentWeights(context)
    theme = context.theme
  }

  // MARK: - The pictures

  private func pictures(into buffer: inout ScreenBuffer) {
    let inputs = context.pass.inputs
    inputCaption(into: &buffer)
    pixels(.value, HeatScale(largest: HeatScale.largest(inputs))).draw(
      at: Point(layout.inputs), marked: subject.input, into: &buffer
    ) { inputs[$0] }
    let layer = context.shape.layers[0]
    let scale = HeatScale(ofWeightsInto: 0, context)
    weightCaption(scale, into: &buffer)
    pixels(.weight, scale).draw(at: Point(layout.weights), marked: subject.input, into: &buffer) {
      weights[layer.weight(to: subject.reader.index, from: $0)]
    }
  }

  private func pixels(_ kind: HeatPaint.Kind, _ scale: HeatScale) -> Pixels {
    Pixels(
      side: layout.side, form: layout.form, kind: kind, scale: scale, paint: paint,
      context: context)
  }

  private func inputCaption(into buffer: inout ScreenBuffer) {
    let start = Point(row: layout.inputs.row - 1, column: layout.inputs.column)
    guard let input = subject.input else {
      // What steps call the first one and the last.
      let names = context.run.network.inputNames
      let named = context.spell("input \(names[0])\(context.glyphs.dash)\(names[names.count - 1])")
      let size = context.spell("input \(layout.side)×\(layout.side)")
      buffer.write(
        displayWidth(of: named) <= layout.weights.column - start.column - 1 ? named : size,
        at: start, style: theme.caption)
      return
    }
    let isSelected =
      context.state.pointing.isInspecting && context.state.pointing.selection == .input(input)
    let name = truncatedText(context.run.network.inputNames[input], to: 6, ellipsis: "")
    buffer.write(name, at: start, style: isSelected ? theme.selected : theme.strong)
    number(
      .input(input), decimals: 4, width: 7, endingAt: layout.inputs.column + 15, start.row, &buffer)
  }

  /// `into h7  ±.60`, or the present weight: `w395  −.1450`.
  private func weightCaption(_ scale: HeatScale, into buffer: inout ScreenBuffer) {
    let start = Point(row: layout.weights.row - 1, column: layout.weights.column)
    buffer.write(
      "into " + context.run.network.name(of: subject.reader), at: start,
      style: subject.reader == subject.present ? theme.strong : theme.caption)
    buffer.write(
      context.rangeWords(scale), endingAt: Point(row: start.row, column: start.column + 16),
      style: theme.caption)
  }

  // MARK: - The present unit

  /// `h7  net −.9804  out −.7526  δ −.00123`, and its present weight with its derivative.
  private func unitRows(into buffer: inout ScreenBuffer) {
    let unit = subject.present
    let row = layout.unit.row
    let name = truncatedText(context.run.network.name(of: unit), to: 6, ellipsis: "")
    let isSelected =
      context.state.pointing.isInspecting && context.state.pointing.selection == .unit(unit)
    buffer.write(
      name, at: Point(row: row, column: layout.unit.column),
      style: isSelected ? theme.selected : theme.strong)
    var line = NumberLine(
      context, row: row, column: layout.unit.column + max(4, displayWidth(of: name) + 1),
      end: layout.unit.endColumn)
    let first = line.add(
      "net", .netInput(unit), theme.text, decimals: 4, width: 7, into: &buffer)
    line.add("out", .activation(unit), theme.strong, decimals: 4, width: 6, into: &buffer)
    let last = line.add(
      context.spell("δ"), .delta(unit), theme.backward, decimals: 5, width: 7, gap: 2, into: &buffer
    )
    line = NumberLine(
      context, row: row + 1, column: layout.unit.column, end: layout.unit.endColumn)
    func add(
      _ quantity: Quantity, _ style: Style, decimals: Int, width: Int, under upper: Int,
      as name: String? = nil
    ) {
      line.add(
        name ?? context.explainer.symbol(quantity), quantity, style, decimals: decimals,
        width: width, gap: 2, under: upper, into: &buffer)
    }
    guard let parameter = context.presentParameter else {
      guard context.shape.isOutput(unit) else {
        return add(
          .activationGradient(unit), theme.backward, decimals: 5, width: 7, under: last)
      }
      add(.target(unit.index), theme.text, decimals: 2, width: 5, under: first, as: "target")
      return add(.unitError(unit.index), theme.error, decimals: 5, width: 7, under: last)
    }
    let isUpdated = context.isKnown(.updated(parameter))
    let value: Quantity = isUpdated ? .updated(parameter) : .parameter(parameter)
    let gradient: Quantity =
      context.isKnown(.batchGradient(parameter)) ? .batchGradient(parameter) : .gradient(parameter)
    add(
      value, context.style(ofSign: context.value(value)), decimals: 4, width: 7, under: first)
    add(
      gradient, theme.backward, decimals: 5, width: 8, under: last,
      as: context.explainer.symbol(.gradient(parameter)))
  }

  private func number(
    _ quantity: Quantity, decimals: Int, width: Int, endingAt end: Int, _ row: Int,
    _ buffer: inout ScreenBuffer
  ) {
    let text = context.spell(
      CellNumber.short(context.value(quantity), decimals: decimals, width: width))
    let start = Point(row: row, column: end - text.unicodeScalars.count)
    _ = NumberChip.draw(text, of: quantity, context, into: &buffer, at: start, style: theme.text)
  }

  // MARK: - All units that read the picture

  private func gallery(into buffer: inout ScreenBuffer) {
    let gallery = WeightGallery(context, subject.reader, paint, weights)
    let rect = layout.gallery
    let isInFocus = context.state.display.focus == .images
    let style = isInFocus ? theme.strong.with(.underline) : theme.text
    buffer.rule(
      in: rect, title: StyledText(gallery.title(columns: rect.columns), style),
      right: StyledText(gallery.note(in: rect.split(top: 1).rest), theme.caption),
      style: theme.rule, glyphs: context.glyphs)
    gallery.draw(into: &buffer, in: rect.split(top: 1).rest)
  }
}

extension Point {
  /// The first cell of a rectangle.
  fileprivate init(_ rect: Rect) { self.init(row: rect.row, column: rect.column) }
}

extension HeatScale {
  /// A scale for the weights into a layer: a few that are far out do not make the others pale.
  init(ofWeightsInto layer: Int, _ context: Context) {
    let layer = context.shape.layers[layer]
    let first = layer.weight(to: 0, from: 0)
    let values = context.pass.parameters[first..<first + layer.weightCount]
    let squares = values.reduce(0) { $0 + $1 * $1 }
    let typical = (squares / Double(values.count)).squareRoot()
    self.init(largest: min(HeatScale.largest(values), 2.5 * typical))
  }
}

extension Context {
  /// What the strongest colours stand for: `±.60`.
  func rangeWords(_ scale: HeatScale) -> String {
    (state.display.allowsUnicode ? "±" : "+-")
      + spell(CellNumber.short(scale.range, decimals: 2, width: 5))
  }
}
