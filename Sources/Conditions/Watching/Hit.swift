package import Backprop

/// A step at which a condition hits.
package struct Hit: Equatable, Sendable {
  /// Which of the conditions that are watched, from 0.
  package let condition: Int
  /// From 1.
  package let epoch: Int
  /// The example's row of the data, from 1.
  package let example: Int
  /// The number of the step in the run, from 1.
  package let step: Int
  /// What the step computes.
  package let quantity: Quantity
  /// The left side of the first comparison that reads something which the step computed, or what
  /// another test names; `nil` where nothing is named.
  package let value: Double?
  /// The same just before the step; `nil` where there was no value.
  package let before: Double?
  /// By what a state was judged, where that is what hit.
  package let evidence: StateEvidence?
}

/// The number that a state was judged by; its limit is a constant of `EpochTally` or `GradientNorms`.
package enum StateEvidence: Equatable, Sendable {
  /// Some units, by their names' order in the network, and the greatest net of the first over the epoch.
  case dead(units: [Unit], greatestNet: Double)
  /// Some units, and for which share of the epoch's examples the first was flat.
  case saturated(units: [Unit], share: Double)
  /// The root mean square of the first layer's ∂E/∂w over that of the last layer's.
  case vanishing(share: Double)
  /// The norm of an update's gradients over the median of those before.
  case exploding(factor: Double)
  /// How many parameters kept their bits, in how many updates.
  case unchanged(count: Int, updates: Int)
}
