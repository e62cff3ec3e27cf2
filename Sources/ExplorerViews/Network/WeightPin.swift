import Backprop
import Explanations
import Explorer
import TextScreen

/// The present weight, ` w6 .9625 `, where its edge ends: directly left of the unit that it leads
/// into, where there is room.
struct WeightPin {
  let weight: Int
  let place: Point
  private let name: String
  private let value: Quantity
  private let text: String

  /// What an edge needs beside the pin, so that it still is an edge.
  private static let leastEdge = 6

  /// `nil` where no weight is present, or there is no room before its unit.
  ///
  /// - Parameters:
  ///   - context: what there is to show, and how.
  ///   - layout: where the columns of units stand.
  ///   - windows: which units are in view.
  ///   - lit: the edges that the step lights; only one alone has a pin.
  init?(
    _ context: Context, _ layout: NetworkLayout, _ windows: ChipsView.Windows, lit: Set<Int>
  ) {
    let marked = context.state.pointing.isInspecting ? context.presentParameter : lit.first
    guard layout.form == .chips, lit.count == 1 || context.state.pointing.isInspecting,
      let weight = marked, !context.shape.isBias(weight),
      case .weight(let layer, let to, let from) = context.shape.place(of: weight),
      let row = windows.row(of: to, column: layer + 1)
    else { return nil }
    self.weight = weight
    value = context.isKnown(.updated(weight)) ? .updated(weight) : .parameter(weight)
    name = context.explainer.symbol(value)
    text = context.spell(CellNumber.short(context.value(value), decimals: 4, width: 7))
    // A blank, the name, a blank, the number between its marks.
    let width = name.unicodeScalars.count + text.unicodeScalars.count + 4
    let start = layout.columns[layer] + layout.width(ofColumn: layer)
    let end = layout.columns[layer + 1]
    guard end - start >= width + WeightPin.leastEdge else { return nil }
    // Another edge that comes in level would end in it.
    let own = windows.row(of: from, column: layer)
    let others = (0..<context.shape.layers[layer].inputCount).compactMap {
      windows.row(of: $0, column: layer)
    }
    guard own == row || !others.contains(where: { abs($0 - row) <= 1 }) else { return nil }
    place = Point(row: row, column: end - width)
  }

  func draw(_ context: Context, into buffer: inout ScreenBuffer) {
    let length = name.unicodeScalars.count
    buffer.fill(
      Rect(
        row: place.row, column: place.column, rows: 1,
        columns: length + text.unicodeScalars.count + 4))
    let isSelected = context.state.pointing.isInspecting
    buffer.write(
      name, at: Point(row: place.row, column: place.column + 1),
      style: isSelected ? context.theme.selected : context.theme.read)
    _ = NumberChip.draw(
      text, of: value, context, into: &buffer,
      at: Point(row: place.row, column: place.column + length + 3),
      style: context.style(ofSign: context.value(value)))
  }
}
