/// Moving through a run of a recurrent network: a sweep is the unit of work, and every moment between
/// two of them can be shown.
extension Timeline {
  /// Goes to a place; see `Run.advance(to:budget:stopping:)`.
  mutating func advanceSettling(
    to destination: Destination, budget: Int, stopping: Bool
  ) -> Run.Progress {
    var work = max(1, budget)
    switch destination {
    case .groups(let count, let granularity):
      return advance(byGroups: count, of: granularity, work: &work, stopping: stopping)
    case .back(let count, let granularity, let exampleIndex):
      guard advance(to: .end(ofExample: exampleIndex), work: &work, stopping: false) == .arrived
      else {
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
  ) -> Run.Progress {
    self.destination = destination
    let goal = exampleIndex(of: destination)
    if isShown(destination, goal) { return .arrived }
    goToKeyframe(for: destination, goal, mayLeap: !stopping)
    while true {
      if let done = steps(before: destination, goal) {
        guard mayStand(after: done, work: &work) else { return pause() }
        stand(after: done)
        self.destination = .position(position)
        return .arrived
      }
      if let progress = goOn(stopping: stopping, work: &work) { return progress }
    }
  }

  /// Settles the present example or, where that is done, goes on to the next one; returns how the
  /// movement ends where it cannot.
  private mutating func goOn(stopping: Bool, work: inout Int) -> Run.Progress? {
    guard work > 0 else { return pause() }
    guard moment.isSettled else {
      moment.settle(work: &work)
      return nil
    }
    return learnExample(stopping: stopping, work: &work)
  }

  // MARK: - The present example

  /// How many steps of the present example are done at a destination; `nil` where that is not known
  /// yet, or the destination lies in a later example.
  private mutating func steps(before destination: Destination, _ goal: Int?) -> Int? {
    if let goal, goal > moment.exampleIndex { return nil }
    switch destination {
    case .position(let target):
      let wanted = target - moment.startPosition
      if moment.isSettled { return wanted <= moment.settledCount ? wanted : nil }
      guard moment.isPassCurrent else { return wanted == 0 ? 0 : nil }
      return wanted <= moment.pass.layout.countBeforeLastSweep ? wanted : nil
    case .step(let quantity, _):
      if moment.isPropagated { moment.showExample() }
      guard moment.isPassCurrent else { return nil }
      let layout = moment.pass.layout
      guard moment.pass.isOpen else {
        return (layout.index(of: layout.inLastSweepAtMost(quantity)) ?? layout.count - 1) + 1
      }
      // The last sweep of all is not known to be the last.
      guard case .swept = quantity, let index = layout.index(of: quantity),
        index < layout.countBeforeLastSweep
      else { return nil }
      return index + 1
    case .end, .groups, .back: return moment.isSettled ? moment.settledCount : nil
    }
  }

  /// Whether a step of the present example can be shown: the check, once its errors are found.
  private mutating func mayStand(after done: Int, work: inout Int) -> Bool {
    guard moment.isSettled, done == moment.settledCount, moment.ending.endsEpoch else {
      return true
    }
    return findErrors(work: &work) != nil
  }

  /// Stands where the work has come to.
  private mutating func pause() -> Run.Progress {
    if !moment.isSettled { moment.showExample() }
    guard moment.isSettled else {
      stand(after: moment.pass.layout.countBeforeLastSweep)
      return .underway
    }
    stand(after: moment.settledCount - (moment.ending.endsEpoch && !hasErrorsOfEpoch ? 1 : 0))
    return .underway
  }

  // MARK: - Learning

  /// Trains the present example, which has settled, and stands before the next one.
  private mutating func learnExample(stopping: Bool, work: inout Int) -> Run.Progress? {
    if moment.exampleIndex == 0 {
      guard errors.findFirst(with: moment.loop.trainer, setup, work: &work) else { return pause() }
    }
    let epoch = moment.epoch
    let hasPatience = setup.settings.patience != nil
    if moment.ending.endsEpoch, stopping || errors.count == epoch || hasPatience {
      guard let (evaluation, test) = findErrors(work: &work) else { return pause() }
      errors.note(evaluation, test, after: epoch)
      let reason = setup.settings.stopReason(after: epoch, evaluation, smallest: errors.smallest)
      if stopping, let reason {
        stand(after: moment.settledCount)
        destination = .position(position)
        return .stopped(reason)
      }
    }
    work -= start.network.shape.parameterCount
    moment.learn()
    arrive()
    return nil
  }

  /// The errors after the present epoch, with the weights that its last example leaves; `nil` where
  /// the work was not enough to find them.
  private mutating func findErrors(work: inout Int) -> (Evaluation, Evaluation?)? {
    errors.find(
      at: moment.exampleIndex, with: moment.trainerAfterLearning, setup, work: &work)
  }

  // MARK: - Groups of steps

  /// Goes by groups of steps whose number only training tells.
  private mutating func advance(
    byGroups count: Int, of granularity: Granularity, work: inout Int, stopping: Bool
  ) -> Run.Progress {
    var left = min(Int(count.magnitude), Moment.mostGroups)
    while true {
      moment.showExample()
      var done = moment.stepsDone
      while left > 0, count > 0 ? mayGoOn(from: done, granularity) : done > 0 {
        done =
          count > 0
          ? moment.pass.layout.nextEnd(after: done, of: granularity)
          : moment.pass.layout.previousEnd(before: done, of: granularity)
        left -= 1
      }
      if left == 0 || (count < 0 && moment.exampleIndex == 0) {
        return advance(to: .position(moment.startPosition + done), work: &work, stopping: false)
      }
      guard count > 0 else {
        return advanceSettling(
          to: .back(left, granularity, fromEndOf: moment.exampleIndex - 1), budget: work,
          stopping: false
        )
      }
      moment.stand(after: done)
      var progress: Run.Progress?
      if isBeforeCheck(done) {
        if findErrors(work: &work) == nil { progress = pause() }
      } else {
        progress = goOn(stopping: stopping, work: &work)
      }
      if let progress {
        if progress == .underway { destination = .groups(left, granularity) }
        return progress
      }
    }
  }

  /// Whether the group after so many steps of the present example is known to its end.
  private func mayGoOn(from done: Int, _ granularity: Granularity) -> Bool {
    guard done < moment.pass.layout.count, !isBeforeCheck(done) else { return false }
    return !moment.pass.isOpen
      || moment.pass.layout.nextEnd(after: done, of: granularity)
        <= moment.pass.layout.countBeforeLastSweep
  }

  /// Whether the next step is the check, and its errors are still to be found.
  private func isBeforeCheck(_ done: Int) -> Bool {
    !moment.pass.isOpen && moment.pass.layout.ending.endsEpoch
      && done == moment.pass.layout.count - 1
      && !hasErrorsOfEpoch
  }

  private var hasErrorsOfEpoch: Bool { errors.found(at: moment.exampleIndex) != nil }
}
