internal import Backprop
internal import Explanations

/// Updates, inputs, and the error on other data.
extension Diagnosis {
  /// An epoch of several updates after which E is much larger.
  var errorRose: [Finding] {
    guard let (before, after) = risenErrors else { return [] }
    var says =
      "E rose in \(ofEpoch) from \(brief(before)) to \(brief(after)), to \(brief(after / before)) "
      + "times as much"
    if let steepest = ascent.steepest {
      says +=
        "; \(NumberFormat.count(ascent.risen)) of \(NumberFormat.count(ascent.updates)) updates made "
        + "it larger, the one at step \(NumberFormat.count(steepest.step)) most: from "
        + "\(brief(steepest.before)) to \(brief(steepest.after))"
    }
    return [
      Finding(
        kind: .errorRose, says: says,
        means: "updates that follow the slope for a few examples went too far for the others",
        advice: "try a smaller learning rate, such as \(brief(settings.learningRate / 2)), or "
          + "larger batches",
        step: ascent.steepest?.step ?? checkStep, epoch: epoch, value: after,
        limit: before)
    ]
  }

  /// ‖Δw‖/‖w‖ is usual within these: log₁₀ of it from −5 to −0.5.
  private static let usualSizes = (low: 1e-5, high: 0.1.squareRoot())

  var updateSizes: [Finding] {
    let (low, high) = Diagnosis.usualSizes
    return shape.layers.enumerated().compactMap { index, layer in
      let ratio = EpochFacts.median(facts.ratios[index])
      // Where nothing changes at all, the weights themselves are told.
      guard ratio > 0, ratio.isFinite, ratio < low || ratio > high else { return nil }
      let isSmall = ratio < low
      return Finding(
        kind: .updateSize,
        says:
          "an update changes the weights of \(name(ofLayer: index)) by \(brief(ratio)) of their "
          + "size (‖Δw‖/‖w‖, the median over \(ofEpoch); usual: \(brief(low)) to \(brief(high)))",
        means: isSmall
          ? "the weights hardly move: E is near a minimum, or the steps are too short"
          : "each update throws over much of what was learned before",
        advice: isSmall
          ? "where E is not small enough yet and nothing else here explains it, try a larger learning rate"
          : "try a smaller learning rate, such as \(brief(settings.learningRate / 10))",
        step: step(of: .updated(layer.firstWeight)) ?? checkStep, epoch: epoch, value: ratio,
        limit: isSmall ? low : high)
    }
  }

  var unchanged: [Finding] {
    guard epoch > 0 else { return [] }
    let found = facts.states.unchangedParameters(settings, shape)
    guard let first = found.first else { return [] }
    let trained = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    let fixed = shape.parameterCount - trained
    let apart =
      fixed == 0
      ? ""
      : "; besides, \(NumberFormat.count(fixed)) "
        + (fixed == 1 ? "bias is fixed" : "biases are fixed") + " by the settings"
    return [
      Finding(
        kind: .unchanged,
        says:
          "\(NumberFormat.count(found.count)) of \(NumberFormat.count(trained)) trained weights and "
          + "biases (\(list(found.map(symbols.parameter)))) kept their bits in every update of "
          + "\(ofEpoch)\(apart)",
        means:
          "their gradients are 0, as at a minimum, at an input that is always 0 or in a dead unit, or too small to "
          + "change the last digit",
        advice:
          "look at \(symbols.symbol(.gradient(first))): where it is not 0, try a larger learning "
          + "rate",
        step: step(of: .updated(first)) ?? checkStep, epoch: epoch, value: Double(found.count),
        limit: 0)
    ]
  }

  var unscaledInputs: [Finding] {
    let activation = shape.layers[0].activation
    guard Activation.settling.contains(activation) else { return [] }
    let examples = run.setup.examples
    let far = (0..<examples.inputCount).compactMap { index -> (index: Int, value: Double)? in
      let (lower, upper) = examples.range(ofInput: index)
      let value = abs(lower) > abs(upper) ? lower : upper
      return abs(value) > Activation.farthestInput ? (index, value) : nil
    }
    guard let farthest = far.max(by: { abs($0.value) < abs($1.value) }) else { return [] }
    let names = run.start.network.inputNames
    return [
      Finding(
        kind: .unscaledInputs,
        says: "\(NumberFormat.count(far.count)) of "
          + NumberFormat.counted(examples.inputCount, "input")
          + " (\(list(far.map { names[$0.index] }))) \(far.count == 1 ? "has" : "have") values beyond "
          + "±\(brief(Activation.farthestInput)): \(names[farthest.index]) reaches "
          + brief(farthest.value),
        means:
          "\(activation.rawValue) is flat so far out, and its units can hardly tell such inputs "
          + "apart",
        advice: "bring the inputs near 0 (scale standard)", step: 1, epoch: 1,
        value: abs(farthest.value), limit: Activation.farthestInput)
    ]
  }

  /// The test error has turned where its smallest lies back by this share of the epochs, two at least.
  private static let turnedShare = 0.1
  /// It has turned only where it is over so many times that smallest.
  private static let turnedFactor = 1.01

  var testErrorTurned: [Finding] {
    let (test, training) = (run.testHistory, run.history)
    guard epoch > 0, divergence == nil, let now = test.reading(after: epoch)?.exact,
      let trainingNow = training.reading(after: epoch)?.exact
    else { return [] }
    let buckets = test.buckets.prefix(epoch / test.width + 1)
    guard let place = buckets.indices.min(by: { buckets[$0].minimum < buckets[$1].minimum }),
      training.buckets.indices.contains(place)
    else { return [] }
    let (smallest, best) = (buckets[place].minimum, place * test.width)
    let trainingThen = training.buckets[place].last
    guard epoch - best >= max(2, Int(Diagnosis.turnedShare * Double(epoch))),
      now > Diagnosis.turnedFactor * smallest, trainingNow < trainingThen
    else { return [] }
    // In a long run some epochs share what is known of them.
    let bestEpoch = (test.width == 1 ? "" : "about ") + "epoch \(NumberFormat.count(best))"
    let end = best * run.start.examples.count
    return [
      Finding(
        kind: .testErrorTurned,
        says: "E of the test data was smallest after \(bestEpoch), \(brief(smallest)), and is "
          + "\(brief(now)) after \(ofEpoch), while E of training fell from \(brief(trainingThen)) to "
          + brief(trainingNow),
        means: "the network learns the examples by heart, and answers others worse for it",
        advice: (best == 0 ? "try" : "end after \(bestEpoch) (epochs, or patience), or try")
          + " fewer units, more data, or some weight decay",
        step: shape.recurrence == nil && end > 0 ? run.position(ofStartOf: end) : nil,
        epoch: max(1, best), value: now, limit: smallest)
    ]
  }
}
