extension ExamplePass {
  /// Returns the value of a quantity, whether or not its step has been reached.
  ///
  /// `Quantity.error` is NaN until it has been computed.
  ///
  /// - Precondition: the network and its optimizer have such a quantity; of a name that may be none,
  ///   `value(named:)` tells.
  public func value(of quantity: Quantity) -> Double {
    switch quantity {
    case .input(let index): inputs[index]
    case .target(let index): targets[index]
    case .learningRate: settings.learningRate
    case .parameter(let parameter): parameters[parameter]
    case .swept(let swept, let sweep): value(of: swept, sweep: sweep)
    case .term(let weight):
      forwardSweeps.map { value(of: .term(weight: weight), sweep: $0.sweepCount) }
        ?? parameters[weight] * source(ofWeight: weight)
    case .netInput(let unit): netInputs[shape.number(of: unit)]
    case .largestNetInput: softmax?.largest ?? .nan
    case .exponentialSum: softmax?.sum ?? .nan
    case .activation(let unit): activations[shape.number(of: unit)]
    case .unitError(let output): unitErrors[output]
    case .totalError: totalError
    case .activationGradient(let unit):
      beginsWithDelta(unit) ? .nan : activationGradients[shape.number(of: unit)]
    case .deltaTerm(let weight): deltaTermValue(weight: weight)
    case .activationDerivative(let unit):
      beginsWithDelta(unit) ? .nan : activationDerivatives[shape.number(of: unit)]
    case .delta(let unit): deltas[shape.number(of: unit)]
    case .netInputDerivative(let weight): source(ofWeight: weight)
    case .gradient(let parameter): gradients[parameter]
    case .batchGradient(let parameter): batchGradients[parameter]
    case .optimizer(let number, let parameter): optimizerAfter.value(number, of: parameter)
    case .earlier(let number, let parameter): optimizerBefore.value(number, of: parameter)
    case .updated(let parameter): updatedParameters[parameter]
    case .error: epochError ?? .nan
    }
  }

  /// Whether a quantity is the error of an output that is 0 or 1 to the last bit.
  package func isOutRounded(_ quantity: Quantity) -> Bool {
    guard case .unitError(let index) = quantity else { return false }
    return [0, 1].contains(activations[shape.number(of: shape.outputUnit(index))])
  }

  /// What a weight multiplies.
  private func source(ofWeight weight: Int) -> Double {
    guard case .weight(let layer, _, let from) = shape.place(of: weight) else { return 1 }
    if shape.recurrence != nil { return activations[from] }
    return source(ofInput: from, toLayer: layer)
  }

  private func deltaTermValue(weight: Int) -> Double {
    if let backwardSweeps {
      return value(of: .deltaTerm(weight: weight), sweep: backwardSweeps.sweepCount)
    }
    guard case .weight(let layer, let to, _) = shape.place(of: weight) else { return .nan }
    let delta = deltas[shape.layers[layer].firstUnit + to]
    let isUpdated = settings.updateOrder == .sequential || slip == .updatedWeights && canUpdateEarly
    return delta * (isUpdated ? updatedParameters : parameters)[weight]
  }

  /// The steps of this example, in order; each is made when it is asked for.
  public var steps: Steps { Steps(pass: self) }

  /// A random-access view of an example's steps.
  public struct Steps: RandomAccessCollection, Sendable {
    let pass: ExamplePass

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of steps.
    public var endIndex: Int { pass.layout.count }

    /// Makes the step at an index, from 0.
    public subscript(index: Int) -> Step {
      let quantity = pass.layout.quantity(at: index)
      return Step(
        index: index, phase: pass.layout.phase(at: index), quantity: quantity,
        value: pass.value(of: quantity))
    }
  }
}
