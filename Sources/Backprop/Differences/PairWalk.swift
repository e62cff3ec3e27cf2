/// Walks through examples of two runs, step by step, to where a step of theirs differs.
struct PairWalk: Sendable {
  /// One run, from where the walk begins.
  struct Side: Sendable {
    /// Stands before the example that is looked at next.
    var loop: TrainingLoop
    let start: TrainingLoop.Snapshot
    /// The example after the last one, counted over the whole run from 0.
    let end: Int
    /// How many steps of the last one the run takes, where its network did not settle for it.
    let unfinishedSteps: Int?
    /// E after the epoch, where it comes to its end.
    let error: Double
    /// The pass of an example, as far as it has settled.
    var pass: ExamplePass?

    /// - Parameters:
    ///   - loop: stands at the start of an epoch.
    ///   - training: has trained this epoch, or ended in it.
    init(from loop: TrainingLoop, to training: Training) {
      self.loop = loop
      start = loop.snapshot
      unfinishedSteps = training.unfinishedSteps
      end = training.loop.exampleIndex + (unfinishedSteps == nil ? 0 : 1)
      error = training.evaluation.error
    }
  }

  private var here: Side
  private var there: Side
  private let likeness: RunLikeness
  /// Whether both began from the same numbers: examples that read the same need not be looked at.
  private let hasSameStart: Bool
  /// The first step that differs; `nil` as long as none does.
  private(set) var found: StepDifference?

  init(_ here: Side, _ there: Side, _ likeness: RunLikeness) {
    (self.here, self.there, self.likeness) = (here, there, likeness)
    hasSameStart =
      here.loop.trainer.parameters.hasSameBits(as: there.loop.trainer.parameters)
      && here.loop.trainer.optimizerState.hasSameBits(as: there.loop.trainer.optimizerState)
  }

  /// Walks on.
  ///
  /// - Parameter work: about how many multiplications may be done; then how many are left.
  /// - Returns: whether it is at its end, or has found something.
  mutating func advance(work: inout Int) -> Bool {
    while work > 0 {
      skip(work: &work)
      guard here.loop.exampleIndex < here.end, moveThere() else { return true }
      guard work > 0 else { break }
      guard here.settle(work: &work), there.settle(work: &work) else { continue }
      if let a = here.side, let b = there.side {
        found = StepDifference(a, b, epoch: here.loop.epoch, row: here.loop.row)
      }
      guard found == nil, !here.isAtUnfinished, !there.isAtUnfinished else { return true }
      here.learn()
      there.learn()
      work -= saturatingProduct(10, here.loop.setup.network.shape.costOfTraining)
    }
    return false
  }

  /// Trains examples that are certain to have the same steps.
  private mutating func skip(work: inout Int) {
    let plan = here.loop.plan
    guard hasSameStart, plan.isLayered else { return }
    let first = here.loop.exampleIndex
    let (place, end) = (here.loop.place, min(here.end, there.end, likeness.parting))
    var next = first
    while next < end,
      likeness.isSame(
        row: here.loop.order.row(at: place + next - first), inEpoch: here.loop.epoch,
        endsEpoch: plan.layout(of: next).ending.endsEpoch)
    {
      next += 1
    }
    let cost = 2 * here.loop.setup.network.shape.costOfTraining
    next = min(next, here.loop.reach(of: max(1, work / cost)))
    guard next > first else { return }
    here.loop.train(before: next)
    there.loop.train(before: next)
    work -= saturatingProduct(next - first, cost)
  }

  /// Has the other run stand before the same row of the data; returns whether it takes that row.
  private mutating func moveThere() -> Bool {
    guard here.pass == nil else { return true }
    var target = here.loop.exampleIndex
    if !likeness.hasSameOrder {
      target += there.loop.order.place(of: here.loop.row) - here.loop.place
    }
    guard target < there.end else { return false }
    if target < there.loop.exampleIndex { there.loop.restore(there.start) }
    if there.loop.plan.isLayered {
      if target > there.loop.exampleIndex { there.loop.train(before: target) }
    } else {
      while there.loop.exampleIndex < target { there.loop.takeExample() }
    }
    return true
  }
}

extension PairWalk.Side {
  /// Computes the example's pass, or goes on with it; returns whether it is complete.
  mutating func settle(work: inout Int) -> Bool {
    guard pass?.isOpen != false else { return true }
    if pass == nil {
      pass = loop.pass(work: min(work, Moment.settlingWork))
      if pass?.layout.ending.endsEpoch == true { pass?.epochError = error }
    } else {
      pass?.settle(work: &work)
    }
    return pass?.isOpen == false
  }

  /// Whether the run ends in the example, for its network does not settle.
  var isAtUnfinished: Bool { unfinishedSteps != nil && loop.exampleIndex == end - 1 }

  /// The example's steps, as far as the run takes them.
  var side: StepDifference.Side? {
    pass.map {
      StepDifference.Side(
        pass: $0, startPosition: loop.position,
        count: (isAtUnfinished ? unfinishedSteps : nil) ?? $0.layout.count)
    }
  }

  /// Has the run learn from the example.
  mutating func learn() {
    if loop.plan.isLayered {
      loop.train(before: loop.exampleIndex + 1)
    } else {
      loop.learn(from: pass)
    }
    pass = nil
  }
}
