/// Groups of steps within an example, for moving by more than a step.
extension ExampleLayout {
  /// Returns the first end of a group after `done` steps of this example.
  ///
  /// - Precondition: `done` is in `0..<count`.
  package func nextEnd(after done: Int, of granularity: Granularity) -> Int {
    group(containing: done, of: granularity).upperBound
  }

  /// Returns the last end of a group before `done` steps of this example; 0 is the end of what came
  /// before the example.
  ///
  /// - Precondition: `done` is in `1...count`.
  package func previousEnd(before done: Int, of granularity: Granularity) -> Int {
    group(containing: done - 1, of: granularity).lowerBound
  }

  /// The indices of the group that a step belongs to.
  package func group(containing index: Int, of granularity: Granularity) -> Range<Int> {
    switch granularity {
    case .step: return index..<index + 1
    case .unit:
      guard let section = sections.first(where: { index < $0.end }) else { return 0..<count }
      if let sweep = sweep(containing: index, in: section) {
        // The last step of a sweep is its change.
        guard index < sweep.upperBound - 1 else { return index..<index + 1 }
        let start = index - (index - sweep.lowerBound) % section.unitSize
        return start..<start + section.unitSize
      }
      let start = index - (index - section.start) % section.unitSize
      return start..<start + section.unitSize
    case .layer:
      if let section = sections.first(where: { index < $0.end }),
        let sweep = sweep(containing: index, in: section)
      {
        return sweep
      }
      return merged(around: index) { $0.phase == $1.phase && $0.layerGroup == $1.layerGroup }
    case .phase: return merged(around: index) { $0.phase == $1.phase }
    case .example, .epoch: return 0..<count
    }
  }

  /// The steps of the sweep around an index; `nil` in a section without sweeps.
  private func sweep(containing index: Int, in section: Section) -> Range<Int>? {
    guard let size = section.sweepSize else { return nil }
    let start = index - (index - section.start) % size
    return start..<start + size
  }

  /// The sections around an index that are alike, as one range.
  private func merged(around index: Int, alike: (Section, Section) -> Bool) -> Range<Int> {
    guard let middle = sections.firstIndex(where: { index < $0.end }) else { return 0..<count }
    var first = middle
    while first > 0, alike(sections[first - 1], sections[middle]) { first -= 1 }
    var last = middle
    while last + 1 < sections.count, alike(sections[last + 1], sections[middle]) { last += 1 }
    return sections[first].start..<sections[last].end
  }
}
