import Backprop
import Conditions

/// What is looked for in the run while it stands still, and what becomes of it.
package struct Inquiry: Sendable {
  /// What is looked for.
  enum Aim: Equatable, Sendable {
    /// A hit of any stop, from here on or back.
    case stop(isForward: Bool)
    /// A hit on the way to a place; so many groups are to be done from here to there.
    case way(Destination, count: Int, Granularity)
    /// The last of so many updates that change a weight or bias.
    case change(Int, count: Int, isForward: Bool)
  }

  /// The search for it.
  enum Work: Sendable {
    case hit(Search<HitFinder>)
    case change(Search<ChangeFinder>)
  }

  let aim: Aim
  var work: Work
  /// The conditions that are looked for.
  let stops: [Stops.Stop]

  /// The epoch that is looked at.
  package var epoch: Int {
    switch work {
    case .hit(let search): search.epoch
    case .change(let search): search.epoch
    }
  }

  /// Goes on; returns whether it has ended.
  mutating func advance(in run: Run, work budget: inout Int) -> Bool {
    switch work {
    case .hit(var search):
      defer { work = .hit(search) }
      return search.advance(in: run, work: &budget)
    case .change(var search):
      defer { work = .change(search) }
      return search.advance(in: run, work: &budget)
    }
  }
}
