import Backprop

/// How wide chips and the gaps between them are.
struct ChipWidths {
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
    let longest = min(names.max() ?? 2, ChipWidths.longestName)
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
