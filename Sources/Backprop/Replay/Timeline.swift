/// A future of a run: its start, its edits, and one moment of it, with every other within reach.
///
/// The past is reached from keyframes by exact replay, so a moment is the same bits however one
/// comes to it.
struct Timeline: Sendable {
  /// What the run began from.
  private(set) var start: Run.Setup
  /// The edits that were made, and those taken back.
  private(set) var journal = Journal()
  var moment: Moment
  var errors: EpochErrors
  var keyframes: Keyframes
  /// Where the run is on its way to; the position itself once it has arrived.
  var destination = Destination.position(0)
  /// The largest position that this future has reached.
  private(set) var furthest = 0

  /// Stands at position 0.
  ///
  /// - Parameters:
  ///   - start: what the run begins from.
  ///   - keyframeCapacity: how many moments may be kept; `nil` leaves it to the network's size.
  ///   - historyLimit: how many buckets the errors after epochs may have.
  init(
    _ start: Run.Setup, keyframeCapacity: Int? = nil, historyLimit: Int = ErrorHistory.capacity
  ) {
    self.start = start
    moment = Moment(start)
    keyframes = Keyframes(moment.loop.trainer, capacity: keyframeCapacity)
    errors = EpochErrors(limit: historyLimit)
    findErrorBeforeTraining()
  }

  var setup: Run.Setup { moment.setup }
  var plan: EpochPlan { moment.plan }
  var exampleCount: Int { start.examples.count }
  /// The number of steps done.
  var position: Int { moment.position }

  // MARK: - Standing

  /// Stands after some steps of the present example, and has its pass to show.
  mutating func stand(after steps: Int) {
    moment.stand(after: steps)
    furthest = max(furthest, position)
    moment.showExample()
    completeCheck()
  }

  /// Makes a pass ready to be shown at the present step: computes E where the check has been reached,
  /// which needs all of the data.
  mutating func completeCheck() {
    moment.look(atStep: moment.stepsDone - 1)
    guard !moment.pass.isOpen, moment.isAtEndOfEpoch else { return moment.complete(with: nil) }
    let epoch = moment.epoch
    let (evaluation, test) = evaluatePassedEpoch()
    var smallest = errors.smallest
    smallest.note(evaluation, test, after: epoch)
    moment.complete(
      with: EpochEnd(
        epoch: epoch, evaluation: evaluation, testEvaluation: test,
        terms: moment.passedNetwork.termsOfError(of: setup),
        errorBefore: errors.histories.training.error(after: epoch - 1),
        stopReason: setup.settings.stopReason(after: epoch, evaluation, smallest: smallest)))
    errors.record(evaluation, test, after: epoch)
  }

  /// The errors with the weights that the pass of an epoch's last example comes to.
  private func evaluatePassedEpoch() -> (Evaluation, Evaluation?) {
    if let found = errors.found(at: moment.exampleIndex) { return found }
    return moment.evaluatePassed()
  }

  /// Finds E before training, as far as that takes no long time; a recurrent network goes on with it
  /// before it leaves the first example.
  private mutating func findErrorBeforeTraining() {
    errors.beginAgain()
    guard setup.slip == nil else {
      let (evaluation, test) = moment.evaluate(withTest: true)
      return errors.noteFirst(evaluation, test)
    }
    var work = plan.isLayered ? Int.max : Moment.settlingWork
    _ = errors.findFirst(with: moment.loop.trainer, setup, work: &work)
  }

  // MARK: - Between examples

  /// Takes up what there is to do before an example that training has come to: keeps the moment where
  /// it is time to, and makes the changes that hold from it on.
  mutating func arrive() {
    errors.endSearch()
    let exampleIndex = moment.exampleIndex
    guard plan.batchStart(of: exampleIndex) == exampleIndex else { return }
    if keyframes.isDue(at: exampleIndex) {
      keyframes.record(
        exampleIndex: exampleIndex, at: moment.startPosition, moment.loop.trainer, errors.smallest)
    }
    moment.apply(journal.edits(at: exampleIndex))
  }

  /// Stands before an example with the parameters of a keyframe, and with all that was changed up to it.
  private mutating func restore(_ keyframe: Keyframes.Keyframe) {
    moment.restore(keyframe, setup(before: keyframe.exampleIndex))
    moment.apply(journal.edits(at: keyframe.exampleIndex))
    errors.endSearch()
    errors.resume(keyframe.smallest)
    // What was changed at the start is not in its keyframe.
    if moment.exampleIndex == 0, setup.settings.patience != nil { findErrorBeforeTraining() }
  }

  /// What holds before the edits of an example.
  func setup(before exampleIndex: Int) -> Run.Setup {
    var setup = start
    setup.apply(journal.edits(before: exampleIndex))
    return setup
  }

  /// Goes to the nearest keyframe where the goal lies in the past, or far ahead of a keyframe.
  ///
  /// - Parameters:
  ///   - destination: the place to arrive at in the end.
  ///   - goal: the index of the example to arrive at, where it is known.
  ///   - mayLeap: whether to go ahead by a keyframe: no stopping rule is looked at on the way.
  mutating func goToKeyframe(for destination: Destination, _ goal: Int?, mayLeap: Bool) {
    let exampleIndex = moment.exampleIndex
    // A branch that was taken may have been left before this epoch: its errors are still to be found.
    let lacksErrors =
      errors.count <= moment.loop.epochsDone && !(errors.lacksFirst && exampleIndex == 0)
    let latest = lacksErrors ? min(goal ?? .max, historyStart) : goal ?? .max
    let keyframe: Keyframes.Keyframe
    let isBehind: Bool
    if goal == nil, case .position(let target) = destination {
      keyframe = keyframes.nearest(to: latest, beforeStep: target)
      isBehind = target <= moment.startPosition
    } else {
      keyframe = keyframes.nearest(to: latest)
      isBehind = latest < exampleIndex
    }
    // Errors are recorded in order: a way ahead is only short where they are known already.
    let isAhead =
      mayLeap && keyframe.exampleIndex > exampleIndex
      && errors.count > keyframe.exampleIndex / exampleCount
    guard isBehind || isAhead || lacksErrors else { return }
    restore(keyframe)
  }

  /// The first example after the epochs whose errors are known.
  private var historyStart: Int { max(0, errors.count - 1) * exampleCount }

  // MARK: - Changing

  /// Changes the journal, and comes to a place again.
  ///
  /// - Parameters:
  ///   - budget: about how many multiplications to do on the way there.
  ///   - change: what is done to the journal.
  mutating func changeJournal(budget: Int, _ change: (inout Journal) -> Journal.Outcome) {
    let outcome = change(&journal)
    let destination = outcome.position ?? position
    if let first = outcome.first {
      replay(from: first, at: destination, budget: budget)
    } else {
      _ = advance(to: .position(destination), budget: budget)
    }
  }

  /// Changes when the run ends by itself: no number that it computes.
  mutating func changeStopping(as settings: TrainingSettings, budget: Int) {
    let hadPatience = setup.settings.patience != nil
    start.settings.adoptStopping(of: settings)
    moment.adoptStopping(of: settings)
    guard !hadPatience, settings.patience != nil else { return }
    // Nobody has looked for the smallest error so far; nothing else of the run is new.
    let (known, furthest) = (errors, furthest)
    replay(from: 0, at: position, budget: 0)
    adopt(known.histories, furthest: furthest, budget: budget)
  }

  /// Takes over what was found before of this same future, and goes on to where it is on its way to.
  ///
  /// - Parameters:
  ///   - histories: what is known after each epoch.
  ///   - furthest: the largest position that was reached.
  ///   - budget: about how many multiplications to do on the way.
  mutating func adopt(
    _ histories: EpochHistories, furthest: Int, budget: Int
  ) {
    errors.adopt(histories)
    _ = advance(to: destination, budget: budget)
    self.furthest = max(furthest, position)
  }

  /// Wakes near where a run stood, and is on its way there.
  ///
  /// - Parameters:
  ///   - position: where the run stood.
  ///   - journal: its edits.
  ///   - keyframes: its moments, where they can be used.
  mutating func wake(at position: Int, _ journal: Journal, _ keyframes: Keyframes?) {
    self.journal = journal
    if let keyframes { self.keyframes = keyframes }
    restore(self.keyframes.nearest(to: .max))
    destination = .position(position)
  }

  /// Forgets how its edits came to be: there is nothing to take back.
  mutating func forgetWayBack() { journal.forgetWayBack() }

  /// Forgets the changes that were taken back: something else has been done since.
  mutating func forgetUndone() { journal.forgetUndone() }

  /// Computes everything anew that comes after the start of an example.
  private mutating func replay(from first: Int, at position: Int, budget: Int) {
    keyframes.truncate(after: first)
    errors.truncate(after: first / exampleCount)
    restore(keyframes.nearest(to: min(first, historyStart)))
    if first == 0 { errors.clear() }
    // The first bucket may have gone as a whole; the replay then begins at the start, too.
    if errors.count == 0 { findErrorBeforeTraining() }
    _ = advance(to: .position(position), budget: budget)
    furthest = position
  }
}
