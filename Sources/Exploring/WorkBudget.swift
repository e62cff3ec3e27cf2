/// How many multiplications fit into a slice of time, as measured.
package struct WorkBudget: Sendable {
  package private(set) var multiplications = 200_000
  /// In seconds.
  private let slice: Double

  /// Begins with a guess.
  ///
  /// - Parameter slice: how long a piece of work is to last, in seconds.
  package init(slice: Double) { self.slice = slice }

  /// Learns from a piece of work of so many multiplications how long that takes.
  package mutating func learn(seconds spent: Double) {
    // The clock is too coarse to tell.
    guard spent > 0.000_2 else { return }
    let fitting = Double(multiplications) * slice / spent
    multiplications = min(
      max(20_000, Int(min(fitting, 2 * Double(multiplications)))), 1_000_000_000)
  }
}
