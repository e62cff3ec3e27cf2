/// What the check at the end of an epoch found.
package struct EpochEnd: Equatable, Sendable {
  package let epoch: Int
  package let evaluation: Evaluation
  /// E after the epoch before, where it is known exactly.
  package let errorBefore: Double?
  /// Why a run ends here; `nil` where it goes on.
  package let stopReason: StopReason?
}
