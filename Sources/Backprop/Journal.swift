/// The edits of a run, each at a position, and the way back from each change of them.
public struct Journal: Equatable, Sendable {
  /// What the edits were before a change, and where to go when it is taken back or made again.
  private struct Entry: Equatable, Sendable {
    let edits: [Edit]
    /// Where the run stood before a change that moved it to the start; `nil` for all others.
    let position: Int?
  }

  /// In the order in which they take effect; those of one batch in the order they were made.
  public private(set) var edits: [Edit] = []
  private var undone: [Entry] = []
  private var done: [Entry] = []

  /// Whether there is a change to take back.
  public var canUndo: Bool { !done.isEmpty }
  /// Whether a change was taken back that can be made again.
  public var canRedo: Bool { !undone.isEmpty }

  init() {}

  /// Adds an edit; those that take effect later go with the future that it replaces.
  ///
  /// Others of the same batch stay, at whatever step they were made: they are in effect already.
  mutating func add(_ edit: Edit) {
    done.append(Entry(edits: edits, position: nil))
    undone = []
    edits.removeAll { $0.start > edit.start }
    edits.append(edit)
  }

  /// Puts other edits in the place of all.
  mutating func replace(with edits: [Edit]) {
    guard edits != self.edits else { return }
    done.append(Entry(edits: self.edits, position: nil))
    undone = []
    self.edits = edits
  }

  /// Takes all edits away, and begins with others.
  ///
  /// - Parameter position: where the run stands, to come back to.
  mutating func clear(at position: Int, to first: [Edit]) {
    done.append(Entry(edits: edits, position: position))
    undone = []
    edits = first
  }

  /// Keeps the edits alone.
  mutating func forgetWayBack() {
    done = []
    undone = []
  }

  /// Forgets the changes that were taken back.
  mutating func forgetUndone() { undone = [] }

  /// Takes the last change back; returns the position to go to where the change had moved the run.
  mutating func undo() -> Int? {
    guard let entry = done.popLast() else { return nil }
    undone.append(Entry(edits: edits, position: entry.position))
    edits = entry.edits
    return entry.position
  }

  /// Makes the change once more that was taken back last; returns the position that it moves to.
  ///
  /// `position` is where the run stands, to come back to.
  mutating func redo(at position: Int) -> Int? {
    guard let entry = undone.popLast() else { return nil }
    let movesToStart = entry.position != nil
    done.append(Entry(edits: edits, position: movesToStart ? position : nil))
    edits = entry.edits
    return movesToStart ? 0 : nil
  }
}
