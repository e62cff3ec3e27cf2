import Backprop
import Explanations

/// The parts that are NumPy's own.
extension TrainingScript {
  func functionsOfNumPy(gap: [String]) -> [String] {
    let division = settings.reduction == .mean && batchSize > 1 ? " / len(X)" : ""
    let biases = model.trainedBiases.isEmpty ? "" : " + " + model.trainedBiases(of: "dB")
    return ["def forward(X):"] + indented(model.forward) + [
      "    return nets, outs, nets[-1], outs[-1]"
    ] + gap
      + ["def gradients(X, T):", "    nets, outs, net, out = forward(X)"]
      + indented(model.backward(division: division)) + ["    return dW\(biases)"] + gap
  }

  var loopOfNumPy: [String] {
    let words = settings.optimizer.words
    let biases = model.trainedBiases.isEmpty ? "" : " + " + model.trainedBiases(of: "B")
    let hasTest = start.testExamples != nil
    let shown = "\"epoch\", epoch, \"E\", float(E)" + (hasTest ? ", \"test\", float(test)" : "")
    let numbers = "[E, *W, *B" + words.kept.map { ", *\($0)" }.joined() + "]"
    return ["P = W\(biases)"] + kept(words.kept) + loopHead
      + ["    E = error(*forward(X)[2:], T) / len(X)"]
      + (hasTest ? ["    test = error(*forward(X_test)[2:], T_test) / len(X_test)"] : [])
      + best(hasTest ? "test" : "E")
      + stopReason(
        isFinite: "all(np.isfinite(n).all() for n in \(numbers))",
        wrongCount: "wrong(*forward(X)[2:], T)")
      + ["    print(\(shown), stopped)", "    if stopped: break"] + updates(words)
  }

  /// What an optimizer keeps for each parameter, 0 before the first update.
  private func kept(_ names: [String]) -> [String] {
    let zeros = "[np.zeros_like(p) for p in P]"
    return switch names.count {
    case 0: []
    case 1: ["\(names[0]) = \(zeros)"]
    default:
      ["\(names.joined(separator: ", ")) = (\(zeros) for _ in range(\(names.count)))"]
    }
  }

  /// The updates of an epoch.
  private func updates(_ words: OptimizerWords) -> [String] {
    let rate = "\(settings.learningRate)" + (rateFactor("epoch").map { " * \($0)" } ?? "")
    let starts = "range(0, len(X), \(batchSize))"
    let perEpoch = (start.examples.count + batchSize - 1) / batchSize
    let loop =
      words.countsUpdates
      ? "for update, i in enumerate(\(starts), epoch * \(perEpoch) + 1):" : "for i in \(starts):"
    let batch = "x[i:i + \(batchSize)], t[i:i + \(batchSize)]"
    return ["    rate = \(rate)", "    \(order)", "    \(loop)"]
      + ["        for k, (p, g) in enumerate(zip(P, gradients(\(batch)))):"]
      + (penalty + words.numPy(settings.momentum)).map { "            " + $0 }
  }

  /// What is added to the gradients of weights.
  private var penalty: [String] {
    let parts =
      (settings.weightDecay == 0 ? [] : ["\(settings.weightDecay) * p"])
      + (settings.l1 == 0 ? [] : ["\(settings.l1) * np.sign(p)"])
    guard !parts.isEmpty else { return [] }
    let sum = parts.joined(separator: " + ")
    // Weights come before biases.
    return ["g = g + (\(sum) if k < len(W) else 0.0)"]
  }

  func indented(_ lines: [String]) -> [String] { lines.map { "    " + $0 } }
}
