import Backprop
import Explanations
import Explorer
import TextScreen

/// A network in a few rows, for a run that is watched: a row for each unit with its out and the weights
/// into it as numbers; where these have no room, each layer's weights as a heat map.
enum WatchedNetworkView {
  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    guard !rect.isEmpty else { return }
    for decimals in (1...4).reversed() {
      let table = WatchedUnits(context, decimals: decimals)
      guard table.rows <= rect.rows, table.columns <= rect.columns, table.hasRoomForAll
      else { continue }
      table.draw(into: &buffer, in: rect)
      return
    }
    WatchedMatrices(context).draw(into: &buffer, in: rect)
  }
}

/// Every unit with its numbers, a layer beside the other.
private struct WatchedUnits {
  let context: Context
  let decimals: Int
  private static let gap = 2
  /// The blanks between a name and its number.
  private let blanks = 1

  init(_ context: Context, decimals: Int) {
    self.context = context
    self.decimals = decimals
  }

  var rows: Int { context.shape.layers.map(\.unitCount).max() ?? 0 }

  var columns: Int {
    context.shape.layers.indices.map(width).reduce(-WatchedUnits.gap) { $0 + $1 + WatchedUnits.gap }
  }

  /// Whether every number has room for all of itself.
  var hasRoomForAll: Bool {
    let column = NumberColumn(column: 0, before: 2, decimals: decimals)
    let weights = PresentWeights(context)
    return (0..<context.shape.parameterCount).allSatisfy {
      let placed = column.placed(weights[$0])
      return placed.column + placed.text.unicodeScalars.count <= numberWidth
    }
  }

  /// A sign, a digit, a point.
  private var numberWidth: Int { 3 + decimals }

  private func parameters(of unit: Unit) -> [Int] {
    let layer = context.shape.layers[unit.layer]
    let weights = (0..<layer.inputCount).map { layer.weight(to: unit.index, from: $0) }
    return weights + (layer.bias(of: unit.index).map { [$0] } ?? [])
  }

  private func nameWidth(_ parameter: Int) -> Int {
    displayWidth(of: context.spell(context.explainer.symbols.parameter(parameter)))
  }

  private func unitNameWidth(_ layer: Int) -> Int {
    context.run.network.unitNames[layer].map { displayWidth(of: context.spell($0)) }.max() ?? 0
  }

  private func width(ofLayer layer: Int) -> Int {
    let units = (0..<context.shape.layers[layer].unitCount).map {
      parameters(of: Unit(layer: layer, index: $0)).reduce(0) {
        $0 + 1 + nameWidth($1) + blanks + numberWidth
      }
    }
    return unitNameWidth(layer) + blanks + numberWidth + (units.max() ?? 0)
  }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let weights = PresentWeights(context)
    let theme = context.theme
    var start = rect.column
    for layer in context.shape.layers.indices {
      for index in 0..<context.shape.layers[layer].unitCount {
        let unit = Unit(layer: layer, index: index)
        let row = rect.row + index
        buffer.write(
          context.spell(context.run.network.name(of: unit)), at: Point(row: row, column: start),
          style: theme.strong, clip: rect)
        var column = start + unitNameWidth(layer) + blanks
        func number(_ value: Double, _ style: Style) {
          let place = NumberColumn(column: column, before: 2, decimals: decimals)
          context.draw(value, in: place, row: row, style: style, into: &buffer, clip: rect)
          column += numberWidth
        }
        number(context.value(.activation(unit)), theme.strong)
        for parameter in parameters(of: unit) {
          let name = context.spell(context.explainer.symbols.parameter(parameter))
          buffer.write(
            name, at: Point(row: row, column: column + 1), style: theme.caption, clip: rect)
          column += 1 + displayWidth(of: name) + blanks
          let value = weights[parameter]
          number(value, context.style(ofSign: value))
        }
      }
      start += width(ofLayer: layer) + WatchedUnits.gap
    }
  }
}

/// Each layer's weights as a heat map, a row for each unit and a column for each source; of more units
/// than there is room for, the weight of largest magnitude in each patch.
private struct WatchedMatrices {
  let context: Context

  init(_ context: Context) { self.context = context }

  func draw(into buffer: inout ScreenBuffer, in rect: Rect) {
    let layers = context.shape.layers
    let caption = rect.split(top: 1).top
    let body = rect.split(top: 1).rest
    guard !body.isEmpty else { return }
    let gap = 3
    let share = max(4, (rect.columns - gap * (layers.count - 1)) / layers.count)
    let weights = PresentWeights(context)
    let scale = HeatScale(
      largest: HeatScale.largest(context.pass.parameters.prefix(context.shape.weightCount)))
    let paint = HeatPaint(context)
    var start = rect.column
    for (index, layer) in layers.enumerated() {
      let columns = min(layer.inputCount, share)
      let rows = min(layer.unitCount, body.rows)
      guard start + columns <= rect.endColumn else { return }
      for row in 0..<rows {
        for column in 0..<columns {
          let value = largest(
            in: layer, units: part(row, of: rows, layer.unitCount),
            sources: part(column, of: columns, layer.inputCount), weights)
          paint.draw(
            value, scale, .weight, width: 1, into: &buffer,
            at: Point(row: body.row + row, column: start + column))
        }
      }
      let words = context.shape.recurrence == nil ? "weights into layer \(index + 1)" : "weights"
      let isInParts = columns < layer.inputCount || rows < layer.unitCount
      let size = "\(layer.inputCount)×\(layer.unitCount)" + (isInParts ? ", in parts" : "")
      buffer.write(
        truncatedText(
          context.spell("\(words), \(size)"),
          to: max(columns, share),
          ellipsis: context.glyphs.ellipsis), at: Point(row: caption.row, column: start),
        style: context.theme.caption, clip: rect)
      start += max(columns, share) + gap
    }
  }

  /// The numbers that fall to one of so many parts.
  private func part(_ index: Int, of parts: Int, _ count: Int) -> Range<Int> {
    index * count / parts..<max(index * count / parts + 1, (index + 1) * count / parts)
  }

  private func largest(
    in layer: LayerShape, units: Range<Int>, sources: Range<Int>, _ weights: PresentWeights
  ) -> Double {
    var largest = 0.0
    for unit in units {
      for source in sources {
        let value = weights[layer.weight(to: unit, from: source)]
        guard !value.isNaN else { return value }
        if abs(value) > abs(largest) { largest = value }
      }
    }
    return largest
  }
}
