/// A stretch of examples, and the memory in which a kernel computes them.
package struct ExampleWork {
  package enum Loss: Sendable {
    case halfSquaredError, meanSquaredError
    /// δ = out − target, as both cross-entropies begin.
    case crossEntropy
  }

  /// The layers, the first above the inputs first.
  package var layers: UnsafePointer<LayerWork>
  package var layerCount: Int
  package var loss: Loss
  /// The slope of a leaky relu below 0.
  package var leak: Double
  /// Four areas of `areaSize` numbers, of which the last two may be missing: parameters, sums of
  /// gradients, and what an optimizer keeps; then the weights once more and the masks.
  package var memory: UnsafeMutablePointer<Double>
  package var areaSize: Int
  /// What is computed of examples.
  package var room: UnsafeMutablePointer<Double>
  /// Room for two rows of bits, one for each input: each row of `markWords`.
  package var inputMarks: UnsafeMutablePointer<UInt64>
  /// All rows of the data.
  package var inputs: UnsafePointer<Double>
  package var targets: UnsafePointer<Double>
  /// The rows that are taken one after the other; `nil` where they are taken as they stand.
  package var rows: UnsafePointer<Int>?
  /// How many rows an epoch takes.
  package var rowCount: Int
  /// The place in the epoch of the first example of the stretch.
  package var place: Int
  /// How many examples to take; after the last of an epoch comes the first.
  package var count: Int
  package var update: UpdateWork
  /// What is written down after each update; `nil` where nothing is.
  package var watch: WatchWork?
  /// Set where a net input is greater than `greatNet`, or no number; `nil` where nobody asks.
  package var hasGreatNets: UnsafeMutablePointer<Bool>?
  package var greatNet = Double.infinity

  /// The words that a row of bits takes.
  package static func markWords(ofInputs count: Int) -> Int { (count + 63) / 64 }

  package init(
    layers: UnsafePointer<LayerWork>, layerCount: Int, loss: Loss, leak: Double,
    memory: UnsafeMutablePointer<Double>, areaSize: Int, room: UnsafeMutablePointer<Double>,
    inputMarks: UnsafeMutablePointer<UInt64>, inputs: UnsafePointer<Double>,
    targets: UnsafePointer<Double>, rows: UnsafePointer<Int>?,
    rowCount: Int, place: Int, count: Int, update: UpdateWork
  ) {
    self.layers = layers
    self.layerCount = layerCount
    self.loss = loss
    self.leak = leak
    self.memory = memory
    self.areaSize = areaSize
    self.room = room
    self.inputMarks = inputMarks
    self.inputs = inputs
    self.targets = targets
    self.rows = rows
    self.rowCount = rowCount
    self.place = place
    self.count = count
    self.update = update
  }
}
