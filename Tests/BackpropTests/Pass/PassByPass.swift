import Backprop

/// A run example by example, by the pass that is shown: what kernels must give to the bit.
struct PassByPass {
  private(set) var network: Network
  private(set) var optimizer: OptimizerState?
  /// The gradients of the last batch's examples so far, added in order.
  private(set) var sums: [Double]?
  private let start: Run.Setup

  /// Trains for whole epochs.
  init(_ start: Run.Setup, epochs: Int) {
    self.start = start
    network = start.network
    let count = start.examples.count
    let plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: count)
    var order = ExampleOrder(start.settings, exampleCount: count)
    for exampleIndex in 0..<epochs * count {
      let epoch = exampleIndex / count + 1
      order.prepare(epoch: epoch)
      let row = order.row(at: exampleIndex % count)
      let pass = ExamplePass(
        network: network, settings: start.settings, layout: plan.layout(of: exampleIndex),
        inputs: start.examples.inputs(of: row), targets: start.examples.targets(of: row),
        sums: plan.batchStart(of: exampleIndex) == exampleIndex ? nil : sums, epoch: epoch,
        optimizer: optimizer)
      optimizer = pass.optimizerAfter
      sums = pass.gradientSums
      network.parameters = pass.updatedParameters
    }
  }

  /// What comes of the run, as bits.
  var result: TrainingResult {
    TrainingResult(
      parameters: network.parameters.bits, optimizer: optimizer?.bits ?? [],
      error: NaiveRun.error(of: network, start).bits)
  }
}

/// What is left of a run, as bits.
struct TrainingResult: Equatable {
  let parameters: [UInt64]
  let optimizer: [UInt64]
  let error: UInt64

  init(parameters: [UInt64], optimizer: [UInt64], error: UInt64) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.error = error
  }

  /// Trains at full speed for whole epochs.
  init(_ start: Run.Setup, epochs: Int, kernels: KernelSet) {
    var trainer = Trainer(network: start.network, settings: start.settings, kernels: kernels)
    trainer.train(start.examples, epochs: epochs)
    parameters = trainer.parameters.bits
    optimizer = trainer.optimizerState.bits
    error = trainer.evaluate(start.examples, classes: .none).error.bits
  }
}

extension OptimizerState {
  var bits: [UInt64] { first.bits + second.bits + [powers.moment, powers.squares].bits }
}
