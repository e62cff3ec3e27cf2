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
      let section = section(at: index)
      let sweep = section.sweep(containing: index)
      // The last step of a sweep is its change.
      if let sweep, index == sweep.upperBound - 1 { return index..<index + 1 }
      let size = section.steps.unitSize
      let start = index - (index - (sweep?.lowerBound ?? section.start)) % size
      return start..<start + size
    case .layer:
      return section(at: index).sweep(containing: index)
        ?? merged(around: index) {
          $0.steps.phase == $1.steps.phase && $0.steps.layer == $1.steps.layer
        }
    case .phase: return merged(around: index) { $0.steps.phase == $1.steps.phase }
    case .example, .epoch: return 0..<count
    }
  }

  /// The sections around an index that are alike, as one range.
  private func merged(around index: Int, alike: (Placed, Placed) -> Bool) -> Range<Int> {
    guard let middle = sections.firstIndex(where: { index < $0.end }) else { return 0..<count }
    var first = middle
    while first > 0, alike(sections[first - 1], sections[middle]) { first -= 1 }
    var last = middle
    while last + 1 < sections.count, alike(sections[last + 1], sections[middle]) { last += 1 }
    return sections[first].start..<sections[last].end
  }
}

extension ExampleLayout.Placed {
  /// The steps of the sweep around an index; `nil` in a section without sweeps.
  fileprivate func sweep(containing index: Int) -> Range<Int>? {
    guard let size = steps.sweepSize else { return nil }
    let sweepStart = index - (index - start) % size
    return sweepStart..<sweepStart + size
  }
}
