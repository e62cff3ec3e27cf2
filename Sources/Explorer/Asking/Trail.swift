package import Backprop
package import Conditions

/// Goes after a run, as far as it has been run, and shows all of it to a follower.
package struct Trail<Follower: TrainingWatcher>: Sendable {
  private var walk: Walk
  package private(set) var follower: Follower
  /// Whether the person did not wait for the rest.
  package private(set) var isStopped = false
  private let edits: [Edit]
  private let start: Run.Setup

  init(after run: Run, _ follower: Follower) {
    self.follower = follower
    edits = run.journal.edits
    start = run.start
    walk = Walk(through: run, after: 0, for: follower)
  }

  /// How many steps it has gone through.
  package var position: Int { walk.position }

  /// Whether it is about this run, with these edits.
  func isOf(_ run: Run) -> Bool { edits == run.journal.edits && start == run.start }

  /// Whether there is something that it is still to go through.
  package func isBehind(_ run: Run) -> Bool {
    !isOf(run) || (!isStopped && walk.position < run.furthest)
  }

  /// Goes no further, and keeps what it has found.
  mutating func stop() { isStopped = true }

  /// Goes on up to where the run has been.
  mutating func advance(in run: Run, budget: Int) {
    var work = budget
    while !isStopped, walk.position < run.furthest {
      let end = run.exampleEnd(ofStep: run.furthest) ?? walk.exampleIndex + 1
      guard walk.advance(before: end, showing: &follower, work: &work) else { return }
    }
  }
}

extension Trail where Follower == HitFinder {
  /// More hits than these are counted and not kept.
  package static var mostHits: Int { 10_000 }

  init(of conditions: [Condition], in run: Run) {
    self.init(
      after: run, HitFinder(conditions, of: run.start, .all(most: Trail<HitFinder>.mostHits)))
  }

  package var conditions: [Condition] { follower.conditions }

  /// The hits up to a step, as far as they are kept.
  package func hits(upTo furthest: Int) -> ArraySlice<Hit> {
    // The last example may reach beyond.
    follower.hits.dropLast(countBeyond(furthest))
  }

  private func countBeyond(_ furthest: Int) -> Int {
    follower.hits.reversed().prefix { $0.step > furthest }.count
  }

  /// How many hits a condition has had up to a step.
  package func count(of condition: Int, upTo furthest: Int) -> Int {
    follower.counts[condition]
      - follower.hits.suffix(countBeyond(furthest)).count { $0.condition == condition }
  }

  /// How many hits there are up to a step.
  package func count(upTo furthest: Int) -> Int {
    follower.counts.indices.reduce(0) { $0 + count(of: $1, upTo: furthest) }
  }

  /// The last hit of a condition, as far as that is kept.
  package func last(of condition: Int, upTo furthest: Int) -> Hit? {
    if let last = follower.last[condition], last.step <= furthest { return last }
    return hits(upTo: furthest).last { $0.condition == condition }
  }
}
