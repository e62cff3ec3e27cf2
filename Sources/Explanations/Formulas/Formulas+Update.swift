import Backprop

/// The formulas of an update: the optimizer's own numbers, and the parameters after it.
extension Formulas {
  private var settings: TrainingSettings { symbols.settings }

  private func hasPenalty(_ parameter: Int) -> Bool {
    settings.hasPenalty && !shape.isBias(parameter)
  }

  /// The gradient that an update uses, in parentheses where it is a sum.
  private func gradient(of parameter: Int, _ moment: Moment) -> Formula {
    let sum = gradientSum(of: parameter, moment)
    return hasPenalty(parameter) ? "(\(sum))" : sum
  }

  private func gradientSum(of parameter: Int, _ moment: Moment) -> Formula {
    let plain: Quantity = moment.batchSize > 1 ? .batchGradient(parameter) : .gradient(parameter)
    var sum: Formula = "\(plain)"
    guard hasPenalty(parameter) else { return sum }
    let weight = Quantity.parameter(parameter)
    if settings.weightDecay != 0 {
      sum.append(" + \(constant: "λ", settings.weightDecay)·\(weight)" as Formula)
    }
    if settings.l1 != 0 {
      sum.append(" + \(constant: "λ1", settings.l1)·sign(\(weight))" as Formula)
    }
    return sum
  }

  func number(
    _ number: Optimizer.Number, of parameter: Int, _ moment: Moment
  ) -> Formula {
    let gradient = gradient(of: parameter, moment)
    let earlier = Quantity.earlier(number, parameter)
    switch number {
    case .velocity:
      return "\(constant: "μ", settings.momentum)·\(earlier) + \(gradient)"
    case .moment:
      let decay: Formula = "\(constant: "β1", Optimizer.momentDecay)"
      return "\(decay)·\(earlier) + (1 − \(decay))·\(gradient)"
    case .squares:
      let symbol = settings.optimizer == .adam ? "β2" : "α"
      let decay: Formula = "\(constant: symbol, settings.optimizer.squaresDecay)"
      return "\(decay)·\(earlier) + (1 − \(decay))·(\(gradientSum(of: parameter, moment)))²"
    case .correctedMoment:
      let power: Formula = "\(constant: "β1^t", moment.powers.moment)"
      return "\(Quantity.optimizer(.moment, parameter))/(1 − \(power))"
    case .correctedSquares:
      let power: Formula = "\(constant: "β2^t", moment.powers.squares)"
      return "\(Quantity.optimizer(.squares, parameter))/(1 − \(power))"
    }
  }

  func updated(_ parameter: Int, _ moment: Moment) -> Formula {
    let start: Formula = "\(Quantity.parameter(parameter)) − \(rate(moment)) · "
    let gradient = gradient(of: parameter, moment)
    let epsilon: Formula = "\(constant: "ε", Optimizer.epsilon)"
    let velocity = Quantity.optimizer(.velocity, parameter)
    switch settings.optimizer {
    case .sgd: return "\(start)\(gradient)"
    case .momentum: return "\(start)\(velocity)"
    case .nesterov:
      let sum = gradientSum(of: parameter, moment)
      return "\(start)(\(sum) + \(constant: "μ", settings.momentum)·\(velocity))"
    case .rmsprop:
      return "\(start)\(gradient)/(√(\(Quantity.optimizer(.squares, parameter))) + \(epsilon))"
    case .adam:
      let moment = Quantity.optimizer(.correctedMoment, parameter)
      let squares = Quantity.optimizer(.correctedSquares, parameter)
      return "\(start)\(moment)/(√(\(squares)) + \(epsilon))"
    }
  }

  /// η, with what the schedule makes of it in this epoch.
  private func rate(_ moment: Moment) -> Formula {
    let done = moment.epoch - 1
    switch settings.schedule {
    case .constant: return "\(Quantity.learningRate)"
    case .step(let every, let factor):
      return "\(Quantity.learningRate)·\(constant: "g", factor, exponent: done / every)"
    case .exponential(let factor):
      return "\(Quantity.learningRate)·\(constant: "g", factor, exponent: done)"
    case .cosine:
      let span = settings.scheduleSpan ?? settings.epochs
      return "\(Quantity.learningRate)·½·(1 + cos(π·\(count: done)/\(count: span)))"
    }
  }
}
