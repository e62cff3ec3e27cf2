/// Training while a watcher looks.
extension Training {
  /// Whether whole examples are looked at, and nothing is found so far.
  var watchesPasses: Bool { loop.exampleIndex < watching.passesEnd }

  /// Whether something was found, and the update that it belongs to is done.
  var isAtFind: Bool { watching.end == loop.exampleIndex }

  /// Trains examples of a layered network, up to the one before which to stand, and no further than the
  /// update in which something is found.
  mutating func trainWatched(before end: Int) {
    if let find = watching.end {
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

  /// Notes that something was found in an example.
  private mutating func noteFind(in exampleIndex: Int) {
    watching.find(endingAt: loop.plan.batchStart(atOrAfter: exampleIndex + 1))
  }

  // MARK: - Whole examples

  /// Shows the watcher examples of the present epoch.
  private mutating func trainPasses(before end: Int) {
    let epoch = loop.epoch
    watching.lastRow = loop.order.row(at: start.examples.count - 1)
    // Two owners would make a copy of it for each example.
    var pass = watching.pass.take() ?? loop.pass()
    // To ask all of this would make a copy of it.
    while loop.exampleIndex < min(end, watching.passesEnd), loop.epoch == epoch {
      loop.computePass(in: &pass)
      show(pass)
      train(before: loop.exampleIndex + 1)
    }
    watching.pass = pass
    // A value that is not finite is so until it is computed again.
    if watching.isLooking, loop.exampleIndex >= watching.passesEnd, watcher?.needsPasses == true {
      watching.lookAtPasses(from: loop.exampleIndex)
    }
  }

  /// Shows the watcher the steps of the next example.
  private mutating func show(_ pass: ExamplePass) {
    let (exampleIndex, row, position) = (loop.exampleIndex, loop.row, loop.position)
    let isFound = watcher?.finds(
      in: pass, exampleIndex: exampleIndex, row: row, startPosition: position)
    if isFound == true { noteFind(in: exampleIndex) }
  }

  /// Settles for the next example and shows it to the watcher; `nil` where the work was not enough.
  mutating func settlePass(work: inout Int) -> ExamplePass? {
    if watching.pass == nil {
      let quick = min(work, Moment.settlingWork)
      watching.pass = loop.pass(work: quick)
      work -= quick
    }
    if watching.pass?.isOpen == true { watching.pass?.settle(work: &work) }
    guard let pass = watching.pass, !pass.isOpen else { return nil }
    watching.pass = nil
    // Where the run ends for it, there is no update.
    if pass.unsettled == nil || start.settings.notSettled == .continue { show(pass) }
    return pass
  }

  // MARK: - Parameters alone

  /// Trains at full speed, and shows the watcher what became of parameters once there is much of it.
  private mutating func trainRecorded(before end: Int) {
    if watching.start == nil {
      if watching.needsFiniteness {
        loop.lookAtNets()
        guard loop.areNumbersModerate else {
          return watching.narrow(loop.exampleIndex..<loop.exampleIndex)
        }
      }
      watching.begin(
        at: loop.exampleIndex,
        Watching.Window(
          loop: loop.snapshot, finite: finite, evaluation: evaluation,
          testEvaluation: testEvaluation, smallest: smallest, record: record.mark))
    }
    watching.lastRow = loop.order.row(at: start.examples.count - 1)
    let count = min(
      Training.examples(
        withUpdates: watching.updatesLeft, from: loop.place, of: start.examples.count,
        batchSize: loop.plan.batchSize), watching.examplesLeft(from: loop.exampleIndex))
    loop.train(
      before: min(end, saturatingSum(loop.exampleIndex, count)), recordingTo: &watching.record)
    finishStretch()
    let isTime = watching.isTimeToLookBack(
      at: loop.exampleIndex, cost: start.network.shape.costOfTraining)
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
  /// to train up to there, and where that may be, to look at less of it.
  private mutating func lookBack() {
    guard watching.isLooking, let start = watching.start else { return }
    let trained = WatchedStretch(
      exampleIndices: start..<loop.exampleIndex, record: watching.record,
      checks: watching.checks, plan: loop.plan, order: loop.order, settled: nil)
    var isCertain = true
    if watching.needsFiniteness {
      isCertain = loop.areValuesFinite && trained.areErrorsFinite
      if isCertain { watching.widen() } else { watching.narrow(trained.exampleIndices) }
    }
    let found = isCertain ? watcher?.take(trained) : nil
    let window = watching.clear()
    if let found { noteFind(in: found) }
    guard let window, found != nil || !isCertain else { return }
    loop.restore(window.loop)
    finite = window.finite
    (evaluation, testEvaluation) = (window.evaluation, window.testEvaluation)
    smallest = window.smallest
    record.rewind(to: window.record)
    stopReason = nil
  }

  /// Looks whether something had been found before the person wished to stop; ends the run there where
  /// it had, and returns whether that is so.
  mutating func lookBeforeInterruption() -> Bool {
    let place = loop.exampleIndex
    lookBack()
    guard loop.plan.isLayered else { return false }
    while watching.isLooking, stopReason == nil, loop.exampleIndex < place {
      trainStretch(atMost: place - loop.exampleIndex)
      if loop.exampleIndex >= place { lookBack() }
    }
    guard watching.end != nil else { return stopReason != nil }
    while !advance(budget: 1_000_000) {}
    return true
  }

  /// Learns from an example of a recurrent network, and shows the watcher what that has brought.
  ///
  /// - Parameter pass: what the example has settled to, where whole examples are looked at.
  mutating func learnWatched(from pass: ExamplePass?) {
    let (exampleIndex, position) = (loop.exampleIndex, loop.position)
    let layout = loop.plan.layout(of: exampleIndex)
    watching.lastRow = loop.order.row(at: start.examples.count - 1)
    loop.learn(from: pass)
    guard watching.isLooking, !watching.needsPasses else { return }
    watching.record?.clear()
    if layout.ending.batchSize != nil { loop.note(in: &watching.record) }
    let settled = layout.with(
      loop.trainer.sweeps, network: start.network, settings: start.settings)
    let trained = WatchedStretch(
      exampleIndices: exampleIndex..<exampleIndex + 1, record: watching.record, checks: [],
      plan: loop.plan, order: loop.order, settled: (settled, position))
    if watcher?.take(trained) != nil { noteFind(in: exampleIndex) }
  }

  // MARK: - Checks

  /// Shows the watcher what was found after an epoch, or before the first; `nil` where nobody looked.
  mutating func watchCheck(_ found: Evaluation?, test: Evaluation?) {
    guard watching.isLooking else { return }
    guard epochs > 0 else {
      let parameters = loop.trainer.parameters
      if let found { watcher?.begin(after: 0, parameters: parameters, found, test: test) }
      return
    }
    let isKept = watching.start != nil
    // Of weights alone no check says anything.
    if isKept, found == nil || !watching.needsEvaluation { return }
    let check = WatchedCheck(
      epoch: epochs, step: loop.position, row: watching.lastRow, found, test: test)
    if isKept {
      watching.checks.append(check)
    } else if watcher?.finds(in: check) == true {
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
