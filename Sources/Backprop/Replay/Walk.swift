/// Goes through a stretch of a run once more, beside it, and shows it to a watcher.
///
/// It trains as the run has or will, with the same edits, and so to the same bits; the run itself stays
/// where it is.
package struct Walk: Sendable {
  private var loop: TrainingLoop
  private let journal: Journal
  /// The example from which on the watcher is shown what is computed; it begins an epoch.
  private let first: Int
  private var hasBegun = false
  /// What the watched parameters become, where that is all that is looked at.
  private var record: ParameterRecord?
  private var checks: [WatchedCheck] = []
  /// The example of a recurrent network that is being settled for, or the room of a layered one's last.
  private var pass: ExamplePass?
  /// How much is trained before one looks whether all values were surely finite, and whether one can tell.
  private var caution = Caution()
  private var canTellFiniteness: Bool
  /// An evaluation that is under way.
  private var survey: EpochSurvey?

  /// What it costs to look at an example step by step, beside its multiplications.
  private static let costOfLooking = 4_000
  /// So many checks are shown at once.
  private static let mostChecks = 512

  /// Stands at the last kept moment before an epoch.
  ///
  /// - Parameters:
  ///   - run: what is gone through; its edits as they are now.
  ///   - epochsDone: the number of epochs before the first that is shown.
  ///   - watcher: looks at it.
  package init(through run: Run, after epochsDone: Int, for watcher: some TrainingWatcher) {
    journal = run.journal
    first = saturatingProduct(epochsDone, run.start.examples.count)
    loop = run.loop(nearestTo: first)
    canTellFiniteness = loop.canTellFiniteness
    if !watcher.needsPasses, loop.plan.isLayered, !watcher.watchedParameters.isEmpty {
      record = ParameterRecord(of: watcher.watchedParameters, loop.trainer)
    }
  }

  /// The example that comes next, counted over the whole run from 0.
  package var exampleIndex: Int { loop.exampleIndex }
  /// The number of steps before it.
  package var position: Int { loop.position }

  /// Goes on, as far as the work allows.
  ///
  /// - Parameters:
  ///   - end: the example before which to end, counted over the whole run from 0.
  ///   - watcher: is shown all examples up to there, or until it has found something.
  ///   - work: about how many multiplications may be done; then how many are left.
  /// - Returns: whether there is nothing left to do.
  package mutating func advance(
    before end: Int, showing watcher: inout some TrainingWatcher, work: inout Int
  ) -> Bool {
    while true {
      if !hasBegun, loop.exampleIndex >= first {
        guard begin(showing: &watcher, work: &work) else { return false }
      }
      guard watcher.foundStep == nil, loop.exampleIndex < end else { return true }
      guard work > 0 else { return false }
      if !hasBegun {
        approach(work: &work)
      } else if !loop.plan.isLayered {
        guard settle(showing: &watcher, work: &work) else { return false }
      } else if looksAtPasses(for: watcher) {
        show(to: &watcher, work: &work)
      } else {
        train(before: end, showing: &watcher, work: &work)
      }
    }
  }

  // MARK: - Beginning

  /// Trains up to the first epoch that is shown, without looking.
  private mutating func approach(work: inout Int) {
    guard loop.plan.isLayered else {
      loop.propagate(work: &work)
      guard loop.isPropagated else { return }
      loop.learn()
      work -= loop.setup.network.shape.parameterCount
      arrive()
      return
    }
    let end = min(first, reach(of: work))
    work -= saturatingProduct(end - loop.exampleIndex, loop.setup.network.shape.costOfTraining)
    loop.train(before: end)
    arrive()
  }

  /// Shows the watcher what there is before the first step; returns whether all of that is found.
  private mutating func begin(
    showing watcher: inout some TrainingWatcher, work: inout Int
  ) -> Bool {
    var found: (Evaluation, Evaluation?)?
    if first == 0, watcher.needsEvaluation {
      found = evaluate(work: &work)
      guard found != nil else { return false }
    }
    hasBegun = true
    let parameters = loop.trainer.parameters
    watcher.adopt(loop.setup, parameters: parameters)
    watcher.begin(after: loop.epochsDone, parameters: parameters, found?.0, test: found?.1)
    return true
  }

  /// Takes up what is edited at the example that comes next; returns whether there is anything.
  @discardableResult
  private mutating func arrive() -> Bool {
    let edits = journal.edits(at: loop.exampleIndex)
    loop.apply(edits)
    guard !edits.isEmpty else { return false }
    pass = nil
    canTellFiniteness = loop.canTellFiniteness
    return true
  }

  private mutating func arrive(showing watcher: inout some TrainingWatcher) {
    guard arrive() else { return }
    watcher.adopt(loop.setup, parameters: loop.trainer.parameters)
  }

  // MARK: - Layered networks

  /// The example before which some work ends, something is edited, or another order or rate begins.
  private func reach(of work: Int) -> Int {
    let count = max(1, work / loop.setup.network.shape.costOfTraining)
    var end = loop.reach(of: count)
    if !loop.setup.settings.isSameInEveryEpoch {
      end = min(end, loop.epoch * loop.plan.exampleCount)
    }
    return min(end, journal.nextStart(after: loop.exampleIndex) ?? end)
  }

  /// Whether the next example is shown step by step.
  private func looksAtPasses(for watcher: some TrainingWatcher) -> Bool {
    watcher.needsPasses || loop.exampleIndex < caution.passesEnd
      || (watcher.needsFiniteness && !canTellFiniteness)
  }

  /// Shows the next example step by step.
  private mutating func show(to watcher: inout some TrainingWatcher, work: inout Int) {
    work -= loop.setup.network.shape.costOfTraining + Walk.costOfLooking
    let row = loop.row
    // Two owners would make a copy of it for each example.
    var pass = self.pass.take() ?? loop.pass()
    loop.computePass(in: &pass)
    watcher.take(pass, exampleIndex: loop.exampleIndex, row: row, startPosition: loop.position)
    self.pass = pass
    loop.train(before: loop.exampleIndex + 1)
    if loop.place == 0 {
      watcher.take(check(after: row, watcher.needsEvaluation ? evaluateAtOnce(&work) : nil))
    }
    arrive(showing: &watcher)
  }

  /// Trains at full speed, and shows what became of parameters and errors.
  private mutating func train(
    before end: Int, showing watcher: inout some TrainingWatcher, work: inout Int
  ) {
    let start = loop.exampleIndex
    var room: TrainingLoop.Snapshot?
    if watcher.needsFiniteness {
      loop.lookAtNets()
      guard loop.areNumbersModerate else { return caution.narrow(start..<start) }
      room = loop.snapshot
    }
    let end = min(end, saturatingSum(start, caution.most))
    var left = record?.capacity ?? 65_536
    let exampleCount = loop.setup.examples.count
    record?.clear()
    checks.removeAll(keepingCapacity: true)
    var isEdited = false
    while loop.exampleIndex < end, left > 0, work > 0, checks.count < Walk.mostChecks, !isEdited {
      var next = min(end, reach(of: work), examplesEnd(withUpdates: left))
      if watcher.needsEvaluation { next = min(next, loop.epoch * exampleCount) }
      let row = loop.order.row(at: exampleCount - 1)
      left -= updates(before: next) - updates(before: loop.exampleIndex)
      work -= saturatingProduct(next - loop.exampleIndex, loop.setup.network.shape.costOfTraining)
      loop.train(before: next, recordingTo: &record)
      if loop.place == 0, watcher.needsEvaluation {
        checks.append(check(after: row, evaluateAtOnce(&work)))
      }
      isEdited = !journal.edits(at: next).isEmpty
    }
    let stretch = WatchedStretch(
      exampleIndices: start..<loop.exampleIndex, record: record, checks: checks,
      plan: loop.plan, order: loop.order, settled: nil)
    if let room {
      guard loop.areValuesFinite, stretch.areErrorsFinite else {
        caution.narrow(stretch.exampleIndices)
        return loop.restore(room)
      }
      caution.widen()
    }
    _ = watcher.take(stretch)
    arrive(showing: &watcher)
  }

  /// How many updates are complete before an example.
  private func updates(before exampleIndex: Int) -> Int {
    let (epochs, place) = exampleIndex.quotientAndRemainder(dividingBy: loop.plan.exampleCount)
    let size = loop.plan.batchSize
    return epochs * ((loop.plan.exampleCount + size - 1) / size) + place / size
  }

  /// The example before which so many updates at most are complete.
  private func examplesEnd(withUpdates count: Int) -> Int {
    let size = loop.plan.batchSize
    let perEpoch = (loop.plan.exampleCount + size - 1) / size
    let index = loop.exampleIndex
    // The last batch of an epoch may be smaller.
    guard count < 2 * perEpoch else {
      return saturatingSum(index, (count / perEpoch - 1) * loop.plan.exampleCount)
    }
    return min(
      saturatingSum(index, saturatingProduct(count, size)), loop.epoch * loop.plan.exampleCount)
  }

  // MARK: - Recurrent networks

  /// Goes on settling for the next example, and shows it; returns whether the work was enough.
  private mutating func settle(
    showing watcher: inout some TrainingWatcher, work: inout Int
  ) -> Bool {
    if survey == nil {
      var pass = self.pass ?? loop.pass(work: min(work, Moment.settlingWork))
      // Two owners would make a copy of it.
      self.pass = nil
      if pass.isOpen { pass.settle(work: &work) }
      guard !pass.isOpen else {
        self.pass = pass
        return false
      }
      work -= loop.setup.network.shape.costOfTraining + Walk.costOfLooking
      watcher.take(
        pass, exampleIndex: loop.exampleIndex, row: loop.row, startPosition: loop.position)
      checkedRow = loop.row
      loop.learn(from: pass)
    }
    if loop.place == 0 {
      var found: (Evaluation, Evaluation?)?
      if watcher.needsEvaluation {
        found = evaluate(work: &work)
        guard found != nil else { return false }
      }
      watcher.take(check(after: checkedRow, found))
    }
    arrive(showing: &watcher)
    return true
  }

  /// The row of the example that was shown last.
  private var checkedRow = 0

  // MARK: - Checks

  private func check(after row: Int, _ found: (Evaluation, Evaluation?)?) -> WatchedCheck {
    WatchedCheck(
      epoch: loop.epochsDone, step: loop.position, row: row, found?.0, test: found?.1)
  }

  private mutating func evaluateAtOnce(_ work: inout Int) -> (Evaluation, Evaluation?) {
    let setup = loop.setup
    let examples = setup.examples.count + (setup.testExamples?.count ?? 0)
    work -= saturatingProduct(examples, setup.network.shape.costOfTraining / 3)
    return (loop.evaluate(setup.classes), loop.evaluateTest())
  }

  /// Evaluates the network as it is; `nil` where the work was not enough.
  private mutating func evaluate(work: inout Int) -> (Evaluation, Evaluation?)? {
    guard !loop.plan.isLayered else { return evaluateAtOnce(&work) }
    var survey =
      survey
      ?? EpochSurvey(exampleIndex: loop.exampleIndex - 1, loop.setup, classes: loop.setup.classes)
    self.survey = nil
    loop.advance(&survey, work: &work)
    if survey.found == nil { self.survey = survey }
    return survey.found
  }
}

extension Run {
  /// The loop that trains at the last kept moment up to an example, its edits made, beside the run.
  func loop(nearestTo exampleIndex: Int) -> TrainingLoop {
    let keyframe = timeline.keyframes.nearest(to: exampleIndex)
    var loop = moment.loop
    loop.stand(
      before: keyframe.exampleIndex, after: keyframe.position, parameters: keyframe.parameters,
      optimizer: keyframe.optimizer, setup: timeline.setup(before: keyframe.exampleIndex))
    loop.apply(journal.edits(at: keyframe.exampleIndex))
    return loop
  }
}
