package import Backprop

/// The formula of every quantity that a step computes.
package struct Formulas: Sendable {
  package let symbols: Symbols

  package init(_ symbols: Symbols) {
    self.symbols = symbols
  }

  private var network: Network { symbols.network }
  var shape: Shape { network.shape }

  /// What formulas depend on besides the network and its settings.
  package struct Moment: Sendable {
    /// The number of examples in the batch that the example ends.
    package var batchSize = 1
    /// The number of examples in the data.
    package var exampleCount = 1
    /// Whether the output of an E_k is 0 or 1 to the last bit, so that its cross-entropy is written as
    /// it is computed: from net.
    package var isOutRounded = false
    /// From 1.
    package var epoch = 1
    /// β1ᵗ and β2ᵗ after the update.
    package var powers = (moment: 1.0, squares: 1.0)
    /// How many sweeps a recurrent network takes.
    package var sweeps: Sweeps?

    package init() {}
  }

  /// Returns how a quantity is computed.
  package func formula(of quantity: Quantity, at moment: Moment = Moment()) -> Formula {
    if let sweeps = moment.sweeps, let swept = quantity.inSweeps {
      return formula(of: swept, sweep: swept.isForward ? sweeps.forward : sweeps.backward)
    }
    switch quantity {
    case .swept(let swept, let sweep): return formula(of: swept, sweep: sweep)
    case .input, .target, .learningRate, .parameter, .earlier: return "\(quantity)"
    case .largestNetInput: return "the largest net of the outputs"
    case .term(let weight):
      return "\(Quantity.parameter(weight))·\(symbols.shape.source(ofWeight: weight))"
    case .netInput(let unit): return netInput(unit)
    case .exponentialSum(let layer): return exponentialSum(layer)
    case .activation(let unit): return activation(unit)
    case .unitError(let index):
      return moment.isOutRounded ? unitErrorFromNetInput(index) : unitError(index)
    case .totalError: return totalError()
    case .activationGradient(let unit): return activationGradient(unit)
    case .deltaTerm(let weight): return deltaTerm(weight)
    case .activationDerivative(let unit): return activationDerivative(unit)
    case .delta(let unit) where beginsWithDelta(unit):
      return outputDifference(unit)
    case .delta(let unit):
      return "\(Quantity.activationGradient(unit)) · \(Quantity.activationDerivative(unit))"
    case .netInputDerivative(let weight): return "\(symbols.shape.source(ofWeight: weight))"
    case .gradient(let parameter): return gradient(parameter)
    case .batchGradient(let parameter):
      return batchGradient(parameter, batchSize: moment.batchSize)
    case .optimizer(let number, let parameter): return self.number(number, of: parameter, moment)
    case .updated(let parameter): return updated(parameter, moment)
    case .error:
      let count = moment.exampleCount
      return count == 1
        ? "E_total of the example, with the new weights"
        : "(E_total of examples 1 to \(count: count), added)/\(count: count)"
    }
  }

  private func netInput(_ unit: Unit) -> Formula {
    let layer = shape.layers[unit.layer]
    var formula = Formula()
    for input in 0..<layer.inputCount {
      if input > 0 { formula.append(" + ") }
      formula.append(self.formula(of: .term(weight: layer.weight(to: unit.index, from: input))))
    }
    guard let bias = layer.bias(of: unit.index) else { return formula }
    formula.append(" + ")
    formula.append(.parameter(bias))
    return formula
  }

  /// out − target of an output unit.
  func outputDifference(_ unit: Unit) -> Formula {
    guard let output = shape.outputIndex(of: unit) else { return Formula() }
    return "\(Quantity.activation(unit)) − \(Quantity.target(output))"
  }

  private func activation(_ unit: Unit) -> Formula {
    activation(unit, of: .netInput(unit))
  }

  /// What a unit's activation function gives for a net input.
  func activation(_ unit: Unit, of netInput: Quantity) -> Formula {
    shape.layers[unit.layer].activation.words.formula(netInput, unit.layer)
  }

  private func exponentialSum(_ layer: Int) -> Formula {
    var sum = Formula()
    for index in 0..<shape.layers[layer].unitCount {
      if index > 0 { sum.append(" + ") }
      let netInput = Quantity.netInput(Unit(layer: layer, index: index))
      let term: Formula = "e^(\(netInput) − \(Quantity.largestNetInput(layer: layer)))"
      sum.append(term)
    }
    return sum
  }

  private func beginsWithDelta(_ unit: Unit) -> Bool {
    shape.isOutput(unit) && network.loss.beginsWithDelta
  }

  private func unitError(_ index: Int) -> Formula {
    let unit = shape.outputUnit(index)
    return network.loss.words.unitError(.target(index), .activation(unit))
  }

  /// A cross-entropy as it is computed, where ln(out) would be that of a rounded number.
  private func unitErrorFromNetInput(_ index: Int) -> Formula {
    let unit = shape.outputUnit(index)
    let target = Quantity.target(index)
    let netInput = Quantity.netInput(unit)
    switch network.loss {
    case .halfSquaredError, .meanSquaredError: return unitError(index)
    case .crossEntropy:
      let largest = Quantity.largestNetInput(layer: unit.layer)
      let sum = Quantity.exponentialSum(layer: unit.layer)
      return "\(target)·(ln(\(sum)) − (\(netInput) − \(largest)))"
    case .binaryCrossEntropy:
      return "\(target)·ln(1 + e^(−\(netInput))) + (1 − \(target))·ln(1 + e^\(netInput))"
    }
  }

  private func totalError() -> Formula {
    var sum = Formula()
    for index in 0..<shape.outputCount {
      if index > 0 { sum.append(" + ") }
      sum.append(.unitError(index))
    }
    guard network.loss == .meanSquaredError, shape.outputCount > 1 else { return sum }
    return Formula([.text("(")] + sum.pieces + [.text(")/\(shape.outputCount)")])
  }

  private func activationGradient(_ unit: Unit) -> Formula {
    guard shape.isOutput(unit) else {
      let next = shape.layers[unit.layer + 1]
      var sum = Formula()
      for fed in 0..<next.unitCount {
        if fed > 0 { sum.append(" + ") }
        sum.append(deltaTerm(next.weight(to: fed, from: unit.index)))
      }
      return sum
    }
    return network.loss.words.outputGradient(
      .activation(unit), .target(shape.outputIndex(of: unit) ?? unit.index), shape.outputCount)
  }

  private func deltaTerm(_ weight: Int) -> Formula {
    let delta = Quantity.delta(symbols.shape.target(ofWeight: weight))
    // With sequential updates the weight has been changed already.
    return symbols.settings.updateOrder == .sequential
      ? "\(delta)·\(Quantity.updated(weight))" : "\(delta)·\(Quantity.parameter(weight))"
  }

  private func activationDerivative(_ unit: Unit) -> Formula {
    shape.layers[unit.layer].activation.words.derivative(unit)
  }

  private func gradient(_ parameter: Int) -> Formula {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, _):
      let delta = Quantity.delta(Unit(layer: layer, index: to))
      let rate: Quantity =
        shape.recurrence == nil
        ? .netInputDerivative(weight: parameter) : symbols.shape.source(ofWeight: parameter)
      return "\(delta) · \(rate)"
    case .bias(let layer, let unit): return "\(Quantity.delta(Unit(layer: layer, index: unit)))"
    case .sharedBias(let layer):
      var sum = Formula()
      for unit in 0..<shape.layers[layer].unitCount {
        if unit > 0 { sum.append(" + ") }
        sum.append(.delta(Unit(layer: layer, index: unit)))
      }
      return sum
    }
  }

  private func batchGradient(_ parameter: Int, batchSize: Int) -> Formula {
    let symbol = symbols.symbol(.gradient(parameter))
    let sum = "\(symbol) of \(batchSize) examples, added"
    return symbols.settings.reduction == .mean
      ? Formula([.text("(\(sum))/\(batchSize)")]) : Formula([.text(sum)])
  }
}
