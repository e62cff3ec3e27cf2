package import Backprop

/// What is said and written of a loss: with `Loss` and its kernel the one place where a loss is
/// described.
package struct LossWords: Sendable {
  /// What it is called: `half squared error`.
  package let name: String
  /// E_total of an example, over all outputs.
  package let sum: String
  /// What the error of all examples is the mean of, where |error| stands in a column beside it.
  package let mean: String
  /// E_k of a target and an output.
  let unitError: @Sendable (_ target: Quantity, _ activation: Quantity) -> Formula
  /// ∂E/∂out, or the δ in its place, of an output, by how many outputs there are.
  let outputGradient:
    @Sendable (_ activation: Quantity, _ target: Quantity, _ outputCount: Int) -> Formula
  /// The same without names, as short as can be: `out − target`.
  let origin: @Sendable (_ outputCount: Int) -> String
  /// What E_k is, after what the output should and does answer.
  let unitSentence: String
  /// What E_total is.
  let totalSentence: String
  /// Why the backward phase begins with δ; `nil` where it begins with ∂E/∂out.
  let straightToDelta: String?
  /// The sum of the examples' errors, of the last layer's `net` and `out` and the targets `T`.
  ///
  /// Cross-entropies come from `net`, as in training: `out` may round to 0 or 1.
  package let numPy: String
  package let pyTorch: String
  /// dE/dout, or dE/dnet where the backward phase begins with δ; PyTorch finds it by itself.
  package let numPyGradient: String

  fileprivate static let surprise = "the surprise about the target, −ln of what was given to it"
  fileprivate static let sumSentence =
    "All outputs' errors added up: how wrong the network is here."
}

extension Loss {
  package var words: LossWords {
    switch self {
    case .halfSquaredError:
      LossWords(
        name: "half squared error", sum: "Σ ½·(target − out)²", mean: "½·error²",
        unitError: { "½·(\($0) − \($1))²" },
        outputGradient: { out, target, _ in "\(out) − \(target)" },
        origin: { _ in "out − target" }, unitSentence: "half the square of the difference",
        totalSentence: LossWords.sumSentence, straightToDelta: nil,
        numPy: "(0.5 * (T - out) ** 2).sum()", pyTorch: "(0.5 * (T - out) ** 2).sum()",
        numPyGradient: "(out - T)")
    case .meanSquaredError:
      LossWords(
        name: "mean squared error", sum: "mean of (target − out)²", mean: "error²",
        unitError: { "(\($0) − \($1))²" },
        outputGradient: { out, target, count in
          count == 1 ? "2·(\(out) − \(target))" : "2·(\(out) − \(target))/\(count: count)"
        }, origin: { $0 == 1 ? "2·(out − target)" : "2·(out − target)/\($0)" },
        unitSentence: "the square of the difference",
        totalSentence: "The mean of the outputs' errors: how wrong the network is here.",
        straightToDelta: nil, numPy: "((T - out) ** 2).mean(axis=1).sum()",
        pyTorch: "((T - out) ** 2).mean(dim=1).sum()", numPyGradient: "2 * (out - T) / T.shape[1]")
    case .crossEntropy:
      LossWords(
        name: "cross-entropy", sum: "−Σ target·ln(out)", mean: "E_total",
        unitError: { "−\($0)·ln(\($1))" },
        outputGradient: { out, target, _ in "\(out) − \(target)" },
        origin: { _ in "out − target" }, unitSentence: LossWords.surprise,
        totalSentence: LossWords.sumSentence,
        straightToDelta:
          "Over all paths to E the slopes of softmax and cross-entropy cancel: what is left is "
          + "out − target. ",
        numPy: "(T * (np.logaddexp.reduce(net, axis=1, keepdims=True) - net)).sum()",
        pyTorch: "-(T * torch.log_softmax(net, dim=1)).sum()", numPyGradient: "(out - T)")
    case .binaryCrossEntropy:
      LossWords(
        name: "binary cross-entropy", sum: "−Σ (target·ln(out) + (1 − target)·ln(1 − out))",
        mean: "E_total", unitError: { "−(\($0)·ln(\($1)) + (1 − \($0))·ln(1 − \($1)))" },
        outputGradient: { out, target, _ in "\(out) − \(target)" },
        origin: { _ in "out − target" }, unitSentence: LossWords.surprise,
        totalSentence: LossWords.sumSentence,
        straightToDelta:
          "(out − target)/(out·(1 − out)) and the sigmoid's slope out·(1 − out) cancel: what is "
          + "left is out − target. ",
        numPy: "(T * np.logaddexp(0, -net) + (1 - T) * np.logaddexp(0, net)).sum()",
        pyTorch:
          "torch.nn.functional.binary_cross_entropy_with_logits(net, T, reduction='sum')",
        numPyGradient: "(out - T)")
    }
  }
}
