/// A whole run without a screen: trained, evaluated and stopped, in slices of bounded work.
public struct Training: Sendable {
  /// What the run began from.
  public let start: Run.Setup
  /// What it means for an example to be classified right.
  public var classes: Classes { loop.setup.classes }
  /// The error is evaluated after every so many epochs, and after the last.
  public let evaluateEvery: Int
  package internal(set) var record: EvaluationRecord
  /// The epochs after which the error was evaluated, as far as that is kept; 0 is before training.
  public var evaluatedAt: [Int] { (0..<record.count).map { record[$0].epoch } }
  /// E after those epochs.
  public var errors: [Double] { (0..<record.count).map { record[$0].error } }
  /// E of the test data after those epochs; empty where there is none.
  public var testErrors: [Double] { (0..<record.count).compactMap { record[$0].testError } }
  /// How the network did on the test data last.
  public internal(set) var testEvaluation: Evaluation?
  /// The evaluation that was made last; its error is NaN until the first one is complete.
  public internal(set) var evaluation: Evaluation
  /// The number of complete passes over the data.
  public var epochs: Int { loop.epochsDone }
  /// How often the weights were changed.
  public var updates: Int {
    let batchSize = loop.plan.batchSize
    return epochs * ((start.examples.count + batchSize - 1) / batchSize) + loop.place / batchSize
  }
  /// Why the run ended; `nil` while it goes on.
  public internal(set) var stopReason: StopReason?
  /// Looks at all that is computed, and may end the run.
  package internal(set) var watcher: (any TrainingWatcher)?
  /// How far the watcher has been shown that.
  var watching = Watching()
  var loop: TrainingLoop
  var smallest = SmallestError()
  /// What training went on from when its numbers were last seen to be finite.
  var finite: TrainingLoop.Snapshot
  /// An evaluation that is under way.
  private var survey: EpochSurvey?
  /// Where a recurrent network did not settle, and the run ended for it.
  public private(set) var unsettled: (epoch: Int, example: Int, how: Unsettled)?

  /// Evaluates the start of a run.
  ///
  /// - Parameters:
  ///   - start: the network, the data and the settings to begin with.
  ///   - evaluateEvery: after how many epochs the errors are evaluated again; stopping rules look only
  ///     then.
  /// - Precondition: `evaluateEvery` is above 0.
  public init(_ start: Run.Setup, evaluateEvery: Int = 1) {
    self.init(start, evaluateEvery: evaluateEvery, kernels: .preferred)
  }

  /// Evaluates the start of a run, with kernels of one's own choice.
  ///
  /// - Parameters:
  ///   - start: the network, the data and the settings to begin with.
  ///   - journal: changes to make on the way, of which a watcher knows nothing.
  ///   - evaluateEvery: after how many epochs, at least 1, the errors are evaluated again.
  ///   - kernels: must be among those available; all give the same bits.
  ///   - watcher: looks at all that is computed, and may end the run.
  package init(
    _ start: Run.Setup, journal: Journal = Journal(), evaluateEvery: Int = 1, kernels: KernelSet,
    watcher: (any TrainingWatcher)? = nil
  ) {
    precondition(evaluateEvery > 0, "the error is evaluated after every epoch, or after more")
    self.start = start
    self.evaluateEvery = evaluateEvery
    loop = TrainingLoop(start, journal: journal, kernels: kernels)
    finite = loop.snapshot
    record = EvaluationRecord(every: evaluateEvery)
    self.watcher = watcher
    if let watcher { watching = Watching(for: watcher, loop) }
    if watching.needsFiniteness { loop.lookAtNets() }
    evaluation = Evaluation(
      error: .nan, rightCount: nil, exampleCount: start.examples.count, isFinite: true,
      unsettledExample: nil)
    // A recurrent network may take long: the rest is left for `advance`.
    var work = loop.plan.isLayered ? Int.max : Moment.settlingWork
    evaluate(work: &work)
  }

  /// The network with the weights as they are now.
  public var network: Network { loop.trainer.trained }

  /// Trains for about so many multiplications; returns whether the run has ended.
  public mutating func advance(budget: Int) -> Bool {
    var work = max(1, budget)
    _ = advance(through: .max, work: &work)
    return stopReason != nil
  }

  /// Trains up to the end of an epoch, or of the run, and evaluates there.
  ///
  /// - Parameters:
  ///   - lastEpoch: the epoch, from 1; 0 is the start. Where the error is evaluated less often than after
  ///     every epoch, the run may come to stand in a later one.
  ///   - work: about how many multiplications may be done; then how many are left.
  /// - Returns: whether it has come there.
  mutating func advance(through lastEpoch: Int, work: inout Int) -> Bool {
    if record.count == 0 || survey != nil { evaluate(work: &work) }
    let perExample = start.network.shape.costOfTraining
    while stopReason == nil, survey == nil, epochs < lastEpoch, work > 0 {
      guard loop.plan.isLayered else {
        settleExample(work: &work)
        continue
      }
      let before = loop.exampleIndex
      trainStretch(atMost: max(1, work / perExample))
      // What was found may have been gone back for.
      work -= saturatingProduct(max(1, loop.exampleIndex - before), perExample)
    }
    return stopReason != nil || (survey == nil && record.count > 0 && epochs >= lastEpoch)
  }

  /// Ends the run where it is.
  public mutating func interrupt() {
    guard stopReason == nil, !lookBeforeInterruption() else { return }
    stopReason = .interrupted
    guard loop.place == 0, record.latest?.epoch != epochs else { return }
    // What takes long is left out: nobody waits for it any more.
    survey = nil
    var work = 2_000_000
    evaluate(work: &work)
    stopReason = .interrupted
  }

  /// Trains examples of a layered network up to the next evaluation, but no more than so many.
  mutating func trainStretch(atMost limit: Int) {
    let end = saturatingProduct(nextEvaluation, start.examples.count)
    let reach = min(end, loop.reach(of: limit))
    guard !watching.isOn else { return trainWatched(before: reach) }
    loop.train(before: reach)
    finishStretch()
  }

  /// Does what is due after examples of a layered network.
  mutating func finishStretch() {
    var work = Int.max
    finishExample(work: &work)
  }

  /// Does what is due after an example: evaluates where something was found, or where an epoch ends.
  private mutating func finishExample(work: inout Int) {
    if isAtFind {
      evaluate(work: &work)
    } else if loop.place == 0 {
      checkEpoch(work: &work)
    }
  }

  /// The epoch after which the error must be evaluated next, or anything else must be seen to.
  private var nextEvaluation: Int {
    guard start.settings.isSameInEveryEpoch else { return epochs + 1 }
    let next = saturatingProduct(epochs / evaluateEvery + 1, evaluateEvery)
    return start.settings.epochs > epochs ? min(next, start.settings.epochs) : epochs + 1
  }

  private mutating func settleExample(work: inout Int) {
    var pass: ExamplePass?
    if watchesPasses {
      pass = settlePass(work: &work)
      guard pass != nil else { return }
    } else {
      loop.propagate(work: &work)
      guard loop.isPropagated else { return }
    }
    work -= start.network.shape.parameterCount
    let unsettled = pass.map { $0.unsettled } ?? loop.trainer.unsettled
    if let how = unsettled, start.settings.notSettled == .stop {
      stop(unsettledAt: loop.row, how)
      return
    }
    if watching.isOn {
      learnWatched(from: pass)
    } else {
      loop.learn()
    }
    finishExample(work: &work)
  }

  /// Evaluates after an epoch where it is time to.
  private mutating func checkEpoch(work: inout Int) {
    guard epochs % evaluateEvery == 0 || epochs >= start.settings.epochs else {
      if watching.isOn { watchCheck(nil, test: nil) }
      if isAtFind { evaluate(work: &work) }
      return
    }
    evaluate(work: &work)
  }

  /// Ends the run at an example for which its network does not settle.
  private mutating func stop(unsettledAt row: Int, _ how: Unsettled) {
    unsettled = (epochs + 1, row + 1, how)
    if record.latest?.epoch != epochs, loop.place == 0 {
      var work = 2_000_000
      evaluate(work: &work)
    }
    stopReason = .notSettled
  }

  /// Evaluates the network as it is, or goes on with that, and looks whether the run ends; what the work
  /// was not enough for is left in `survey`.
  mutating func evaluate(work: inout Int) {
    if loop.plan.isLayered {
      note(loop.evaluate(classes), test: loop.evaluateTest(), unsettled: nil)
      return
    }
    var survey =
      survey
      ?? EpochSurvey(exampleIndex: loop.exampleIndex - 1, loop.setup, classes: classes)
    loop.advance(&survey, work: &work)
    self.survey = survey.found == nil ? survey : nil
    guard let (found, test) = survey.found else { return }
    note(found, test: test, unsettled: survey.unsettled)
  }

  private mutating func note(_ found: Evaluation, test: Evaluation?, unsettled how: Unsettled?) {
    evaluation = found
    testEvaluation = test
    let entry = EvaluationRecord.Entry(
      epoch: epochs, error: found.error, testError: test?.error)
    let isBetweenEpochs = loop.place == 0 && record.latest?.epoch != epochs
    if isBetweenEpochs { record.append(entry) } else { record.appendLast(entry) }
    smallest.note(found, test, after: epochs)
    stopReason = start.settings.stopReason(after: epochs, found, smallest: smallest)
    if watching.isOn {
      if isBetweenEpochs { watchCheck(found, test: test) }
      if let reason = reasonAtFind(found) { stopReason = reason }
    }
    if stopReason == .notSettled, let how, let row = found.unsettledExample {
      unsettled = (max(1, epochs), row + 1, how)
    }
    guard found.isFinite, loop.place == 0 else { return }
    loop.copy(to: &finite)
  }

  /// Returns the first step whose value was not finite; `nil` where the run has not diverged.
  public func divergence() -> Divergence? {
    stopReason == .diverged ? findDivergence() : nil
  }

  /// Looks for the first step whose value was not finite.
  func findDivergence() -> Divergence? {
    var finiteLoop = loop
    finiteLoop.restore(finite)
    let lastEpoch = epochs + (loop.place > 0 ? 1 : 0)
    return Divergence(after: finiteLoop, lastEpoch: max(lastEpoch, finiteLoop.epochsDone))
  }
}
