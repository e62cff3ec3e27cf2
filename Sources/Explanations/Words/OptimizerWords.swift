package import Backprop

/// What is said and written of an optimizer, besides the formulas of its numbers.
package struct OptimizerWords: Sendable {
  /// Why a parameter changes by as much as it does; `nil` where its gradient alone says so.
  let reason: String?
  /// An update in a line of the algorithm, from what the gradient is called there.
  package let algorithm: @Sendable (_ gradient: String) -> String
  /// What is kept for each parameter, as it is called in a script.
  package let kept: [String]
  /// Whether a script counts the updates, from 1, as `update`.
  package var countsUpdates = false
  /// An update of an array `p`, number `k`, by its gradient `g` and `rate`, from μ.
  package let numPy: @Sendable (_ momentum: Double) -> [String]
  /// The optimizer of an expression for parameters.
  package let pyTorch: @Sendable (_ parameters: String, TrainingSettings) -> String

  fileprivate static func descent(
    _ parameters: String, _ settings: TrainingSettings, _ options: String = ""
  ) -> String {
    "torch.optim.SGD(\(parameters), lr=\(settings.learningRate)\(options))"
  }
}

extension Optimizer {
  package var words: OptimizerWords {
    let squares = "s[k] = \(squaresDecay) * s[k] + (1 - \(squaresDecay)) * g ** 2"
    let (beta, alpha, epsilon) = (Optimizer.momentDecay, squaresDecay, Optimizer.epsilon)
    return switch self {
    case .sgd:
      OptimizerWords(
        reason: nil, algorithm: { "w⁺ = w − η · \($0)" }, kept: [],
        numPy: { _ in ["p -= rate * g"] },
        pyTorch: { OptimizerWords.descent($0, $1) })
    case .momentum:
      OptimizerWords(
        reason: "By η times the velocity, backwards",
        algorithm: { "v = μ·v + \($0)     w⁺ = w − η · v" }, kept: ["v"],
        numPy: { ["v[k] = \($0) * v[k] + g", "p -= rate * v[k]"] },
        pyTorch: { OptimizerWords.descent($0, $1, ", momentum=\($1.momentum)") })
    case .nesterov:
      OptimizerWords(
        reason: "By η times slope and velocity, backwards",
        algorithm: { "v = μ·v + \($0)     w⁺ = w − η · (\($0) + μ·v)" }, kept: ["v"],
        numPy: { ["v[k] = \($0) * v[k] + g", "p -= rate * (g + \($0) * v[k])"] },
        pyTorch: {
          // PyTorch refuses Nesterov's rule without momentum, which is plain descent.
          OptimizerWords.descent(
            $0, $1, $1.momentum > 0 ? ", momentum=\($1.momentum), nesterov=True" : "")
        })
    case .rmsprop:
      OptimizerWords(
        reason: "By η times the slope over its usual size",
        algorithm: { "w⁺ = w − η · \($0)/(√s + ε)" }, kept: ["s"],
        numPy: { _ in [squares, "p -= rate * g / (np.sqrt(s[k]) + \(epsilon))"] },
        pyTorch: {
          "torch.optim.RMSprop(\($0), lr=\($1.learningRate), alpha=\(alpha), eps=\(epsilon))"
        })
    case .adam:
      OptimizerWords(
        reason: "By η times mean slope over usual size",
        algorithm: { _ in "w⁺ = w − η · mhat/(√shat + ε)" }, kept: ["m", "s"], countsUpdates: true,
        numPy: { _ in
          [
            "m[k] = \(beta) * m[k] + (1 - \(beta)) * g", squares,
            "root = np.sqrt(s[k] / (1 - \(alpha) ** update)) + \(epsilon)",
            "p -= rate * m[k] / (1 - \(beta) ** update) / root",
          ]
        },
        pyTorch: {
          "torch.optim.Adam(\($0), lr=\($1.learningRate), betas=(\(beta), \(alpha)), "
            + "eps=\(epsilon))"
        })
    }
  }
}
