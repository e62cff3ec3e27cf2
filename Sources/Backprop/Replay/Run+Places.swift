/// Finding places in a run by what happens there.
extension Run {
  /// The index of the example that is a row of the data in an epoch, counted from 1.
  package func exampleIndex(ofRow row: Int, inEpoch epoch: Int) -> Int {
    var order = moment.loop.order
    order.prepare(epoch: epoch)
    return (epoch - 1) * start.examples.count + order.place(of: row)
  }

  /// The examples of the present batch, counted over the whole run from 0.
  package var batch: Range<Int> {
    let size = setup.settings.batch.size(ofExamples: start.examples.count)
    let first = plan.batchStart(of: exampleIndex)
    // The last batch of an epoch may be smaller.
    return first..<first + min(size, start.examples.count - first % start.examples.count)
  }

  /// What the present batch is made of, in the order of training.
  package var batchExamples: Examples {
    batch.count == setup.examples.count
      ? setup.examples
      : setup.examples.only(batch.map { moment.loop.order.row(at: $0 % start.examples.count) })
  }

  /// The position before the first step of an example of a layered network, counted over the whole run
  /// from 0.
  package func position(ofStartOf exampleIndex: Int) -> Int {
    plan.position(ofStartOf: exampleIndex)
  }

  /// Whether the steps up to the end of an epoch, counted from 1, are few enough to have numbers.
  package func canReach(epoch: Int) -> Bool {
    let end = saturatingProduct(epoch, start.examples.count)
    return end < EpochPlan.furthestPosition
      && (!plan.isLayered || plan.position(ofStartOf: end) < EpochPlan.furthestPosition)
  }

  /// The place before the first step of an example, counted over the whole run from 0.
  package func start(ofExample exampleIndex: Int) -> Destination {
    if plan.isLayered { return .position(position(ofStartOf: exampleIndex)) }
    return exampleIndex == 0 ? .position(0) : .end(ofExample: exampleIndex - 1)
  }

  /// The place after the step of an example that computes a quantity.
  package func place(of quantity: Quantity, inExample exampleIndex: Int) -> Destination {
    guard plan.isLayered, let index = layout(ofExample: exampleIndex).index(of: quantity) else {
      return .step(quantity, ofExample: exampleIndex)
    }
    return .position(position(ofStartOf: exampleIndex) + index + 1)
  }

  /// The position after the step of the present example that computes a quantity; `nil` where none does.
  package func position(of quantity: Quantity) -> Int? {
    pass.layout.index(of: quantity).map { startPosition + $0 + 1 }
  }

  /// The steps of the present phase in the present example, by their indices; `nil` at position 0.
  package var phaseGroup: Range<Int>? {
    stepsDone > 0 ? pass.layout.group(containing: stepsDone - 1, of: .phase) : nil
  }

  /// The first quantity that a step of an example computes and that is wanted; `nil` where none is.
  package func quantity(
    inExample exampleIndex: Int, from first: Int = 0, where isWanted: (Quantity, Phase) -> Bool
  ) -> Quantity? {
    let layout = layout(ofExample: exampleIndex).closed(setup)
    var index = first
    while index < layout.count {
      let quantity = layout.quantity(at: index)
      if isWanted(quantity, layout.phase(at: index)) { return quantity }
      index = layout.indexOfNewStep(after: index, from: first)
    }
    return nil
  }

  /// Where the run diverged, up to the present epoch; `nil` where it has not.
  package func divergence() -> Divergence? {
    let count = start.examples.count
    // E may be infinite long before a parameter is: up to here it was finite.
    let broken = history.buckets.firstIndex { !$0.minimum.isFinite || !$0.maximum.isFinite }
    let last = broken.map { max(0, $0 * history.width - 1) * count } ?? exampleIndex
    // The last keyframe at the start of an epoch whose parameters were still finite.
    let candidate = timeline.keyframes.frames.last { frame in
      frame.exampleIndex % count == 0 && frame.exampleIndex <= min(last, exampleIndex)
        && frame.parameters.allSatisfy(\.isFinite) && frame.optimizer.isFinite
        && !journal.edits.contains { $0.start >= frame.exampleIndex }
    }
    guard let candidate else { return nil }
    // Not from the present moment: what a keyframe does not hold may not be finite there.
    var before = Moment(start)
    before.restore(candidate, timeline.setup(before: candidate.exampleIndex))
    return Divergence(after: before.loop, lastEpoch: epoch)
  }
}

extension Run {
  /// The step before a position of a layered network, and its example; `nil` at the start, and where only
  /// going there tells.
  package func step(
    before position: Int
  ) -> (quantity: Quantity, phase: Phase, epoch: Int, row: Int)? {
    guard plan.isLayered, position > 0 else { return nil }
    let (exampleIndex, index) = plan.place(ofStep: position - 1)
    let layout = plan.layout(of: exampleIndex)
    let epoch = exampleIndex / start.examples.count + 1
    var order = moment.loop.order
    order.prepare(epoch: epoch)
    return (
      layout.quantity(at: index), layout.phase(at: index), epoch,
      order.row(at: exampleIndex % start.examples.count)
    )
  }

  /// The number of steps before a place; `nil` where only going there tells.
  package func position(of place: Destination) -> Int? {
    switch place {
    case .position(let position): position
    case .end(let exampleIndex) where plan.isLayered:
      plan.position(ofStartOf: exampleIndex) + plan.layout(of: exampleIndex).count
    case .end, .step, .groups, .back: nil
    }
  }

  /// The example after the one that a step belongs to, by its number in the run from 0.
  ///
  /// Steps count from 1; `nil` where only going there tells.
  package func exampleEnd(ofStep step: Int) -> Int? {
    guard plan.isLayered else { return nil }
    return step > 0 ? plan.place(ofStep: step - 1).exampleIndex + 1 : 0
  }
}
