package import Backprop

/// What is said and written of an optimizer, besides the formulas of its numbers.
package struct OptimizerWords: Sendable {
  /// Why a parameter changes by as much as it does.
  let reason: String
  /// An update in a line of the algorithm, from what the gradient is called there.
  package let algorithm: @Sendable (_ gradient: String) -> String
}

extension Optimizer {
  package var words: OptimizerWords {
    switch self {
    case .sgd:
      OptimizerWords(reason: "Against the slope, by η times it") { "w⁺ = w − η · \($0)" }
    case .momentum:
      OptimizerWords(reason: "By η times the velocity, backwards") {
        "v = μ·v + \($0)     w⁺ = w − η · v"
      }
    case .nesterov:
      OptimizerWords(reason: "By η times slope and velocity, backwards") {
        "v = μ·v + \($0)     w⁺ = w − η · (\($0) + μ·v)"
      }
    case .rmsprop:
      OptimizerWords(reason: "By η times the slope over its usual size") {
        "w⁺ = w − η · \($0)/(√s + ε)"
      }
    case .adam:
      OptimizerWords(reason: "By η times mean slope over usual size") { _ in
        "w⁺ = w − η · mhat/(√shat + ε)"
      }
    }
  }
}
