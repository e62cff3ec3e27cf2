extension ExamplePass {
  /// Whether the values of all steps up to the check are surely finite; where they may not be, one has to
  /// look at the steps.
  package var areValuesFinite: Bool {
    // What is not finite stays so in a sum: no term needs a look, nor does a sum of some of the examples.
    let lists = [
      netInputs, activations, unitErrors, activationGradients, activationDerivatives, deltas,
      batchGradients, gradients, updatedParameters, optimizerAfter.first, optimizerAfter.second,
    ]
    return lists.allSatisfy { $0.allSatisfy(\.isFinite) } && totalError.isFinite
      && areCorrectedNumbersFinite && areSweepsFinite
  }

  private var areCorrectedNumbersFinite: Bool {
    guard settings.optimizer == .adam, layout.ending.batchSize != nil else { return true }
    return optimizerAfter.first.indices.allSatisfy {
      optimizerAfter.value(.correctedMoment, of: $0).isFinite
        && optimizerAfter.value(.correctedSquares, of: $0).isFinite
    }
  }

  /// Whether the values of all sweeps are, by bounds of what they are made of: a unit's out is between −1
  /// and 1.
  private var areSweepsFinite: Bool {
    guard let backwardSweeps else { return shape.recurrence == nil }
    let layer = shape.layers[0]
    // No sum of the magnitudes of some weights is larger.
    let reach = layer.weights.reduce(0) { $0 + abs(parameters[$1]) }
    let added = parameters[layer.biasNumbers].reduce(0) { max($0, abs($1)) }
    let outside = (inputs + targets).reduce(0) { max($0, abs($1)) }
    guard reach + added + outside <= Moderation.net else { return false }
    var delta = 0.0
    for _ in 0..<backwardSweeps.sweepCount {
      let next = reach * delta + 1 + outside
      if next == delta { break }
      delta = next
      guard delta <= Moderation.net else { return false }
    }
    return true
  }
}
