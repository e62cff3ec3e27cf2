/// The pass of a recurrent network: it settles, then its δ settle (Almeida 1987, Pineda 1987).
extension ExamplePass {
  /// net of a unit in a sweep: its terms, its bias, then the external input of an input unit.
  private func netInput(
    of unit: Int, from states: ArraySlice<Double>, _ external: [Double?]
  ) -> Double {
    let layer = shape.layers[0]
    let first = layer.weight(to: unit, from: 0)
    var sum = parameters[first] * states[states.startIndex]
    for source in 1..<layer.inputCount {
      sum += parameters[first + source] * states[states.startIndex + source]
    }
    if let bias = layer.bias(of: unit) { sum += parameters[bias] }
    if let input = external[unit] { sum += input }
    return sum
  }

  /// The external input of each unit; `nil` where it has none.
  private var externalInputs: [Double?] {
    (0..<shape.unitCount).map { unit in
      shape.externalInput(of: Unit(layer: 0, index: unit)).map { inputs[$0] }
    }
  }

  mutating func settleForward(_ recurrence: Recurrence) {
    var relaxation = Relaxation(unitCount: shape.unitCount)
    let activation = shape.layers[0].activation
    let external = externalInputs
    relaxation.settle(recurrence) { unit, states in
      netInput(of: unit, from: states, external)
    } value: { _, netInput in
      activation.value(ofNetInput: netInput)
    }
    netInputs = relaxation.lastSums
    activations = relaxation.lastValues
    forwardSweeps = relaxation
  }

  /// ∂E/∂out of a unit in a sweep: its terms, then out − target of an output unit.
  private func activationGradient(
    of unit: Int, from deltas: ArraySlice<Double>, _ outputGradients: [Double?]
  ) -> Double {
    let layer = shape.layers[0]
    var sum = deltas[deltas.startIndex] * parameters[layer.weight(to: 0, from: unit)]
    for fed in 1..<layer.unitCount {
      sum += deltas[deltas.startIndex + fed] * parameters[layer.weight(to: fed, from: unit)]
    }
    if let gradient = outputGradients[unit] { sum += gradient }
    return sum
  }

  /// out − target of each output unit; `nil` of all others.
  private var outputGradients: [Double?] {
    (0..<shape.unitCount).map { unit in
      shape.outputIndex(of: Unit(layer: 0, index: unit)).map {
        network.loss.outputGradient(
          target: targets[$0], activation: activations[unit], outputCount: shape.outputCount)
      }
    }
  }

  mutating func settleBackward(_ recurrence: Recurrence) {
    var relaxation = Relaxation(unitCount: shape.unitCount)
    let activation = shape.layers[0].activation
    let derivatives = zip(netInputs, activations).map { netInput, out in
      activation.derivative(netInput: netInput, activation: out)
    }
    let outputGradients = outputGradients
    relaxation.settle(recurrence) { unit, deltas in
      activationGradient(of: unit, from: deltas, outputGradients)
    } value: { unit, sum in
      sum * derivatives[unit]
    }
    activationDerivatives = derivatives
    activationGradients = relaxation.lastSums
    deltas = relaxation.lastValues
    backwardSweeps = relaxation
  }

  mutating func computeSettledGradients() {
    let layer = shape.layers[0]
    for unit in 0..<layer.unitCount {
      for source in 0..<layer.inputCount {
        gradients[layer.weight(to: unit, from: source)] = deltas[unit] * activations[source]
      }
      guard settings.biases == .trained, let bias = layer.bias(of: unit) else { continue }
      gradients[bias] = deltas[unit]
    }
  }

  /// The value of what a sweep computes, whether or not its step has been reached; NaN where the
  /// example has no such sweep.
  func value(of swept: Swept, sweep: Int) -> Double {
    guard let relaxation = swept.isForward ? forwardSweeps : backwardSweeps,
      sweep >= 0, sweep <= relaxation.sweepCount
    else { return .nan }
    switch swept {
    case .activation(let unit), .delta(let unit):
      return relaxation.value(of: unit.index, sweep: sweep)
    case _ where sweep == 0: return .nan
    case .netInput(let unit), .activationGradient(let unit):
      return relaxation.sum(of: unit.index, sweep: sweep)
    case .change, .deltaChange: return relaxation.changes[sweep - 1]
    case .term(let weight):
      let source = weight % shape.unitCount
      return parameters[weight] * relaxation.value(of: source, sweep: sweep - 1)
    case .deltaTerm(let weight):
      let fed = weight / shape.unitCount
      return relaxation.value(of: fed, sweep: sweep - 1) * parameters[weight]
    }
  }

  /// The unit that changed the most in a sweep, and its values before and after; `nil` where the
  /// quantity is no change of a sweep.
  package func largestChange(
    of quantity: Quantity, inSweep sweep: Int
  ) -> (unit: Unit, before: Double, after: Double)? {
    guard case .swept(let swept, _) = quantity,
      let relaxation = swept.isForward ? forwardSweeps : backwardSweeps,
      (1...relaxation.sweepCount).contains(sweep)
    else { return nil }
    let change = relaxation.changes[sweep - 1]
    for index in 0..<shape.unitCount {
      let before = relaxation.value(of: index, sweep: sweep - 1)
      let after = relaxation.value(of: index, sweep: sweep)
      guard abs(after - before) == change else { continue }
      return (Unit(layer: 0, index: index), before, after)
    }
    return nil
  }

  /// How the network failed to settle; `nil` where it did, or is not recurrent.
  public var unsettled: Unsettled? {
    guard let recurrence = shape.recurrence else { return nil }
    for (isForward, relaxation) in [(true, forwardSweeps), (false, backwardSweeps)] {
      guard let relaxation, !relaxation.isSettled, let change = relaxation.changes.last
      else { continue }
      return Unsettled(
        isForward: isForward, sweeps: relaxation.sweepCount, change: change,
        tolerance: recurrence.tolerance,
        alternates: relaxation.alternates(within: recurrence.tolerance))
    }
    return nil
  }
}

/// How a recurrent network failed to settle.
public struct Unsettled: Error, Equatable, Sendable {
  /// Whether it was on the way forward; else its δ did not settle.
  public let isForward: Bool
  /// After how many sweeps it was given up.
  public let sweeps: Int
  /// By how much some unit still changed.
  public let change: Double
  /// By how much it may.
  public let tolerance: Double
  /// Whether it goes to and fro between two states.
  public let alternates: Bool
}
