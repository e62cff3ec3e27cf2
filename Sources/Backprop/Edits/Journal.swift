/// The edits of a run, each at a position, and the way back from each change of them.
public struct Journal: Equatable, Sendable {
  /// A change of the edits: what it took away from their end, and what it put there.
  ///
  /// Only the difference is kept, so that memory grows with the number of changes alone.
  private struct Entry: Equatable, Sendable {
    /// How many edits stay as they are.
    let kept: Int
    let removed: [Edit]
    let added: [Edit]
    /// Where the run stood before a change that moved it to the start; `nil` for all others.
    let position: Int?
  }

  /// What a change of the edits leads to.
  struct Outcome {
    /// The first example for which it makes a difference; `nil` where it makes none.
    let first: Int?
    /// The position to go to; `nil` where the run stays.
    var position: Int?
  }

  /// In the order in which they take effect; those of one batch in the order they were made.
  public private(set) var edits: [Edit] = []
  private var undone: [Entry] = []
  private var done: [Entry] = []

  /// Whether there is a change to take back.
  public var canUndo: Bool { !done.isEmpty }
  /// Whether a change was taken back that can be made again.
  public var canRedo: Bool { !undone.isEmpty }

  package init() {}

  // MARK: - Looking up

  /// The number of edits that take effect before an example.
  private func count(before exampleIndex: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].start < exampleIndex { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The edits that take effect before an example.
  func edits(before exampleIndex: Int) -> ArraySlice<Edit> { edits[..<count(before: exampleIndex)] }

  /// The edits that take effect at an example.
  func edits(at exampleIndex: Int) -> ArraySlice<Edit> {
    edits[count(before: exampleIndex)..<count(before: exampleIndex + 1)]
  }

  /// The first example after another at which an edit takes effect.
  func nextStart(after exampleIndex: Int) -> Int? {
    let index = count(before: exampleIndex + 1)
    return index < edits.count ? edits[index].start : nil
  }

  /// The first example at which one of two runs is changed otherwise than the other; `nil`: none.
  func parting(from other: Journal) -> Int? {
    let same = zip(edits, other.edits).prefix { $0.hasSameEffect(as: $1) }.count
    return (edits.dropFirst(same) + other.edits.dropFirst(same)).map(\.start).min()
  }

  // MARK: - Changing

  /// Adds an edit; those that take effect later go with the future that it replaces.
  ///
  /// Others of the same batch stay, at whatever step they were made: they are in effect already.
  mutating func add(_ edit: Edit) -> Outcome {
    let kept = count(before: edit.start + 1)
    let entry = Entry(kept: kept, removed: Array(edits[kept...]), added: [edit], position: nil)
    return Outcome(first: change(entry))
  }

  /// Puts other edits in the place of all.
  mutating func replace(with edits: [Edit]) -> Outcome {
    guard edits != self.edits else { return Outcome(first: nil) }
    return Outcome(first: change(difference(to: edits, at: nil)))
  }

  /// Takes all edits away, and begins with others.
  ///
  /// - Parameters:
  ///   - position: where the run stands, to come back to.
  ///   - first: the edits to begin with, in the order in which they were made.
  /// - Returns: the first example for which that makes a difference, and the way to the start.
  mutating func clear(at position: Int, to first: [Edit]) -> Outcome {
    Outcome(first: change(difference(to: first, at: position)), position: 0)
  }

  /// Keeps the edits alone.
  mutating func forgetWayBack() {
    done = []
    undone = []
  }

  /// Forgets the changes that were taken back.
  mutating func forgetUndone() { undone = [] }

  /// Takes the last change back, where there is one.
  mutating func undo() -> Outcome {
    guard let entry = done.popLast() else { return Outcome(first: nil) }
    undone.append(entry)
    put(entry.removed, after: entry.kept)
    return Outcome(first: first(of: entry), position: entry.position)
  }

  /// Makes the change once more that was taken back last, where there is one.
  ///
  /// `position` is where the run stands, to come back to.
  mutating func redo(at position: Int) -> Outcome {
    guard let entry = undone.popLast() else { return Outcome(first: nil) }
    let movesToStart = entry.position != nil
    done.append(
      Entry(
        kept: entry.kept, removed: entry.removed, added: entry.added,
        position: movesToStart ? position : nil))
    put(entry.added, after: entry.kept)
    return Outcome(first: first(of: entry), position: movesToStart ? 0 : nil)
  }

  private func first(of entry: Entry) -> Int? {
    (entry.removed + entry.added).map(\.start).min()
  }

  private func difference(to edits: [Edit], at position: Int?) -> Entry {
    let kept = zip(self.edits, edits).prefix { $0 == $1 }.count
    return Entry(
      kept: kept, removed: Array(self.edits[kept...]), added: Array(edits[kept...]),
      position: position)
  }

  /// Makes a change; returns the first example for which it makes a difference.
  private mutating func change(_ entry: Entry) -> Int? {
    done.append(entry)
    undone = []
    put(entry.added, after: entry.kept)
    return first(of: entry)
  }

  private mutating func put(_ added: [Edit], after kept: Int) {
    edits.removeSubrange(kept...)
    edits += added
  }
}
