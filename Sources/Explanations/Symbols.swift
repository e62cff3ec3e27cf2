package import Backprop

/// The names of a network's quantities, as the screen and `trace` show them.
package struct Symbols: Sendable {
  package let network: Network
  package let settings: TrainingSettings
  /// The number of examples that an update is made from, where the gradients are reduced.
  private let reduction: String

  package init(network: Network, settings: TrainingSettings) {
    self.network = network
    self.settings = settings
    reduction = settings.reduction.rawValue
  }

  private var shape: Shape { network.shape }

  /// Returns `w5` or `b2`; in a recurrent network `w3.1`, from unit 1 into unit 3, or `b3`.
  package func parameter(_ parameter: Int) -> String {
    if shape.recurrence != nil, case .weight(_, let to, let from) = shape.place(of: parameter) {
      return "w\(to + 1).\(from + 1)"
    }
    return shape.isBias(parameter) ? "b\(parameter - shape.weightCount + 1)" : "w\(parameter + 1)"
  }

  /// Returns the name of what a weight multiplies: `i1` or `out_h1`.
  package func source(ofWeight weight: Int) -> String { symbol(sourceQuantity(ofWeight: weight)) }

  /// What a weight multiplies.
  package func sourceQuantity(ofWeight weight: Int) -> Quantity {
    guard case .weight(let layer, _, let from) = shape.place(of: weight) else {
      preconditionFailure("\(weight) is no weight")
    }
    if shape.recurrence != nil { return .activation(Unit(layer: 0, index: from)) }
    return layer == 0 ? .input(from) : .activation(Unit(layer: layer - 1, index: from))
  }

  /// The unit that a weight leads into.
  package func target(ofWeight weight: Int) -> Unit {
    guard case .weight(let layer, let to, _) = shape.place(of: weight) else {
      preconditionFailure("\(weight) is no weight")
    }
    return Unit(layer: layer, index: to)
  }

  private func output(_ index: Int) -> String {
    network.name(of: shape.outputUnit(index))
  }

  /// Returns a quantity's symbol: `∂E/∂w5`, `net_h1`.
  package func symbol(_ quantity: Quantity) -> String {
    switch quantity {
    case .input(let index): return network.inputNames[index]
    case .target(let index): return "target_" + output(index)
    case .learningRate: return "η"
    case .parameter(let parameter): return self.parameter(parameter)
    case .term(let weight): return parameter(weight) + "·" + source(ofWeight: weight)
    case .netInput(let unit): return "net_" + network.name(of: unit)
    case .largestNetInput: return "max net"
    case .exponentialSum: return "Σexp"
    case .activation(let unit): return "out_" + network.name(of: unit)
    case .unitError(let index): return "E_" + output(index)
    case .totalError: return "E_total"
    case .activationGradient(let unit): return "∂E/∂out_" + network.name(of: unit)
    case .deltaTerm(let weight):
      return "δ_" + network.name(of: target(ofWeight: weight)) + "·" + parameter(weight)
    case .activationDerivative(let unit):
      let name = network.name(of: unit)
      return "∂out_\(name)/∂net_\(name)"
    case .delta(let unit): return "δ_" + network.name(of: unit)
    case .netInputDerivative(let weight):
      return "∂net_\(network.name(of: target(ofWeight: weight)))/∂\(parameter(weight))"
    case .gradient(let parameter): return "∂E/∂" + self.parameter(parameter)
    case .batchGradient(let parameter): return "\(reduction) ∂E/∂" + self.parameter(parameter)
    case .optimizer(let number, let parameter), .earlier(let number, let parameter):
      return "\(number.rawValue)(\(self.parameter(parameter)))"
    case .updated(let parameter): return self.parameter(parameter) + "⁺"
    case .swept(let swept, _): return swept.settled.map(symbol) ?? "change"
    case .error: return "E"
    }
  }
}
