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

  /// In the order in which they take effect; those of one batch in the order they were made.
  public private(set) var edits: [Edit] = []
  private var undone: [Entry] = []
  private var done: [Entry] = []

  /// Whether there is a change to take back.
  public var canUndo: Bool { !done.isEmpty }
  /// Whether a change was taken back that can be made again.
  public var canRedo: Bool { !undone.isEmpty }

  init() {}

  // MARK: - Looking up

  /// The number of edits that take effect before an example.
  private func count(before ordinal: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].start < ordinal { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The edits that take effect before an example.
  func edits(before ordinal: Int) -> ArraySlice<Edit> { edits[..<count(before: ordinal)] }

  /// The edits that take effect at an example.
  func edits(at ordinal: Int) -> ArraySlice<Edit> {
    edits[count(before: ordinal)..<count(before: ordinal + 1)]
  }

  /// The first example after another at which an edit takes effect.
  func nextStart(after ordinal: Int) -> Int? {
    let index = count(before: ordinal + 1)
    return index < edits.count ? edits[index].start : nil
  }

  // MARK: - Changing

  /// Adds an edit; those that take effect later go with the future that it replaces. Returns as `undo`
  /// does.
  ///
  /// Others of the same batch stay, at whatever step they were made: they are in effect already.
  mutating func add(_ edit: Edit) -> (first: Int?, position: Int?) {
    let kept = count(before: edit.start + 1)
    let entry = Entry(kept: kept, removed: Array(edits[kept...]), added: [edit], position: nil)
    return (change(entry), nil)
  }

  /// Puts other edits in the place of all; returns as `undo` does.
  mutating func replace(with edits: [Edit]) -> (first: Int?, position: Int?) {
    guard edits != self.edits else { return (nil, nil) }
    return (change(difference(to: edits, at: nil)), nil)
  }

  /// Takes all edits away, and begins with others; returns as `undo` does.
  ///
  /// - Parameters:
  ///   - position: where the run stands, to come back to.
  ///   - first: the edits to begin with, in the order in which they were made.
  mutating func clear(at position: Int, to first: [Edit]) -> (first: Int?, position: Int?) {
    (change(difference(to: first, at: position)), 0)
  }

  /// Keeps the edits alone.
  mutating func forgetWayBack() {
    done = []
    undone = []
  }

  /// Forgets the changes that were taken back.
  mutating func forgetUndone() { undone = [] }

  /// Takes the last change back; returns the first example for which that makes a difference, and the
  /// position to go to where the change had moved the run.
  mutating func undo() -> (first: Int?, position: Int?) {
    guard let entry = done.popLast() else { return (nil, nil) }
    undone.append(entry)
    put(entry.removed, after: entry.kept)
    return (first(of: entry), entry.position)
  }

  /// Makes the change once more that was taken back last; returns as `undo` does.
  ///
  /// `position` is where the run stands, to come back to.
  mutating func redo(at position: Int) -> (first: Int?, position: Int?) {
    guard let entry = undone.popLast() else { return (nil, nil) }
    let movesToStart = entry.position != nil
    done.append(
      Entry(
        kept: entry.kept, removed: entry.removed, added: entry.added,
        position: movesToStart ? position : nil))
    put(entry.added, after: entry.kept)
    return (first(of: entry), movesToStart ? 0 : nil)
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
