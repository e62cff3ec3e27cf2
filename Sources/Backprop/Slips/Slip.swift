/// A typical mistake, as a wrong variant of one rule of backpropagation.
///
/// No slip has a number of its own: `StepRules` has the rule of each, beside the right one, and computes
/// what it gives in any layered network. Each says here which rule it spoils and where it has been seen.
public enum Slip: String, CaseIterable, Sendable {
  // MARK: net

  /// net without the bias. Seen on paper, where the bias is no arrow in the picture.
  case noBias = "no-bias"
  /// net with the weights that leave a unit for those that lead into it. Seen in a published page on the
  /// worked example, which prints these values under the right formula, and in a correction to the
  /// exercises of *Grokking Deep Learning*.
  case transposedWeights = "transposed-weights"
  /// net with a unit's weights in reverse order. Seen on paper, where two arrows cross.
  case inputsSwapped = "inputs-swapped"
  /// net from the nets of the layer before. Seen on paper.
  case netForOut = "net-for-out"
  /// net from the network's inputs again, in a layer that is not the first. Seen on paper.
  case inputsAgain = "inputs-again"

  // MARK: out

  /// net left as it is. Seen on paper, and in code whose last layer forgets its activation.
  case noActivation = "no-activation"
  /// 1/(1 + e^net) for a sigmoid. Seen on paper.
  case exponentSign = "exponent-sign"

  // MARK: E

  /// Half squared error without the half. Seen in class, and in issues of several teaching programs,
  /// where gradients and error then disagree by 2.
  case noHalf = "no-half"
  /// Half squared error taken for the mean over the outputs. It cannot be seen with two of them.
  case meanOverOutputs = "mean-over-outputs"
  /// Mean squared error without dividing. Seen beside `noHalf`, where two texts are mixed.
  case noMean = "no-mean"
  /// One output's error for that of all. Seen on paper.
  case oneOutput = "one-output"

  // MARK: ∂E/∂out of an output

  /// target − out, where the loss gives out − target. Seen in issues of several networks written from
  /// scratch, where the error then grows.
  case sign
  /// The 2 of the square without the half that cancels it. Seen where `noHalf` is.
  case factorTwo = "factor-2"
  /// The error itself in place of its derivative. Seen on paper.
  case errorForDerivative = "error-for-derivative"

  // MARK: ∂out/∂net

  /// The slope at out in place of net. Seen in code that calls the derivative on a value that has been
  /// through the activation already; also proposed, wrongly, as a correction.
  case derivativeOfOut = "derivative-of-out"
  /// out·(1 − out) or 1 − out², with net in place of out. Seen in issues of libraries in Lua and C++.
  case derivativeOfNet = "derivative-of-net"
  /// The slope of tanh for a sigmoid's. Seen where the activation was changed and its slope was not.
  case tanhDerivative = "tanh-derivative"
  /// The slope of a sigmoid for that of tanh. Seen likewise.
  case sigmoidDerivative = "sigmoid-derivative"
  /// 1 − out, half of a sigmoid's slope. Seen in a library's issue.
  case halfADerivative = "half-a-derivative"

  // MARK: δ and ∂E/∂w

  /// ∂E/∂out without ∂out/∂net, where the loss does not cancel it. Seen in corrections to tutorials.
  case noDerivative = "no-derivative"
  /// out − target with ∂out/∂net, where the loss has cancelled it. Seen in reports of a bug where there
  /// was none.
  case andDerivative = "and-derivative"
  /// δ in place of ∂E/∂w. Seen on paper.
  case noInputFactor = "no-input-factor"
  /// δ times the weight in place of what the weight multiplies. Seen on paper.
  case weightForInput = "weight-for-input"
  /// δ times what another weight of the unit multiplies. Seen on paper.
  case wrongSource = "wrong-source"
  /// The δ of another unit of the layer. Seen in a correction to the exercises of *Grokking Deep
  /// Learning*.
  case wrongTarget = "wrong-target"

  // MARK: ∂E/∂out of a hidden unit

  /// One of the terms for their sum. Seen on paper, and the usual first mistake.
  case forgotTheSum = "forgot-the-sum"
  /// The weights into the unit's counterpart for those that leave it. Seen in issues of *Make Your Own
  /// Neural Network*, where the transpose is forgotten.
  case rowForColumn = "row-for-column"
  /// The weights after their update. Seen in many programs that update a layer before they go on to the
  /// one below; the published figures of the worked example come from one.
  case updatedWeights = "updated-weights"
  /// ∂E/∂out of the units fed in place of their δ. Seen on paper, after *Make Your Own Neural Network*.
  case errorNotDelta = "error-not-delta"
  /// The mean of the terms. Seen on paper.
  case averagedTerms = "averaged-terms"
  /// The sum of the terms' magnitudes. Seen on paper.
  case lostSign = "lost-sign"
  /// The sum of δ, without the weights. Seen on paper.
  case noWeights = "no-weights"
  /// out − target, as if a hidden unit had a target. Seen on paper.
  case hiddenTarget = "hidden-target"

  // MARK: ∂E/∂b

  /// δ times the bias. Seen in a question to an explainer: with a bias of 0, is its gradient 0?
  case biasTimesValue = "bias-times-value"
  /// No gradient at all. Seen in networks in C and in tutorials whose biases never move.
  case biasFrozen = "bias-frozen"
  /// One unit's δ for a bias that several share. Seen on paper.
  case sharedBiasOneUnit = "shared-bias-one-unit"

  // MARK: A weight or bias after the update

  /// Along the gradient in place of against it. Seen where `sign` is, once too often or too seldom.
  case uphill
  /// The whole gradient, without the rate. Seen on paper.
  case noRate = "no-rate"
  /// The change in place of the new value. Seen on paper.
  case stepOnly = "step-only"
  /// δ in place of ∂E/∂w. Seen where `noInputFactor` is.
  case deltaStep = "delta-step"
}

extension Slip {
  /// The part of training whose steps have it.
  package var phase: Phase {
    switch self {
    case .noBias, .transposedWeights, .inputsSwapped, .netForOut, .inputsAgain, .noActivation,
      .exponentSign:
      .forward
    case .noHalf, .meanOverOutputs, .noMean, .oneOutput: .error
    case .sign, .factorTwo, .errorForDerivative, .derivativeOfOut, .derivativeOfNet,
      .tanhDerivative, .sigmoidDerivative, .halfADerivative, .noDerivative, .andDerivative,
      .noInputFactor, .weightForInput, .wrongSource, .wrongTarget, .forgotTheSum, .rowForColumn,
      .updatedWeights, .errorNotDelta, .averagedTerms, .lostSign, .noWeights, .hiddenTarget,
      .biasTimesValue, .biasFrozen, .sharedBiasOneUnit:
      .backward
    case .uphill, .noRate, .stepOnly, .deltaStep: .update
    }
  }
}

/// A value that a slip gives.
package struct SlipValue: Equatable, Sendable {
  package let value: Double
  /// What was taken in place of the right thing, where there are several to take.
  package let taken: Quantity?
}
