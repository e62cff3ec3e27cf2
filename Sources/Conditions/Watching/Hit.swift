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
}
