internal import KernelWork

/// Training at full speed: the same sums in the same order as `ExamplePass`, and so the same bits.
///
/// Kernels do the arithmetic; here is what they are given. All room is made once; training allocates
/// nothing.
package struct Trainer: Sendable {
  /// The network before training.
  package private(set) var network: Network
  /// How it is trained.
  package private(set) var settings: TrainingSettings
  let kernels: KernelSet
  var memory: KernelMemory
  var powers = OptimizerState.Powers()
  /// The same as the network says, at hand.
  let isRecurrent: Bool
  let outputCount: Int
  /// The net inputs of all units, and the outputs, of the example that was computed last.
  package private(set) var netInputs: [Double]
  private var layeredOutputs: [Double]
  /// Rows of the data, put together in the order in which they are taken.
  var gathered = Gathered()
  /// What a recurrent network needs to settle; empty in a layered one.
  var settling: Settling
  /// The parameters of a recurrent network in the order of `Shape`; empty for a layered one.
  var settlingParameters: [Double]
  /// About how many multiplications a recurrent network may take to answer; where they are too few its
  /// outputs are NaN.
  package var mostWork = Int.max

  /// How many multiplications a picture can spend on one answer of a recurrent network.
  package static let workOfPictures = 600_000

  /// Makes room for training a network.
  ///
  /// - Parameters:
  ///   - network: the network, with the weights to begin with.
  ///   - settings: the rules of training.
  ///   - kernels: must be among those available; all give the same bits.
  package init(
    network: Network, settings: TrainingSettings, kernels: KernelSet = .preferred
  ) {
    precondition(
      network.parameters.count == network.shape.parameterCount,
      "there are as many parameters as the layers need")
    self.network = network
    self.settings = settings
    self.kernels = kernels
    isRecurrent = network.shape.recurrence != nil
    outputCount = network.shape.outputCount
    memory = KernelMemory(network, optimizer: settings.optimizer)
    netInputs = [Double](repeating: 0, count: network.shape.unitCount)
    layeredOutputs = [Double](repeating: 0, count: outputCount)
    settling = Settling(network.shape)
    settlingParameters = isRecurrent ? network.parameters : []
  }

  var shape: Shape { network.shape }

  /// Goes on with what was changed of a network and its settings.
  ///
  /// - Precondition: the network has the same sizes.
  mutating func adopt(_ setup: Run.Setup) {
    network = setup.network
    settings = setup.settings
    memory.adopt(network)
  }

  /// The network with the weights as they are now.
  package var trained: Network {
    var network = network
    network.parameters = parameters
    return network
  }

  // MARK: - Parameters and what belongs to them

  /// All weights and biases as they are now.
  package var parameters: [Double] {
    get { memory.numbers(in: .parameters) }
    set {
      memory.set(newValue, in: .parameters)
      if isRecurrent { settlingParameters = newValue }
    }
  }

  /// Returns a weight or bias as it is now.
  package func parameter(_ number: Int) -> Double { memory.value(of: number) }

  /// Sets a weight or bias.
  package mutating func setParameter(_ number: Int, to value: Double) {
    memory.set(number, to: value)
    if isRecurrent { settlingParameters[number] = value }
  }

  /// The gradients of the batch's examples so far, added in order.
  package var sums: [Double] { memory.numbers(in: .sums) }

  /// What the optimizer keeps from update to update.
  package var optimizerState: OptimizerState {
    get {
      var state = OptimizerState(settings.optimizer, parameterCount: shape.parameterCount)
      if !state.first.isEmpty { state.first = memory.numbers(in: .first) }
      if !state.second.isEmpty { state.second = memory.numbers(in: .second) }
      state.powers = powers
      return state
    }
    set {
      if !newValue.first.isEmpty { memory.set(newValue.first, in: .first) }
      if !newValue.second.isEmpty { memory.set(newValue.second, in: .second) }
      powers = newValue.powers
    }
  }

  /// Stands where the pass of an example leaves a layered network: before the next one.
  mutating func stand(after pass: ExamplePass) {
    parameters = pass.updatedParameters
    optimizerState = pass.optimizerAfter
    memory.set(pass.gradientSums, in: .sums)
  }

  /// What training goes on from.
  struct Snapshot: Sendable {
    fileprivate var memory: KernelMemory.Snapshot
    fileprivate var powers: OptimizerState.Powers
  }

  /// Copies what training goes on from.
  var snapshot: Snapshot { Snapshot(memory: memory.snapshot, powers: powers) }

  /// Copies it to where there is room for it.
  func copy(to snapshot: inout Snapshot) {
    memory.copy(to: &snapshot.memory)
    snapshot.powers = powers
  }

  /// Goes back to what was copied.
  mutating func restore(_ snapshot: Snapshot) {
    memory.restore(snapshot.memory)
    powers = snapshot.powers
    if isRecurrent { settlingParameters = parameters }
  }

  /// Whether all weights and biases are finite, and all the optimizer's numbers of them.
  ///
  /// An infinite one would keep its weight where it is for ever.
  var areNumbersFinite: Bool { memory.areNumbersFinite }

  /// The outputs for the example that was computed last.
  package var outputs: ArraySlice<Double> {
    isRecurrent ? settling.outputs[...] : layeredOutputs[...]
  }

  /// How many sweeps a recurrent network took for the example that was computed last.
  package var sweeps: Sweeps { settling.sweeps }
  /// Whether a recurrent network settled then, forward and, where it was asked, backward.
  package var isSettled: Bool { settling.isSettled }
  /// How it did not; `nil` where it did, or is layered.
  package var unsettled: Unsettled? { settling.unsettled }

  // MARK: - Forward

  /// Computes all activations for an example.
  package mutating func forward(_ inputs: ArraySlice<Double>) {
    if isRecurrent {
      settling.rest()
      var work = mostWork
      if !settle(inputs, work: &work) { settling.giveUp() }
      return
    }
    let kernels = kernels
    inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress else { return }
      memory.withWork(
        UpdateWork(rule: .sgd), inputs: inputs, targets: inputs, rowCount: 1, count: 1,
        kernels.propagateForward)
    }
    for (layer, work) in zip(shape.layers, memory.layers) {
      for unit in 0..<layer.unitCount {
        netInputs[layer.firstUnit + unit] = memory.roomValue(work.netInputs + unit)
      }
    }
    takeOutputs(of: 0)
  }

  mutating func takeOutputs(of example: Int) {
    let work = memory.layers[memory.layers.count - 1]
    let first = work.activations + example * work.laneCount
    for unit in layeredOutputs.indices { layeredOutputs[unit] = memory.roomValue(first + unit) }
  }
}
