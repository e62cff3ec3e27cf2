import Backprop
import Documents

/// Where a parameter stands, as results in JSON say it.
enum ParameterOutput {
  static func output(_ place: ParameterPlace) -> JSONOutput {
    switch place {
    case .weight(let layer, let to, let from):
      .object([("layer", .integer(layer)), ("to", .integer(to)), ("from", .integer(from))])
    case .bias(let layer, let unit):
      .object([("layer", .integer(layer)), ("to", .integer(unit)), ("bias", .bool(true))])
    case .sharedBias(let layer): .object([("layer", .integer(layer)), ("bias", .bool(true))])
    }
  }
}
