internal import Backprop

/// How the symbols of one kind are spelt in ASCII, around the names of units, weights and biases.
struct Template {
  /// Where a name stands in a symbol.
  enum Hole {
    /// The weight or bias that the quantity is about.
    case parameter
    /// The unit that it is about.
    case unit
    /// The unit that the weight leads into, or what it multiplies.
    case target, source
  }

  /// What a quantity is about.
  enum Subject {
    case parameter(Int)
    case unit(Unit)
  }

  let prefix: String
  let first: Hole
  /// What stands between two names; `nil` where there is one.
  var middle: (separator: String, second: Hole)?
  var suffix = ""
  /// The quantity of a subject; `nil` where there is none.
  let quantity: (Subject) -> Quantity?

  /// What stands in the holes of a text, in each way in which it can be cut.
  func cuts(of text: String) -> [(first: Substring, second: Substring?)] {
    guard text.hasPrefix(prefix), text.hasSuffix(suffix),
      text.utf8.count >= prefix.utf8.count + suffix.utf8.count
    else { return [] }
    let inner = text.dropFirst(prefix.count).dropLast(suffix.count)
    guard let separator = middle?.separator else { return [(inner, nil)] }
    return inner.indices.compactMap { place in
      guard inner[place...].hasPrefix(separator) else { return nil }
      return (inner[..<place], inner[place...].dropFirst(separator.count))
    }
  }
}

extension Template {
  /// Those of a unit.
  private static func ofUnit(
    _ prefix: String, _ quantity: @escaping (Unit) -> Quantity?
  ) -> Template {
    Template(prefix: prefix, first: .unit) {
      guard case .unit(let unit) = $0 else { return nil }
      return quantity(unit)
    }
  }

  /// Those of a weight or bias.
  private static func ofParameter(
    _ prefix: String, suffix: String = "", _ quantity: @escaping (Int) -> Quantity
  ) -> Template {
    Template(prefix: prefix, first: .parameter, suffix: suffix) {
      guard case .parameter(let parameter) = $0 else { return nil }
      return quantity(parameter)
    }
  }

  /// Those of a weight, with two names in them.
  private static func ofWeight(
    _ prefix: String, _ first: Hole, _ separator: String, _ second: Hole, in shape: Shape,
    _ quantity: @escaping (Int) -> Quantity?
  ) -> Template {
    Template(prefix: prefix, first: first, middle: (separator, second)) {
      guard case .parameter(let parameter) = $0, !shape.isBias(parameter) else { return nil }
      return quantity(parameter)
    }
  }

  /// Those of all kinds of symbols that have names in them.
  static func all(_ network: Network, _ settings: TrainingSettings) -> [Template] {
    let shape = network.shape
    return [
      ofParameter("", Quantity.parameter),
      ofUnit("net_", Quantity.netInput),
      ofUnit("out_", Quantity.activation),
      ofUnit("E_") { shape.outputIndex(of: $0).map(Quantity.unitError) },
      ofUnit("target_") { shape.outputIndex(of: $0).map(Quantity.target) },
      ofUnit("dE/dout_", Quantity.activationGradient),
      ofUnit("delta_", Quantity.delta),
      Template(prefix: "dout_", first: .unit, middle: ("/dnet_", .unit)) {
        guard case .unit(let unit) = $0 else { return nil }
        return .activationDerivative(unit)
      },
      ofParameter("dE/d", Quantity.gradient),
      ofParameter(settings.reduction.rawValue + " dE/d", Quantity.batchGradient),
      ofWeight("", .parameter, "*", .source, in: shape) { .term(weight: $0) },
      ofWeight("delta_", .target, "*", .parameter, in: shape) {
        // What leads into the first layer has no unit below it.
        shape.recurrence != nil || shape.place(of: $0).layer > 0 ? .deltaTerm(weight: $0) : nil
      },
    ] + derivatives(shape)
      + settings.optimizer.numbers.map { number in
        ofParameter(number.rawValue + "(", suffix: ")") { .optimizer(number, $0) }
      }
  }

  /// ∂net/∂w, which a recurrent network has no steps for.
  private static func derivatives(_ shape: Shape) -> [Template] {
    guard shape.recurrence == nil else { return [] }
    return [
      ofWeight("dnet_", .target, "/d", .parameter, in: shape) { .netInputDerivative(weight: $0) }
    ]
  }
}
