import Backprop

/// What an optimizer's numbers are, and why a parameter changes as it does.
extension Sentences {
  private var settings: TrainingSettings { symbols.settings }

  func number(_ number: Optimizer.Number, of parameter: Int) -> String {
    let symbol = symbols.parameter(parameter)
    let kept = brief(
      number == .moment ? Optimizer.momentDecay : settings.optimizer.squaresDecay)
    switch number {
    case .velocity:
      return "\(symbol)'s velocity: \(brief(settings.momentum)) of the one before, and this "
        + "gradient on top\(penalty(of: parameter)). Steps in one direction add up."
    case .moment:
      return "A running mean of \(symbol)'s gradients: \(kept) of the old one, the rest from this "
        + "gradient\(penalty(of: parameter))."
    case .squares:
      return "A running mean of the squares of \(symbol)'s gradients: how large they have been"
        + "\(penalty(of: parameter))."
    case .correctedMoment:
      return "m began at 0 and is too small at first: divided by how much of it is real."
    case .correctedSquares:
      return "s began at 0 and is too small at first: divided by how much of it is real."
    }
  }

  /// Says what was added to a gradient, if something was.
  private func penalty(of parameter: Int) -> String {
    guard settings.hasPenalty, !network.shape.isBias(parameter) else { return "" }
    return ", with what keeps weights small"
  }

  /// Why a parameter changes by as much as it does.
  func reason(of parameter: Int) -> String {
    switch settings.optimizer {
    case .sgd where settings.hasPenalty && !network.shape.isBias(parameter):
      return "Against the slope and towards 0, by η times both"
    case .sgd: return "Against the slope, by η times it"
    case .momentum: return "By η times the velocity, backwards"
    case .nesterov: return "By η times the slope and the velocity that comes of it, backwards"
    case .rmsprop:
      return "Against the slope, by η times it, divided by how large the slopes have been"
    case .adam: return "By η times the mean slope, divided by how large the slopes have been"
    }
  }

  /// Says what the schedule has made of the learning rate, where there is one.
  func rate() -> String {
    guard settings.schedule != .constant else { return "" }
    return " With the schedule η is \(brief(settings.rate(inEpoch: pass.epoch))) in this epoch."
  }
}
