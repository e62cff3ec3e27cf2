package import Backprop
import Explorer
package import TextScreen

/// Where the inputs and the units of a network stand in a rectangle.
///
/// Decided by the network and the size alone, so that nothing folds or moves while one steps.
package struct NetworkLayout: Equatable {
  package enum Form: Equatable {
    /// Each unit is a small table: its output, its net input, its weights, its bias.
    case cards
    /// Each unit is a row or two; the weights of one unit stand beside the network.
    case chips
    /// Each layer is a picture of its weights; see `MapsLayout`.
    case maps
  }

  static let inputWidth = 9
  static let cardWidth = 23
  private static let leastGap = 8
  static let leastChipGap = 6
  /// What is said about matrices, and a blank row above it where there is room.
  static let captionRows = 2
  /// What a chip has beside its name: a number with room for its marks, and its sides.
  static let chipNumber = 10
  /// The rows of a chip's net input and its slope.
  private static let slopeRows = 2
  /// From this width on a chip has room for its name beside its number.
  static let wideChip = 11

  package let form: Form
  /// The rows below the header, and above what is said about the matrices.
  let body: Rect
  /// The row of what is said about the matrices; empty where there are none.
  let caption: Rect
  /// The column of the inputs, then of each layer.
  let columns: [Int]
  /// The width of the units of each layer.
  private let unitWidths: [Int]
  /// What lies before the units of each layer.
  package let gaps: [NetworkGap]
  /// How many rows each unit takes as a chip.
  let chipRows: Int
  /// Whether a chip has rows for its net input and its slope, too: that of a chain, which has no other.
  let hasSlopes: Bool
  /// Where the weights of one unit stand, with chips; empty where there is no room.
  let detail: Rect
  /// How many rows each row of a card takes: two on a projector.
  let step: Int
  /// The number of units of the largest layer.
  let largestLayer: Int

  /// Chooses the form that shows most in the room that there is.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - rect: the panel's place, its header included.
  ///   - nameWidths: the columns of the longest name of each layer's units; `nil`: of usual ones.
  ///   - isBig: whether cards are spread over twice their rows where those are there.
  ///   - hasWeightsBeside: whether the weights have a panel, and need no card here.
  package init(
    _ shape: Shape, in rect: Rect, nameWidths: [Int]? = nil, isBig: Bool = false,
    hasWeightsBeside: Bool = false
  ) {
    var body = Rect(
      row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
    let isCards =
      rect.columns >= NetworkLayout.leastColumns(shape)
      && NetworkLayout.cardRows(shape) <= body.rows
    step = isBig && isCards && NetworkLayout.cardRows(shape, step: 2) <= body.rows ? 2 : 1
    largestLayer = shape.layers.map(\.unitCount).max() ?? 1
    let layers = shape.layers.count
    let nowhere = Rect(row: 0, column: 0, rows: 0, columns: 0)
    var caption = nowhere
    if isCards {
      form = .cards
      unitWidths = shape.layers.map { _ in NetworkLayout.cardWidth }
      (chipRows, hasSlopes, detail) = (0, false, nowhere)
      let used = NetworkLayout.inputWidth + layers * NetworkLayout.cardWidth
      columns = NetworkLayout.columns(
        from: rect.column, widths: unitWidths,
        gaps: shape.layers.map { _ in (rect.columns - used) / layers })
      gaps = NetworkLayout.gaps(shape, columns: columns, widths: unitWidths, cellWidth: 0)
    } else if NetworkLayout.fitsChips(shape, columns: rect.columns) {
      form = .chips
      let chips = ChipWidths(
        shape, columns: rect.columns, nameWidths: nameWidths, hasWeightsBeside: hasWeightsBeside)
      unitWidths = chips.widths
      columns = NetworkLayout.columns(from: rect.column, widths: unitWidths, gaps: chips.gaps)
      gaps = NetworkLayout.gaps(
        shape, columns: columns, widths: unitWidths, cellWidth: chips.cellWidth)
      if gaps.contains(where: \.isMatrix), body.rows > 1 {
        caption = Rect(
          row: body.endRow - 1, column: body.column, rows: 1, columns: body.columns)
        body = body.split(top: body.rows - 1).top
      }
      // Where a name and a number do not fit beside each other they stand below each other.
      let full = (unitWidths.min() ?? 0) < NetworkLayout.wideChip ? 3 : 2
      let highest = max(shape.inputCount / 2, largestLayer)
      let usual = (full + 1) * highest - 1 <= body.rows ? full : full - 1
      hasSlopes = highest == 1 && usual + NetworkLayout.slopeRows + 3 <= body.rows
      chipRows = usual + (hasSlopes ? NetworkLayout.slopeRows : 0)
      // Beside the network, not at the far side of a wide screen.
      let last = columns[layers] + unitWidths[layers - 1]
      let end = min(rect.endColumn - chips.detailWidth, last + 6)
      detail =
        chips.detailWidth > 0
        ? Rect(row: body.row, column: end, rows: body.rows, columns: chips.detailWidth) : nowhere
    } else {
      form = .maps
      (unitWidths, chipRows, hasSlopes, columns, gaps, detail) = ([], 0, false, [], [], nowhere)
    }
    self.body = body
    self.caption = caption
  }

  /// Whether the units can be told apart as chips: few in a layer, few edges, few layers.
  static func fitsChips(_ shape: Shape, columns: Int) -> Bool {
    shape.inputCount <= 12 && columns >= inputWidth + shape.layers.count * 11
      && shape.layers.allSatisfy {
        $0.unitCount <= 8 && $0.weightCount <= 64 || $0.unitCount <= 12 && !$0.hasManyEdges
      }
  }

  /// The columns that cards for all layers take at least.
  static func leastColumns(_ shape: Shape) -> Int {
    inputWidth + shape.layers.count * (cardWidth + leastGap)
  }

  private static func columns(from start: Int, widths: [Int], gaps: [Int]) -> [Int] {
    var end = start + inputWidth
    return [start]
      + zip(widths, gaps).map { width, gap in
        defer { end += gap + width }
        return end + gap
      }
  }

  private static func gaps(
    _ shape: Shape, columns: [Int], widths: [Int], cellWidth: Int
  ) -> [NetworkGap] {
    shape.layers.indices.map { index in
      let start = columns[index] + (index == 0 ? inputWidth : widths[index - 1])
      return NetworkGap(
        shape.layers[index], columns: start..<columns[index + 1], cellWidth: cellWidth)
    }
  }

  /// The width of what stands in a column: of the inputs, then of each layer's units.
  func width(ofColumn index: Int) -> Int {
    index == 0 ? NetworkLayout.inputWidth : unitWidths[index - 1]
  }

  /// The rows that the highest column of cards takes, where each row of a card takes so many.
  static func cardRows(_ shape: Shape, step: Int = 1) -> Int {
    let cards = shape.layers.indices.map { layer in
      let count = shape.layers[layer].unitCount
      // Between cards is a blank row; under an output stands its target.
      return count * cardExtent(ofLayer: layer, in: shape, step: step) + count - 1
        + (layer == shape.layers.count - 1 ? 1 : 0)
    }
    return max(cards.max() ?? 0, 2 * shape.inputCount - 1)
  }

  /// How many rows of the screen a card takes: none of its own follows its last one.
  static func cardExtent(ofLayer index: Int, in shape: Shape, step: Int) -> Int {
    let layer = shape.layers[index]
    let rows = 2 + layer.inputCount + (layer.biases == .none ? 0 : 1)
    return (rows - 1) * step + 1
  }
}
