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

  /// Goes to a position, as far as a budget of work allows.
  ///
  /// On the way the run stands at the end of some example, so that what is shown is always true.
  ///
  /// - Parameters:
  ///   - target: the number of steps done to arrive at; below 0 counts as 0.
  ///   - budget: about how many multiplications to do; at least one example is done.
  ///   - stopping: whether the settings' stopping rules end the movement.
  public mutating func advance(
    to target: Int, budget: Int = .max, stopping: Bool = false
  ) -> Progress {
    let target = max(0, target)
    destination = target
    let goal = target == 0 ? (ordinal: 0, index: 0) : plan.place(ofStep: target - 1)
    // The start of an example is the end of the one before it, which is the one to show.
    if target == position, goal.ordinal == ordinal, isPassTrue { return .arrived }
    goToKeyframe(for: goal.ordinal, mayLeap: !stopping)
    let costOfExample = 6 * start.network.shape.parameterCount + 50
    var examplesLeft = max(1, budget / costOfExample)
    while ordinal < goal.ordinal {
      guard examplesLeft > 0 else {
        finishExample()
        return .underway
      }
      let reason = trainExample(stopping: stopping)
      if let reason {
        // The epoch's last example is shown, not the one after it; a keyframe is never far.
        _ = advance(to: plan.position(ofStartOf: ordinal))
        return .stopped(reason)
      }
      examplesLeft -= 1
    }
    stand(at: target)
    return .arrived
  }

  /// Stands at the end of the present example.
  private mutating func finishExample() {
    stand(at: plan.position(ofStartOf: ordinal) + plan.layout(of: ordinal).count)
  }

  /// Stands at a position in the present example, and has its pass to show.
  private mutating func stand(at position: Int) {
    self.position = position
    furthest = max(furthest, position)
    if isPassTrue { completeCheck() } else { showPresentExample() }
  }

  /// Goes to the nearest keyframe where the goal lies in the past, or far ahead of a keyframe.
  ///
  /// - Parameters:
  ///   - goal: the ordinal of the example to arrive at.
  ///   - mayLeap: whether to go ahead by a keyframe: no stopping rule is looked at on the way.
  private mutating func goToKeyframe(for goal: Int, mayLeap: Bool) {
    // A branch that was taken may have been left before this epoch: its errors are still to be found.
    let lacksErrors = history.count <= ordinal / start.examples.count
    let keyframe = keyframes.nearest(to: lacksErrors ? min(goal, historyStart) : goal)
    // Errors are recorded in order: a way ahead is only short where they are known already.
    let isAhead =
      mayLeap && keyframe.ordinal > ordinal
      && history.count > keyframe.ordinal / start.examples.count
    guard goal < ordinal || isAhead || lacksErrors else { return }
    stand(at: keyframe)
  }

  /// Trains the present example and stands before the next one.
  private mutating func trainExample(stopping: Bool) -> StopReason? {
    let layout = plan.layout(of: ordinal)
    let example = example
    trainer.train(
      setup.examples.inputs(of: example), setup.examples.targets(of: example),
      isFirst: plan.batchStart(of: ordinal) == ordinal, batchSize: layout.ending.batchSize,
      epoch: ordinal / start.examples.count + 1)
    var reason: StopReason?
    if layout.ending.endsEpoch {
      reason = checkEpoch(ordinal / start.examples.count + 1, stopping: stopping)
    }
    ordinal += 1
    isPassTrue = false
    if plan.batchStart(of: ordinal) == ordinal {
      if keyframes.isDue(at: ordinal) {
        keyframes.record(ordinal: ordinal, trainer, smallest)
      }
      applyEdits()
    }
    return reason
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
    for edit in journal.edits where edit.start == ordinal {
      switch edit.change {
      case .parameter(let parameter, let value): trainer.parameters[parameter] = value
      case .parameters(let values): trainer.parameters = values
      default: setup.apply(edit.change)
      }
    }
    trainer.adopt(setup)
  }

  /// Stands before an example with the parameters of a keyframe, and with all that was changed up to it.
  mutating func stand(at keyframe: Keyframes.Keyframe) {
    ordinal = keyframe.ordinal
    isPassTrue = false
    trainer.parameters = keyframe.parameters
    trainer.optimizerState = keyframe.optimizer
    setup = setup(before: ordinal)
    applyEdits()
    resume(keyframe.smallest)
  }

  /// What holds before the edits of an example.
  func setup(before ordinal: Int) -> Setup {
    var setup = start
    for edit in journal.edits where edit.start < ordinal { setup.apply(edit.change) }
    return setup
  }
}
