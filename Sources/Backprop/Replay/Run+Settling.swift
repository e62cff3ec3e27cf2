/// Moving through a run of a recurrent network: a sweep is the unit of work, and every moment between
/// two of them can be shown.
extension Run {
  /// About how many multiplications of settling are done at once, wherever a run comes to stand: what
  /// takes more is gone on with when a movement needs it.
  static let settlingWork = 300_000

  /// Goes to a place; see `advance(to:budget:stopping:)`.
  mutating func advanceSettling(
    to destination: Destination, budget: Int, stopping: Bool
  ) -> Progress {
    var work = max(1, budget)
    switch destination {
    case .groups(let count, let granularity):
      return advance(byGroups: count, of: granularity, work: &work, stopping: stopping)
    case .back(let count, let granularity, let ordinal):
      guard advance(to: .end(ofExample: ordinal), work: &work, stopping: false) == .arrived else {
        self.destination = destination
        return .underway
      }
      self.destination = .groups(-count, granularity)
      return advance(byGroups: -count, of: granularity, work: &work, stopping: stopping)
    case .position, .end, .step:
      return advance(to: destination, work: &work, stopping: stopping)
    }
  }

  private mutating func advance(
    to destination: Destination, work: inout Int, stopping: Bool
  ) -> Progress {
    self.destination = destination
    let goal = ordinal(of: destination)
    // The start of an example is the end of the one before it, which is the one to show.
    if destination == .position(position), isPassTrue,
      goal.map({ $0 == ordinal }) ?? (stepsDone > 0)
    {
      return .arrived
    }
    goToKeyframe(for: destination, goal, mayLeap: !stopping)
    while true {
      if let done = steps(before: destination, goal) {
        guard mayStand(at: done, work: &work) else { return pause() }
        stand(at: startPosition + done)
        self.destination = .position(position)
        return .arrived
      }
      if let progress = goOn(stopping: stopping, work: &work) { return progress }
    }
  }

  /// Settles the present example or, where that is done, goes on to the next one; returns how the
  /// movement ends where it cannot.
  private mutating func goOn(stopping: Bool, work: inout Int) -> Progress? {
    guard work > 0 else { return pause() }
    guard isSettled else {
      settle(work: &work)
      return nil
    }
    return learnExample(stopping: stopping, work: &work)
  }

  // MARK: - The present example

  /// Whether all sweeps of the present example are done.
  private var isSettled: Bool { isPropagated || (isPassTrue && !pass.isOpen) }

  /// Goes on settling for the present example.
  private mutating func settle(work: inout Int) {
    if !isPassTrue {
      let example = example
      var quick = min(work, Run.settlingWork)
      let before = quick
      trainer.forgetExample()
      isPropagated = trainer.propagate(
        setup.examples.inputs(of: example), setup.examples.targets(of: example), work: &quick)
      work -= before - quick
      guard !isPropagated else { return }
      // Where it takes long, the sweeps are kept, so that each can be shown.
      pass = Run.pass(
        ordinal: ordinal, row: example, setup: setup, plan: plan, trainer: trainer,
        work: Run.settlingWork)
      isPassTrue = true
      work -= Run.settlingWork
    }
    guard pass.isOpen, work > 0 else { return }
    pass.settle(work: &work)
  }

  /// How many steps the present example has; only known where it has settled.
  private var settledCount: Int {
    isPropagated ? plan.layout(of: ordinal).count(with: trainer.sweeps) : pass.layout.count
  }

  /// How many steps of the present example are done at a destination; `nil` where that is not known
  /// yet, or the destination lies in a later example.
  private mutating func steps(before destination: Destination, _ goal: Int?) -> Int? {
    if let goal, goal > ordinal { return nil }
    switch destination {
    case .position(let target):
      let wanted = target - startPosition
      if isSettled { return wanted <= settledCount ? wanted : nil }
      guard isPassTrue else { return wanted == 0 ? 0 : nil }
      return wanted <= pass.layout.countBeforeLastSweep ? wanted : nil
    case .step(let quantity, _):
      if isPropagated, !isPassTrue { showPresentExample() }
      guard isPassTrue else { return nil }
      guard pass.isOpen else {
        let last = pass.layout.inLastSweepAtMost(quantity)
        return (pass.layout.index(of: last) ?? pass.layout.count - 1) + 1
      }
      // The last sweep of all is not known to be the last.
      guard case .swept = quantity, let index = pass.layout.index(of: quantity),
        index < pass.layout.countBeforeLastSweep
      else { return nil }
      return index + 1
    case .end, .groups, .back: return isSettled ? settledCount : nil
    }
  }

  /// Whether a step of the present example can be shown: the check, once its errors are found.
  private mutating func mayStand(at done: Int, work: inout Int) -> Bool {
    guard isSettled, done == settledCount, plan.layout(of: ordinal).ending.endsEpoch else {
      return true
    }
    return findErrors(work: &work) != nil
  }

  /// Stands where the work has come to.
  private mutating func pause() -> Progress {
    if !isSettled, !isPassTrue { showPresentExample() }
    guard isSettled else {
      stand(at: startPosition + pass.layout.countBeforeLastSweep)
      return .underway
    }
    let endsEpoch = plan.layout(of: ordinal).ending.endsEpoch
    stand(at: startPosition + settledCount - (endsEpoch && !hasErrorsOfEpoch ? 1 : 0))
    return .underway
  }

  // MARK: - Learning

  /// Trains the present example, which has settled, and stands before the next one.
  private mutating func learnExample(stopping: Bool, work: inout Int) -> Progress? {
    if ordinal == 0, !findFirstError(work: &work) { return pause() }
    let layout = plan.layout(of: ordinal)
    let hasPatience = setup.settings.patience != nil
    if layout.ending.endsEpoch, stopping || history.count == epoch || hasPatience {
      guard let (evaluation, test) = findErrors(work: &work) else { return pause() }
      record(evaluation, test, after: epoch)
      smallest.note(evaluation, test, after: epoch)
      let reason = setup.settings.stopReason(after: epoch, evaluation, smallest: smallest)
      if stopping, let reason {
        stand(at: startPosition + settledCount)
        destination = .position(position)
        return .stopped(reason)
      }
    }
    work -= start.network.shape.parameterCount
    startPosition += settledCount
    learn(with: &trainer)
    goOn(to: ordinal + 1)
    return nil
  }

  private func learn(with trainer: inout Trainer) {
    if !isPropagated { trainer.take(pass) }
    trainer.learn(
      isFirst: plan.batchStart(of: ordinal) == ordinal,
      batchSize: plan.layout(of: ordinal).ending.batchSize, epoch: epoch)
  }

  /// The errors after the present epoch, with the weights that its last example leaves; `nil` where
  /// the work was not enough to find them.
  private mutating func findErrors(work: inout Int) -> (Evaluation, Evaluation?)? {
    if survey?.ordinal != ordinal {
      var after = trainer
      learn(with: &after)
      survey = EpochSurvey(ordinal: ordinal, setup, classes: classes)
      judge = after
    }
    goOnWithSurvey(work: &work)
    return survey?.found
  }

  // MARK: - Groups of steps

  /// Goes by groups of steps whose number only training tells.
  private mutating func advance(
    byGroups count: Int, of granularity: Granularity, work: inout Int, stopping: Bool
  ) -> Progress {
    var left = min(Int(count.magnitude), Run.mostGroups)
    while true {
      if !isPassTrue { showPresentExample() }
      var done = stepsDone
      while left > 0, count > 0 ? mayGoOn(from: done, granularity) : done > 0 {
        done =
          count > 0
          ? pass.layout.nextEnd(after: done, of: granularity)
          : pass.layout.previousEnd(before: done, of: granularity)
        left -= 1
      }
      if left == 0 || (count < 0 && ordinal == 0) {
        return advance(to: .position(startPosition + done), work: &work, stopping: false)
      }
      guard count > 0 else {
        return advanceSettling(
          to: .back(left, granularity, fromEndOf: ordinal - 1), budget: work, stopping: false)
      }
      position = startPosition + done
      let before = ordinal
      var progress: Progress?
      if isBeforeCheck(done) {
        if findErrors(work: &work) == nil { progress = pause() }
      } else {
        progress = goOn(stopping: stopping, work: &work)
      }
      if let progress {
        if progress == .underway { destination = .groups(left, granularity) }
        return progress
      }
      if ordinal != before { position = startPosition }
    }
  }

  /// Whether the group after so many steps of the present example is known to its end.
  private func mayGoOn(from done: Int, _ granularity: Granularity) -> Bool {
    guard done < pass.layout.count, !isBeforeCheck(done) else { return false }
    return !pass.isOpen
      || pass.layout.nextEnd(after: done, of: granularity) <= pass.layout.countBeforeLastSweep
  }

  /// Whether the next step is the check, and its errors are still to be found.
  private func isBeforeCheck(_ done: Int) -> Bool {
    !pass.isOpen && pass.layout.ending.endsEpoch && done == pass.layout.count - 1
      && !hasErrorsOfEpoch
  }

  private var hasErrorsOfEpoch: Bool {
    survey.map { $0.ordinal == ordinal && $0.found != nil } ?? false
  }
}
