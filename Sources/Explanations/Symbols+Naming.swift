package import Backprop

/// From a name to what it may name.
extension Symbols {
  /// The quantities that a name may be that of: all that belong to no weight or bias, and those of the
  /// weights and biases that the name speaks of.
  ///
  /// However many weights there are, these are few; which of them has the name is then seen.
  package func candidates(for name: String) -> [Quantity] {
    let units = shape.layers.indices.flatMap { layer in
      (0..<shape.layers[layer].unitCount).map { Unit(layer: layer, index: $0) }
    }
    var found: [Quantity] = units.flatMap { unit in
      [
        .netInput(unit), .activation(unit), .activationGradient(unit), .activationDerivative(unit),
        .delta(unit),
      ]
    }
    found += shape.layers.indices.map { .exponentialSum(layer: $0) }
    found += (0..<shape.outputCount).map { .unitError($0) } + [.totalError, .error]
    for parameter in parameters(in: name) {
      found += [.gradient(parameter), .batchGradient(parameter), .updated(parameter)]
      found += Optimizer.Number.allCases.map { .optimizer($0, parameter) }
      guard !shape.isBias(parameter) else { continue }
      found += [
        .term(weight: parameter), .deltaTerm(weight: parameter),
        .netInputDerivative(weight: parameter),
      ]
    }
    return found
  }

  /// The weights and biases whose symbols stand anywhere in a text.
  private func parameters(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "w" || $0 == "b" }) {
      let digits = rest[start...].dropFirst().prefix { $0.isASCII && $0.isNumber }
      if let parameter = parameter(named: rest[start..<digits.endIndex].description) {
        found.insert(parameter)
      }
      rest = rest[rest.index(after: start)...]
    }
    return found
  }
}
