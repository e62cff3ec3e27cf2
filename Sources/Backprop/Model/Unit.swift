/// A unit with weights: its layer and its place in it, both from 0.
public struct Unit: Hashable, Sendable {
  /// The layer, from 0 at the first that has weights.
  public let layer: Int
  /// The place in the layer, from 0.
  public let index: Int

  /// Names a unit by its place.
  public init(layer: Int, index: Int) {
    self.layer = layer
    self.index = index
  }
}
