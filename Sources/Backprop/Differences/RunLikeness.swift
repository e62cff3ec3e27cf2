/// What two runs have in common from the start, and with that, where their steps are certain to be the
/// same.
struct RunLikeness: Sendable {
  let misalignment: RunDifference.Misalignment?
  private let here: Run.Setup
  private let there: Run.Setup
  /// Whether all but data and rates is the same: from the same numbers the same example has the same
  /// steps.
  private let hasSameRules: Bool
  /// Whether the rates are the same in all epochs.
  private let hasSameRates: Bool
  /// Whether an epoch takes the rows in the same order.
  let hasSameOrder: Bool
  /// The rows of the data that differ, from 0.
  private let otherRows: Set<Int>
  /// The example from which on other changes may have been made; `.max` where they are the same.
  let parting: Int

  init(_ here: Run.Setup, _ there: Run.Setup, _ journals: (here: Journal, there: Journal)) {
    (self.here, self.there) = (here, there)
    parting = journals.here.parting(from: journals.there) ?? .max
    misalignment = RunDifference.Misalignment(here, there)
    let (a, b) = (here.settings, there.settings)
    let isBatch = a.batch.size(ofExamples: here.examples.count) > 1
    hasSameRules =
      here.network.shape == there.network.shape && here.network.loss == there.network.loss
      && a.optimizer == b.optimizer && (!a.optimizer.usesMomentum || a.momentum == b.momentum)
      && a.weightDecay == b.weightDecay && a.l1 == b.l1
      && (!isBatch || a.reduction == b.reduction) && a.biases == b.biases
      && a.updateOrder == b.updateOrder
    hasSameOrder = a.order == b.order && (a.order == .given || a.seed == b.seed)
    let span = a.schedule == .cosine ? (a.scheduleSpan ?? a.epochs) : 0
    let otherSpan = b.schedule == .cosine ? (b.scheduleSpan ?? b.epochs) : 0
    hasSameRates =
      a.learningRate == b.learningRate && a.schedule == b.schedule && span == otherSpan
    otherRows =
      misalignment == nil
      ? Set(
        (0..<here.examples.count).filter { row in
          !here.examples.inputs(of: row).hasSameBits(as: there.examples.inputs(of: row))
            || !here.examples.targets(of: row).hasSameBits(as: there.examples.targets(of: row))
        }) : []
  }

  /// From one epoch on, for how many the steps are certain to be the same, given that both go on from
  /// the same numbers.
  func sameEpochs(from epoch: Int, atMost limit: Int) -> Int {
    guard hasSameRules, hasSameOrder, otherRows.isEmpty else { return 0 }
    let limit = min(limit, parting / here.examples.count - (epoch - 1))
    guard limit > 0 else { return 0 }
    guard !hasSameRates else { return limit }
    // Rates that differ in the end are looked at one by one.
    return (0..<min(limit, 1000)).first { !hasSameRate(inEpoch: epoch + $0) } ?? min(limit, 1000)
  }

  /// Judges whether an example is certain to have the same steps, given that both go on from the same
  /// numbers.
  ///
  /// - Parameters:
  ///   - row: its row of the data, from 0.
  ///   - epoch: the epoch that it is in, from 1.
  ///   - endsEpoch: whether E follows, which reads all rows.
  /// - Returns: `true` where no step can differ.
  func isSame(row: Int, inEpoch epoch: Int, endsEpoch: Bool) -> Bool {
    hasSameRules && hasSameOrder && hasSameRate(inEpoch: epoch) && !otherRows.contains(row)
      && !(endsEpoch && !otherRows.isEmpty)
  }

  private func hasSameRate(inEpoch epoch: Int) -> Bool {
    here.settings.rate(inEpoch: epoch).hasSameBits(as: there.settings.rate(inEpoch: epoch))
  }
}

extension RunDifference {
  /// Why the steps of two runs are not those of one another.
  package enum Misalignment: Equatable, Sendable {
    /// The networks have other layers, or other biases.
    case shapes
    /// The numbers of examples.
    case exampleCounts(Int, Int)
    /// The numbers of examples in a batch.
    case batchSizes(Int, Int)

    init?(_ here: Run.Setup, _ there: Run.Setup) {
      let (examples, otherExamples) = (here.examples.count, there.examples.count)
      let batch = here.settings.batch.size(ofExamples: examples)
      let otherBatch = there.settings.batch.size(ofExamples: otherExamples)
      if !here.network.shape.hasSameUnits(as: there.network.shape) {
        self = .shapes
      } else if examples != otherExamples {
        self = .exampleCounts(examples, otherExamples)
      } else if batch != otherBatch {
        self = .batchSizes(batch, otherBatch)
      } else {
        return nil
      }
    }
  }
}

extension Shape {
  /// Whether the units, and what feeds them, are the same; their activations may be others.
  fileprivate func hasSameUnits(as other: Shape) -> Bool {
    inputCount == other.inputCount && layers.count == other.layers.count
      && recurrence?.inputUnits == other.recurrence?.inputUnits
      && recurrence?.outputUnits == other.recurrence?.outputUnits
      && zip(layers, other.layers).allSatisfy {
        $0.unitCount == $1.unitCount && $0.biases == $1.biases
      }
  }
}

extension Double {
  /// Whether the bits are the same; those of NaNs are not told apart.
  func hasSameBits(as other: Double) -> Bool {
    bitPattern == other.bitPattern || (isNaN && other.isNaN)
  }
}

extension Collection<Double> {
  /// Whether there are as many numbers, with the same bits.
  func hasSameBits(as other: some Collection<Double>) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.hasSameBits(as: $1) }
  }
}

extension OptimizerState {
  func hasSameBits(as other: OptimizerState) -> Bool {
    first.hasSameBits(as: other.first) && second.hasSameBits(as: other.second)
      && powers.moment.hasSameBits(as: other.powers.moment)
      && powers.squares.hasSameBits(as: other.powers.squares)
  }
}
