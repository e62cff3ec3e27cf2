internal import Backprop
internal import Documents

/// What was probably meant by a name that nothing has.
extension Vocabulary {
  /// Says that nothing has a name, and which one is near.
  func unknown(_ name: String) -> NameProblem { unknown(name, among: nearNames, kind: "name") }

  func unknown(
    _ name: String, among names: some Sequence<String>, kind: String
  ) -> NameProblem {
    let near = nearestName(to: name, among: names)
    let remedy = near.map { "did you mean \($0)?" } ?? kinds(of: kind)
    return NameProblem("\(excerpt(name)) is no \(kind) here; " + remedy)
  }

  /// What there is of a kind, by examples.
  private func kinds(of kind: String) -> String {
    let weight = symbols.parameter(0)
    let unit = network.name(of: Unit(layer: 0, index: 0))
    return switch kind {
    case "unit": "units have names such as \(unit)"
    case "weight or bias": "they have names such as \(weight)"
    default:
      "names are symbols such as \(weight), dE/d\(weight), out_\(unit), delta_\(unit) and E, "
        + "and epoch, example, update, step, eta"
    }
  }

  /// Says that a text is no set.
  func unknownSet(_ text: String, function: String?) -> NameProblem {
    if !text.contains("*"), (try? reading(named: text)) != nil {
      return NameProblem(
        "\(excerpt(text)) is a single name; \(function ?? "a set") takes a set, such as w* or dE/dw*"
      )
    }
    let near = nearestName(to: text, among: nearSets) ?? "w*"
    return NameProblem("\(excerpt(text)) is no set here; did you mean \(near)?")
  }

  /// Weights and biases, as many as anybody compares with.
  var nearParameters: [String] {
    let most = 500
    let weights = 0..<min(shape.weightCount, most)
    let biases = shape.weightCount..<min(shape.parameterCount, shape.weightCount + most)
    return (Array(weights) + biases).map(symbols.parameter)
  }

  private var nearUnits: [Unit] {
    shape.layers.indices.flatMap { layer in
      shape.layers[layer].unitIndices.prefix(200).map { Unit(layer: layer, index: $0) }
    }
  }

  /// The names that there are, those of large networks in part.
  private var nearNames: [String] {
    var quantities: [Quantity] = nearUnits.flatMap { unit -> [Quantity] in
      [
        .netInput(unit), .activation(unit), .delta(unit), .activationGradient(unit),
        .activationDerivative(unit),
      ]
    }
    quantities += (0..<shape.outputCount).map { .unitError($0) } + [.totalError]
    quantities += (0..<shape.outputCount).map { .target($0) }
    for parameter in nearParameters.compactMap(symbols.parameter(named:)) {
      quantities += [.gradient(parameter), .batchGradient(parameter)]
      quantities += settings.optimizer.numbers.map { .optimizer($0, parameter) }
      guard !shape.isBias(parameter) else { continue }
      quantities += [.term(weight: parameter), .netInputDerivative(weight: parameter)]
    }
    let parameters = nearParameters
    return parameters
      + quantities.filter { reasonAgainst($0) == nil }
      .map { Notation.ascii.spell(symbols.symbol($0)) }
      + network.inputNames + Vocabulary.counts.keys.sorted() + Vocabulary.words.sorted()
  }

  private var nearSets: [String] {
    let starts = ["net_", "out_", "delta_", "dE/dout_"]
    let letters = Set(network.unitNames.joined().compactMap(\.first)).sorted()
    let units = starts.flatMap { start in [start + "*"] + letters.map { "\(start)\($0)*" } }
    let numbers = settings.optimizer.numbers.flatMap {
      ["\($0.rawValue)(w*)", "\($0.rawValue)(b*)"]
    }
    return ["w*", "b*", "dE/dw*", "dE/db*", "dE/d*", "E_*", "target_*"] + units + numbers
      + ["w*", "b*", "*"].map { settings.reduction.rawValue + " dE/d" + $0 }
  }
}

extension LayerShape {
  fileprivate var unitIndices: Range<Int> { 0..<unitCount }
}
