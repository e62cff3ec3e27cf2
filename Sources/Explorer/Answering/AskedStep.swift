package import Backprop

/// The step that a page asks for, and how far its reader has come with it.
package struct AskedStep: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    /// Nobody has answered it or seen it: nothing may show it.
    case open
    case right
    /// It was taken, or shown, without a right answer.
    case shown
  }

  package let quantity: Quantity
  /// The example that it is in, counted over the whole run from 0.
  let exampleIndex: Int
  package internal(set) var outcome = Outcome.open
  /// How many answers were wrong.
  package internal(set) var wrong = 0

  init(_ quantity: Quantity, inExample exampleIndex: Int) {
    (self.quantity, self.exampleIndex) = (quantity, exampleIndex)
  }

  /// Whether a run has come to it.
  func isReached(by run: Run) -> Bool {
    run.exampleIndex > exampleIndex
      || run.exampleIndex == exampleIndex && run.isKnown(quantity)
  }
}
