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
    found += (0..<shape.inputCount).map { .input($0) }
    found += (0..<shape.outputCount).map { .target($0) } + [.learningRate]
    found += (0..<shape.outputCount).map { .unitError($0) } + [.totalError, .error]
    for parameter in parameters(in: name) {
      found += [
        .parameter(parameter), .gradient(parameter), .batchGradient(parameter),
        .updated(parameter),
      ]
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
      let digits = rest[start...].dropFirst().prefix {
        $0.isASCII && $0.isNumber || $0 == "." && shape.recurrence != nil
      }
      if let parameter = parameter(named: rest[start..<digits.endIndex].description) {
        found.insert(parameter)
      }
      rest = rest[rest.index(after: start)...]
    }
    return found
  }
}

extension ExamplePass {
  /// What the quantities of this example are called.
  public var symbols: Symbols { Symbols(network: network, settings: settings) }

  /// Finds a quantity by its name.
  ///
  /// - Parameter name: a symbol as the screen shows it, such as `∂E/∂w5` or `δ_h1`, or in ASCII:
  ///   `dE/dw5`, `delta_h1`. In a recurrent network it is what the last sweep computes.
  /// - Returns: one of those given (`i1`, `target_o1`, `w5`, `η`), or one that a step of this example
  ///   computes; `nil` where there is none of the name.
  public func quantity(named name: String) -> Quantity? {
    let symbols = symbols
    let wanted = Notation.ascii.spell(name)
    return symbols.candidates(for: wanted).first {
      Notation.ascii.spell(symbols.symbol($0)) == wanted
        && ($0.isGiven || layout.index(of: $0) != nil)
    }
  }

  /// Finds a value by its name, such as `∂E/∂w5`.
  ///
  /// - Parameter name: a symbol, in either spelling; see `quantity(named:)`.
  /// - Returns: the value, whether or not its step has been reached; `nil` where this example has none
  ///   of the name.
  public func value(named name: String) -> Double? { quantity(named: name).map(value(of:)) }
}

extension Quantity {
  /// Whether no step computes it: it is there before the first.
  fileprivate var isGiven: Bool {
    switch self {
    case .input, .target, .learningRate, .parameter: true
    case .term, .netInput, .largestNetInput, .exponentialSum, .activation, .unitError, .totalError,
      .activationGradient, .deltaTerm, .activationDerivative, .delta, .netInputDerivative,
      .gradient, .batchGradient, .optimizer, .earlier, .updated, .error, .swept:
      false
    }
  }
}
