/// The update of parameters from gradients: the bits of `ExamplePass`.
extension Trainer {
  /// Changes parameters; the optimizer's numbers of all others stay.
  ///
  /// - Parameters:
  ///   - numbers: the parameters.
  ///   - gradients: those of all parameters.
  ///   - rate: η in this epoch.
  mutating func update(_ numbers: Range<Int>, by gradients: [Double], rate: Double) {
    switch settings.optimizer {
    case .sgd: descend(numbers, gradients, rate)
    case .momentum, .nesterov: accelerate(numbers, gradients, rate)
    case .rmsprop: divideBySquares(numbers, gradients, rate)
    case .adam: adapt(numbers, gradients, rate)
    }
  }

  private func penalized(_ gradient: Double, _ parameter: Int) -> Double {
    settings.hasPenalty && parameter < network.shape.weightCount
      ? settings.penalized(gradient, weight: parameters[parameter]) : gradient
  }

  private mutating func descend(_ numbers: Range<Int>, _ gradients: [Double], _ rate: Double) {
    guard settings.hasPenalty else {
      for parameter in numbers { parameters[parameter] -= rate * gradients[parameter] }
      return
    }
    for parameter in numbers {
      parameters[parameter] -= rate * penalized(gradients[parameter], parameter)
    }
  }

  private mutating func accelerate(_ numbers: Range<Int>, _ gradients: [Double], _ rate: Double) {
    let momentum = settings.momentum
    let looksAhead = settings.optimizer == .nesterov
    for parameter in numbers {
      let gradient = penalized(gradients[parameter], parameter)
      let velocity = momentum * optimizerState.first[parameter] + gradient
      optimizerState.first[parameter] = velocity
      parameters[parameter] -=
        looksAhead ? rate * (gradient + momentum * velocity) : rate * velocity
    }
  }

  private mutating func divideBySquares(
    _ numbers: Range<Int>, _ gradients: [Double], _ rate: Double
  ) {
    let decay = Optimizer.rmsprop.squaresDecay
    for parameter in numbers {
      let gradient = penalized(gradients[parameter], parameter)
      let squares =
        decay * optimizerState.second[parameter] + (1 - decay) * (gradient * gradient)
      optimizerState.second[parameter] = squares
      parameters[parameter] -= rate * gradient / (squares.squareRoot() + Optimizer.epsilon)
    }
  }

  private mutating func adapt(_ numbers: Range<Int>, _ gradients: [Double], _ rate: Double) {
    let (momentDecay, decay) = (Optimizer.momentDecay, Optimizer.adam.squaresDecay)
    let momentRest = 1 - optimizerState.momentPower
    let squaresRest = 1 - optimizerState.squaresPower
    for parameter in numbers {
      let gradient = penalized(gradients[parameter], parameter)
      let moment =
        momentDecay * optimizerState.first[parameter] + (1 - momentDecay) * gradient
      let squares =
        decay * optimizerState.second[parameter] + (1 - decay) * (gradient * gradient)
      optimizerState.first[parameter] = moment
      optimizerState.second[parameter] = squares
      let root = (squares / squaresRest).squareRoot() + Optimizer.epsilon
      parameters[parameter] -= rate * (moment / momentRest) / root
    }
  }
}
