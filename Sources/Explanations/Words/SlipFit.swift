package import Backprop

/// Why a run cannot have a slip.
package enum SlipFit {
  /// Says why no step of a run can have a slip; `nil` where some can.
  ///
  /// - Returns: what is missing, and what would be right, in letters of mathematics.
  package static func problem(with slip: Slip, in setup: Run.Setup) -> String? {
    setup.canMake(slip) ? nil : reason(slip, setup.network, setup.settings)
  }

  /// Says why a check of the gradients does not find a slip.
  package static func reasonNotFound(_ slip: Slip) -> String {
    switch slip.phase {
    case .error: "it changes E, and no gradient"
    case .update: "it changes the update, and no gradient"
    case .forward, .backward, .settleForward, .settleBackward, .gradients, .check:
      "all gradients come out right with it here"
    }
  }

  /// What a slip needs that a network or its settings do not have.
  private static func reason(
    _ slip: Slip, _ network: Network, _ settings: TrainingSettings
  ) -> String {
    let shape = network.shape
    guard shape.recurrence == nil else {
      return "slips are those of layered networks, and this one is recurrent"
    }
    let (isDeep, loss) = (shape.layers.count > 1, network.loss.rawValue)
    let hasTrainedBiases = settings.biases == .trained && shape.parameterCount > shape.weightCount
    switch slip {
    case .noBias: return "the network has no biases"
    case .transposedWeights: return "no layer has as many units as each of them has inputs"
    case .netForOut: return "there is no layer before the outputs; it needs a hidden one"
    case .inputsAgain:
      return isDeep
        ? "no later layer takes in as many values as the network has inputs"
        : "there is no second layer that could take in the inputs again"
    case .exponentSign, .tanhDerivative, .halfADerivative:
      return "no unit with that step is a sigmoid"
    case .sigmoidDerivative: return "no unit with that step is a tanh"
    case .derivativeOfNet: return "no unit with that step is a sigmoid or a tanh"
    case .noHalf, .meanOverOutputs:
      return "the loss is \(loss), and only half-squared-error has a half to forget"
    case .noMean: return "the loss is \(loss), and only mean-squared-error is a mean"
    case .sign, .factorTwo, .errorForDerivative:
      return "with \(loss) the backward phase begins with δ: there is no ∂E/∂out of an output"
    case .derivativeOfOut, .noDerivative:
      return "with \(loss) the backward phase begins with δ, and there is no hidden layer"
    case .andDerivative:
      return "with \(loss) the derivative belongs there: it cancels only with softmax and "
        + "cross-entropy, or a sigmoid and binary-cross-entropy"
    case .wrongSource: return "each unit has one input, so there is no other to take"
    case .wrongTarget: return "each layer has one unit, so there is no other to take"
    case .updatedWeights where !isDeep, .forgotTheSum, .averagedTerms, .lostSign, .noWeights,
      .hiddenTarget:
      return "there is no hidden layer, and so no ∂E/∂out that is a sum"
    case .rowForColumn:
      return isDeep
        ? "no hidden layer has as many units as the layer after it"
        : "there is no hidden layer, and so no ∂E/∂out that is a sum"
    case .errorNotDelta:
      return isDeep
        ? "with \(loss) the outputs have no ∂E/∂out to take for δ"
        : "there is no hidden layer, and so no ∂E/∂out that is a sum"
    case .updatedWeights:
      return settings.updateOrder == .sequential
        ? "--update sequential does the same already"
        : "only with --optimizer sgd and --batch 1 are weights new before the layer below reads them"
    case .biasTimesValue, .biasFrozen:
      return shape.parameterCount > shape.weightCount
        ? "biases are fixed here, and have no gradient; --bias trained trains them"
        : "the network has no biases"
    case .sharedBiasOneUnit:
      return hasTrainedBiases
        ? "no layer shares a bias" : "no layer has a shared bias that is trained (--bias trained)"
    case .uphill, .noRate, .stepOnly: return "it is one of plain descent: --optimizer sgd"
    case .deltaStep: return "it is one of --optimizer sgd with --batch 1"
    // Every layered network can have these.
    case .inputsSwapped, .noActivation, .oneOutput, .noInputFactor, .weightForInput:
      return "no step can have it"
    }
  }
}
