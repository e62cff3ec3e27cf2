import Backprop
import TextScreen

/// A bar behind the digits of a number: what a unit sends on, and how much of the error it answers for.
///
/// It takes no cell of its own: it is the background of the cells that the number has anyway.
struct NumberBar: Equatable {
  /// From −1 to 1; no less than 0 where the bar begins at the left.
  let share: Double
  /// Whether it begins in the middle, to the left for what is negative.
  let isSigned: Bool
  /// Its background; −1: the number in reverse video.
  let background: Int16

  /// Draws the bar behind what stands in a row; what has a background of its own keeps it.
  ///
  /// - Parameters:
  ///   - buffer: the frame, the number in it.
  ///   - place: the first cell of the bar's room.
  ///   - columns: how wide the room is.
  ///   - ground: the background of the room.
  func draw(into buffer: inout ScreenBuffer, at place: Point, columns: Int, on ground: Int16) {
    let cells = filled(ofColumns: columns)
    let rect = Rect(
      row: place.row, column: place.column + cells.lowerBound, rows: 1, columns: cells.count)
    buffer.restyle(rect) { style in
      guard style.attributes.isDisjoint(with: .reverse) else { return }
      if background < 0 {
        style.attributes.formUnion(.reverse)
      } else if style.background == ground {
        style.background = background
      }
    }
  }

  /// Which cells of its room it fills, counted from the left.
  private func filled(ofColumns columns: Int) -> Range<Int> {
    guard !share.isNaN else { return 0..<0 }
    let whole = isSigned ? columns / 2 : columns
    let count = Int((min(1, abs(share)) * Double(whole)).rounded())
    guard isSigned else { return 0..<count }
    return share < 0 ? whole - count..<whole : whole..<whole + count
  }
}

extension Context {
  /// The bar behind a number; `nil` where it has none, or is from before an update.
  ///
  /// One scale for each kind, the same for all units that are compared:
  /// - out of sigmoid, softmax, ReLU and softplus: from the left; of the others, which can be negative,
  ///   from the middle. A whole bar is the activation's bound; where it has none, a round number
  ///   not below the largest out of the layer.
  /// - δ: from the middle. A whole half is the largest |δ| in the network, for this example.
  func bar(of quantity: Quantity) -> NumberBar? {
    guard isKnown(quantity), !isOlder(quantity), !isDivergence, !isWritten(quantity) else {
      return nil
    }
    switch quantity {
    case .activation(let unit):
      // A background that brackets have is theirs alone: a bar would look out from behind it.
      let hasGround = theme.outBar < 0 || theme.read.background >= 0
      guard !hasGround || !isRead(quantity) else { return nil }
      let activation = shape.layers[unit.layer].activation
      // Where it is measured by itself it would always be whole.
      guard activation.bounds != nil || shape.layers[unit.layer].unitCount > 1 else { return nil }
      return NumberBar(
        share: value(quantity) / outScale(ofLayer: unit.layer).range,
        isSigned: activation.isSigned, background: theme.outBar)
    case .delta:
      guard largestDelta > 0, shape.unitCount > 1, !isRead(quantity) else { return nil }
      return NumberBar(
        share: value(quantity) / largestDelta, isSigned: true, background: theme.deltaBar)
    default: return nil
    }
  }

  /// How large what the units of a layer send on may be.
  func outScale(ofLayer layer: Int) -> HeatScale {
    if let bounds = shape.layers[layer].activation.bounds {
      return HeatScale(largest: bounds.upperBound)
    }
    let units = (0..<shape.layers[layer].unitCount).lazy
    return HeatScale(
      largest: HeatScale.largest(
        units.map { self.value(.activation(Unit(layer: layer, index: $0))) }))
  }

  /// The largest |δ| of this example, in the network that a bar behind δ is measured by.
  var foundLargestDelta: Double {
    if shape.recurrence != nil {
      guard let sweeps = pass.backwardSweeps else { return 0 }
      return HeatScale.largest(
        (0..<shape.unitCount).lazy.map { sweeps.value(of: $0, sweep: sweeps.sweepCount) })
    }
    return HeatScale.largest(
      shape.layers.indices.lazy.flatMap { layer in
        (0..<self.shape.layers[layer].unitCount).lazy.map {
          self.pastValue(.delta(Unit(layer: layer, index: $0)))
        }
      })
  }
}

extension Activation {
  /// Whether what it sends on can be negative.
  fileprivate var isSigned: Bool {
    switch self {
    case .sigmoid, .softmax, .relu, .softplus: false
    case .linear, .tanh, .leakyRelu: true
    }
  }
}
