import Backprop
import Explorer

/// How wide chips and the gaps between them are.
struct ChipWidths {
  /// Of the chips of each layer.
  let widths: [Int]
  /// Before each layer.
  private(set) var gaps: [Int]
  /// How wide the cells are where a gap is a matrix.
  let cellWidth: Int
  /// Of the card beside the network; 0 where there is no room for it.
  let detailWidth: Int

  private static let longestName = 12
  /// With wider cells a matrix looks like separate pictures.
  private static let widestCell = 3

  init(_ shape: Shape, columns: Int, nameWidths: [Int]?, hasWeightsBeside: Bool) {
    let layers = shape.layers
    let usual = layers.count > 2 ? 4 : 2
    let names = (nameWidths ?? layers.map { _ in usual }).map { max(2, $0) }
    let longest = min(names.max() ?? 2, ChipWidths.longestName)
    let shortest = min(longest, 6)
    // A matrix says at a glance what the card says in numbers: it takes no room from the network.
    let card = shape.hasManyEdges || hasWeightsBeside ? 0 : DetailCard.width(shape)
    let beside = NetworkLayout.inputWidth + (card > 0 ? card + 2 : 0)
    func widths(withNamesOf limit: Int, number: Int = NetworkLayout.chipNumber) -> [Int] {
      names.map { number + min($0, limit) }
    }
    func least(_ widths: [Int], cellWidth: Int) -> Int {
      zip(layers, widths).reduce(0) {
        $0 + $1.1 + NetworkGap.least($1.0, cellWidth: cellWidth)
      }
    }
    // Cells as wide as there is room for, even where names are cut for them, but not to less than can
    // be told apart, and numbers have no blank before them.
    let ways = (1...ChipWidths.widestCell).reversed().flatMap { cellWidth in
      (shortest...longest).reversed().map { (cellWidth, widths(withNamesOf: $0)) }
        + [(cellWidth, widths(withNamesOf: shortest, number: NetworkLayout.chipNumber - 1))]
    }
    let fitting = ways.first { beside + least($0.1, cellWidth: $0.0) <= columns }
    let fittingAlone =
      fitting ?? ways.first { NetworkLayout.inputWidth + least($0.1, cellWidth: $0.0) <= columns }
    if let (cellWidth, widths) = fittingAlone {
      let hasCard = card > 0 && fitting != nil
      self.widths = widths
      self.cellWidth = cellWidth
      let left =
        columns - (hasCard ? beside : NetworkLayout.inputWidth)
        - least(widths, cellWidth: cellWidth)
      // The card has the same names.
      let wider =
        hasCard ? max(0, min(left, DetailCard.width(nameWidth: longest) - card)) : 0
      detailWidth = hasCard ? card + wider : 0
      gaps = layers.map { NetworkGap.least($0, cellWidth: cellWidth) }
      widen(layers, by: left - wider)
    } else {
      let each = max(9, (columns - NetworkLayout.inputWidth) / layers.count)
      let width = min(widths(withNamesOf: shortest).max() ?? 0, each - 2)
      self.widths = layers.map { _ in width }
      (cellWidth, detailWidth) = (1, 0)
      gaps = layers.map { _ in each - width }
    }
  }

  /// Gives what is left to the gaps, one column after the other.
  private mutating func widen(_ layers: [LayerShape], by columns: Int) {
    let most = layers.map { NetworkGap.most($0, cellWidth: cellWidth) }
    var left = columns
    while left >= gaps.count, zip(gaps, most).contains(where: <) {
      for index in gaps.indices where left > 0 && gaps[index] < most[index] {
        gaps[index] += 1
        left -= 1
      }
    }
  }
}
