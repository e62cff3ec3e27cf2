/// What the check at the end of an epoch found.
package struct EpochEnd: Equatable, Sendable {
  package let epoch: Int
  package let evaluation: Evaluation
  /// How the network does on the test data, where there is any.
  package let testEvaluation: Evaluation?
  /// E after the epoch before, where it is known exactly.
  package let errorBefore: Double?
  /// Why a run ends here; `nil` where it goes on.
  package let stopReason: StopReason?
}
