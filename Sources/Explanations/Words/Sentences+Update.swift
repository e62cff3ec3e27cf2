import Backprop

/// What an optimizer's numbers are, and why a parameter changes as it does.
extension Sentences {
  private var settings: TrainingSettings { symbols.settings }

  func number(_ number: Optimizer.Number, of parameter: Int) -> String {
    let symbol = symbols.parameter(parameter)
    let kept = brief(Optimizer.momentDecay)
    switch number {
    case .velocity:
      return "\(symbol)'s velocity: \(brief(settings.momentum)) of the one before, plus this "
        + "gradient\(penalty(of: parameter))."
    case .moment:
      return "\(symbol)'s running mean gradient\(penalty(of: parameter)): \(kept) of the old, "
        + "\(brief(1 - Optimizer.momentDecay)) of this one."
    case .squares:
      return "\(symbol)'s running mean squared gradient\(penalty(of: parameter)): how "
        + "large it has been."
    case .correctedMoment:
      return "m began at 0, so it is too small at first; mhat makes up for that."
    case .correctedSquares:
      return "s began at 0, so it is too small at first; shat makes up for that."
    }
  }

  /// Says what was added to a gradient, if something was.
  private func penalty(of parameter: Int) -> String {
    guard settings.hasPenalty, !network.shape.isBias(parameter) else { return "" }
    return " and penalty"
  }

  /// Why a parameter changes by as much as it does; `nil` where its gradient alone says so.
  func reason(of parameter: Int) -> String? {
    let isPenalized = settings.hasPenalty && !network.shape.isBias(parameter)
    guard settings.optimizer == .sgd else { return settings.optimizer.words.reason }
    return isPenalized ? "Against the slope and towards 0" : nil
  }

  /// Says what the schedule has made of the learning rate, where there is one.
  func rate() -> String {
    guard settings.schedule != .constant else { return "" }
    let factor: String
    switch settings.schedule {
    case .constant, .cosine: factor = ""
    case .step(_, let g), .exponential(let g): factor = ", g = \(brief(g)),"
    }
    return
      " With the schedule\(factor) η is \(brief(settings.rate(inEpoch: pass.epoch))) in this epoch."
  }
}
