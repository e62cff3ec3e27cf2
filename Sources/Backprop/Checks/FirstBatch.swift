/// The examples that the first update is made from, and the gradients that it uses.
///
/// Collected in slices, since a batch may be all of the data, and a recurrent network may take long to
/// settle.
package struct FirstBatch: Sendable {
  package private(set) var inputs: [[Double]] = []
  package private(set) var targets: [[Double]] = []
  /// The mean or the sum of the examples' gradients, one for each parameter; `nil` until the batch
  /// is complete.
  package var gradients: [Double]? { isComplete ? pass?.batchGradients : nil }
  /// Whether all examples of the batch are there.
  package var isComplete: Bool { pass?.layout.ending.batchSize != nil && pass?.isOpen == false }
  /// How a recurrent network failed to settle for the example taken last; `nil` where it did not.
  package var unsettled: Unsettled? { pass?.unsettled }
  /// The example that was taken last.
  private var pass: ExamplePass?
  private let setup: Run.Setup
  private let plan: EpochPlan
  private let trainer: Trainer
  private var order: ExampleOrder

  /// Prepares to take the first example.
  package init(of start: Run.Setup) {
    setup = start
    plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count)
    trainer = Trainer(network: start.network, settings: start.settings)
    order = ExampleOrder(start.settings, exampleCount: start.examples.count)
    order.prepare(epoch: 1)
  }

  /// Takes the next example, or goes on settling for it.
  ///
  /// - Parameter work: about how many multiplications may be done; then how many are left.
  /// - Returns: whether the example is done, and the next call takes another.
  /// - Precondition: the batch is not complete.
  package mutating func takeExample(work: inout Int) -> Bool {
    precondition(!isComplete)
    if pass?.isOpen == true {
      pass?.settle(work: &work)
      return pass?.isOpen == false
    }
    let row = order.row(at: inputs.count)
    inputs.append(Array(setup.examples.inputs(of: row)))
    targets.append(Array(setup.examples.targets(of: row)))
    var next = ExamplePass(
      network: setup.network, settings: setup.settings, layout: plan.layout(of: inputs.count - 1),
      inputs: setup.examples.inputs(of: row), targets: setup.examples.targets(of: row),
      sums: pass?.gradientSums, optimizer: trainer.optimizerState, work: work)
    if let slip = setup.slip { next.make(slip) }
    let (shape, sweeps) = (setup.network.shape, next.layout.sweeps)
    work -= shape.costOfTraining
    if sweeps != nil { work -= shape.costOfGradients(sweeps) }
    pass = next
    return !next.isOpen
  }

  /// The examples taken so far.
  package var examples: Examples { Examples(inputs: inputs, targets: targets) }
}
