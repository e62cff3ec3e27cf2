/// The pass of a recurrent network: it settles, then its δ settle (Almeida 1987, Pineda 1987).
extension ExamplePass {
  /// Prepares to settle forward.
  mutating func beginSettling(_ recurrence: Recurrence) {
    let external = (0..<shape.unitCount).map { unit in
      shape.externalInput(of: Unit(layer: 0, index: unit)).map { inputs[$0] }
    }
    forwardSweeps = Relaxation(
      SweepRule(shape, recurrence, parameters: parameters, externalInputs: external))
    layOut(Sweeps(forward: 0, backward: 0, underway: .forward))
  }

  /// Whether a recurrent network has still to settle, and what comes after that is still to come.
  package var isOpen: Bool { layout.isOpen }

  /// Goes on with the sweeps, and computes the rest of the example after the last one.
  ///
  /// - Parameter work: about how many multiplications may be done; then how many are left. Two sweeps
  ///   are always done where there are as many.
  package mutating func settle(work: inout Int) {
    guard isOpen, let recurrence = shape.recurrence else { return }
    let sweepWork = Settling.sweepWork(of: shape)
    func goOn(_ relaxation: inout Relaxation?, _ work: inout Int) -> Bool {
      guard let before = relaxation?.sweepCount else { return false }
      relaxation?.settle(atMost: max(2, work / sweepWork))
      guard let relaxation else { return false }
      // Those that repeat others take no work.
      work -= (min(relaxation.sweepCount - before, max(2, work / sweepWork))) * sweepWork
      return relaxation.isAtEnd
    }
    if backwardSweeps == nil {
      let isAtEnd = goOn(&forwardSweeps, &work)
      takeForwardSweep()
      guard isAtEnd else { return layOut(sweeps(underway: .forward)) }
      computeErrors()
      beginSettlingBackward(recurrence)
    }
    let isAtEnd = goOn(&backwardSweeps, &work)
    takeBackwardSweep()
    guard isAtEnd else { return layOut(sweeps(underway: .backward)) }
    layOut(sweeps(underway: nil))
    computeSettledGradients()
    finish()
  }

  private func sweeps(underway: Sweeps.Direction?) -> Sweeps {
    Sweeps(
      forward: forwardSweeps?.sweepCount ?? 0, backward: backwardSweeps?.sweepCount ?? 0,
      underway: underway)
  }

  private mutating func takeForwardSweep() {
    guard let forwardSweeps else { return }
    netInputs = forwardSweeps.sums
    activations = forwardSweeps.values
  }

  private mutating func takeBackwardSweep() {
    guard let backwardSweeps else { return }
    activationGradients = backwardSweeps.sums
    deltas = backwardSweeps.values
  }

  /// Prepares to settle backward: out − target of each output unit, ∂out/∂net of all.
  private mutating func beginSettlingBackward(_ recurrence: Recurrence) {
    let gradients = (0..<shape.unitCount).map { unit in
      shape.outputIndex(of: Unit(layer: 0, index: unit)).map {
        network.loss.outputGradient(
          target: targets[$0], activation: activations[unit], outputCount: shape.outputCount)
      }
    }
    let activation = shape.layers[0].activation
    activationDerivatives = zip(netInputs, activations).map { netInput, out in
      activation.derivative(netInput: netInput, activation: out)
    }
    backwardSweeps = Relaxation(
      SweepRule(
        shape, recurrence, parameters: parameters, outputGradients: gradients,
        derivatives: activationDerivatives))
  }

  /// Makes looking at the sweep of a step, and at those before it, take no time; returns whether there
  /// was something to do.
  mutating func look(atStep index: Int) -> Bool {
    var (forward, backward) = (Int.max, Int.max)
    if index >= 0, index < layout.count,
      case .swept(let swept, let sweep) = layout.quantity(at: index)
    {
      if swept.isForward { forward = sweep } else { backward = sweep }
    }
    let isForwardNew = forwardSweeps?.look(at: forward) ?? false
    let isBackwardNew = backwardSweeps?.look(at: backward) ?? false
    return isForwardNew || isBackwardNew
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
    case .change, .deltaChange: return relaxation.change(inSweep: sweep)
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
      sweep > 0, sweep <= relaxation.sweepCount
    else { return nil }
    let change = relaxation.change(inSweep: sweep)
    for index in 0..<shape.unitCount {
      let before = relaxation.value(of: index, sweep: sweep - 1)
      let after = relaxation.value(of: index, sweep: sweep)
      guard abs(after - before) == change else { continue }
      return (Unit(layer: 0, index: index), before, after)
    }
    return nil
  }

  /// How the network failed to settle; `nil` where it did or still may, or is not recurrent.
  public var unsettled: Unsettled? {
    guard let recurrence = shape.recurrence else { return nil }
    for (isForward, relaxation) in [(true, forwardSweeps), (false, backwardSweeps)] {
      guard let relaxation, relaxation.isAtEnd, !relaxation.isSettled else { continue }
      return Unsettled(
        isForward: isForward, sweeps: relaxation.sweepCount, change: relaxation.change,
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
