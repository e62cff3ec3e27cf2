import Backprop
import Conditions

/// What stops speak of at the step at which the run stands.
struct StopValues: Sendable {
  private let position: Int
  private let edits: [Edit]
  private let start: Run.Setup
  private let conditions: [Condition]
  private var walk: Walk
  private var finder: HitFinder
  /// By the conditions; `nil` until they are found.
  private(set) var values: [Double?]?

  init(of conditions: [Condition], in run: Run) {
    self.conditions = conditions
    (position, edits, start) = (run.position, run.journal.edits, run.start)
    finder = HitFinder(conditions, of: run.start, .all(most: 0))
    walk = Walk(
      through: run, after: max(0, run.epoch - 1 - Watch.epochsBefore(run.start)), for: finder)
  }

  /// Whether they are those of this step.
  func areOf(_ conditions: [Condition], in run: Run) -> Bool {
    position == run.position && edits == run.journal.edits && start == run.start
      && conditions == self.conditions
  }

  /// Looks at what lies before the step.
  mutating func find(in run: Run, budget: Int) {
    var work = budget
    guard values == nil, !run.pass.isOpen,
      walk.advance(before: run.exampleIndex, showing: &finder, work: &work)
    else { return }
    values = finder.subjects(in: run)
  }
}
