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
    let edit = Edit(position: position, start: plan.batchStart(of: ordinal), change: change)
    keepBranch()
    journal.add(edit)
    replay(from: edit.start, at: position, budget: budget)
  }

  /// Makes some changes the only ones there are, from a place on; the run's own position stays.
  package mutating func replaceEdits(
    with changes: [Change], at place: Destination, budget: Int
  ) {
    // Only training tells the number of steps before a place of a recurrent network.
    let position = if case .position(let position) = place { position } else { self.position }
    let edits = changes.map {
      Edit(
        position: position, start: plan.batchStart(of: ordinal(of: place) ?? ordinal), change: $0)
    }
    changeJournal(budget: budget) {
      let before = $0.edits
      $0.replace(with: edits)
      return (before == edits ? nil : $0.firstOfLastChange, nil)
    }
  }

  /// Keeps the present future where it has been run further than the place of a change.
  private mutating func keepBranch() {
    guard furthest > position else { return }
    keepErrors()
    branches.append(
      Branch(
        edits: journal.edits, furthest: furthest, history: history, testHistory: testHistory))
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
      edits: journal.edits, furthest: max(furthest, position), history: history,
      testHistory: testHistory)
    keepErrors()
    changeJournal(budget: 0) {
      let before = $0.edits
      $0.replace(with: branch.edits)
      return (before == branch.edits ? nil : $0.firstOfLastChange, nil)
    }
    // All that it had found out is true again.
    history = branch.history
    testHistory = branch.testHistory
    owesFirstError = owesFirstError || history.count == 0
    _ = advance(to: destination, budget: budget)
    furthest = max(branch.furthest, position)
  }

  /// Changes when a run ends by itself: no number that it computes.
  public mutating func changeStopping(as settings: TrainingSettings, budget: Int = .max) {
    let hadPatience = setup.settings.patience != nil
    for keyPath in [\Run.start, \Run.setup] {
      self[keyPath: keyPath].settings.adoptStopping(of: settings)
    }
    trainer.adopt(setup)
    guard !hadPatience, settings.patience != nil else { return }
    // Nobody has looked for the smallest error so far; nothing else of the run is new.
    let (history, testHistory, furthest) = (history, testHistory, furthest)
    replay(from: 0, at: position, budget: 0)
    self.history = history
    self.testHistory = testHistory
    owesFirstError = owesFirstError || history.count == 0
    _ = advance(to: destination, budget: budget)
    self.furthest = furthest
  }

  /// Takes the last change back; returns whether there was one.
  public mutating func undo(budget: Int = .max) -> Bool {
    guard journal.canUndo else { return false }
    changeJournal(budget: budget) { $0.undo() }
    return true
  }

  /// Makes the change once more that was taken back last; returns whether there was one.
  public mutating func redo(budget: Int = .max) -> Bool {
    guard journal.canRedo else { return false }
    changeJournal(budget: budget) { [position] journal in journal.redo(at: position) }
    return true
  }

  /// Goes back to the start with these changes alone; `undo` comes back.
  public mutating func reset(to changes: [Change] = []) {
    if furthest > 0 { keepErrors() }
    changeJournal(budget: .max) { [position] journal in
      journal.clear(at: position, to: changes.map { Edit(position: 0, start: 0, change: $0) })
      return (journal.firstOfLastChange, 0)
    }
  }

  /// Changes the journal; what that returns is the first example for which it makes a difference, and
  /// where to go, where the run does not stay.
  private mutating func changeJournal(
    budget: Int, _ change: (inout Journal) -> (first: Int?, position: Int?)
  ) {
    let (first, moved) = change(&journal)
    let destination = moved ?? position
    if let first {
      replay(from: first, at: destination, budget: budget)
    } else {
      _ = advance(to: destination, budget: budget)
    }
  }

  /// Computes everything anew that comes after the start of an example.
  private mutating func replay(from first: Int, at destination: Int, budget: Int) {
    keyframes.truncate(after: first)
    let epochsBefore = first / start.examples.count
    history.truncate(after: epochsBefore)
    testHistory.truncate(after: epochsBefore)
    let keyframe = keyframes.nearest(to: min(first, historyStart))
    stand(at: keyframe)
    if first == 0 {
      history = ErrorHistory(limit: history.limit)
      testHistory = history
    }
    // The first bucket may have gone as a whole; the replay then begins at the start, too.
    if history.count == 0 { recordErrorBeforeTraining() }
    position = startPosition
    _ = advance(to: destination, budget: budget)
    furthest = destination
  }

  /// The first example after the epochs whose errors are known.
  var historyStart: Int { max(0, history.count - 1) * start.examples.count }
}
