package import Backprop

/// The other run of a comparison, at the step that the present run is at.
package struct Counterpart: Sendable {
  /// What the person called it.
  package let name: String
  /// The other run.
  package private(set) var run: Run
  /// The place of the present run that it is on its way to.
  private var goal: Goal?
  private var hasArrived = false

  private struct Goal: Equatable {
    let exampleIndex: Int
    /// The last step of the present run there that the other has, too; `nil`: none of that example.
    let quantity: Quantity?
  }

  init(_ run: Run, named name: String) {
    (self.run, self.name) = (run, name)
  }

  /// Whether it is at the same step as the present run, or at the last one before it that both have.
  package func isLevel(with present: Run) -> Bool {
    hasArrived && goal == self.goal(beside: present)
  }

  private func goal(beside present: Run) -> Goal {
    let layout = run.layout(ofExample: present.exampleIndex)
    let own = present.pass.layout
    let last = (0..<present.stepsDone).last { layout.index(of: own.quantity(at: $0)) != nil }
    return Goal(exampleIndex: present.exampleIndex, quantity: last.map(own.quantity))
  }

  /// Goes to where the present run is.
  mutating func follow(_ present: Run, budget: Int) {
    let goal = goal(beside: present)
    if goal != self.goal {
      self.goal = goal
      hasArrived = false
    }
    guard !hasArrived else { return }
    let place =
      goal.quantity.map { run.place(of: $0, inExample: goal.exampleIndex) }
      ?? run.start(ofExample: goal.exampleIndex)
    hasArrived = run.advance(to: place, budget: budget) == .arrived
  }
}
