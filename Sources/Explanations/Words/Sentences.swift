import Backprop

/// A step in one plain sentence or two.
struct Sentences: Sendable {
  let symbols: Symbols
  let pass: ExamplePass

  var network: Network { symbols.network }
  var shape: Shape { network.shape }

  func brief(_ value: Double) -> String { NumberFormat.brief(value) }
  func brief(_ quantity: Quantity) -> String { brief(pass.value(of: quantity)) }

  func sentence(for quantity: Quantity) -> String {
    let value = pass.value(of: quantity)
    guard value.isFinite else { return nonFinite(quantity, value) }
    if let sweeps = pass.layout.sweeps, let swept = quantity.inSweeps {
      return sentence(for: swept, sweep: swept.isForward ? sweeps.forward : sweeps.backward)
    }
    switch quantity {
    case .swept(let swept, let sweep): return sentence(for: swept, sweep: sweep)
    case .input, .target, .learningRate, .parameter, .largestNetInput, .earlier:
      return "\(symbols.symbol(quantity)) is given."
    case .term(let weight):
      let source = symbols.shape.source(ofWeight: weight)
      return
        "\(symbols.symbol(source)) is \(brief(source)); times \(symbols.parameter(weight)), it adds "
        + "\(brief(value)) to what "
        + "\(network.name(of: symbols.shape.target(ofWeight: weight))) receives."
    case .netInput(let unit): return netInput(unit)
    case .exponentialSum: return exponentialSum()
    case .activation(let unit): return activation(unit)
    case .unitError(let index): return unitError(index)
    case .totalError: return totalError()
    case .activationGradient(let unit): return activationGradient(unit, value)
    case .deltaTerm(let weight): return deltaTerm(weight)
    case .activationDerivative(let unit): return slope(unit, value)
    case .delta(let unit) where pass.beginsWithDelta(unit):
      return straightToDelta(unit, value)
    case .delta(let unit):
      return chainRule("net_", of: unit, value)
    case .netInputDerivative(let weight):
      let name = network.name(of: symbols.shape.target(ofWeight: weight))
      let source = symbols.source(ofWeight: weight)
      guard value != 0 else {
        return "\(symbols.parameter(weight)) multiplies \(source), which is 0: "
          + "net_\(name) does not change with \(symbols.parameter(weight))."
      }
      return "\(symbols.parameter(weight)) multiplies \(source), "
        + "so net_\(name) grows \(source) times as fast as \(symbols.parameter(weight))."
    case .gradient(let parameter): return gradient(parameter, value)
    case .batchGradient(let parameter): return batchGradient(parameter)
    case .optimizer(let number, let parameter): return self.number(number, of: parameter)
    case .updated(let parameter): return updated(parameter)
    case .error: return check(value)
    }
  }

  private func nonFinite(_ quantity: Quantity, _ value: Double) -> String {
    let symbol = symbols.symbol(quantity)
    let what =
      value.isNaN
      ? "\(symbol) is not a number: infinities have met."
      : "\(symbol) is larger than a number can be here (1.8e308)."
    if case .optimizer(_, let parameter) = quantity, !value.isNaN,
      pass.value(of: .updated(parameter)) == pass.value(of: .parameter(parameter))
    {
      return "\(what) What is divided by it is 0, so \(symbols.parameter(parameter)) no longer "
        + "moves: the run has diverged; \(rateAdvice)"
    }
    // Only what stays is divergence: the rest may still be taken back by an activation.
    guard quantity.isKept || isSquare(quantity, value) else { return what }
    return (isSquare(quantity, value) ? "An error beyond 1.3e154 overflows when squared." : what)
      + " " + causeOfDivergence
  }

  /// Whether a value is infinite because a square is.
  private func isSquare(_ quantity: Quantity, _ value: Double) -> Bool {
    quantity.isOfSquares && value == .infinity
      && [.halfSquaredError, .meanSquaredError].contains(network.loss)
  }

  /// What stands behind a value that is not finite: `more than 1.8e308`.
  func overflow(_ quantity: Quantity) -> String {
    let value = pass.value(of: quantity)
    if value.isNaN { return "infinities met" }
    return value > 0 ? "more than 1.8e308" : "less than −1.8e308"
  }

  /// Why a run diverges.
  var causeOfDivergence: String {
    "Each update overshoots, and the next one more: \(rateAdvice)"
  }

  private var rateAdvice: String {
    "η = \(brief(symbols.settings.learningRate)) is likely too large."
  }

  private func netInput(_ unit: Unit) -> String {
    let hasBias = shape.layers[unit.layer].biases != .none
    let what = unit.layer == 0 ? "Each input" : "Each out"
    return "\(what) times its weight, all added up\(hasBias ? ", and the bias" : ""): "
      + "what \(network.name(of: unit)) receives."
  }

  func activation(_ unit: Unit) -> String {
    shape.layers[unit.layer].activation.words.sends(network.name(of: unit))
  }

  private func exponentialSum() -> String {
    "e to the power of each net, all added up. The largest net is taken from each first, so that "
      + "no power is too large."
  }

  /// Why the backward phase of these outputs has no ∂E/∂out and no ∂out/∂net.
  private func straightToDelta(_ unit: Unit, _ value: Double) -> String {
    (network.loss.words.straightToDelta ?? "") + change("net_", of: unit, value)
  }

  private func unitError(_ index: Int) -> String {
    let unit = shape.outputUnit(index)
    let answer =
      "\(network.name(of: unit)) should answer \(brief(.target(index))) "
      + "and answers \(brief(.activation(unit))): "
    if network.loss == .crossEntropy, pass.value(of: .target(index)) == 0 {
      return answer + "with the target 0 it adds nothing; the others' shares tell."
    }
    let from =
      network.loss.beginsWithDelta && pass.isOutRounded(.unitError(index))
      ? ", computed from net, as out is rounded" : ""
    return answer + network.loss.words.unitSentence + from + "."
  }

  private func totalError() -> String {
    shape.outputCount == 1
      ? "The error of the only output: how wrong the network is." : network.loss.words.totalSentence
  }

  /// Says by how much of a small change of a unit's value E changes.
  func change(_ prefix: String, of unit: Unit, _ value: Double) -> String {
    change(of: prefix + network.name(of: unit), value)
  }

  /// The same where two rates have been multiplied for it.
  func chainRule(_ prefix: String, of unit: Unit, _ value: Double) -> String {
    change(prefix, of: unit, value).dropLast() + " (chain rule)."
  }

  private func change(of name: String, _ value: Double) -> String {
    if value == 0 { return "E does not change when \(name) does." }
    let verb = value > 0 ? "grows" : "falls"
    let share = abs(value) < 1 ? "of that" : "times that"
    return "If \(name) grows a little, E \(verb) by \(brief(abs(value))) \(share)."
  }

  private func activationGradient(_ unit: Unit, _ value: Double) -> String {
    guard !shape.isOutput(unit) else { return change("out_", of: unit, value) }
    let count = shape.layers[unit.layer + 1].unitCount
    let name = network.name(of: unit)
    guard count > 1 else { return change("out_", of: unit, value) }
    return "\(name) feeds \(count) units; what comes back from each of them is added up."
  }

  private func deltaTerm(_ weight: Int) -> String {
    let fed = network.name(of: symbols.shape.target(ofWeight: weight))
    let source = symbols.source(ofWeight: weight)
    let path = "\(source) acts on E through \(symbols.parameter(weight)) and \(fed): "
    guard symbols.settings.updateOrder == .simultaneous else {
      return path + "this part comes back, wrongly through the weight after its update."
    }
    return path + "this part comes back."
  }

  private func slope(_ unit: Unit, _ value: Double) -> String {
    let name = network.name(of: unit)
    if let slope = shape.layers[unit.layer].activation.words.slope {
      return slope(name, value == 1)
    }
    return "The slope here: if net_\(name) grows a little, out_\(name) grows by \(brief(value)) of "
      + "that."
  }

  private func gradient(_ parameter: Int, _ value: Double) -> String {
    let symbol = symbols.parameter(parameter)
    let opening: String
    switch shape.place(of: parameter) {
    case .weight: opening = ""
    case .bias(let layer, let unit):
      opening =
        "A bias's input is 1: its gradient is δ_\(network.name(of: Unit(layer: layer, index: unit)))"
        + (value == 0 ? ", which is 0. " : ". ")
    case .sharedBias(let layer):
      opening =
        shape.layers[layer].unitCount > 1
        ? "\(symbol) is shared: the δ of its units add up. " : "A bias's input is 1. "
    }
    let first = opening.isEmpty ? change(of: symbol, value) + " " : opening
    return (first + direction(symbol, value)).trimmingTrailing(" ")
  }

  private func direction(_ symbol: String, _ value: Double) -> String {
    let settings = symbols.settings
    // What was before, or a penalty, moves a weight as well.
    guard settings.optimizer == .sgd, !settings.hasPenalty else { return "" }
    let way = value > 0 ? "smaller" : "larger"
    guard pass.batchSize == 1 else {
      return value == 0
        ? "This example leaves \(symbol) as it is."
        : "For this example alone \(symbol) would be made \(way)."
    }
    return value == 0 ? "So \(symbol) stays." : "So \(symbol) is made \(way)."
  }

  private func batchGradient(_ parameter: Int) -> String {
    let count = pass.batchSize
    return symbols.settings.reduction == .mean
      ? "The mean over the \(count) examples of the batch: one update for all of them."
      : "The sum over the \(count) examples of the batch: one update for all of them."
  }

  /// How E changed over the epoch, and whether that is enough to stop.
  private func check(_ value: Double) -> String {
    guard let end = pass.epochEnd else {
      return "The error of all the data with the weights as they are now."
    }
    var text = "E is \(brief(value)) with the new weights. "
    if let before = end.errorBefore {
      let verb = value < before ? "fell" : value > before ? "grew" : "stayed"
      let (old, new) = NumberFormat.alike(before, value)
      text =
        verb == "stayed"
        ? "E stayed at \(new). "
        : old == new ? "E \(verb) a little, to \(new). " : "E \(verb) from \(old) to \(new). "
    }
    if let right = end.evaluation.rightCount {
      let counts = [right, end.evaluation.exampleCount].map(NumberFormat.count)
      text += "\(counts[0]) of \(counts[1]) right. "
    }
    guard let reason = end.stopReason else { return text + "Not enough to stop." }
    switch reason {
    case .diverged, .condition, .interrupted: return text
    case .error, .classified, .patience, .epochLimit, .notSettled:
      return text + "Training may stop: \(reason.words(symbols.settings))."
    }
  }

  private func updated(_ parameter: Int) -> String {
    let symbol = symbols.parameter(parameter)
    let change = pass.value(of: .updated(parameter)) - pass.value(of: .parameter(parameter))
    if change == 0 {
      let numbers = symbols.settings.optimizer.numbers.map { Quantity.optimizer($0, parameter) }
      if let infinite = numbers.first(where: { pass.value(of: $0).isInfinite }) {
        return "\(symbol) stays as it is: what it would move by is divided by "
          + "\(symbols.symbol(infinite)), which is infinite. The run has diverged."
      }
      return "\(symbol) stays as it is: its gradient is 0, or too small to tell."
    }
    let made = "\(symbol) is made \(change > 0 ? "larger" : "smaller")"
    let size = "by \(brief(abs(change)))."
    if shape.parameterCount == 1, reason(of: parameter) == nil {
      // There is a picture of it.
      return "The curve of E \(change > 0 ? "falls" : "rises") to the right, so \(symbol) moves to "
        + "the \(change > 0 ? "right" : "left"), \(size)" + rate()
    }
    return
      (reason(of: parameter).map { "\($0): \(made) \(size)" }
      ?? "E \(change > 0 ? "falls as \(symbol) grows" : "grows with \(symbol)"), so \(made), \(size)")
      + rate()
  }
}

extension Quantity {
  /// Whether it is a parameter, an optimizer's number or E: what is not finite there ends a run.
  package var isKept: Bool {
    switch self {
    case .parameter, .updated, .optimizer, .earlier, .error: true
    case .input, .target, .learningRate, .term, .netInput, .largestNetInput, .exponentialSum,
      .activation, .unitError, .totalError, .activationGradient, .deltaTerm, .activationDerivative,
      .delta, .netInputDerivative, .gradient, .batchGradient, .swept:
      false
    }
  }

  /// Whether a squared error is part of it, or all of it.
  fileprivate var isOfSquares: Bool {
    switch self {
    case .unitError, .totalError, .error: true
    case .parameter, .updated, .optimizer, .earlier, .input, .target, .learningRate, .term,
      .netInput, .largestNetInput, .exponentialSum, .activation, .activationGradient, .deltaTerm,
      .activationDerivative, .delta, .netInputDerivative, .gradient, .batchGradient, .swept:
      false
    }
  }
}
