extension Loss {
  /// Why a loss cannot take the targets of an example.
  public enum TargetProblem: Equatable, Sendable {
    /// The target of an output, counted from 0, is not in 0 … 1.
    case outOfRange(output: Int)
    /// The targets, which are shares of one whole, add up to something else than 1.
    case sum(Double)
  }

  /// Returns why it cannot take the targets of an example; `nil` where it can.
  ///
  /// A cross-entropy of targets outside 0 … 1 has no least value. Those of a softmax, whose outputs add
  /// up to 1, must do so, too, up to rounding: then δ = out − target holds.
  public func problem(with targets: ArraySlice<Double>) -> TargetProblem? {
    switch self {
    case .halfSquaredError, .meanSquaredError: return nil
    case .crossEntropy, .binaryCrossEntropy:
      if let index = targets.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
        return .outOfRange(output: index - targets.startIndex)
      }
      let sum = targets.reduce(0, +)
      return self == .crossEntropy && abs(sum - 1) > 1e-6 ? .sum(sum) : nil
    }
  }
}
