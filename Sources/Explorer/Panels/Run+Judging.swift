package import Backprop

/// The check of an epoch, where the network is judged with its new weights.
extension Run {
  /// Whether the step is the check of an epoch.
  package var isJudging: Bool { step?.quantity == .error }

  /// The network that is looked at: at a check with the new weights.
  package var judgedNetwork: Network {
    var judged = network
    if isJudging { judged.parameters = pass.updatedParameters }
    return judged
  }

  /// At a check of a layered network, the present example with the new weights; else `nil`.
  package var judgedPass: ExamplePass? {
    guard isJudging, network.shape.recurrence == nil else { return nil }
    return ExamplePass(
      network: judgedNetwork, settings: pass.settings, layout: pass.layout,
      inputs: pass.inputs[...], targets: pass.targets[...], sums: nil, epoch: pass.epoch)
  }
}

extension Quantity {
  /// Whether it is computed on the way from the inputs to E.
  package var leadsToError: Bool {
    switch self {
    case .term, .netInput, .largestNetInput, .exponentialSum, .activation, .unitError, .totalError:
      true
    case .input, .target, .learningRate, .parameter, .activationGradient, .deltaTerm,
      .activationDerivative, .delta, .netInputDerivative, .gradient, .batchGradient, .optimizer,
      .earlier, .updated, .error, .swept:
      false
    }
  }
}
