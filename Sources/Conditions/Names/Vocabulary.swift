package import Backprop
internal import Documents

/// The names that a condition can use with a network, its data and its settings.
package struct Vocabulary: Sendable {
  let symbols: Symbols
  let unitsByName: [String: [Unit]]
  private let setup: Run.Setup

  /// Lists what there is to read in a run.
  package init(_ setup: Run.Setup) {
    self.setup = setup
    symbols = Symbols(network: setup.network, settings: setup.settings)
    var units: [String: [Unit]] = [:]
    for layer in setup.network.shape.layers.indices {
      for (index, name) in setup.network.unitNames[layer].enumerated() {
        units[name, default: []].append(Unit(layer: layer, index: index))
      }
    }
    unitsByName = units
  }

  var network: Network { setup.network }
  var shape: Shape { setup.network.shape }
  var settings: TrainingSettings { setup.settings }
  var isRecurrent: Bool { shape.recurrence != nil }
  private var areBiasesTrained: Bool { settings.biases == .trained }
  /// Whether some update is made from two examples or more.
  private var hasBatches: Bool { settings.batch.size(ofExamples: setup.examples.count) > 1 }

  /// The words of the language that are no names; they go before captions.
  static let words: Set<String> = [
    "and", "or", "not", "changes", "sign", "nonfinite", "dead", "saturated", "vanishing",
    "exploding", "unchanged", "max", "min", "norm", "before",
  ]

  /// The names that every run has.
  static let counts: [String: Reading] = [
    "epoch": .epoch, "example": .example, "update": .update, "step": .step, "eta": .learningRate,
    "accuracy": .check(.accuracy), "test_E": .check(.testError),
    "test_accuracy": .check(.testAccuracy), "E": .check(.error),
  ]

  /// Returns what has a name, in ASCII; `nil` where nothing has it.
  ///
  /// - Throws: why what has the name cannot be read here.
  func reading(named name: String) throws(NameProblem) -> Reading? {
    if let count = Vocabulary.counts[name] {
      try check(count)
      return count
    }
    if name == "change", isRecurrent { return .change }
    guard let quantity = quantity(name) else {
      try explainOthers(name)
      return nil
    }
    if let reason = reasonAgainst(quantity) {
      throw NameProblem("\(name) has no step here: \(reason)")
    }
    return reading(of: quantity)
  }

  /// What is read of a quantity.
  func reading(of quantity: Quantity) -> Reading {
    switch quantity {
    case .input, .target: return .given(quantity)
    // A weight as it stands is what its update gives.
    case .parameter(let parameter): return .quantity(.updated(parameter))
    default:
      if isRecurrent, let swept = quantity.inSweeps { return .swept(swept) }
      return .quantity(quantity)
    }
  }

  private func check(_ reading: Reading) throws(NameProblem) {
    switch reading {
    case .check(.testError), .check(.testAccuracy):
      guard setup.testExamples != nil else {
        throw NameProblem("there is no test part; --test 0.2 makes one of a fifth of the data")
      }
      if reading == .check(.testAccuracy) { try checkClasses() }
    case .check(.accuracy): try checkClasses()
    default: break
    }
  }

  private func checkClasses() throws(NameProblem) {
    guard setup.classes != .none else {
      throw NameProblem("there is no accuracy: the targets are no classes")
    }
  }

  private static let reasonOfSingles = "no batch has two examples"

  /// Why no step of this run computes a quantity; `nil` where one does.
  func reasonAgainst(_ quantity: Quantity) -> String? {
    switch quantity {
    case .batchGradient where !hasBatches: return Vocabulary.reasonOfSingles
    case .gradient(let parameter), .batchGradient(let parameter), .optimizer(_, let parameter):
      return shape.isBias(parameter) && !areBiasesTrained ? "biases are fixed" : nil
    case .activationGradient(let unit), .activationDerivative(let unit):
      let isStraight = shape.isOutput(unit) && network.loss.beginsWithDelta
      return isStraight ? "the backward phase begins with delta_\(network.name(of: unit))" : nil
    default: return nil
    }
  }

  /// Throws where a name would be right with other settings.
  private func explainOthers(_ name: String) throws(NameProblem) {
    for reduction in TrainingSettings.Reduction.allCases where reduction != settings.reduction {
      let start = reduction.rawValue + " dE/d"
      if name.hasPrefix(start), symbols.parameter(named: String(name.dropFirst(start.count))) != nil
      {
        guard hasBatches else {
          throw NameProblem("\(name) has no step here: \(Vocabulary.reasonOfSingles)")
        }
        let own = settings.reduction.rawValue + name.dropFirst(reduction.rawValue.count)
        throw NameProblem("--reduction is \(settings.reduction.rawValue); did you mean \(own)?")
      }
    }
    guard let open = name.firstIndex(of: "("), name.hasSuffix(")"),
      let number = Optimizer.Number(rawValue: String(name[..<open])),
      symbols.parameter(named: String(name[name.index(after: open)...].dropLast())) != nil
    else { return }
    let optimizers = Optimizer.allCases.filter { $0.numbers.contains(number) }.map(\.rawValue)
    throw NameProblem(
      "\(settings.optimizer.rawValue) has no \(number.rawValue); --optimizer "
        + optimizers.joined(separator: " or ") + " has it")
  }

  // MARK: - States

  /// Returns the state of a kind: of a unit or parameter, or of any or all where none is named.
  func state(_ kind: String, of name: String?) throws(NameProblem) -> RunState {
    switch kind {
    case "dead":
      return .dead(
        try unit(name, kind, "relu or leaky-relu") {
          [.relu, .leakyRelu].contains(shape.layers[$0.layer].activation)
        })
    case "saturated":
      return .saturated(
        try unit(name, kind, "sigmoid or tanh") {
          [.sigmoid, .tanh].contains(shape.layers[$0.layer].activation)
        })
    case "vanishing":
      guard shape.layers.count > 1 else {
        throw NameProblem("vanishing compares the first layer with the last, and there is only one")
      }
      return .vanishing
    case "exploding": return .exploding
    default: return .unchanged(try name.map(trainedParameter))
    }
  }

  /// The unit of a name, where one is named, which must be of some activations.
  private func unit(
    _ name: String?, _ kind: String, _ activations: String, _ isOfKind: (Unit) -> Bool
  ) throws(NameProblem) -> Unit? {
    guard let name else {
      guard unitsByName.values.contains(where: { $0.contains(where: isOfKind) }) else {
        throw NameProblem("no unit can be \(kind): none is \(activations)")
      }
      return nil
    }
    guard let unit = unitsByName[name]?.first else {
      throw unknown(name, among: network.unitNames.joined(), kind: "unit")
    }
    guard isOfKind(unit) else {
      let own = shape.layers[unit.layer].activation.rawValue
      throw NameProblem("\(name) cannot be \(kind): it is \(own), not \(activations)")
    }
    return unit
  }

  private func trainedParameter(_ name: String) throws(NameProblem) -> Int {
    guard let parameter = symbols.parameter(named: name) else {
      throw unknown(name, among: nearParameters, kind: "weight or bias")
    }
    guard areBiasesTrained || !shape.isBias(parameter) else {
      throw NameProblem("\(name) never changes: biases are fixed")
    }
    return parameter
  }
}
