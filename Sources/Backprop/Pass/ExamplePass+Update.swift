/// The update: from the gradients of a batch to the weights and biases after it.
extension ExamplePass {
  /// The gradient that an update uses: a weight's with decay and L1, a bias's as it is.
  func updateGradient(of parameter: Int, from gradients: [Double]) -> Double {
    shape.isBias(parameter)
      ? gradients[parameter]
      : settings.penalized(gradients[parameter], weight: parameters[parameter])
  }

  /// Finds the optimizer's own numbers of a parameter, then the parameter after the update.
  mutating func update(_ parameter: Int, from gradients: [Double]) {
    let gradient = updateGradient(of: parameter, from: gradients)
    let rate = settings.rate(inEpoch: epoch)
    let change: Double
    switch settings.optimizer {
    case .sgd: change = rate * gradient
    case .momentum:
      change = rate * nextVelocity(of: parameter, gradient)
    case .nesterov:
      change = rate * (gradient + settings.momentum * nextVelocity(of: parameter, gradient))
    case .rmsprop:
      change = rate * gradient / root(of: nextSquares(of: parameter, gradient))
    case .adam:
      optimizerAfter.first[parameter] =
        Optimizer.momentDecay * optimizerBefore.first[parameter]
        + (1 - Optimizer.momentDecay) * gradient
      _ = nextSquares(of: parameter, gradient)
      change =
        rate * optimizerAfter.value(.correctedMoment, of: parameter)
        / root(of: optimizerAfter.value(.correctedSquares, of: parameter))
    }
    updatedParameters[parameter] = parameters[parameter] - change
  }

  private mutating func nextVelocity(of parameter: Int, _ gradient: Double) -> Double {
    let velocity = settings.momentum * optimizerBefore.first[parameter] + gradient
    optimizerAfter.first[parameter] = velocity
    return velocity
  }

  private mutating func nextSquares(of parameter: Int, _ gradient: Double) -> Double {
    let decay = settings.optimizer.squaresDecay
    let squares =
      decay * optimizerBefore.second[parameter] + (1 - decay) * (gradient * gradient)
    optimizerAfter.second[parameter] = squares
    return squares
  }

  private func root(of squares: Double) -> Double {
    squares.squareRoot() + Optimizer.epsilon
  }
}
