/// Training while a watcher looks.
extension Training {
  /// Whether whole examples are looked at, and nothing is found so far.
  var watchesPasses: Bool { isLooking && watching?.needsPasses == true }

  private var isLooking: Bool { watching.map { $0.end == nil } ?? false }

  /// Whether something was found, and the update that it belongs to is done.
  var isAtFind: Bool { watching?.end.map { $0 == loop.exampleIndex } ?? false }

  /// Trains examples of a layered network, up to the one before which to stand, and no further than the
  /// update in which something is found.
  mutating func trainWatched(before end: Int) {
    if let find = watching?.end {
      train(before: min(end, find))
    } else if watchesPasses {
      trainPasses(before: end)
    } else {
      trainRecorded(before: end)
    }
  }

  private mutating func train(before end: Int) {
    loop.train(before: end)
    finishStretch()
  }

  /// Notes whether something was found in an example.
  private mutating func noteFind(in exampleIndex: Int) {
    guard watcher?.foundStep != nil else { return }
    let end = loop.plan.batchStart(atOrAfter: exampleIndex + 1)
    watching?.end = end
  }

  // MARK: - Whole examples

  /// Shows the watcher examples of the present epoch.
  private mutating func trainPasses(before end: Int) {
    let epoch = loop.epoch
    while loop.exampleIndex < end, loop.epoch == epoch, isLooking {
      show(loop.pass())
      train(before: loop.exampleIndex + 1)
    }
  }

  /// Shows the watcher the steps of the next example.
  private mutating func show(_ pass: ExamplePass) {
    let (exampleIndex, row, position) = (loop.exampleIndex, loop.row, loop.position)
    watcher?.take(pass, exampleIndex: exampleIndex, row: row, startPosition: position)
    noteFind(in: exampleIndex)
  }

  /// Settles for the next example and shows it to the watcher; `nil` where the work was not enough.
  mutating func settlePass(work: inout Int) -> ExamplePass? {
    if watching?.pass == nil {
      let quick = min(work, Moment.settlingWork)
      let pass = loop.pass(work: quick)
      watching?.pass = pass
      work -= quick
    }
    if watching?.pass?.isOpen == true { watching?.pass?.settle(work: &work) }
    guard let pass = watching?.pass, !pass.isOpen else { return nil }
    watching?.pass = nil
    // Where the run ends for it, there is no update.
    if pass.unsettled == nil || start.settings.notSettled == .continue { show(pass) }
    return pass
  }

  // MARK: - Parameters alone

  /// Trains at full speed, and shows the watcher what became of parameters once there is much of it.
  private mutating func trainRecorded(before end: Int) {
    if watching?.window == nil {
      let window = Watching.Window(
        evaluation: evaluation, testEvaluation: testEvaluation, smallest: smallest,
        record: record.mark)
      let (loop, finite) = (loop, finite)
      watching?.begin(window, loop, finite)
    }
    // A method of all of this would make a copy of it for each epoch.
    let count = Training.examples(
      withUpdates: watching?.updatesLeft ?? 1, from: loop.place, of: start.examples.count,
      batchSize: loop.plan.batchSize)
    // Two owners would make a copy of it.
    var noted = watching?.record
    watching?.record = nil
    loop.train(before: min(end, saturatingSum(loop.exampleIndex, count)), recordingTo: &noted)
    watching?.record = noted
    finishStretch()
    let isTime =
      watching?.isTimeToLookBack(
        at: loop.exampleIndex, cost: start.network.shape.costOfTraining) == true
    if stopReason != nil || isTime { lookBack() }
  }

  /// How many examples can be trained with so many updates at most.
  private static func examples(
    withUpdates count: Int, from place: Int, of examples: Int, batchSize: Int
  ) -> Int {
    // The last batch of an epoch may be smaller.
    let perEpoch = (examples + batchSize - 1) / batchSize
    return count >= 2 * perEpoch
      ? (count / perEpoch - 1) * examples
      : min(saturatingProduct(count, batchSize), examples - place)
  }

  /// Shows the watcher what it has not seen; where something is found in it, goes back to its beginning,
  /// to train up to there.
  private mutating func lookBack() {
    guard isLooking, let watching, let window = watching.window else { return }
    let trained = WatchedStretch(
      exampleIndices: watching.start..<loop.exampleIndex, record: watching.record,
      checks: watching.checks, plan: loop.plan, order: loop.order, settled: nil)
    let found = watcher?.take(trained)
    self.watching?.clear()
    guard let found else { return }
    noteFind(in: found)
    watching.restore(&loop, &finite)
    (evaluation, testEvaluation) = (window.evaluation, window.testEvaluation)
    smallest = window.smallest
    record.rewind(to: window.record)
    stopReason = nil
  }

  /// Looks whether something had been found before the person wished to stop; ends the run there where
  /// it had, and returns whether that is so.
  mutating func lookBeforeInterruption() -> Bool {
    lookBack()
    guard loop.plan.isLayered, watching?.end != nil else { return false }
    while !advance(budget: 1_000_000) {}
    return true
  }

  /// Learns from an example of a recurrent network, and shows the watcher what that has brought.
  ///
  /// - Parameter pass: what the example has settled to, where whole examples are looked at.
  mutating func learnWatched(from pass: ExamplePass?) {
    let (exampleIndex, position) = (loop.exampleIndex, loop.position)
    let layout = loop.plan.layout(of: exampleIndex)
    loop.learn(from: pass)
    guard isLooking, watching?.needsPasses == false else { return }
    var noted = watching?.record
    watching?.record = nil
    noted?.clear()
    if layout.ending.batchSize != nil { loop.note(in: &noted) }
    watching?.record = noted
    let settled = layout.with(
      loop.trainer.sweeps, network: start.network, settings: start.settings)
    let trained = WatchedStretch(
      exampleIndices: exampleIndex..<exampleIndex + 1, record: watching?.record, checks: [],
      plan: loop.plan, order: loop.order, settled: (settled, position))
    _ = watcher?.take(trained)
    noteFind(in: exampleIndex)
  }

  // MARK: - Checks

  /// Shows the watcher what was found after an epoch, or before the first; `nil` where nobody looked.
  mutating func watchCheck(_ found: Evaluation?, test: Evaluation?) {
    guard isLooking else { return }
    guard epochs > 0 else {
      let parameters = loop.trainer.parameters
      if let found { watcher?.begin(after: 0, parameters: parameters, found, test: test) }
      return
    }
    // Of weights alone no check says anything.
    guard watching?.window == nil || watching?.needsEvaluation == true else { return }
    var order = loop.order
    order.prepare(epoch: epochs)
    let check = WatchedCheck(
      epoch: epochs, step: loop.position, row: order.row(at: start.examples.count - 1), found,
      test: test)
    if watching?.window != nil {
      if found != nil { watching?.checks.append(check) }
    } else {
      watcher?.take(check)
      noteFind(in: loop.exampleIndex - 1)
    }
  }

  /// Why a run ends where something was found; `nil` where nothing was.
  ///
  /// What is no longer finite takes precedence over what was found at a later step.
  func reasonAtFind(_ evaluation: Evaluation) -> StopReason? {
    guard isAtFind, let step = watcher?.foundStep else { return nil }
    // In the middle of an epoch E is no step of the run.
    let isFinite = loop.place == 0 ? evaluation.isFinite : loop.trainer.areNumbersFinite
    if !isFinite, let divergence = findDivergence(), divergence.step < step { return .diverged }
    return .condition
  }
}
