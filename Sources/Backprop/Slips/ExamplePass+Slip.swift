/// An example as it comes out where one rule is wrong.
extension ExamplePass {
  /// Computes a layered network's example with a slip: each step that can have it has the value of the
  /// slip, and what follows is made from that.
  ///
  /// Where one thing of several may have been taken, it is the first: in the order of units, targets and
  /// inputs.
  ///
  /// - Parameters:
  ///   - slip: the rule that is wrong.
  ///   - last: what the last step to compute computes; `nil`: all are.
  package mutating func make(_ slip: Slip, through last: Quantity? = nil) {
    precondition(shape.recurrence == nil, "a slip is one of a layered network")
    self.slip = slip
    let end = last.flatMap(layout.index) ?? layout.count - 1
    for index in 0...end {
      let quantity = layout.quantity(at: index)
      let value = value(of: quantity, making: slip)
      set(quantity, to: value)
    }
    reduceGradients(sums: earlierSums)
  }

  /// What a step computes from what stands before it: by the slip, where it can have it, or by its rule.
  private func value(of quantity: Quantity, making slip: Slip) -> Double {
    var rules = StepRules(self)
    guard slip.isMade(at: quantity) else { return rules.value(of: quantity) }
    rules.wanted = slip
    return rules.slips(of: quantity).first?.values.first?.value ?? rules.value(of: quantity)
  }

  /// The slip that a step shows, and what it took where there is something to take; `nil` where the step's
  /// value is what its rule makes of the values before it.
  package func slip(at quantity: Quantity) -> (slip: Slip, taken: Quantity?)? {
    guard let slip, slip.isMade(at: quantity) else { return nil }
    var rules = StepRules(self)
    rules.wanted = slip
    guard let value = rules.slips(of: quantity).first?.values.first,
      rules.value(of: quantity).bitPattern != self.value(of: quantity).bitPattern
    else { return nil }
    return (slip, value.taken)
  }

  /// The example with what a step's rule makes of the values before it in place of what a slip did there.
  package func corrected(at quantity: Quantity) -> ExamplePass {
    var pass = self
    pass.set(quantity, to: StepRules(self).value(of: quantity))
    return pass
  }

  /// Whether some step can have a slip.
  func canMake(_ slip: Slip) -> Bool {
    var rules = StepRules(self)
    rules.wanted = slip
    return (0..<layout.count).contains { index in
      let quantity = layout.quantity(at: index)
      return slip.isMade(at: quantity) && !rules.slips(of: quantity).isEmpty
    }
  }

  private mutating func set(_ quantity: Quantity, to value: Double) {
    switch quantity {
    case .netInput(let unit): netInputs[shape.number(of: unit)] = value
    case .exponentialSum(let layer): softmax = StepRules(self).softmax(ofLayer: layer)
    case .activation(let unit): activations[shape.number(of: unit)] = value
    case .unitError(let output): unitErrors[output] = value
    case .totalError: totalError = value
    case .activationGradient(let unit): activationGradients[shape.number(of: unit)] = value
    case .activationDerivative(let unit): activationDerivatives[shape.number(of: unit)] = value
    case .delta(let unit): deltas[shape.number(of: unit)] = value
    case .gradient(let parameter): gradients[parameter] = value
    case .batchGradient(let parameter): batchGradients[parameter] = value
    case .optimizer(.velocity, let parameter), .optimizer(.moment, let parameter):
      optimizerAfter.first[parameter] = value
    case .optimizer(.squares, let parameter): optimizerAfter.second[parameter] = value
    case .updated(let parameter): updatedParameters[parameter] = value
    // These are made from others wherever they are read.
    case .term, .deltaTerm, .netInputDerivative, .largestNetInput,
      .optimizer(.correctedMoment, _), .optimizer(.correctedSquares, _):
      break
    // These are no steps of an example, or wait for all of the data.
    case .input, .target, .learningRate, .parameter, .earlier, .error, .swept: break
    }
  }

  /// Whether a weight can be updated before the layer below reads it: after each example, and by gradient
  /// descent alone.
  var canUpdateEarly: Bool {
    settings.updateOrder == .simultaneous && settings.optimizer == .sgd
      && layout.ending.batchSize == 1
  }
}

extension Slip {
  /// Whether a run with the slip makes it at a step of this kind, where the step can have it.
  fileprivate func isMade(at quantity: Quantity) -> Bool {
    // E_total adds up what lacks its half already.
    self != .noHalf || quantity != .totalError
  }
}
