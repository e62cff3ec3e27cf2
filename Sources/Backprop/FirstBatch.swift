/// The examples that the first update is made from, and the gradients that it uses.
///
/// Collected example by example, since a batch may be all of the data.
package struct FirstBatch: Sendable {
  package private(set) var inputs: [[Double]]
  package private(set) var targets: [[Double]]
  /// The mean or the sum of the examples' gradients, one for each parameter; `nil` until the batch
  /// is complete.
  package var gradients: [Double]? { isComplete ? run.pass.batchGradients : nil }
  /// Whether all examples of the batch are there.
  package var isComplete: Bool { run.pass.layout.ending.batchSize != nil }
  /// How a recurrent network failed to settle for the example taken last; `nil` where it did not.
  package var unsettled: Unsettled? { run.pass.unsettled }
  private var run: Run

  /// Takes the first example.
  package init(of start: Run.Setup) {
    run = Run(start)
    inputs = [run.pass.inputs]
    targets = [run.pass.targets]
  }

  /// Takes the next example.
  ///
  /// - Precondition: the batch is not complete.
  package mutating func takeExample() {
    precondition(!isComplete)
    // To its first step: nothing of the example but its pass is needed.
    _ = run.advance(to: .step(run.pass.layout.quantity(at: 0), ofExample: run.ordinal + 1))
    inputs.append(run.pass.inputs)
    targets.append(run.pass.targets)
  }

  /// The examples taken so far.
  package var examples: Examples { Examples(inputs: inputs, targets: targets) }
}
