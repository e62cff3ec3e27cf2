package import Backprop

/// What is to be said to somebody who has made a slip: one sentence, with the names of the network.
package struct SlipWords: Sendable {
  private let symbols: Symbols

  package init(_ symbols: Symbols) { self.symbols = symbols }

  /// Says what a slip took, and what is right, in letters of mathematics.
  ///
  /// - Parameters:
  ///   - slip: one that the step can have.
  ///   - quantity: what the step computes.
  ///   - taken: what was taken in place of the right thing, where there are several to take.
  /// - Returns: one or two sentences.
  package func sentence(of slip: Slip, at quantity: Quantity, taken: Quantity? = nil) -> String {
    let step = symbols.symbol(quantity)
    let other = taken.map(symbols.symbol) ?? "another"
    let subject = Subject(quantity, symbols)
    let (unit, weight, source) = (subject.unit, subject.parameter, subject.source)
    switch slip {
    case .noBias: return "The bias is missing: it is a weight whose input is always 1."
    case .transposedWeights:
      return "\(subject.strangerInto) Take the weights on the arrows into \(unit)."
    case .inputsSwapped:
      return "\(weight) goes with \(source): each weight multiplies what stands where it starts."
    case .netForOut: return "\(unit) receives the outs of the layer before, not their nets."
    case .inputsAgain:
      return "\(weight) multiplies \(source): the inputs reach the first layer alone."
    case .noActivation: return "That is net_\(unit), before the activation function."
    case .exponentSign: return "It is e^(−net), not e^net: a large net gives an out near 1."
    case .noHalf: return "The error of this network has a ½ in front."
    case .meanOverOutputs:
      return "The outputs' errors, each with its ½, are added up; their number divides nothing."
    case .noMean:
      return "That is the sum over the outputs; the mean is that divided by their number."
    case .oneOutput: return "That is \(other) alone; \(step) is made of the errors of all outputs."
    case .sign:
      return "It is out − target: the derivative of (target − out)² brings a −1 from inside."
    case .factorTwo:
      return symbols.network.loss == .halfSquaredError
        ? "The 2 of the square cancels against the ½ in front."
        : "That is twice as much: the 2 of the square counts once."
    case .errorForDerivative:
      return "That is E_\(unit) itself; how fast does it change when out_\(unit) does?"
    case .derivativeOfOut:
      return "out_\(unit) has been through the activation function already; the slope is that at "
        + "net_\(unit)\(subject.slope.map { ": " + $0 } ?? "")."
    case .derivativeOfNet:
      return "\(subject.slope ?? "The slope") is made from out_\(unit), not from net_\(unit)."
    case .tanhDerivative:
      return "1 − out² is the slope of tanh; that of a sigmoid is out·(1 − out), at most a quarter."
    case .sigmoidDerivative:
      return "out·(1 − out) is the slope of a sigmoid; that of tanh is 1 − out²."
    case .halfADerivative: return "That is one factor of two: the slope is out·(1 − out)."
    case .noDerivative:
      return
        "∂out_\(unit)/∂net_\(unit) is missing: multiply by \(unit)'s slope, too."
    case .andDerivative:
      return "The slope has cancelled already: with this loss δ is out − target, and no more."
    case .noInputFactor: return "That is δ_\(unit); \(step) is that times \(source)."
    case .weightForInput:
      return "∂net_\(unit)/∂\(weight) is what \(weight) multiplies, \(source), not \(weight)."
    case .wrongSource: return "That is with \(other); \(weight) multiplies \(source)."
    case .wrongTarget: return "That is with \(other); \(weight) leads into \(unit)."
    case .forgotTheSum: return subject.oneOfTheTerms(other, taken)
    case .rowForColumn: return subject.strangerOut
    case .updatedWeights:
      return "All gradients come from the weights before the update: \(subject.outgoing), not "
        + "\(subject.outgoing)⁺."
    case .errorNotDelta:
      return "What comes back is δ, not ∂E/∂out: the slope of each unit that \(unit) feeds comes "
        + "along."
    case .averagedTerms: return "What comes back along several arrows adds up; it is no average."
    case .lostSign: return "Not all terms have one sign: they pull in different directions."
    case .noWeights: return "Each δ comes back through its weight: \(subject.outgoing) is missing."
    case .hiddenTarget:
      return "\(unit) has no target: it acts on E only through the units that it feeds."
    case .biasTimesValue: return "A bias's input is 1, whatever the bias: its gradient is δ."
    case .biasFrozen: return "\(weight) is trained here: it has a gradient, δ."
    case .sharedBiasOneUnit:
      return "That is \(other) alone; several units share \(weight), and their δ add up."
    case .uphill: return "That goes along the gradient; \(weight) moves against it."
    case .noRate: return "That is the whole gradient; the step is η times it."
    case .stepOnly: return "That is the change alone; \(weight)⁺ is \(weight) and the change."
    case .deltaStep:
      return "That goes by δ_\(unit); ∂E/∂\(weight) is δ_\(unit) times \(source)."
    }
  }
}

/// The names around a step.
private struct Subject {
  /// The unit that the step is about, or that its weight leads into.
  private(set) var unit = ""
  /// The weight or bias that it is about; of a unit's step, its first weight.
  private(set) var parameter = ""
  /// What that weight multiplies.
  private(set) var source = ""
  private let symbols: Symbols
  private var place: Unit?

  init(_ quantity: Quantity, _ symbols: Symbols) {
    self.symbols = symbols
    let shape = symbols.network.shape
    switch quantity {
    case .netInput(let unit), .activation(let unit), .activationGradient(let unit),
      .activationDerivative(let unit), .delta(let unit):
      take(unit)
    case .unitError(let output): take(shape.outputUnit(output))
    case .gradient(let number), .updated(let number), .batchGradient(let number):
      take(parameter: number)
    case .term(let weight), .netInputDerivative(let weight): take(parameter: weight)
    case .deltaTerm(let weight):
      take(parameter: weight)
      if case .weight(let layer, _, let from) = shape.place(of: weight), layer > 0 {
        place = Unit(layer: layer - 1, index: from)
        unit = place.map(symbols.network.name) ?? ""
      }
    case .input, .target, .learningRate, .parameter, .largestNetInput, .exponentialSum, .totalError,
      .optimizer, .earlier, .error, .swept:
      break
    }
  }

  private mutating func take(_ unit: Unit) {
    let layer = symbols.network.shape.layers[unit.layer]
    take(parameter: layer.weight(to: unit.index, from: 0))
  }

  private mutating func take(parameter number: Int) {
    let network = symbols.network
    parameter = symbols.parameter(number)
    switch network.shape.place(of: number) {
    case .weight(let layer, let to, _):
      place = Unit(layer: layer, index: to)
      source = symbols.source(ofWeight: number)
    case .bias(let layer, let to): place = Unit(layer: layer, index: to)
    case .sharedBias: place = nil
    }
    unit = place.map(network.name) ?? ""
  }

  /// The slope of the unit's activation function, where it is made from out.
  var slope: String? {
    guard let place else { return nil }
    return switch symbols.network.shape.layers[place.layer].activation {
    case .sigmoid: "out·(1 − out)"
    case .tanh: "1 − out²"
    case .linear, .relu, .leakyRelu, .softplus, .softmax: nil
    }
  }

  /// A weight that leads into another unit of the layer and looks as if it led into this one.
  var strangerInto: String {
    guard let place else { return "" }
    let layer = symbols.network.shape.layers[place.layer]
    let other = place.index == 0 ? min(1, layer.unitCount - 1) : 0
    let weight = symbols.parameter(layer.weight(to: other, from: place.index))
    return
      "\(weight) leads into \(symbols.network.name(of: Unit(layer: place.layer, index: other)))."
  }

  /// The weights that leave the unit.
  private var leaving: [Int] {
    guard let place, place.layer + 1 < symbols.network.shape.layers.count else { return [] }
    let next = symbols.network.shape.layers[place.layer + 1]
    return (0..<next.unitCount).map { next.weight(to: $0, from: place.index) }
  }

  /// The first weight that leaves the unit.
  var outgoing: String { leaving.first.map(symbols.parameter) ?? "w" }

  /// A weight that leads into the unit's counterpart and was taken for one that leaves the unit.
  var strangerOut: String {
    guard let place, let first = leaving.first else { return "" }
    let next = symbols.network.shape.layers[place.layer + 1]
    let other = place.index == 0 ? min(1, next.inputCount - 1) : 0
    let weight = symbols.parameter(next.weight(to: place.index, from: other))
    let right = ([first] + leaving.dropFirst().prefix(1)).map(symbols.parameter)
    return "\(weight) does not leave \(unit): follow the arrows out of it, "
      + right.joined(separator: ", ") + (leaving.count > 2 ? " and so on." : ".")
  }

  /// Which of the terms was taken for all, and which units have been forgotten.
  func oneOfTheTerms(_ term: String, _ taken: Quantity?) -> String {
    guard case .deltaTerm(let weight) = taken else { return "There is a term for each arrow." }
    let others = leaving.filter { $0 != weight }
      .map { symbols.network.name(of: symbols.shape.target(ofWeight: $0)) }
    let most = 3
    let names =
      others.count <= most
      ? others.joined(separator: ", ") : "\(NumberFormat.count(others.count)) more units"
    return "That is \(term) alone, 1 of \(NumberFormat.counted(leaving.count, "term")): \(unit) "
      + "also feeds \(names)."
  }
}
