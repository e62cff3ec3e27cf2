/// A whole run without a screen: trained, evaluated and stopped, in slices of bounded work.
public struct Training: Sendable {
  /// What the run began from.
  public let start: Run.Setup
  /// What it means for an example to be classified right.
  public var classes: Classes { start.classes }
  /// The error is evaluated after every so many epochs, and after the last.
  public let evaluateEvery: Int
  /// The epochs after which the error was evaluated; 0 is before training.
  public private(set) var evaluatedAt: [Int] = []
  /// E after those epochs.
  public private(set) var errors: [Double] = []
  /// E of the test data after those epochs; empty where there is none.
  public private(set) var testErrors: [Double] = []
  /// How the network did on the test data last.
  public private(set) var testEvaluation: Evaluation?
  /// The evaluation that was made last.
  public private(set) var evaluation: Evaluation
  /// The number of complete passes over the data.
  public private(set) var epochs = 0
  /// How often the weights were changed.
  public var updates: Int {
    epochs * ((start.examples.count + batchSize - 1) / batchSize) + example / batchSize
  }
  /// Why the run ended; `nil` while it goes on.
  public private(set) var stopReason: StopReason?
  private var trainer: Trainer
  private var example = 0
  private var order: ExampleOrder
  private var smallest = SmallestError()
  private let batchSize: Int
  /// What training went on from when its numbers were last seen to be finite.
  private var finite: Trainer.Snapshot
  private var finiteEpoch = 0
  private var finitePosition = 0
  /// The number of steps that the examples so far have had.
  private var position = 0
  private let plan: EpochPlan
  /// Where a recurrent network did not settle, and the run ended for it.
  public private(set) var unsettled: (epoch: Int, example: Int, how: Unsettled)?

  /// Evaluates the start of a run.
  ///
  /// - Parameter kernels: must be among those available; all give the same bits.
  public init(
    _ start: Run.Setup, evaluateEvery: Int = 1, kernels: KernelSet = .preferred
  ) {
    precondition(evaluateEvery > 0)
    self.start = start
    self.evaluateEvery = evaluateEvery
    trainer = Trainer(network: start.network, settings: start.settings, kernels: kernels)
    order = ExampleOrder(start.settings, exampleCount: start.examples.count)
    batchSize = start.settings.batch.size(ofExamples: start.examples.count)
    plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count)
    finite = trainer.snapshot
    evaluation = trainer.evaluate(start.examples, classes: start.classes)
    evaluatedAt.append(0)
    errors.append(evaluation.error)
    evaluateTest()
    smallest.note(evaluation, testEvaluation, after: 0)
    // The rules look at the start, too: there may be nothing to do.
    stopReason = start.settings.stopReason(after: 0, evaluation, smallest: smallest)
    noteUnsettled(epoch: 1)
  }

  /// The network with the weights as they are now.
  public var network: Network { trainer.trained }

  /// Trains for about so many multiplications; returns whether the run has ended.
  public mutating func advance(budget: Int) -> Bool {
    var left = max(1, budget / (6 * start.network.shape.parameterCount + 50))
    while stopReason == nil, left > 0 {
      guard plan.isLayered else {
        settleExample()
        left -= 1
        continue
      }
      let before = epochs * start.examples.count + example
      trainStretch(atMost: left)
      left -= epochs * start.examples.count + example - before
    }
    return stopReason != nil
  }

  /// Ends the run where it is.
  public mutating func interrupt() {
    guard stopReason == nil else { return }
    stopReason = .interrupted
    if example == 0, evaluatedAt.last != epochs { evaluate() }
  }

  /// Trains examples of a layered network up to the next evaluation, but no more than so many.
  private mutating func trainStretch(atMost limit: Int) {
    let count = start.examples.count
    order.prepare(epoch: epochs + 1)
    var stretch = min(limit, (nextEvaluation - epochs) * count - example)
    // A batch that is cut costs more than one that is whole.
    let end = (example + stretch) % count
    if end != 0, stretch > end % batchSize { stretch -= end % batchSize }
    trainer.train(start.examples, order, from: example, count: stretch, epoch: epochs + 1)
    let done = (example + stretch).quotientAndRemainder(dividingBy: count)
    epochs += done.quotient
    example = done.remainder
    if example == 0 { checkEpoch() }
  }

  /// The epoch after which the error must be evaluated next, or anything else must be seen to.
  private var nextEvaluation: Int {
    guard start.settings.isSameInEveryEpoch else { return epochs + 1 }
    let next = (epochs / evaluateEvery + 1) * evaluateEvery
    return start.settings.epochs > epochs ? min(next, start.settings.epochs) : epochs + 1
  }

  private mutating func settleExample() {
    let count = start.examples.count
    order.prepare(epoch: epochs + 1)
    let row = order.row(at: example)
    trainer.propagate(start.examples.inputs(of: row), start.examples.targets(of: row))
    guard trainer.isSettled || start.settings.notSettled == .continue else {
      stop(unsettledAt: row, epoch: epochs + 1)
      return
    }
    let inBatch = example % batchSize
    let endsBatch = inBatch == batchSize - 1 || example == count - 1
    position += plan.layout(of: epochs * count + example).count(with: trainer.sweeps)
    trainer.learn(
      isFirst: inBatch == 0, batchSize: endsBatch ? inBatch + 1 : nil, epoch: epochs + 1)
    example += 1
    guard example == count else { return }
    example = 0
    epochs += 1
    checkEpoch()
  }

  /// Evaluates after an epoch where it is time to.
  private mutating func checkEpoch() {
    guard epochs % evaluateEvery == 0 || epochs >= start.settings.epochs else { return }
    evaluate()
    smallest.note(evaluation, testEvaluation, after: epochs)
    stopReason = start.settings.stopReason(after: epochs, evaluation, smallest: smallest)
    noteUnsettled(epoch: epochs)
  }

  /// Ends the run at an example for which its network does not settle.
  private mutating func stop(unsettledAt row: Int, epoch: Int) {
    stopReason = .notSettled
    if evaluatedAt.last != epochs, example == 0 { evaluate() }
    describe(unsettledAt: row, epoch: epoch)
  }

  /// Finds out how the network did not settle, where that ended the run.
  private mutating func noteUnsettled(epoch: Int) {
    guard stopReason == .notSettled, let row = evaluation.unsettledExample else { return }
    describe(unsettledAt: row, epoch: epoch)
  }

  private mutating func describe(unsettledAt row: Int, epoch: Int) {
    let pass = ExamplePass(
      network: trainer.trained, settings: start.settings, layout: plan.layout(of: 0),
      inputs: start.examples.inputs(of: row), targets: start.examples.targets(of: row), sums: nil)
    unsettled = pass.unsettled.map { (epoch, row + 1, $0) }
  }

  private mutating func evaluate() {
    evaluation = trainer.evaluate(start.examples, classes: classes)
    evaluatedAt.append(epochs)
    errors.append(evaluation.error)
    evaluateTest()
    guard evaluation.isFinite else { return }
    finiteEpoch = epochs
    finitePosition =
      plan.isLayered ? plan.position(ofStartOf: epochs * start.examples.count) : position
    trainer.copy(to: &finite)
  }

  private mutating func evaluateTest() {
    testEvaluation = trainer.evaluateTest(start)
    if let testEvaluation { testErrors.append(testEvaluation.error) }
  }

  /// Returns the first step whose value was not finite; `nil` where the run has not diverged.
  public func divergence() -> Divergence? {
    guard stopReason == .diverged else { return nil }
    var before = start
    var trainer = trainer
    trainer.restore(finite)
    before.network.parameters = trainer.parameters
    return Divergence(
      from: before, optimizer: trainer.optimizerState, epochsDone: finiteEpoch,
      at: finitePosition, lastEpoch: max(epochs, finiteEpoch))
  }
}
