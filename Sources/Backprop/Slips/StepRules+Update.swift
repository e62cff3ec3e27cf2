/// The optimizer's numbers, and weights and biases after the update.
extension StepRules {
  /// A weight or bias after the update: against what the optimizer makes of its gradient.
  func updated(_ parameter: Int) -> Double {
    read(.parameter(parameter)) - change(of: parameter)
  }

  func updateSlips(of parameter: Int) -> [(slip: Slip, values: [SlipValue])] {
    guard settings.optimizer == .sgd else { return [] }
    let (p, gradient) = (read(.parameter(parameter)), updateGradient(of: parameter))
    let isOfOneExample = pass.batchSize == 1
    let delta =
      isOfOneExample && !shape.isBias(parameter)
      ? read(.delta(shape.target(ofWeight: parameter))) : nil
    return [
      (.uphill, one(p + rate * gradient)),
      (.noRate, one(p - gradient)),
      (.stepOnly, one(-(rate * gradient))),
      (.deltaStep, one(delta.map { p - rate * $0 })),
    ]
  }

  /// A number that the optimizer finds.
  func optimizer(_ number: Optimizer.Number, of parameter: Int) -> Double {
    let powers = pass.optimizerAfter.powers
    switch number {
    case .velocity:
      return settings.momentum * read(.earlier(.velocity, parameter))
        + updateGradient(of: parameter)
    case .moment:
      return Optimizer.momentDecay * read(.earlier(.moment, parameter))
        + (1 - Optimizer.momentDecay) * updateGradient(of: parameter)
    case .squares:
      let (decay, gradient) = (settings.optimizer.squaresDecay, updateGradient(of: parameter))
      return decay * read(.earlier(.squares, parameter)) + (1 - decay) * (gradient * gradient)
    case .correctedMoment: return read(.optimizer(.moment, parameter)) / (1 - powers.moment)
    case .correctedSquares: return read(.optimizer(.squares, parameter)) / (1 - powers.squares)
    }
  }

  private var rate: Double { settings.rate(inEpoch: pass.epoch) }

  /// What is taken from a parameter.
  private func change(of parameter: Int) -> Double {
    func number(_ number: Optimizer.Number) -> Double { read(.optimizer(number, parameter)) }
    func root(_ squares: Double) -> Double { squares.squareRoot() + Optimizer.epsilon }
    switch settings.optimizer {
    case .sgd: return rate * updateGradient(of: parameter)
    case .momentum: return rate * number(.velocity)
    case .nesterov:
      return rate * (updateGradient(of: parameter) + settings.momentum * number(.velocity))
    case .rmsprop: return rate * updateGradient(of: parameter) / root(number(.squares))
    case .adam: return rate * number(.correctedMoment) / root(number(.correctedSquares))
    }
  }

  /// The gradient that an update uses: a weight's with decay and L1, a bias's as it is.
  private func updateGradient(of parameter: Int) -> Double {
    let gradient = read(pass.batchSize > 1 ? .batchGradient(parameter) : .gradient(parameter))
    return shape.isBias(parameter)
      ? gradient : settings.penalized(gradient, weight: read(.parameter(parameter)))
  }
}
