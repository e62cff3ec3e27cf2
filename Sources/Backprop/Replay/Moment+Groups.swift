/// Where a key press leads: the ends of groups of steps.
extension Moment {
  /// Returns where going on by a number of groups leads to; back where the number is below 0.
  func destination(after count: Int, of granularity: Granularity) -> Destination {
    guard !plan.isLayered else {
      return .position(
        count > 0
          ? position(after: count, of: granularity) : position(before: -count, of: granularity))
    }
    switch granularity {
    case .step: return .position(max(0, saturatingSum(position, count)))
    case .unit, .layer, .phase: return .groups(count, granularity)
    case .example: return end(ofExample: exampleAfter(count))
    case .epoch:
      let examples = plan.exampleCount
      // What of the present epoch is done counts as a group that ends.
      let begun = count < 0 && (exampleIndex % examples > 0 || stepsDone > 0) && !isAtEndOfEpoch
      let epochs = saturatingSum(epochsDone + (begun ? 1 : 0), count)
      return end(ofExample: saturatingProduct(max(0, epochs), examples) - 1)
    }
  }

  /// The example at whose end a way by examples ends; −1 is the start of the run.
  private func exampleAfter(_ count: Int) -> Int {
    // The example under way ends first; one that has ended does not count.
    let ended = stepsDone == pass.layout.count
    let last = count > 0 && ended ? exampleIndex : exampleIndex - 1
    return max(-1, saturatingSum(last + (count < 0 && stepsDone > 0 ? 1 : 0), count))
  }

  private func end(ofExample exampleIndex: Int) -> Destination {
    exampleIndex < 0 ? .position(0) : .end(ofExample: exampleIndex)
  }

  /// Returns the position after going on by a number of groups, in a layered network.
  func position(after count: Int, of granularity: Granularity) -> Int {
    guard count > 0 else { return position }
    switch granularity {
    case .step: return saturatingSum(position, count)
    case .epoch:
      return saturatingProduct(saturatingSum(epochsDone, count), plan.stepsPerEpoch)
    case .example:
      // The example under way ends first; one that has ended does not count.
      let ended = stepsDone == pass.layout.count
      let exampleIndex = saturatingSum(ended ? exampleIndex + 1 : exampleIndex, count)
      return plan.position(ofStartOf: exampleIndex)
    case .unit, .layer, .phase: return positionAfterGroups(count, of: granularity)
    }
  }

  /// Returns the position after going back by a number of groups, in a layered network; 0 where the
  /// run begins before.
  func position(before count: Int, of granularity: Granularity) -> Int {
    guard count > 0 else { return position }
    switch granularity {
    case .step: return max(0, position - min(count, position))
    case .epoch:
      let partial = position % plan.stepsPerEpoch > 0
      return max(0, epochsDone + (partial ? 1 : 0) - min(count, epochsDone + 1))
        * plan.stepsPerEpoch
    case .example:
      let begun = stepsDone > 0
      let exampleIndex = max(0, exampleIndex + (begun ? 1 : 0) - min(count, exampleIndex + 1))
      return plan.position(ofStartOf: exampleIndex)
    case .unit, .layer, .phase: return positionBeforeGroups(count, of: granularity)
    }
  }

  private func positionAfterGroups(_ count: Int, of granularity: Granularity) -> Int {
    var exampleIndex = exampleIndex
    var done = stepsDone
    var layout = pass.layout
    var left = min(count, Moment.mostGroups)
    var groups = GroupCounts(of: granularity)
    while left > 0 {
      if done == layout.count {
        exampleIndex += 1
        layout = plan.layout(of: exampleIndex)
        done = 0
      }
      if done == 0, groups.passes(layout, &left) {
        done = layout.count
      } else {
        done = layout.nextEnd(after: done, of: granularity)
        left -= 1
      }
    }
    return plan.position(ofStartOf: exampleIndex) + done
  }

  private func positionBeforeGroups(_ count: Int, of granularity: Granularity) -> Int {
    var exampleIndex = exampleIndex
    var done = stepsDone
    var layout = pass.layout
    var left = min(count, Moment.mostGroups)
    var groups = GroupCounts(of: granularity)
    while left > 0 {
      if done == 0 {
        guard exampleIndex > 0 else { return 0 }
        exampleIndex -= 1
        layout = plan.layout(of: exampleIndex)
        done = layout.count
      }
      if done == layout.count, groups.passes(layout, &left) {
        done = 0
      } else {
        done = layout.previousEnd(before: done, of: granularity)
        left -= 1
      }
    }
    return plan.position(ofStartOf: exampleIndex) + done
  }

  /// Nobody types more than this.
  static let mostGroups = 1_000_000
}

/// How many groups of steps whole examples have: counted once for each kind of example.
private struct GroupCounts {
  private let granularity: Granularity
  private var counts: [ExampleLayout.Ending: Int] = [:]

  init(of granularity: Granularity) {
    self.granularity = granularity
  }

  /// Takes a whole example's groups off those that are left to pass; `false` where it has more.
  mutating func passes(_ layout: ExampleLayout, _ left: inout Int) -> Bool {
    let count = counts[layout.ending] ?? count(layout)
    counts[layout.ending] = count
    guard count <= left else { return false }
    left -= count
    return true
  }

  private func count(_ layout: ExampleLayout) -> Int {
    var (count, done) = (0, 0)
    while done < layout.count {
      done = layout.nextEnd(after: done, of: granularity)
      count += 1
    }
    return count
  }
}
