/// Something that is wrong with a run, or may be.
package struct Finding: Equatable, Sendable {
  /// What it can be, the worst first.
  package enum Kind: String, CaseIterable, Sendable {
    /// A value is NaN or an infinity.
    case notFinite = "not-finite"
    /// An update's gradients were much larger than those before.
    case exploding
    /// An update of the full batch made E larger.
    case beyondValley = "beyond-valley"
    /// An epoch of several updates made E much larger.
    case errorRose = "error-rose"
    /// Units that can never become different.
    case equalUnits = "equal-units"
    /// Relu units that are never on.
    case dead
    /// The first layer's gradients are next to nothing.
    case vanishing
    /// Units whose out is flat.
    case saturated
    /// Inputs too large for the activation that they reach.
    case unscaledInputs = "unscaled-inputs"
    /// The updates of a layer are very large or very small.
    case updateSize = "update-size"
    /// Parameters that no update changed.
    case unchanged
    /// E of the test data rises while that of training falls.
    case testErrorTurned = "test-error-turned"
  }

  package let kind: Kind
  /// What it is, with its numbers.
  package let says: String
  /// What that means.
  package let means: String
  /// What one may try.
  package let advice: String
  /// The number of the step in the run, from 1, at which it can be seen; `nil` where that is not known.
  package let step: Int?
  /// The epoch of that step, from 1.
  package let epoch: Int
  /// The number that it was judged by.
  package let value: Double
  /// What the number was compared with.
  package let limit: Double

  /// All of it, in one line.
  package var line: String { "\(says): \(means); \(advice)" }
}
