import Backprop

/// The weights and biases at this step beside those at another step of the same run.
package struct ParameterDifference: Sendable {
  /// The number of steps before the other place.
  package let position: Int
  /// The run on its way there; `nil` once it has been there.
  private var away: Run?
  /// The parameters there; `nil` as long as the run is on its way.
  package private(set) var there: [Double]?
  /// All parameters, those that differ most first.
  package private(set) var order: [Int] = []
  /// The largest |Δ| that is finite.
  package private(set) var largest = 0.0
  /// For which moment that holds.
  private var here: (position: Int, edits: [Edit])?

  init(_ run: Run, to position: Int) {
    self.position = position
    away = run
  }

  /// Whether something is left to find for the present moment of a run.
  func isBehind(_ run: Run) -> Bool {
    there == nil || here?.position != run.position || here?.edits != run.journal.edits
  }

  /// Goes on to the other place, and puts the parameters in order.
  mutating func catchUp(with run: Run, budget: Int) {
    if var away {
      self.away = nil
      guard away.advance(to: position, budget: budget) == .arrived else {
        self.away = away
        return
      }
      there = away.updatedNetwork.parameters
    }
    guard let there, isBehind(run) else { return }
    here = (run.position, run.journal.edits)
    let present = run.updatedNetwork.parameters
    let sizes = zip(present, there).map { abs($0 - $1) }
    // What is no number stands first: nothing is larger.
    order = sizes.indices.sorted { a, b in
      let (first, second) = (
        sizes[a].isNaN ? .infinity : sizes[a], sizes[b].isNaN ? .infinity : sizes[b]
      )
      return first == second ? a < b : first > second
    }
    largest = sizes.lazy.filter(\.isFinite).max() ?? 0
  }
}
