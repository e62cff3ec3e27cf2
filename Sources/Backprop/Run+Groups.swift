/// Where a key press leads: the ends of groups of steps.
extension Run {
  /// Returns the position after going on by a number of groups.
  public func position(after count: Int, of granularity: Granularity) -> Int {
    guard count > 0 else { return position }
    switch granularity {
    case .step: return saturatingAdd(position, count)
    case .epoch:
      return saturatingMultiply(saturatingAdd(epochsDone, count), plan.stepsPerEpoch)
    case .example:
      // The example under way ends first; one that has ended does not count.
      let ended = stepsDone == pass.layout.count
      let ordinal = saturatingAdd(ended ? ordinal + 1 : ordinal, count)
      return ordinal < Int.max / 2 / max(1, plan.stepsPerEpoch)
        ? plan.position(ofStartOf: ordinal) : Int.max / 2
    case .unit, .layer, .phase: return positionAfterGroups(count, of: granularity)
    }
  }

  /// Returns the position after going back by a number of groups; 0 where the run begins before.
  public func position(before count: Int, of granularity: Granularity) -> Int {
    guard count > 0 else { return position }
    switch granularity {
    case .step: return max(0, position - min(count, position))
    case .epoch:
      let partial = position % plan.stepsPerEpoch > 0
      return max(0, epochsDone + (partial ? 1 : 0) - min(count, epochsDone + 1))
        * plan.stepsPerEpoch
    case .example:
      let begun = stepsDone > 0
      let ordinal = max(0, ordinal + (begun ? 1 : 0) - min(count, ordinal + 1))
      return plan.position(ofStartOf: ordinal)
    case .unit, .layer, .phase: return positionBeforeGroups(count, of: granularity)
    }
  }

  private func positionAfterGroups(_ count: Int, of granularity: Granularity) -> Int {
    var ordinal = ordinal
    var done = stepsDone
    var layout = pass.layout
    for _ in 0..<min(count, Run.mostGroups) {
      if done == layout.count {
        ordinal += 1
        layout = plan.layout(of: ordinal)
        done = 0
      }
      done = layout.nextEnd(after: done, of: granularity)
    }
    return plan.position(ofStartOf: ordinal) + done
  }

  private func positionBeforeGroups(_ count: Int, of granularity: Granularity) -> Int {
    var ordinal = ordinal
    var done = stepsDone
    var layout = pass.layout
    for _ in 0..<min(count, Run.mostGroups) {
      if done == 0 {
        guard ordinal > 0 else { return 0 }
        ordinal -= 1
        layout = plan.layout(of: ordinal)
        done = layout.count
      }
      done = layout.previousEnd(before: done, of: granularity)
    }
    return plan.position(ofStartOf: ordinal) + done
  }

  /// Counts of small groups are walked one by one; nobody types more than this.
  private static let mostGroups = 1_000_000

  private func saturatingAdd(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max / 2 : min(sum, Int.max / 2)
  }

  private func saturatingMultiply(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? Int.max / 2 : min(product, Int.max / 2)
  }
}
