/// Moving through a run: forward by training, back by replay.
extension Run {
  /// How a stretch of movement ended.
  public enum Progress: Equatable, Sendable {
    case arrived
    /// The budget is used up; call again to go on.
    case underway
    /// A stopping rule held after an epoch.
    case stopped(StopReason)
  }

  /// Goes to a position, as far as a budget of work allows; see `advance(to:budget:stopping:)`.
  public mutating func advance(
    to target: Int, budget: Int = .max, stopping: Bool = false
  ) -> Progress {
    advance(to: .position(max(0, target)), budget: budget, stopping: stopping)
  }

  /// Goes to a place, as far as a budget of work allows.
  ///
  /// On the way the run stands at the end of some example, so that what is shown is always true.
  ///
  /// - Parameters:
  ///   - destination: the place, in the past or to come.
  ///   - budget: about how many multiplications to do; at least one example is done.
  ///   - stopping: whether the settings' stopping rules end the movement.
  /// - Returns: whether it has arrived; `underway` where calling again goes on.
  public mutating func advance(
    to destination: Destination, budget: Int = .max, stopping: Bool = false
  ) -> Progress {
    self.destination = destination
    guard plan.isLayered else {
      return advanceSettling(to: destination, budget: budget, stopping: stopping)
    }
    if case .groups(let count, let granularity) = destination {
      return advance(
        to: self.destination(after: count, of: granularity), budget: budget, stopping: stopping)
    }
    let goal = ordinal(of: destination)
    // The start of an example is the end of the one before it, which is the one to show.
    if destination == .position(position), isPassTrue,
      goal.map({ $0 == ordinal }) ?? (stepsDone > 0)
    {
      return .arrived
    }
    goToKeyframe(for: destination, goal, mayLeap: !stopping)
    var examplesLeft = examples(within: budget)
    while !isAhead(of: destination, goal) {
      guard examplesLeft > 0 else {
        finishExample()
        return .underway
      }
      let before = ordinal
      let limit = min(goal ?? .max, reach(of: examplesLeft))
      let reason = trainStretch(before: limit, stopping: stopping)
      if let reason { return stop(for: reason) }
      examplesLeft -= ordinal - before
    }
    stand(at: startPosition + steps(before: destination))
    self.destination = .position(position)
    return .arrived
  }

  /// How many examples a budget of multiplications is enough for.
  private func examples(within budget: Int) -> Int {
    max(1, budget / start.network.shape.costOfTraining)
  }

  /// Shows an epoch's last example, not the one after it; a keyframe is never far.
  private mutating func stop(for reason: StopReason) -> Progress {
    _ = advance(to: .end(ofExample: ordinal - 1))
    return .stopped(reason)
  }

  /// The example in which a destination lies; `nil` where only going there tells.
  func ordinal(of destination: Destination) -> Int? {
    switch destination {
    case .end(let ordinal), .step(_, let ordinal): ordinal
    case .position(0): 0
    case .position(let target): plan.isLayered ? plan.place(ofStep: target - 1).ordinal : nil
    case .back(_, _, let ordinal): ordinal
    case .groups: nil
    }
  }

  /// Whether a destination lies in the present example; it lies in no earlier one.
  private func isAhead(of destination: Destination, _ goal: Int?) -> Bool {
    if let goal { return ordinal >= goal }
    guard case .position(let target) = destination else { return true }
    return target <= startPosition + plan.layout(of: ordinal).count
  }

  /// How many steps of the present example are done at a destination in it.
  private mutating func steps(before destination: Destination) -> Int {
    switch destination {
    case .position(let target): return target - startPosition
    case .end, .groups, .back: return plan.layout(of: ordinal).count
    case .step(let quantity, _):
      return (plan.layout(of: ordinal).index(of: quantity) ?? plan.layout(of: ordinal).count - 1)
        + 1
    }
  }

  /// Stands at the end of the present example.
  private mutating func finishExample() {
    stand(at: startPosition + plan.layout(of: ordinal).count)
  }

  /// Stands at a position in the present example, and has its pass to show.
  mutating func stand(at position: Int) {
    self.position = position
    furthest = max(furthest, position)
    if !isPassTrue { showPresentExample() }
    completeCheck()
  }

  /// Goes to the nearest keyframe where the goal lies in the past, or far ahead of a keyframe.
  ///
  /// - Parameters:
  ///   - destination: the place to arrive at in the end.
  ///   - goal: the ordinal of the example to arrive at, where it is known.
  ///   - mayLeap: whether to go ahead by a keyframe: no stopping rule is looked at on the way.
  mutating func goToKeyframe(
    for destination: Destination, _ goal: Int?, mayLeap: Bool
  ) {
    // A branch that was taken may have been left before this epoch: its errors are still to be found.
    let lacksErrors =
      history.count <= ordinal / start.examples.count && !(owesFirstError && ordinal == 0)
    let latest = lacksErrors ? min(goal ?? .max, historyStart) : goal ?? .max
    let keyframe: Keyframes.Keyframe
    let isBehind: Bool
    if goal == nil, case .position(let target) = destination {
      keyframe = keyframes.nearest(to: latest, beforeStep: target)
      isBehind = target <= startPosition
    } else {
      keyframe = keyframes.nearest(to: latest)
      isBehind = latest < ordinal
    }
    // Errors are recorded in order: a way ahead is only short where they are known already.
    let isAhead =
      mayLeap && keyframe.ordinal > ordinal
      && history.count > keyframe.ordinal / start.examples.count
    guard isBehind || isAhead || lacksErrors else { return }
    stand(at: keyframe)
  }

  /// The example before which so many end, or the batch with the last of them begins: a batch that is
  /// cut costs more than one that is whole.
  private func reach(of count: Int) -> Int {
    let end = saturatingSum(ordinal, count)
    let start = plan.batchStart(of: end)
    return start > ordinal ? start : end
  }

  /// Trains examples of a layered network, and stands before the next one.
  ///
  /// - Parameters:
  ///   - limit: the example before which to stand at the latest.
  ///   - stopping: whether the settings' stopping rules are looked at.
  /// - Returns: the stopping rule that holds after an epoch that ends here; `nil`: none.
  private mutating func trainStretch(before limit: Int, stopping: Bool) -> StopReason? {
    let end = min(limit, endOfStretch(stopping: stopping))
    trainer.train(
      setup.examples, order, from: ordinal % start.examples.count, count: end - ordinal,
      epoch: epoch)
    var reason: StopReason?
    if end % start.examples.count == 0 {
      reason = checkEpoch(end / start.examples.count, stopping: stopping)
    }
    startPosition = plan.position(ofStartOf: end)
    goOn(to: end)
    return reason
  }

  /// The example before which something else than training must be done: an epoch is to be checked, a
  /// keyframe to be kept, or an edit to be made.
  private func endOfStretch(stopping: Bool) -> Int {
    let count = start.examples.count
    var end = (ordinal / count + 1) * count
    // Epochs whose errors are known need no check.
    if !stopping, setup.settings.patience == nil, setup.settings.isSameInEveryEpoch {
      end = max(end, history.count * count)
    }
    end = min(end, max(ordinal + 1, plan.batchStart(atOrAfter: keyframes.nextDue(from: ordinal))))
    return min(end, journal.nextStart(after: ordinal) ?? end)
  }

  /// Stands before an example up to which all others are done.
  mutating func goOn(to ordinal: Int) {
    survey = nil
    self.ordinal = ordinal
    isPassTrue = false
    isPropagated = false
    guard plan.batchStart(of: ordinal) == ordinal else { return }
    if keyframes.isDue(at: ordinal) {
      keyframes.record(ordinal: ordinal, at: startPosition, trainer, smallest)
    }
    if !journal.edits(at: ordinal).isEmpty { applyEdits() }
  }

  /// Records E after an epoch; returns why the run ends there where it does.
  private mutating func checkEpoch(_ epoch: Int, stopping: Bool) -> StopReason? {
    let isNew = history.count == epoch
    let hasPatience = setup.settings.patience != nil
    guard stopping || isNew || hasPatience else { return nil }
    let evaluation = trainer.evaluate(setup.examples, classes: stopping ? classes : .none)
    if isNew || hasPatience {
      let test = trainer.evaluateTest(setup)
      record(evaluation, test, after: epoch)
      smallest.note(evaluation, test, after: epoch)
    }
    return stopping
      ? setup.settings.stopReason(after: epoch, evaluation, smallest: smallest) : nil
  }

  /// Makes the changes that hold from the present example on.
  mutating func applyEdits() {
    let edits = journal.edits(at: ordinal)
    setup.apply(edits)
    for edit in edits {
      switch edit.change {
      case .parameter(let parameter, let value): trainer.setParameter(parameter, to: value)
      case .parameters(let values, _): trainer.parameters = values
      case .learningRate, .input, .target, .activation: break
      }
    }
    trainer.adopt(setup)
  }

  /// Stands before an example with the parameters of a keyframe, and with all that was changed up to it.
  mutating func stand(at keyframe: Keyframes.Keyframe) {
    ordinal = keyframe.ordinal
    startPosition = keyframe.position
    isPassTrue = false
    isPropagated = false
    survey = nil
    trainer.parameters = keyframe.parameters
    trainer.optimizerState = keyframe.optimizer
    setup = setup(before: ordinal)
    applyEdits()
    resume(keyframe.smallest)
  }

  /// What holds before the edits of an example.
  func setup(before ordinal: Int) -> Setup {
    var setup = start
    setup.apply(journal.edits(before: ordinal))
    return setup
  }
}
