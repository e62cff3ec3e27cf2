/// Looks for the first step whose bits differ between two runs, in slices of bounded work.
///
/// The runs are aligned by epoch, example (its row of the data) and quantity. Where all that an epoch
/// reads is the same bits in both, all its steps are; such epochs are only trained, at full speed.
/// Others are walked, step by step. NaNs are the same whatever their bits.
package struct RunDifference: Sendable {
  /// What was found.
  package enum Finding: Equatable, Sendable {
    /// All steps have the same bits, and both runs end after so many.
    case same(steps: Int)
    case step(StepDifference)
    /// All steps of the one are the same, and the other goes on; the numbers of their steps, that of the
    /// other as far as it has come.
    case end(isHere: Bool, steps: Int)
    /// Of runs that are not aligned: E is another after this epoch.
    case error(epoch: Int, here: Double, there: Double)
  }

  /// The one run; it has come as far as it was needed.
  package private(set) var here: Training
  /// The other run.
  package private(set) var there: Training
  /// Why only errors after epochs are compared; `nil` where all steps are.
  package let misalignment: Misalignment?
  /// `nil` as long as the runs are still compared.
  package private(set) var finding: Finding?
  private let likeness: RunLikeness
  /// The epochs that are trained, and are to be looked at then.
  private var stretch: Stretch?
  /// The examples that are looked at.
  private var walk: PairWalk?

  /// Epochs of both runs.
  private struct Stretch: Sendable {
    /// `nil` where no step of theirs can differ, or steps are not looked at.
    let start: (here: TrainingLoop, there: TrainingLoop)?
    let lastEpoch: Int
  }

  /// Stands before the first step of two runs.
  ///
  /// - Parameters:
  ///   - here: what the one begins from.
  ///   - there: what the other begins from.
  ///   - journals: what is changed on their ways.
  ///   - kernels: must be among those available.
  package init(
    _ here: Run.Setup, _ there: Run.Setup,
    journals: (here: Journal, there: Journal) = (Journal(), Journal()),
    kernels: KernelSet = .preferred
  ) {
    self.here = Training(here, journal: journals.here, kernels: kernels)
    self.there = Training(there, journal: journals.there, kernels: kernels)
    likeness = RunLikeness(here, there, journals)
    misalignment = likeness.misalignment
    stretch = Stretch(start: nil, lastEpoch: 0)
  }

  /// How many epochs have been trained in both runs.
  package var epochs: Int { min(here.epochs, there.epochs) }

  /// Compares for about so many multiplications; returns whether something is found.
  package mutating func advance(budget: Int) -> Bool {
    var work = max(1, budget)
    while finding == nil, work > 0 {
      if walk != nil {
        goOnWalking(work: &work)
      } else {
        train(work: &work)
      }
    }
    return finding != nil
  }

  /// Trains both runs to their ends, for about so many multiplications; returns whether they have come
  /// there.
  package mutating func finish(budget: Int) -> Bool {
    let isHereDone = here.stopReason != nil || here.advance(budget: max(1, budget / 2))
    let isThereDone = there.stopReason != nil || there.advance(budget: max(1, budget / 2))
    return isHereDone && isThereDone
  }

  // MARK: - Training

  private mutating func train(work: inout Int) {
    let stretch = stretch ?? nextStretch(work: work)
    self.stretch = stretch
    guard here.advance(through: stretch.lastEpoch, work: &work),
      there.advance(through: stretch.lastEpoch, work: &work)
    else { return }
    // What looking at the numbers takes.
    work -= here.start.network.shape.parameterCount
    if misalignment != nil { compareErrors() }
    if let start = stretch.start {
      walk = PairWalk(
        PairWalk.Side(from: start.here, to: here), PairWalk.Side(from: start.there, to: there),
        likeness)
    } else {
      finishStretch()
    }
  }

  /// The epochs that come next: as many as are certain to be the same, else one.
  private func nextStretch(work: Int) -> Stretch {
    let epoch = here.epochs + 1
    guard misalignment == nil else { return Stretch(start: nil, lastEpoch: epoch) }
    let perEpoch = saturatingProduct(
      here.start.examples.count, here.start.network.shape.costOfTraining)
    let same =
      hasSameState
      ? likeness.sameEpochs(from: epoch, atMost: max(1, work / saturatingProduct(2, perEpoch))) : 0
    return same > 0
      ? Stretch(start: nil, lastEpoch: saturatingSum(epoch - 1, same))
      : Stretch(start: (here.loop, there.loop), lastEpoch: epoch)
  }

  /// Whether training goes on from the same numbers in both.
  private var hasSameState: Bool {
    here.loop.trainer.parameters.hasSameBits(as: there.loop.trainer.parameters)
      && here.loop.trainer.optimizerState.hasSameBits(as: there.loop.trainer.optimizerState)
  }

  private mutating func compareErrors() {
    let (here, there) = (self.here.evaluation.error, self.there.evaluation.error)
    guard finding == nil, self.here.epochs == self.there.epochs, !here.hasSameBits(as: there) else {
      return
    }
    finding = .error(epoch: self.here.epochs, here: here, there: there)
  }

  /// Looks whether the runs end, of which all is the same so far.
  private mutating func finishStretch() {
    stretch = nil
    guard finding == nil else { return }
    switch (here.stopReason, there.stopReason) {
    case (nil, nil): return
    case (nil, .some): finding = .end(isHere: false, steps: there.stepsTaken)
    case (.some, nil): finding = .end(isHere: true, steps: here.stepsTaken)
    case (.some, .some):
      let (ofHere, ofThere) = (here.stepsTaken, there.stepsTaken)
      // Runs of other shapes have other numbers of steps in the same epochs.
      let isSame = misalignment == nil ? ofHere == ofThere : here.epochs == there.epochs
      let isHereFirst = misalignment == nil ? ofHere < ofThere : here.epochs < there.epochs
      finding =
        isSame
        ? .same(steps: ofHere)
        : .end(isHere: isHereFirst, steps: isHereFirst ? ofHere : ofThere)
    }
  }

  // MARK: - Walking

  private mutating func goOnWalking(work: inout Int) {
    // Two owners would make a copy of it.
    guard var walk else { return }
    self.walk = nil
    let isDone = walk.advance(work: &work)
    if let difference = walk.found {
      finding = .step(difference)
    } else if isDone {
      finishStretch()
    } else {
      self.walk = walk
    }
  }
}

extension Training {
  /// The number of steps up to where it stands.
  var stepsTaken: Int { loop.position + (unfinishedSteps ?? 0) }

  /// How many steps of the next example were taken where the run ended in it, for its network did not
  /// settle; `nil` where it ended after an example, or goes on.
  var unfinishedSteps: Int? {
    guard stopReason == .notSettled, loop.isPropagated, let unsettled else { return nil }
    return loop.plan.layout(of: loop.exampleIndex)
      .with(loop.trainer.sweeps, network: start.network, settings: start.settings)
      .count(upTo: unsettled.how)
  }
}
