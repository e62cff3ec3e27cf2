/// Moving: forward by training, back by replay.
extension Timeline {
  /// Goes to a place; see `Run.advance(to:budget:stopping:)`.
  mutating func advance(
    to destination: Destination, budget: Int = .max, stopping: Bool = false
  ) -> Run.Progress {
    self.destination = destination
    guard plan.isLayered else {
      return advanceSettling(to: destination, budget: budget, stopping: stopping)
    }
    if case .groups(let count, let granularity) = destination {
      return advance(
        to: moment.destination(after: count, of: granularity), budget: budget, stopping: stopping)
    }
    let goal = exampleIndex(of: destination)
    if isShown(destination, goal) { return .arrived }
    goToKeyframe(for: destination, goal, mayLeap: !stopping)
    var examplesLeft = max(1, budget / start.network.shape.costOfTraining)
    while !isReached(destination, goal) {
      guard examplesLeft > 0 else {
        stand(after: plan.layout(of: moment.exampleIndex).count)
        return .underway
      }
      let before = moment.exampleIndex
      let limit = min(goal ?? .max, moment.loop.reach(of: examplesLeft))
      if let reason = trainStretch(before: limit, stopping: stopping) {
        // Shows the epoch's last example, not the one after it; a keyframe is never far.
        _ = advance(to: .end(ofExample: moment.exampleIndex - 1))
        return .stopped(reason)
      }
      examplesLeft -= moment.exampleIndex - before
    }
    stand(after: steps(before: destination))
    self.destination = .position(position)
    return .arrived
  }

  /// The example in which a destination lies; `nil` where only going there tells.
  func exampleIndex(of destination: Destination) -> Int? {
    switch destination {
    case .end(let exampleIndex), .step(_, let exampleIndex): exampleIndex
    case .position(0): 0
    case .position(let target): plan.isLayered ? plan.place(ofStep: target - 1).exampleIndex : nil
    case .back(_, _, let exampleIndex): exampleIndex
    case .groups: nil
    }
  }

  /// Whether a destination is what is shown.
  func isShown(_ destination: Destination, _ goal: Int?) -> Bool {
    // The start of an example is the end of the one before it, which is the one to show.
    destination == .position(position) && moment.isPassCurrent
      && (goal.map { $0 == moment.exampleIndex } ?? (moment.stepsDone > 0))
  }

  /// Whether a destination lies in the present example; it lies in no earlier one.
  private func isReached(_ destination: Destination, _ goal: Int?) -> Bool {
    if let goal { return moment.exampleIndex >= goal }
    guard case .position(let target) = destination else { return true }
    return target <= moment.startPosition + plan.layout(of: moment.exampleIndex).count
  }

  /// How many steps of the present example are done at a destination in it.
  private func steps(before destination: Destination) -> Int {
    let layout = plan.layout(of: moment.exampleIndex)
    return switch destination {
    case .position(let target): target - moment.startPosition
    case .end, .groups, .back: layout.count
    case .step(let quantity, _): (layout.index(of: quantity) ?? layout.count - 1) + 1
    }
  }

  /// Trains examples of a layered network, and stands before the next one.
  ///
  /// - Parameters:
  ///   - limit: the example before which to stand at the latest.
  ///   - stopping: whether the settings' stopping rules are looked at.
  /// - Returns: the stopping rule that holds after an epoch that ends here; `nil`: none.
  private mutating func trainStretch(before limit: Int, stopping: Bool) -> StopReason? {
    let end = min(limit, endOfStretch(stopping: stopping))
    moment.train(before: end)
    let reason = moment.loop.place == 0 ? checkEpoch(stopping: stopping) : nil
    arrive()
    return reason
  }

  /// The example before which something else than training must be done: an epoch is to be checked, a
  /// keyframe to be kept, or an edit to be made.
  private func endOfStretch(stopping: Bool) -> Int {
    let exampleIndex = moment.exampleIndex
    var end = moment.epoch * exampleCount
    // Epochs whose errors are known need no check.
    if !stopping, moment.loop.setup.settings.patience == nil,
      moment.loop.setup.settings.isSameInEveryEpoch
    {
      end = max(end, errors.count * exampleCount)
    }
    end = min(
      end, max(exampleIndex + 1, plan.batchStart(atOrAfter: keyframes.nextDue(from: exampleIndex))))
    return min(end, journal.nextStart(after: exampleIndex) ?? end)
  }

  /// Records E after the epoch that has just ended; returns why the run ends there where it does.
  private mutating func checkEpoch(stopping: Bool) -> StopReason? {
    let epoch = moment.loop.epochsDone
    let isWanted = errors.count == epoch || moment.loop.setup.settings.patience != nil
    guard stopping || isWanted else { return nil }
    let (evaluation, test) = moment.evaluate(withTest: isWanted)
    if isWanted { errors.note(evaluation, test, after: epoch) }
    return stopping
      ? moment.loop.setup.settings.stopReason(after: epoch, evaluation, smallest: errors.smallest)
      : nil
  }
}
