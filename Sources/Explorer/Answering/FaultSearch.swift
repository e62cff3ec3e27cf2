import Backprop
import Documents

/// A search for the first wrong step of a page's program, and how far its reader has come with it.
package struct FaultSearch: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    case open
    case found
    /// It was shown to a reader who had not found it.
    case shown
  }

  package internal(set) var outcome = Outcome.open
  /// How many answers were wrong.
  package internal(set) var wrong = 0
  /// The first wrong step of the example at the page's place; see `firstWrong(in:)`.
  package let firstWrong: Int?

  /// So many answers can be wrong before the fault is shown.
  package static let tries = 3

  /// Begins a search in the example in which a run stands.
  init(in run: Run) { firstWrong = FaultSearch.firstWrong(in: run) }

  /// The first wrong step of the example in which a run stands, by its number in the run, from 1; `nil`:
  /// none is wrong.
  static func firstWrong(in run: Run) -> Int? {
    let pass = run.pass
    return (0..<pass.layout.count)
      .first { pass.slip(at: pass.layout.quantity(at: $0)) != nil }
      .map { run.startPosition + $0 + 1 }
  }
}
