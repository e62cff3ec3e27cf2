package import Backprop
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
  private static let leastChipGap = 6
  private static let mostChipGap = 30
  /// What a chip has beside its name: a number with room for its marks, and its sides.
  static let chipNumber = 10
  /// From this width on a chip has room for its name beside its number.
  static let wideChip = 11

  package let form: Form
  /// The rows below the header.
  let body: Rect
  /// The column of the inputs, then of each layer.
  let columns: [Int]
  /// The width of the units of each layer.
  private let unitWidths: [Int]
  /// How many rows each unit takes as a chip.
  let chipRows: Int
  /// Where the weights of one unit stand, with chips; empty where there is no room.
  let detail: Rect
  /// How many rows each row of a card takes: two on a projector.
  let step: Int
  /// The number of units of the largest layer.
  private let largestLayer: Int

  /// Chooses the form that shows most in the room that there is.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - rect: the panel's place, its header included.
  ///   - nameWidths: the columns of the longest name of each layer's units; `nil`: of usual ones.
  ///   - isBig: whether cards are spread over twice their rows where those are there.
  package init(_ shape: Shape, in rect: Rect, nameWidths: [Int]? = nil, isBig: Bool = false) {
    body = Rect(
      row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
    let cardRows = NetworkLayout.cardRows(shape)
    let isCards =
      rect.columns >= NetworkLayout.leastColumns(shape) && cardRows <= body.rows
    step = isBig && isCards && 2 * cardRows <= body.rows ? 2 : 1
    largestLayer = shape.layers.map(\.unitCount).max() ?? 1
    let layers = shape.layers.count
    let nowhere = Rect(row: 0, column: 0, rows: 0, columns: 0)
    if isCards {
      form = .cards
      unitWidths = shape.layers.map { _ in NetworkLayout.cardWidth }
      (chipRows, detail) = (0, nowhere)
      let used = NetworkLayout.inputWidth + layers * NetworkLayout.cardWidth
      columns = NetworkLayout.columns(
        from: rect.column, widths: unitWidths, gap: (rect.columns - used) / layers)
    } else if NetworkLayout.fitsChips(shape, columns: rect.columns) {
      form = .chips
      let chips = Chips(shape, columns: rect.columns, nameWidths: nameWidths)
      unitWidths = chips.widths
      // Where a name and a number do not fit beside each other they stand below each other.
      let full = (unitWidths.min() ?? 0) < NetworkLayout.wideChip ? 3 : 2
      let highest = max(shape.inputCount / 2, largestLayer)
      chipRows = (full + 1) * highest - 1 <= body.rows ? full : full - 1
      columns = NetworkLayout.columns(
        from: rect.column, widths: unitWidths, gap: chips.gap)
      // Beside the network, not at the far side of a wide screen.
      let last = columns[layers] + unitWidths[layers - 1]
      let end = min(rect.endColumn - chips.detailWidth, last + 6)
      detail =
        chips.detailWidth > 0
        ? Rect(row: body.row, column: end, rows: body.rows, columns: chips.detailWidth) : nowhere
    } else {
      form = .maps
      (unitWidths, chipRows, columns, detail) = ([], 0, [], nowhere)
    }
  }

  /// How wide chips and the gaps between them are.
  private struct Chips {
    /// Of the chips of each layer.
    let widths: [Int]
    let gap: Int
    /// Of the card beside the network; 0 where there is no room for it.
    let detailWidth: Int

    private static let longestName = 12

    init(_ shape: Shape, columns: Int, nameWidths: [Int]?) {
      let layers = shape.layers.count
      let usual = layers > 2 ? 4 : 2
      let names = (nameWidths ?? shape.layers.map { _ in usual }).map { max(2, $0) }
      let card = DetailCard.width(shape)
      func widths(withNamesOf limit: Int) -> [Int] {
        names.map { NetworkLayout.chipNumber + min($0, limit) }
      }
      /// The columns that are left with chips, the card and the least gaps.
      func spare(withNamesOf limit: Int) -> Int {
        let chips = widths(withNamesOf: limit).reduce(0) { $0 + $1 + NetworkLayout.leastChipGap }
        return columns - NetworkLayout.inputWidth - chips - card - 2
      }
      // Names are cut before the card goes, but not to less than can be told apart.
      let longest = min(names.max() ?? 2, Chips.longestName)
      let least = min(longest, 6)
      let limit = (least...longest).last { spare(withNamesOf: $0) >= 0 } ?? least
      let left = spare(withNamesOf: limit)
      // The card has the same names.
      let wider = max(0, min(left, DetailCard.width(nameWidth: longest) - card))
      detailWidth = left >= 0 ? card + wider : 0
      let room = columns - NetworkLayout.inputWidth - (left >= 0 ? detailWidth + 2 : 0)
      let wanted = widths(withNamesOf: limit)
      let used = wanted.reduce(0, +)
      if used + 3 * layers <= room {
        self.widths = wanted
        gap = min((room - used) / layers, NetworkLayout.mostChipGap)
      } else {
        let each = max(9, room / layers)
        let width = min(wanted.max() ?? 0, each - 2)
        self.widths = wanted.map { _ in width }
        gap = min(each - width, NetworkLayout.mostChipGap)
      }
    }
  }

  /// Whether the units can be told apart as chips: few in a layer, few edges, few layers.
  static func fitsChips(_ shape: Shape, columns: Int) -> Bool {
    shape.inputCount <= 12 && columns >= inputWidth + shape.layers.count * 11
      && shape.layers.allSatisfy { $0.unitCount <= 8 && $0.weightCount <= 64 }
  }

  /// The columns that cards for all layers take at least.
  static func leastColumns(_ shape: Shape) -> Int {
    inputWidth + shape.layers.count * (cardWidth + leastGap)
  }

  private static func columns(from start: Int, widths: [Int], gap: Int) -> [Int] {
    var next = start + inputWidth + gap
    return [start]
      + widths.map { width in
        defer { next += width + gap }
        return next
      }
  }

  /// The width of what stands in a column: of the inputs, then of each layer's units.
  func width(ofColumn index: Int) -> Int {
    index == 0 ? NetworkLayout.inputWidth : unitWidths[index - 1]
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
    let height = (NetworkLayout.cardHeight(ofLayer: unit.layer, in: shape) + 1) * step
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
    cardRow(of: Unit(layer: layer, index: unit), in: shape) + (2 + input) * step
  }

  /// The row of an input: level with the first and last pins that they feed, with cards.
  package func inputRow(_ index: Int, in shape: Shape) -> Int {
    let count = shape.inputCount
    let first = shape.layers[0]
    guard form == .cards else {
      let units = first.unitCount
      guard count <= units, visibleChips(of: units) == units else {
        return chipRow(index, of: count, first: 0, height: 1)
      }
      // Level with the first and last unit.
      let top = chipRow(0, of: units, first: 0)
      return spread(index, of: count, from: top, to: chipRow(units - 1, of: units, first: 0))
    }
    return spread(
      index, of: count, from: pinRow(layer: 0, to: 0, from: 0, in: shape),
      to: pinRow(layer: 0, to: first.unitCount - 1, from: first.inputCount - 1, in: shape))
  }

  private func spread(_ index: Int, of count: Int, from top: Int, to bottom: Int) -> Int {
    guard count > 1 else { return (top + bottom) / 2 }
    let gaps = count - 1
    return top + ((bottom - top) * index + gaps / 2) / gaps
  }

  /// How many units of a layer can be seen as chips.
  package func visibleChips(of count: Int) -> Int { visible(of: count, height: chipRows) }

  private func visible(of count: Int, height: Int) -> Int {
    min(count, max(1, (body.rows + (height > 1 ? 1 : 0)) / (height > 1 ? height + 1 : 1)))
  }

  /// The row of a unit's chip, where the layer is shown from `first` on.
  package func chipRow(_ index: Int, of count: Int, first: Int) -> Int {
    chipRow(index, of: count, first: first, height: chipRows)
  }

  private func chipRow(_ index: Int, of count: Int, first: Int, height: Int) -> Int {
    let visible = visible(of: count, height: height)
    var pitch = self.pitch(of: visible, height: height)
    if height == chipRows, visible > 1 {
      // No layer reaches further up and down than the largest one.
      let largest = self.visible(of: largestLayer, height: height)
      let span = (largest - 1) * self.pitch(of: largest, height: height)
      pitch = max(height, min(pitch, span / (visible - 1)))
    }
    let used = (visible - 1) * pitch + height
    return body.row + max(0, (body.rows - used) / 2) + (index - first) * pitch
  }

  private func pitch(of visible: Int, height: Int) -> Int {
    visible > 1 ? max(height, min(6, (body.rows - height) / (visible - 1))) : height
  }

  /// How many inputs can be seen beside chips.
  func visibleInputs(of count: Int) -> Int { visible(of: count, height: 1) }

  /// The row of an input beside chips, where they are shown from `first` on.
  func inputChipRow(_ index: Int, in shape: Shape, first: Int) -> Int {
    visibleInputs(of: shape.inputCount) == shape.inputCount
      ? inputRow(index, in: shape)
      : chipRow(index, of: shape.inputCount, first: first, height: 1)
  }
}
