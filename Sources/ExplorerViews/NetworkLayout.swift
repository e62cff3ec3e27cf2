import Backprop
import TextScreen

/// Where the inputs and the units of a network stand in a rectangle.
///
/// Decided by the network and the size alone, so that nothing folds or moves while one steps.
struct NetworkLayout: Equatable {
  enum Form: Equatable {
    /// Each unit is a small table: its output, its net input, its weights, its bias.
    case cards
    /// Each unit is a row or two; the weights of one unit stand beside the network.
    case chips
  }

  static let inputWidth = 9
  static let cardWidth = 23
  private static let leastGap = 8
  /// From this width on a chip has room for its name beside its number.
  static let wideChip = 12

  let form: Form
  /// The rows below the header.
  let body: Rect
  /// The column of the inputs, then of each layer.
  let columns: [Int]
  /// The width of the units of a layer.
  let unitWidth: Int
  /// How many rows each unit takes as a chip.
  let chipRows: Int
  /// Where the weights of one unit stand, with chips; empty where there is no room.
  let detail: Rect

  init(_ shape: Shape, in rect: Rect) {
    body = Rect(
      row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
    let layers = shape.layers.count
    let cardColumns = NetworkLayout.inputWidth + layers * NetworkLayout.cardWidth
    if rect.columns >= NetworkLayout.leastColumns(shape),
      NetworkLayout.cardRows(shape) <= body.rows
    {
      form = .cards
      unitWidth = NetworkLayout.cardWidth
      chipRows = 0
      detail = Rect(row: 0, column: 0, rows: 0, columns: 0)
      let gap = (rect.columns - cardColumns) / layers
      columns = NetworkLayout.columns(
        from: rect.column, layers: layers, width: unitWidth, gap: gap)
      return
    }
    form = .chips
    let widest = max(shape.inputCount, shape.layers.map(\.unitCount).max() ?? 1)
    let detailWidth = NetworkLayout.cardWidth
    let width = 14
    let gap = 6
    let chips = NetworkLayout.inputWidth + layers * (width + gap)
    let hasDetail = rect.columns >= chips + gap + detailWidth
    let room = rect.columns - (hasDetail ? detailWidth + 3 : 0) - NetworkLayout.inputWidth
    // Deep networks get narrower chips, then cut off what does not fit.
    let each = max(9, room / layers)
    unitWidth = min(width, each - 3)
    // Where a name and a number do not fit beside each other they stand below each other.
    let full = unitWidth < NetworkLayout.wideChip ? 3 : 2
    chipRows = (full + 1) * widest - 1 <= body.rows ? full : full - 1
    columns = NetworkLayout.columns(
      from: rect.column, layers: layers, width: unitWidth, gap: each - unitWidth)
    detail =
      hasDetail
      ? Rect(
        row: body.row, column: rect.endColumn - detailWidth, rows: body.rows,
        columns: detailWidth) : Rect(row: 0, column: 0, rows: 0, columns: 0)
  }

  /// The columns that cards for all layers take at least.
  static func leastColumns(_ shape: Shape) -> Int {
    inputWidth + shape.layers.count * (cardWidth + leastGap)
  }

  private static func columns(from start: Int, layers: Int, width: Int, gap: Int) -> [Int] {
    [start] + (0..<layers).map { start + inputWidth + gap + $0 * (width + gap) }
  }

  /// The rows that the highest column of cards takes.
  static func cardRows(_ shape: Shape) -> Int {
    let cards = shape.layers.indices.map { layer in
      let count = shape.layers[layer].unitCount
      // Between cards is a blank row; under an output stands its target.
      return count * cardHeight(ofLayer: layer, in: shape) + count - 1
        + (layer == shape.layers.count - 1 ? 1 : 0)
    }
    return max(cards.max() ?? 0, 2 * shape.inputCount - 1)
  }

  static func cardHeight(ofLayer index: Int, in shape: Shape) -> Int {
    let layer = shape.layers[index]
    return 2 + layer.inputCount + (layer.biases == .none ? 0 : 1)
  }

  /// The first row of a unit's card.
  func cardRow(of unit: Unit, in shape: Shape) -> Int {
    let height = NetworkLayout.cardHeight(ofLayer: unit.layer, in: shape) + 1
    let count = shape.layers[unit.layer].unitCount
    // Every card has a row below it: for its target, or blank; the last hidden one needs none.
    let used = count * height
    let spare = max(0, body.rows - used)
    let between = count > 1 ? min(1, spare / count) : 0
    let top = (body.rows - used - between * (count - 1)) / 2
    return body.row + max(0, min(top, spare)) + unit.index * (height + between)
  }

  /// The row of a weight in the card of the unit that it leads into.
  func pinRow(layer: Int, to unit: Int, from input: Int, in shape: Shape) -> Int {
    cardRow(of: Unit(layer: layer, index: unit), in: shape) + 2 + input
  }

  /// The row of an input: level with the first and last pins that they feed, with cards.
  func inputRow(_ index: Int, in shape: Shape) -> Int {
    let count = shape.inputCount
    let first = shape.layers[0]
    let (top, bottom) =
      form == .cards
      ? (
        pinRow(layer: 0, to: 0, from: 0, in: shape),
        pinRow(layer: 0, to: first.unitCount - 1, from: first.inputCount - 1, in: shape)
      )
      : (chipRow(0, of: count, first: 0), chipRow(count - 1, of: count, first: 0))
    guard count > 1 else { return (top + bottom) / 2 }
    return top + (bottom - top) * index / (count - 1)
  }

  /// How many units of a layer can be seen as chips.
  func visibleChips(of count: Int) -> Int {
    min(count, max(1, (body.rows + (chipRows > 1 ? 1 : 0)) / (chipRows > 1 ? chipRows + 1 : 1)))
  }

  /// The row of a unit's chip, where the layer is shown from `first` on.
  func chipRow(_ index: Int, of count: Int, first: Int) -> Int {
    let visible = visibleChips(of: count)
    let pitch = max(chipRows, min(6, body.rows / max(1, visible)))
    let used = (visible - 1) * pitch + chipRows
    return body.row + max(0, (body.rows - used) / 2) + (index - first) * pitch
  }
}
