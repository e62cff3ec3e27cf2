package import Backprop
internal import Kernels
package import TextScreen

/// Where the units of a recurrent network stand on a ring; decided by the network and the size alone.
package struct RingLayout: Equatable {
  static let chipWidth = 14
  /// The row of a unit's out, and that of its δ.
  static let chipRows = 2

  /// With fewer cells for each pair of units, the ways between them run under each other's names.
  private static let leastCells = 20

  /// The rectangle of each unit.
  package let chips: [Rect]
  /// Where the weights of one unit stand; empty where there is no room.
  package let detail: Rect

  /// `nil` where the units would stand on each other, even without the card beside them.
  package init?(_ shape: Shape, in rect: Rect) {
    let pairs = shape.unitCount * shape.unitCount
    guard rect.rows * rect.columns >= RingLayout.leastCells * pairs else { return nil }
    let card = DetailCard.width(shape)
    let hasRoom = rect.columns >= card + 3 * RingLayout.chipWidth
    guard
      let layout = (hasRoom ? RingLayout(shape, in: rect, card: card) : nil)
        ?? RingLayout(shape, in: rect, card: 0)
    else { return nil }
    self = layout
  }

  /// `nil` where the units would stand on each other.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - rect: the room for the ring and the card.
  ///   - card: the columns of the card; 0: there is none.
  private init?(_ shape: Shape, in rect: Rect, card: Int) {
    let hasCard = card > 0
    let ringColumns = min(rect.columns - (hasCard ? card + 3 : 0), 3 * rect.rows + 20)
    // A row above for what comes from outside, one below for the target.
    let (top, bottom) = (rect.row + 2, rect.endRow - 1 - RingLayout.chipRows)
    let right = rect.column + ringColumns - RingLayout.chipWidth - 2
    guard bottom >= top, right > rect.column else { return nil }
    let centre = (
      x: Double(rect.column + right) / 2, y: Double(top + bottom) / 2
    )
    let radius = (x: Double(right - rect.column) / 2, y: Double(bottom - top) / 2)
    let places = RingLayout.directions(shape.unitCount)
    chips = places.map { x, y in
      Rect(
        row: Int((centre.y + radius.y * y).rounded()),
        column: Int((centre.x + radius.x * x).rounded()), rows: RingLayout.chipRows,
        columns: RingLayout.chipWidth)
    }
    detail =
      hasCard
      ? Rect(
        row: rect.row + 1, column: rect.column + ringColumns + 2, rows: rect.rows - 1,
        columns: card)
      : Rect(row: 0, column: 0, rows: 0, columns: 0)
    let isCrowded = chips.indices.contains { first in
      chips[..<first].indices.contains { other in
        let (upper, lower) =
          chips[first].row < chips[other].row ? (first, other) : (other, first)
        // A target stands below its unit, an input above.
        let rows =
          RingLayout.chipRows + (shape.isOutput(Unit(layer: 0, index: upper)) ? 1 : 0)
          + (shape.externalInput(of: Unit(layer: 0, index: lower)) != nil ? 1 : 0)
        return chips[lower].row - chips[upper].row < rows
          && abs(chips[first].column - chips[other].column) < RingLayout.chipWidth + 2
      }
    }
    if isCrowded { return nil }
  }

  /// The units' directions from the middle: the first to the left, the others clockwise.
  private static func directions(_ count: Int) -> [(x: Double, y: Double)] {
    guard count > 1 else { return [(0, 0)] }
    return (0..<count).map { unit in
      let halfTurns = 2 * Double(unit) / Double(count)
      return (
        -ElementaryFunctions.cosine(ofHalfTurns: halfTurns),
        -ElementaryFunctions.cosine(ofHalfTurns: halfTurns - 0.5)
      )
    }
  }
}
