package import Backprop

/// The algorithm, as its panel shows it.
package enum PseudoCode {
  /// A line, and what it is called in the course.
  package struct Line: Equatable, Sendable {
    package let text: String
    package let remark: String
    /// Whether there is nothing to do for it in this network.
    package var isIdle = false
  }

  /// The eleven lines for a network; a step's line counts from 1.
  package static func lines(for shape: Shape) -> [Line] {
    guard shape.recurrence == nil else { return recurrent }
    var lines = layered
    switch shape.layers.count {
    case 1:
      lines[6] = Line(text: "    Δw for all weights input → output", remark: "backward pass")
      lines[7] = Line(text: "    (no hidden layer)", remark: "", isIdle: true)
    case 2: break
    default:
      lines[7] = Line(
        text: "    Δw for all weights farther back", remark: "backward pass, continued")
    }
    return lines
  }

  private static let layered: [Line] = [
    Line(text: "initialize the weights", remark: "small random numbers, or given"),
    Line(text: "do", remark: ""),
    Line(text: "  for each training example", remark: ""),
    Line(text: "    prediction = output of the network", remark: "forward pass"),
    Line(text: "    actual = the teacher's output", remark: "its target"),
    Line(text: "    error = prediction − actual", remark: "at the output units"),
    Line(text: "    Δw for all weights hidden → output", remark: "backward pass"),
    Line(text: "    Δw for all weights input → hidden", remark: "backward pass, continued"),
    Line(text: "    update the weights", remark: ""),
    Line(text: "until all examples are right", remark: "or another stopping criterion holds"),
    Line(text: "return the network", remark: ""),
  ]

  /// Where the outs, and then the δs, are found over and over until they settle.
  private static let recurrent: [Line] = {
    var lines = layered
    lines[3] = Line(text: "    out = f(net), until none moves", remark: "settle forward")
    lines[5] = Line(text: "    error = out − actual", remark: "at the units with targets")
    lines[6] = Line(text: "    Δw for all weights:", remark: "settle backward")
    lines[7] = Line(text: "      δ back, until none moves", remark: "then the gradients")
    return lines
  }()

  /// Returns the number of the line that a step carries out, from 1.
  package static func line(of quantity: Quantity, phase: Phase, in shape: Shape) -> Int {
    switch phase {
    case .forward, .settleForward: 4
    case .error: 6
    case .backward: isOutputLayer(quantity, in: shape) ? 7 : 8
    case .settleBackward, .gradients: 8
    case .update: 9
    case .check: 10
    }
  }

  private static func isOutputLayer(_ quantity: Quantity, in shape: Shape) -> Bool {
    let last = shape.layers.count - 1
    switch quantity {
    case .activationGradient(let unit), .activationDerivative(let unit), .delta(let unit):
      return unit.layer == last
    case .netInputDerivative(let parameter), .gradient(let parameter):
      return shape.place(of: parameter).layer == last
    // A term comes back to the layer below the one that its weight leads into.
    default: return false
    }
  }
}
