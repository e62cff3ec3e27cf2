import Backprop
import Explorer

/// What lies between the units of two layers that are chips: edges, or, where those are too many to
/// tell apart, the matrix of their weights.
///
/// A row of the matrix is level with the unit that it leads into, a column is one of the sources; it
/// ends beside the units, and the edges of the present unit run to its row where there is room.
package struct NetworkGap: Equatable {
  /// The columns beside the cells: a blank, and the arrow or the mark of the row.
  private static let sides = 2
  /// With fewer columns an edge is no line.
  private static let leastEdge = 7
  /// More edges than these need so many columns.
  private static let (mostOfNarrow, leastOfDense) = (8, 10)
  /// Edges have no more room than this.
  private static let most = 30

  /// Its columns on the screen.
  package let columns: Range<Int>
  /// How wide the cells of the matrix are; 0: there are edges.
  let cellWidth: Int
  private let inputCount: Int

  /// - Parameters:
  ///   - layer: the layer that the edges lead into.
  ///   - columns: its columns on the screen.
  ///   - cellWidth: how wide the cells of a matrix are.
  init(_ layer: LayerShape, columns: Range<Int>, cellWidth: Int) {
    self.columns = columns
    inputCount = layer.inputCount
    // In few columns fewer edges cannot be told apart either.
    let isDense =
      columns.count < NetworkGap.leastOfDense && layer.weightCount > NetworkGap.mostOfNarrow
    let room = (columns.count - NetworkGap.sides) / layer.inputCount
    self.cellWidth =
      layer.hasManyEdges && cellWidth <= room ? cellWidth : isDense ? min(cellWidth, room) : 0
  }

  package var isMatrix: Bool { cellWidth > 0 }
  /// The column of the first cell.
  package var firstCell: Int { columns.upperBound - 1 - inputCount * cellWidth }
  /// Between the last cell and the units.
  var arrow: Int { columns.upperBound - 1 }
  /// Whether there is room for edges beside the matrix.
  var hasEdges: Bool { !isMatrix || firstCell - columns.lowerBound >= NetworkGap.leastEdge }

  /// The columns that are needed at least, with cells so wide.
  static func least(_ layer: LayerShape, cellWidth: Int) -> Int {
    layer.hasManyEdges ? layer.inputCount * cellWidth + sides : NetworkLayout.leastChipGap
  }

  /// The columns that it can make use of.
  static func most(_ layer: LayerShape, cellWidth: Int) -> Int {
    layer.hasManyEdges ? least(layer, cellWidth: cellWidth) + most / 2 : most
  }
}
