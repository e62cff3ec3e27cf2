/// What is pointed at.
package struct Pointing: Equatable, Sendable {
  /// A unit, an input, a target or a parameter; `nil` until something is selected.
  package var selection: Selection?
  /// Whether the calculation shows what is selected, rather than the step.
  package var isInspecting = false
  /// The epoch at which the error is read off; `nil`: the present one.
  package var errorCursor: Int?
}
