extension TrainingSettings {
  /// η in an epoch, counted from 1: the learning rate as the schedule changes it.
  package func rate(inEpoch epoch: Int) -> Double {
    guard schedule != .constant else { return learningRate }
    return learningRate * schedule.factor(inEpoch: epoch, span: scheduleSpan ?? epochs)
  }

  /// Whether every epoch takes the examples in the same order and at the same rate.
  var isSameInEveryEpoch: Bool { schedule == .constant && order == .given }

  /// Whether something is added to the gradients of weights.
  package var hasPenalty: Bool { weightDecay != 0 || l1 != 0 }

  /// The gradient of a weight with what keeps weights small: decay adds d·w, L1 d·sign(w).
  func penalized(_ gradient: Double, weight: Double) -> Double {
    var sum = gradient
    if weightDecay != 0 { sum += weightDecay * weight }
    if l1 != 0, weight != 0 { sum += weight > 0 ? l1 : -l1 }
    return sum
  }
}
