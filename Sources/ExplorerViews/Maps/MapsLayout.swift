package import Backprop
import Explorer
package import TextScreen

/// Where a network that is too large for edges stands: for each layer a map of its weights, a row
/// for each unit and a column for each input, and beside them the card of the present unit.
///
/// Decided by the network, the size and the drawing set; only which layers, units and inputs are in
/// view follows the step.
package struct MapsLayout: Equatable {
  /// The map of one layer.
  package struct Block: Equatable {
    package let layer: Int
    /// The cell left of the weights, for the mark of a row.
    package let column: Int
    /// How many inputs are in view.
    var inputs: Int
    /// The columns of one weight.
    var cellWidth = 1
    let hasBias: Bool
    let nameWidth: Int
    var hasDelta: Bool

    var firstCell: Int { column + 1 }
    /// The cell of the bias: apart from the weights.
    var biasCell: Int { firstCell + inputs * cellWidth + 1 }
    /// The arrow between the weights and the unit.
    var arrow: Int { firstCell + inputs * cellWidth + (hasBias ? 1 + cellWidth : 0) }
    var name: Int { arrow + 1 }
    /// The cell after the output.
    var outEnd: Int { name + nameWidth + 1 + MapsLayout.outWidth }
    var deltaEnd: Int { outEnd + 1 + MapsLayout.deltaWidth }
    package var endColumn: Int { hasDelta ? deltaEnd + 1 : outEnd + 1 }
  }

  static let outWidth = 4
  static let deltaWidth = 6
  /// With fewer columns of weights a map shows too little.
  private static let leastInputs = 8
  private static let longestName = 6

  /// The rows below the header.
  let body: Rect
  /// The card of the present unit; empty where there is no room.
  package let detail: Rect
  /// The pictures of the inputs and of a unit's weights, where the inputs are a picture.
  package let images: MapImages.Places?
  /// How many rows of units are in view.
  let unitRows: Int
  /// How many layers are in view.
  package let layerCount: Int
  private let shape: Shape
  private let nameWidths: [Int]
  private let maps: Rect

  /// Puts the card of the present unit to the right where there is room, and the maps to its left.
  ///
  /// - Parameters:
  ///   - shape: the network's.
  ///   - nameWidths: the columns of the longest name of each layer's units.
  ///   - hasHalves: whether two dots fit a cell, one above the other.
  ///   - rect: the panel's place, its header included.
  package init(_ shape: Shape, nameWidths: [Int], hasHalves: Bool, in rect: Rect) {
    self.shape = shape
    let nameWidths = nameWidths.map { min(max(2, $0), MapsLayout.longestName) }
    self.nameWidths = nameWidths
    body = rect.split(top: 1).rest
    let cardWidth = DetailCard.width(shape)
    // The card squeezes nothing, or it gives way; below it the pictures of inputs have their place.
    let whole = shape.layers.indices.reduce(0) {
      $0
        + MapsLayout.width(
          ofLayer: $1, inputs: shape.layers[$1].inputCount, shape, nameWidths)
    }
    let hasDetail =
      rect.columns >= 52
      && (shape.pictureSide != nil || whole + cardWidth + 2 <= rect.columns)
    images =
      hasDetail ? MapImages.Places(shape, hasHalves: hasHalves, in: body, leastRest: 44) : nil
    let width = max(cardWidth, images?.width ?? 0)
    detail =
      hasDetail
      ? Rect(
        row: body.row, column: body.endColumn - width, rows: body.rows - (images?.rows ?? 0),
        columns: width)
      : Rect(row: 0, column: 0, rows: 0, columns: 0)
    maps = body.split(right: hasDetail ? width + 2 : 0).rest
    // The row of the inputs above, the legend below.
    unitRows = max(1, body.rows - (body.rows > 4 ? 2 : 1))
    layerCount = MapsLayout.layers(thatFit: maps.columns, shape, self.nameWidths)
  }

  /// Where the legend stands: below the largest layer.
  var legend: Point? {
    guard body.rows > 4 else { return nil }
    let units = min(unitRows, shape.layers.map(\.unitCount).max() ?? 1)
    return Point(row: body.row + 1 + units, column: maps.column + 1)
  }
  var legendWidth: Int { maps.columns - 1 }

  /// The rows that a network likes to have as maps, the header included.
  static func rowsNeeded(_ shape: Shape) -> Int {
    let units = shape.layers.map(\.unitCount).max() ?? 1
    return max(13, min(36, units + 3))
  }

  private static func width(
    ofLayer index: Int, inputs: Int, _ shape: Shape, _ nameWidths: [Int]
  ) -> Int {
    block(ofLayer: index, at: 0, inputs: inputs, shape, nameWidths).endColumn
  }

  private static func block(
    ofLayer index: Int, at column: Int, inputs: Int, _ shape: Shape, _ nameWidths: [Int]
  ) -> Block {
    Block(
      layer: index, column: column, inputs: inputs, hasBias: shape.layers[index].biases != .none,
      nameWidth: nameWidths[index], hasDelta: false)
  }

  /// How many layers in a row fit, wherever in the network one looks; at least one.
  private static func layers(thatFit columns: Int, _ shape: Shape, _ nameWidths: [Int]) -> Int {
    let least = shape.layers.indices.map {
      width(ofLayer: $0, inputs: min(shape.layers[$0].inputCount, leastInputs), shape, nameWidths)
    }
    var count = least.count
    while count > 1 {
      let fits = (0...(least.count - count)).allSatisfy { first in
        least[first..<(first + count)].reduce(0, +) <= columns
      }
      if fits { break }
      count -= 1
    }
    return count
  }

  /// The maps in view, from left to right, where a layer is the present one.
  package func blocks(aroundLayer present: Int) -> [Block] {
    let first = max(0, min(present - layerCount / 2, shape.layers.count - layerCount))
    var blocks = (first..<(first + layerCount)).map { layer in
      let inputs = shape.layers[layer].inputCount
      return MapsLayout.block(
        ofLayer: layer, at: maps.column, inputs: min(inputs, MapsLayout.leastInputs), shape,
        nameWidths)
    }
    var spare = maps.columns - blocks.reduce(0) { $0 + $1.endColumn - maps.column }
    if spare < 0, let only = blocks.first {
      blocks[0].inputs = max(1, only.inputs + spare)
      return blocks
    }
    widen(&blocks, &spare)
    return placed(blocks, spare: spare)
  }

  /// Gives the columns that are left over to more inputs, then to δ, then to wider cells.
  private func widen(_ blocks: inout [Block], _ spare: inout Int) {
    func lacking(_ block: Block) -> Int { shape.layers[block.layer].inputCount - block.inputs }
    // The one that lacks the least is served first: it then is whole.
    let order = blocks.indices.sorted {
      (lacking(blocks[$0]), $0) < (lacking(blocks[$1]), $1)
    }
    for (served, index) in order.enumerated() {
      let more = min(lacking(blocks[index]), spare / (order.count - served))
      blocks[index].inputs += more
      spare -= more
    }
    let deltas = blocks.count * (MapsLayout.deltaWidth + 1)
    if blocks.allSatisfy({ lacking($0) == 0 }), spare >= deltas {
      for index in blocks.indices { blocks[index].hasDelta = true }
      spare -= deltas
    }
    for index in order {
      let more = blocks[index].inputs + (blocks[index].hasBias ? 1 : 0)
      guard lacking(blocks[index]) == 0, more <= spare else { continue }
      blocks[index].cellWidth = 2
      spare -= more
    }
  }

  /// Sets the maps beside each other, what is left over between them.
  private func placed(_ blocks: [Block], spare: Int) -> [Block] {
    let gap = blocks.count > 1 ? min(4, spare / (blocks.count - 1)) : 0
    var column = maps.column
    return blocks.map { block in
      var placed = MapsLayout.block(
        ofLayer: block.layer, at: column, inputs: block.inputs, shape, nameWidths)
      placed.cellWidth = block.cellWidth
      placed.hasDelta = block.hasDelta
      column = placed.endColumn + gap
      return placed
    }
  }
}
