import Backprop
import Explanations
import Explorer
import TextScreen

/// The present weight or bias in a row below the matrices: `w15 .9625  from pl into h3`.
enum WeightCaption {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard let parameter = context.presentParameter else { return }
    let theme = context.theme
    let isUpdated = context.isKnown(.updated(parameter))
    let value: Quantity = isUpdated ? .updated(parameter) : .parameter(parameter)
    var column = rect.column
    func write(_ text: String, _ style: Style) {
      buffer.write(
        text, at: Point(row: rect.row, column: column), style: style, clip: rect)
      column += displayWidth(of: text)
    }
    func text(_ quantity: Quantity) -> String {
      context.spell(CellNumber.short(context.value(quantity), decimals: 4, width: 7))
    }
    let isEdited = context.isEdited(.parameter(parameter, in: context.presentUnit))
    write(
      context.explainer.symbol(value) + (isEdited ? "*" : ""),
      context.state.pointing.isInspecting ? theme.selected : theme.read)
    column += 2
    let isWritten = context.isWritten(.updated(parameter))
    if isWritten {
      write("\(text(.parameter(parameter))) \(context.glyphs.right) ", theme.caption)
      column += 1
    }
    let number = text(value)
    if column + displayWidth(of: number) < rect.endColumn {
      let place = Point(row: rect.row, column: column)
      let style = context.style(ofSign: context.value(value))
      if isWritten, context.hasWeightsBeside {
        // It is lit in the table of weights, and here no more than said.
        buffer.write(number, at: place, style: theme.read, clip: rect)
      } else if let written = NumberChip.draw(
        number, of: value, context, into: &buffer, at: place, style: style)
      {
        buffer.cursor = written
      }
    }
    column += displayWidth(of: number) + (isWritten ? 2 : 1)
    if isWritten {
      write(String(context.directionOfUpdate(of: parameter)), theme.update.with(.bold))
    }
    let forms = places(of: parameter, context).map { " " + context.spell($0) }
    let fitting = forms.first { column + displayWidth(of: $0) <= rect.endColumn }
    if let place = fitting { write(place, theme.caption) }
  }

  /// Where a weight or bias is, and shorter.
  private static func places(of parameter: Int, _ context: Context) -> [String] {
    let (source, target) = context.ends(of: parameter)
    guard let target else { return ["into all of its layer"] }
    return source.map { ["from \($0) into \(target)", "\($0) → \(target)"] } ?? ["into \(target)"]
  }
}

extension Context {
  /// The names of what a weight leads from and into; a bias leads from nothing, and one that all units of
  /// a layer share into none alone.
  func ends(of parameter: Int) -> (source: String?, target: String?) {
    let network = run.network
    func name(_ layer: Int, _ unit: Int) -> String {
      network.name(of: Unit(layer: layer, index: unit))
    }
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, let from):
      let isFromInput = layer == 0 && shape.recurrence == nil
      let source = isFromInput ? network.inputNames[from] : name(max(0, layer - 1), from)
      return (source, name(layer, to))
    case .bias(let layer, let unit): return (nil, name(layer, unit))
    case .sharedBias: return (nil, nil)
    }
  }
}
