import Backprop
import Testing

/// Targets that a loss cannot take.
struct LossTargetsTests {
  @Test(
    arguments: [
      (.halfSquaredError, [-7, 3], nil), (.meanSquaredError, [1e300], nil),
      (.binaryCrossEntropy, [0, 1], nil), (.binaryCrossEntropy, [0.5], nil),
      (.binaryCrossEntropy, [0.5, -1], .outOfRange(output: 1)),
      (.binaryCrossEntropy, [2], .outOfRange(output: 0)),
      (.binaryCrossEntropy, [.nan], .outOfRange(output: 0)),
      (.crossEntropy, [1, 0, 0], nil), (.crossEntropy, [0.7, 0.3], nil),
      (.crossEntropy, [1.0 / 3, 1.0 / 3, 1.0 / 3], nil),
      (.crossEntropy, [2, -1], .outOfRange(output: 0)),
      (.crossEntropy, [0.5, 0.25], .sum(0.75)), (.crossEntropy, [1, 1], .sum(2)),
    ] as [(Loss, [Double], Loss.TargetProblem?)])
  func crossEntropiesTakeSharesAlone(
    _ loss: Loss, _ targets: [Double], _ problem: Loss.TargetProblem?
  ) {
    #expect(loss.problem(with: targets[...]) == problem)
    #expect(loss.problem(with: ([9] + targets)[1...]) == problem)
  }
}
