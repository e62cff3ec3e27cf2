import Backprop
import Documents

/// Where a parameter stands, as results in JSON say it; a recurrent network has no layers.
enum ParameterOutput {
  static func output(_ parameter: Int, in shape: Shape) -> JSONOutput {
    let place = shape.place(of: parameter)
    var members: [(String, JSONOutput)] =
      shape.recurrence == nil ? [("layer", .integer(place.layer))] : []
    switch place {
    case .weight(_, let to, let from):
      members += [("to", .integer(to)), ("from", .integer(from))]
    case .bias(_, let unit): members += [("to", .integer(unit)), ("bias", .bool(true))]
    case .sharedBias: members.append(("bias", .bool(true)))
    }
    return .object(members)
  }
}
