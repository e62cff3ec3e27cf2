/// Where a parameter stands in its network; layers, units and inputs count from 0.
public enum ParameterPlace: Hashable, Sendable {
  case weight(layer: Int, to: Int, from: Int)
  case bias(layer: Int, of: Int)
  case sharedBias(layer: Int)

  /// The layer, from 0 at the first that has weights.
  public var layer: Int {
    switch self {
    case .weight(let layer, _, _), .bias(let layer, _), .sharedBias(let layer): layer
    }
  }
}
