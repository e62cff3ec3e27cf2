package import Backprop
import Explorer
package import TextScreen

/// Where a network stands whose inputs are a picture: the picture and the weights of a unit that
/// reads it beside each other, the outputs as bars, and under them the way between, in cells.
///
/// Decided by the network, the size and the drawing set alone.
package struct PicturesLayout: Equatable {
  let side: Int
  let form: Pixels.Form
  /// The pixels of the inputs; the caption stands in the row above.
  package let inputs: Rect
  /// The pixels of the weights.
  package let weights: Rect
  /// The rows of the outputs, below their header.
  package let outputs: Rect
  /// The present unit, and its present weight or bias.
  package let unit: Rect
  /// What the hidden units send on, and the weights with which an output reads it; empty where
  /// there are no hidden units.
  package let strips: Rect
  /// The weights of all units that read the picture; empty where there is no room.
  package let gallery: Rect

  /// Less room for a caption says too little.
  private static let leastCaption = 16
  private static let leastOutputs = 30
  private static let gap = 3
  /// The unit's two rows, with the gap.
  private static let unitRows = 2

  /// Returns `nil` where the inputs are no picture, there are more layers than two, or the room is
  /// too small.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - hasHalves: whether two pixels fit a cell, one above the other.
  ///   - rect: the panel's place, the row of the captions included.
  package init?(_ shape: Shape, hasHalves: Bool, in rect: Rect) {
    guard let side = shape.pictureSide, shape.layers.count <= 2 else { return nil }
    let stripRows = shape.layers.count == 2 ? 2 : 0
    let small = hasHalves ? Pixels.Form.half : .cell
    func width(_ form: Pixels.Form) -> Int {
      max(form.columns(side: side), PicturesLayout.leastCaption)
    }
    func rows(_ form: Pixels.Form) -> Int {
      1 + form.rows(side: side) + PicturesLayout.unitRows + stripRows
    }
    let fitting = [Pixels.Form.full, small].first { form in
      let columns = 1 + 2 * (width(form) + PicturesLayout.gap) + PicturesLayout.leastOutputs
      return columns <= rect.columns && rows(form) <= rect.rows
    }
    guard let form = fitting else { return nil }
    (self.side, self.form) = (side, form)
    let pixelRows = form.rows(side: side)
    let first = rect.column + 1
    let second = first + width(form) + PicturesLayout.gap
    let third = second + width(form) + PicturesLayout.gap
    func picture(_ column: Int) -> Rect {
      Rect(
        row: rect.row + 1, column: column, rows: pixelRows, columns: form.columns(side: side))
    }
    (inputs, weights) = (picture(first), picture(second))
    outputs = Rect(
      row: rect.row + 1, column: third, rows: pixelRows + PicturesLayout.unitRows,
      columns: rect.endColumn - third)
    unit = Rect(
      row: inputs.endRow, column: first, rows: PicturesLayout.unitRows,
      columns: third - first - 1)
    // The gallery has a caption; what it leaves is air.
    let free = rect.rows - rows(form)
    let least = 1 + WeightGallery.rowsOfUnit(side: side, form: small)
    let wanted = 1 + WeightGallery.rows(shape, form: small, columns: rect.columns)
    // All images come before air.
    let spare = free >= wanted ? free - wanted : free >= least ? free - least : free
    // Outputs that take all of their rows have the row below them for what they come to.
    let isFull = shape.outputCount >= outputs.rows
    let air = min(max(spare - 1, min(spare, 1)), isFull && stripRows > 0 ? 2 : 1)
    strips = Rect(
      row: unit.endRow + (stripRows > 0 ? air : 0), column: first, rows: stripRows,
      columns: rect.endColumn - first)
    let start = strips.endRow + min(spare - air, 1)
    gallery =
      free >= least
      ? Rect(
        row: start, column: rect.column, rows: min(wanted, rect.endRow - start),
        columns: rect.columns)
      : Rect(row: 0, column: 0, rows: 0, columns: 0)
  }

  /// The rows that a network likes to have as pictures in so many columns, the header included;
  /// `nil` where it is drawn in another form.
  static func rowsNeeded(
    _ shape: Shape, hasHalves: Bool, columns: Int, hasGallery: Bool
  ) -> Int? {
    // There is no screen that has more.
    let tall = Rect(row: 0, column: 0, rows: 500, columns: columns)
    guard let layout = PicturesLayout(shape, hasHalves: hasHalves, in: tall) else { return nil }
    return max(
      layout.strips.endRow, layout.unit.endRow, hasGallery ? layout.gallery.endRow : 0)
  }
}
