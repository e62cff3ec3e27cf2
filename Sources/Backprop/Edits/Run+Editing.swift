/// Changing the past: every edit starts a new future, and can be taken back.
extension Run {
  /// Makes a change that holds from the first step of the present batch on; the position stays.
  ///
  /// - Parameters:
  ///   - change: what is changed, and to what.
  ///   - budget: about how many multiplications to do; where they are too few to come back to the
  ///     position, `advance` to `destination` goes on. The same holds for all other changes.
  /// - Precondition: `setup.problem(with: change)` is `nil`.
  public mutating func make(_ change: Change, budget: Int = .max) {
    require(setup.problem(with: change))
    let edit = Edit(position: position, start: plan.batchStart(of: exampleIndex), change: change)
    keepBranch()
    timeline.changeJournal(budget: budget) { $0.add(edit) }
  }

  /// A change at a place of a run.
  package struct PlacedChange: Sendable {
    let change: Change
    let place: Destination
    /// The number of steps before the place, where it is known.
    let position: Int?

    package init(_ change: Change, at place: Destination, position: Int? = nil) {
      (self.change, self.place, self.position) = (change, place, position)
    }
  }

  /// Makes some changes the only ones there are, each from its place on; the run's own position stays.
  package mutating func replaceEdits(with changes: [PlacedChange], budget: Int) {
    replaceEdits(withGroups: [changes], budget: budget)
  }

  /// Does the same, as if each group of changes had been made after the one before: they are taken back one
  /// by one.
  package mutating func replaceEdits(withGroups groups: [[PlacedChange]], budget: Int) {
    var edits: [Edit] = []
    let stages = groups.map { group in
      edits += group.map(edit)
      // Those of one batch stay in the order in which they were made.
      return edits.enumerated().sorted {
        ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
      }.map(\.element)
    }
    timeline.changeJournal(budget: budget) { journal in
      var outcome = Journal.Outcome(first: nil)
      for stage in stages {
        let first = [outcome.first, journal.replace(with: stage).first].compactMap(\.self).min()
        outcome = Journal.Outcome(first: first)
      }
      return outcome
    }
  }

  private func edit(_ placed: PlacedChange) -> Edit {
    // Only training tells the number of steps before a place of a recurrent network.
    let known = if case .position(let position) = placed.place { position } else { position }
    return Edit(
      position: placed.position ?? known,
      start: plan.batchStart(of: timeline.exampleIndex(of: placed.place) ?? exampleIndex),
      change: placed.change)
  }

  /// Keeps the present future where it has been run further than the place of a change.
  private mutating func keepBranch() {
    guard furthest > position else { return }
    keepErrors()
    branches.append(
      Branch(
        edits: journal.edits, furthest: furthest, histories: timeline.errors.histories))
    if branches.count > Run.mostBranches { branches.removeFirst() }
  }

  /// Their histories may be long.
  private static let mostBranches = 8

  /// Goes over to a future that was left, and keeps the present one in its place.
  ///
  /// The position stays.
  ///
  /// - Precondition: `index` is an index of `branches`.
  public mutating func take(branch index: Int, budget: Int = .max) {
    let branch = branches[index]
    branches[index] = Branch(
      edits: journal.edits, furthest: max(furthest, position),
      histories: timeline.errors.histories)
    keepErrors()
    timeline.changeJournal(budget: 0) { $0.replace(with: branch.edits) }
    // All that it had found out is true again.
    timeline.adopt(
      branch.histories, furthest: branch.furthest, budget: budget)
  }

  /// Changes when a run ends by itself: no number that it computes.
  public mutating func changeStopping(as settings: TrainingSettings, budget: Int = .max) {
    timeline.changeStopping(as: settings, budget: budget)
  }

  /// Takes the last change back; returns whether there was one.
  public mutating func undo(budget: Int = .max) -> Bool {
    guard journal.canUndo else { return false }
    timeline.changeJournal(budget: budget) { $0.undo() }
    return true
  }

  /// Makes the change once more that was taken back last; returns whether there was one.
  public mutating func redo(budget: Int = .max) -> Bool {
    guard journal.canRedo else { return false }
    timeline.changeJournal(budget: budget) { [position] journal in journal.redo(at: position) }
    return true
  }

  /// Goes back to the start with these changes alone; `undo` comes back.
  public mutating func reset(to changes: [Change] = []) {
    if furthest > 0 { keepErrors() }
    timeline.changeJournal(budget: .max) { [position] journal in
      journal.clear(at: position, to: changes.map { Edit(position: 0, start: 0, change: $0) })
    }
  }
}
