package import Backprop
internal import Kernels
package import TextScreen

/// Where the units of a recurrent network stand on a ring; decided by the network and the size alone.
package struct RingLayout: Equatable {
  private static let chipWidth = 14
  /// With room for a number and what it was before.
  private static let wideChip = 24
  static let wideRows = 4
  /// Of more units three would stand in a row, which has no room for wide ones.
  private static let mostWide = 4
  /// The row of a unit's out, and that of its δ.
  static let chipRows = 2

  /// With fewer cells for each pair of units, the ways between them run under each other's names.
  private static let leastCells = 20

  /// The rectangle of each unit.
  package let chips: [Rect]
  /// Where the weights of one unit stand; empty where there is no room.
  package let detail: Rect

  /// Whether each unit is wide enough for a number and what it was before.
  let isWide: Bool

  /// `nil` where the units would stand on each other, even without the card beside them.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - hasWeightsBeside: whether the weights have a panel, and need no card here.
  ///   - rect: the room for the ring and the card.
  package init?(_ shape: Shape, hasWeightsBeside: Bool = false, in rect: Rect) {
    if hasWeightsBeside, RingLayout.canBeWide(shape), rect.columns >= 3 * RingLayout.wideChip,
      let layout = RingLayout(shape, in: rect, card: 0, chip: RingLayout.wideChip)
    {
      self = layout
      return
    }
    let pairs = shape.unitCount * shape.unitCount
    guard rect.rows * rect.columns >= RingLayout.leastCells * pairs else { return nil }
    let card = DetailCard.width(shape)
    let chipWidth = RingLayout.chipWidth
    let hasRoom = rect.columns >= card + 3 * chipWidth
    guard
      let layout = (hasRoom ? RingLayout(shape, in: rect, card: card, chip: chipWidth) : nil)
        ?? RingLayout(shape, in: rect, card: 0, chip: chipWidth)
    else { return nil }
    self = layout
  }

  /// `nil` where the units would stand on each other.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - rect: the room for the ring and the card.
  ///   - card: the columns of the card; 0: there is none.
  ///   - chip: the columns of a unit.
  private init?(_ shape: Shape, in rect: Rect, card: Int, chip: Int) {
    isWide = chip == RingLayout.wideChip
    let hasCard = card > 0
    let ringColumns = rect.columns - (hasCard ? card + 3 : 0)
    // A row below the header and one at the end, for the loops of units that feed themselves.
    let top = rect.row + 2
    let rows = rect.endRow - 1 - top
    let columns = ringColumns - 2 - chip
    // A wide one has a row for its net; with four rows each way to and from another unit has a row of its own.
    let (least, more) = chip == RingLayout.wideChip ? (RingLayout.wideRows, 1) : (0, 0)
    let heights = (0..<shape.unitCount).map {
      max(least, RingLayout.height(of: Unit(layer: 0, index: $0), in: shape) + more)
    }
    guard rows >= heights.max() ?? 0, columns > 0 else { return nil }
    let places = RingLayout.directions(shape.unitCount)
    let right = places.map(\.x).max() ?? 0
    chips = zip(places, heights).map { place, height in
      func part(_ share: Double, of room: Int) -> Int {
        Int((Double(room) * share).rounded())
      }
      // All of the room: the first unit is at its left, the last one to the right at its right.
      let across = right > 0 ? (place.x + 1) / (right + 1) : 0.5
      return Rect(
        row: top + part((place.y + 1) / 2, of: rows - height),
        column: rect.column + part(across, of: columns),
        rows: height, columns: chip)
    }
    detail =
      hasCard
      ? Rect(
        row: rect.row + 1, column: rect.column + ringColumns + 2, rows: rect.rows - 1,
        columns: card)
      : Rect(row: 0, column: 0, rows: 0, columns: 0)
    let isCrowded = chips.indices.contains { first in
      chips[..<first].indices.contains { other in
        let (upper, lower) = chips[first].row < chips[other].row ? (first, other) : (other, first)
        // Between two that stand below each other is room for a loop, and for heads.
        return chips[lower].row - chips[upper].endRow < 2
          && abs(chips[first].column - chips[other].column) < chip + 2
      }
    }
    if isCrowded { return nil }
  }

  /// Whether so few units have room for numbers and what they were before.
  static func canBeWide(_ shape: Shape) -> Bool {
    shape.recurrence != nil && shape.unitCount <= mostWide
  }

  /// The rows of a unit: its input, where it has one, its out and δ, and its target.
  static func height(of unit: Unit, in shape: Shape) -> Int {
    chipRows + (shape.externalInput(of: unit) != nil ? 1 : 0) + (shape.isOutput(unit) ? 1 : 0)
  }

  /// The units' places around the middle, from −1 to 1: the first to the left, of three and four at the
  /// top left, the others clockwise; few on the sides of the room, many on an ellipse.
  private static func directions(_ count: Int) -> [(x: Double, y: Double)] {
    guard count > 1 else { return [(0, 0)] }
    // Three corners: two pairs have straight ways, and only one a slanting one.
    guard count != 3 else { return [(-1, -1), (1, -1), (1, 1)] }
    return (0..<count).map { unit in
      let halfTurns = 2 * Double(unit) / Double(count) + (count == 4 ? 0.25 : 0)
      let x = -ElementaryFunctions.cosine(ofHalfTurns: halfTurns)
      let y = -ElementaryFunctions.cosine(ofHalfTurns: halfTurns - 0.5)
      let largest = count <= RingLayout.mostOnSides ? max(abs(x), abs(y)) : 1
      return (x / largest, y / largest)
    }
  }

  /// So few units stand in the corners of the room.
  static let corners = 4
  /// With more units than these three would stand in a row, and lines run under the middle one.
  static let mostOnSides = 6
}
