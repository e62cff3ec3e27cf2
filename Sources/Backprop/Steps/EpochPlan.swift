/// The arithmetic of positions: which step of which example each step of a run is.
///
/// In a recurrent network only what an example ends is known beforehand: how many steps it has comes
/// from its sweeps.
///
/// Examples count from 0 over the whole run: example `exampleIndex` is the one with the index
/// `exampleIndex % exampleCount` of epoch `exampleIndex / exampleCount + 1`.
package struct EpochPlan: Equatable, Sendable {
  package let exampleCount: Int
  package let batchSize: Int
  /// The steps of every kind of example that an epoch has.
  private let layouts: [ExampleLayout.Ending: ExampleLayout]
  private let plain: ExampleLayout
  /// How many steps an example has up to its backward phase, and what updates add to a batch.
  private let fullBatchSteps: Int
  /// How many steps an epoch of a layered network has.
  package let stepsPerEpoch: Int
  /// Whether positions are known by arithmetic.
  package let isLayered: Bool

  package init(network: Network, settings: TrainingSettings, exampleCount: Int) {
    self.exampleCount = exampleCount
    batchSize = settings.batch.size(ofExamples: exampleCount)
    isLayered = network.shape.recurrence == nil
    let sweeps = isLayered ? nil : Sweeps(forward: 0, backward: 0)
    plain = ExampleLayout(
      network: network, settings: settings, ending: .init(batchSize: nil, endsEpoch: false),
      sweeps: sweeps)
    var layouts: [ExampleLayout.Ending: ExampleLayout] = [plain.ending: plain]
    func layout(batchSize: Int, endsEpoch: Bool) -> ExampleLayout {
      let ending = ExampleLayout.Ending(batchSize: batchSize, endsEpoch: endsEpoch)
      let layout = ExampleLayout(
        network: network, settings: settings, ending: ending, sweeps: sweeps)
      layouts[ending] = layout
      return layout
    }
    let lastSize = exampleCount % batchSize == 0 ? batchSize : exampleCount % batchSize
    let full = layout(batchSize: batchSize, endsEpoch: false)
    let last = layout(batchSize: lastSize, endsEpoch: true)
    self.layouts = layouts
    fullBatchSteps = (batchSize - 1) * plain.count + full.count
    let fullBatches = (exampleCount - lastSize) / batchSize
    stepsPerEpoch = fullBatches * fullBatchSteps + (lastSize - 1) * plain.count + last.count
  }

  /// The steps of an example, by its index; in a recurrent network, without its sweeps.
  package func layout(of exampleIndex: Int) -> ExampleLayout {
    let example = exampleIndex % exampleCount
    let endsEpoch = example == exampleCount - 1
    let inBatch = example % batchSize + 1
    guard endsEpoch || inBatch == batchSize else { return plain }
    return layouts[.init(batchSize: inBatch, endsEpoch: endsEpoch)] ?? plain
  }

  /// The index of the first example of the batch that an example belongs to.
  package func batchStart(of exampleIndex: Int) -> Int {
    let example = exampleIndex % exampleCount
    return exampleIndex - example % batchSize
  }

  /// The first example at or after one that begins a batch.
  package func batchStart(atOrAfter exampleIndex: Int) -> Int {
    let start = batchStart(of: exampleIndex)
    guard start < exampleIndex else { return start }
    let endOfEpoch = (exampleIndex / exampleCount + 1) * exampleCount
    return min(start + batchSize, endOfEpoch)
  }

  /// No run comes as far: positions beyond this are not told apart.
  static let furthestPosition = Int.max / 2

  /// The number of steps done before an example of a layered network begins; at most
  /// `furthestPosition`.
  package func position(ofStartOf exampleIndex: Int) -> Int {
    let (epoch, example) = exampleIndex.quotientAndRemainder(dividingBy: exampleCount)
    let (batch, inBatch) = example.quotientAndRemainder(dividingBy: batchSize)
    return saturatingSum(
      saturatingProduct(epoch, stepsPerEpoch), batch * fullBatchSteps + inBatch * plain.count)
  }

  /// Finds the example of a layered network that a step belongs to.
  ///
  /// - Parameter step: the step's number in the run, from 0.
  /// - Returns: the example's number in the run, and the step's index in it; both count from 0.
  package func place(ofStep step: Int) -> (exampleIndex: Int, index: Int) {
    let (epoch, inEpoch) = step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    // The check makes the last batch longer: it may reach into what would be a batch more.
    let batch = min(inEpoch / fullBatchSteps, (exampleCount - 1) / batchSize)
    let inBatch = inEpoch - batch * fullBatchSteps
    let batchExamples = min(batchSize, exampleCount - batch * batchSize)
    let example = min(inBatch / plain.count, batchExamples - 1)
    let exampleIndex = epoch * exampleCount + batch * batchSize + example
    return (exampleIndex, inBatch - example * plain.count)
  }
}

/// The sum of two numbers of steps, examples or epochs; no larger than the furthest position.
func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? EpochPlan.furthestPosition : min(sum, EpochPlan.furthestPosition)
}

/// The product of two numbers of steps, examples or epochs; no larger than the furthest position.
func saturatingProduct(_ a: Int, _ b: Int) -> Int {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? EpochPlan.furthestPosition : min(product, EpochPlan.furthestPosition)
}
