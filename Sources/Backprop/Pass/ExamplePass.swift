/// Everything that was computed for one example: the values of all its steps.
///
/// Written for reading, unit by unit, as the formulas say; `Trainer` computes the same bits faster.
public struct ExamplePass: Equatable, Sendable {
  package private(set) var layout: ExampleLayout
  package private(set) var network: Network
  package let settings: TrainingSettings
  /// The example's inputs.
  public private(set) var inputs: [Double]
  /// The example's targets.
  public private(set) var targets: [Double]
  /// All weights and biases before the update.
  public private(set) var parameters: [Double]
  /// One value for each unit, in the order of `Shape.number(of:)`.
  public internal(set) var netInputs: [Double]
  /// How a recurrent network settled; `nil` in a layered one.
  public internal(set) var forwardSweeps: Relaxation?
  /// How its δ settled; `nil` in a layered one, and until it has settled forward.
  public internal(set) var backwardSweeps: Relaxation?
  /// What softmax outputs have in common; `nil` where there are none.
  var softmax: Softmax?
  /// out, one for each unit.
  public internal(set) var activations: [Double]
  /// E_k, one for each output unit; NaN while the network has still to settle.
  public internal(set) var unitErrors: [Double]
  /// E_total, of this example; NaN while the network has still to settle.
  public internal(set) var totalError = Double.nan
  /// ∂E/∂out, one for each unit; 0 where the backward phase goes straight to δ.
  public internal(set) var activationGradients: [Double]
  /// ∂out/∂net, one for each unit; 0 where the backward phase goes straight to δ.
  public internal(set) var activationDerivatives: [Double]
  /// δ = ∂E/∂net, one for each unit.
  public internal(set) var deltas: [Double]
  /// One value for each parameter; 0 for fixed biases.
  public internal(set) var gradients: [Double]
  /// The gradients of the batch's examples so far, added in order.
  public private(set) var gradientSums: [Double]
  /// The gradients that the update uses: of the one example, or the mean or sum of the batch.
  public internal(set) var batchGradients: [Double]
  /// All weights and biases after the update; as before it where none follows this example.
  public internal(set) var updatedParameters: [Double]
  /// The epoch that the example is in, from 1.
  package private(set) var epoch: Int
  /// What the optimizer kept from the updates before.
  private(set) var optimizerBefore: OptimizerState
  /// What it keeps after this example's update.
  package internal(set) var optimizerAfter: OptimizerState
  /// E after the epoch, where this example ends it and the step has been reached.
  package var epochError: Double?
  /// What else the check found, where it has been reached.
  package internal(set) var epochEnd: EpochEnd?

  /// The gradients of the batch's examples before this one.
  private(set) var earlierSums: [Double]?
  /// The slip that is made at every step that can have it; `nil` where all is right.
  package internal(set) var slip: Slip?

  /// Computes an example.
  ///
  /// - Parameters:
  ///   - network: the network before the update.
  ///   - settings: the rules of the update, and whether biases are trained.
  ///   - layout: the steps of the example.
  ///   - inputs: one for each input of the network.
  ///   - targets: one for each output.
  ///   - sums: the gradients of the batch's examples before this one, added in order; `nil` for the
  ///     batch's first.
  ///   - epoch: the epoch that the example is in, from 1.
  ///   - optimizer: what the optimizer has kept so far; `nil` before the first update.
  ///   - work: about how many multiplications may be done where a recurrent network settles; what
  ///     is left is for `settle`.
  package init(
    network: Network, settings: TrainingSettings, layout: ExampleLayout,
    inputs: ArraySlice<Double>, targets: ArraySlice<Double>, sums: [Double]?, epoch: Int = 1,
    optimizer: OptimizerState? = nil, work: Int = .max
  ) {
    self.epoch = epoch
    earlierSums = sums
    optimizerBefore =
      optimizer
      ?? OptimizerState(settings.optimizer, parameterCount: network.shape.parameterCount)
    optimizerAfter = optimizerBefore
    self.layout = layout
    self.network = network
    self.settings = settings
    self.inputs = Array(inputs)
    self.targets = Array(targets)
    parameters = network.parameters
    let zeros = [Double](repeating: 0, count: network.shape.unitCount)
    netInputs = zeros
    activations = zeros
    activationGradients = zeros
    activationDerivatives = zeros
    deltas = zeros
    unitErrors = [Double](repeating: .nan, count: network.shape.outputCount)
    gradients = [Double](repeating: 0, count: network.shape.parameterCount)
    gradientSums = gradients
    batchGradients = gradients
    updatedParameters = network.parameters
    if let recurrence = network.shape.recurrence {
      beginSettling(recurrence)
      var work = work
      settle(work: &work)
    } else {
      computeLayers()
    }
  }

  /// Computes another example of the same layered network, under the same settings, in the room of this
  /// one.
  ///
  /// - Parameters:
  ///   - layout: the steps of the example.
  ///   - inputs: one for each input of the network.
  ///   - targets: one for each output.
  ///   - sums: the gradients of the batch's examples before this one; `nil` for the batch's first.
  ///   - epoch: the epoch that the example is in, from 1.
  ///   - trainer: has the weights, and what the optimizer has kept.
  mutating func computeNext(
    _ layout: ExampleLayout, _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>,
    sums: [Double]?, epoch: Int, of trainer: Trainer
  ) {
    self.layout = layout
    self.epoch = epoch
    self.inputs.replaceAll(with: inputs)
    self.targets.replaceAll(with: targets)
    // What has two owners would be copied.
    network.parameters = []
    gradientSums = []
    batchGradients = []
    trainer.memory.copy(.parameters, to: &parameters)
    network.parameters = parameters
    updatedParameters.replaceAll(with: parameters[...])
    earlierSums = sums
    if settings.optimizer != .sgd {
      optimizerBefore = trainer.optimizerState
      optimizerAfter = optimizerBefore
    }
    epochError = nil
    epochEnd = nil
    computeLayers()
  }

  private mutating func computeLayers() {
    computeForward()
    computeErrors()
    computeBackward()
    finish()
  }

  /// Computes what follows from the example's gradients.
  mutating func finish() {
    reduceGradients(sums: earlierSums)
    if layout.ending.batchSize != nil { computeUpdates() }
  }

  /// Lays the steps out again for the sweeps that there are by now.
  mutating func layOut(_ sweeps: Sweeps) {
    layout = layout.with(sweeps, network: network, settings: settings)
  }

  private mutating func computeBackward() {
    if settings.updateOrder == .sequential {
      computeBackwardUpdatingLayerByLayer()
    } else {
      for layer in shape.layers.indices.reversed() { computeBackward(layer: layer) }
    }
  }

  package var shape: Shape { network.shape }
  /// out of each output unit.
  package var outputs: [Double] {
    (0..<shape.outputCount).map { activations[shape.number(of: shape.outputUnit($0))] }
  }
  /// The number of examples in the batch that this example ends; 1 where it ends none.
  package var batchSize: Int { layout.ending.batchSize ?? 1 }

  /// The value that arrives at a weight's unit: an input, or an activation of the layer before.
  func source(ofInput input: Int, toLayer layer: Int) -> Double {
    layer == 0 ? inputs[input] : activations[shape.layers[layer - 1].firstUnit + input]
  }

  private mutating func computeForward() {
    for (index, layer) in shape.layers.enumerated() {
      for unit in 0..<layer.unitCount {
        var netInput =
          parameters[layer.weight(to: unit, from: 0)] * source(ofInput: 0, toLayer: index)
        for input in 1..<layer.inputCount {
          netInput +=
            parameters[layer.weight(to: unit, from: input)]
            * source(ofInput: input, toLayer: index)
        }
        if let bias = layer.bias(of: unit) { netInput += parameters[bias] }
        netInputs[layer.firstUnit + unit] = netInput
      }
      computeActivations(of: layer)
    }
  }

  private mutating func computeActivations(of layer: LayerShape) {
    guard layer.activation == .softmax else {
      for unit in layer.units {
        activations[unit] = layer.activation.value(ofNetInput: netInputs[unit])
      }
      return
    }
    let softmax = netInputs.withUnsafeBufferPointer { Softmax($0, units: layer.units) }
    for unit in layer.units {
      activations[unit] = softmax.activation(ofNetInput: netInputs[unit])
    }
    self.softmax = softmax
  }

  mutating func computeErrors() {
    for index in unitErrors.indices {
      let unit = shape.number(of: shape.outputUnit(index))
      unitErrors[index] = network.loss.unitError(
        target: targets[index], activation: activations[unit], netInput: netInputs[unit],
        softmax: softmax)
    }
    let sum = unitErrors.dropFirst().reduce(unitErrors[0], +)
    totalError = network.loss.totalError(sum: sum, outputCount: shape.outputCount)
  }

  private mutating func computeBackward(layer index: Int) {
    let layer = shape.layers[index]
    for unit in 0..<layer.unitCount {
      let id = Unit(layer: index, index: unit)
      let number = layer.firstUnit + unit
      let delta = computeDelta(of: id)
      deltas[number] = delta
      for input in 0..<layer.inputCount {
        gradients[layer.weight(to: unit, from: input)] =
          delta * source(ofInput: input, toLayer: index)
      }
      guard settings.biases == .trained, let bias = layer.bias(of: unit) else { continue }
      // A shared bias collects the deltas of all its units, in order.
      gradients[bias] = layer.biases == .shared && unit > 0 ? gradients[bias] + delta : delta
    }
  }

  /// δ: the product of ∂E/∂out and ∂out/∂net, or straight from the targets.
  private mutating func computeDelta(of unit: Unit) -> Double {
    let number = shape.number(of: unit)
    if beginsWithDelta(unit) { return outputGradient(of: unit) }
    activationGradients[number] = activationGradient(of: unit)
    activationDerivatives[number] = shape.layers[unit.layer].activation.derivative(
      netInput: netInputs[number], activation: activations[number])
    return activationGradients[number] * activationDerivatives[number]
  }

  /// Whether a unit's backward phase goes straight to δ.
  package func beginsWithDelta(_ unit: Unit) -> Bool {
    shape.isOutput(unit) && network.loss.beginsWithDelta
  }

  private func outputGradient(of unit: Unit) -> Double {
    network.loss.outputGradient(
      target: targets[unit.index], activation: activations[shape.number(of: unit)],
      outputCount: shape.outputCount)
  }

  /// ∂E/∂out: from the targets for an output unit, else the sum of the terms of the units fed.
  private func activationGradient(of unit: Unit) -> Double {
    guard !shape.isOutput(unit) else { return outputGradient(of: unit) }
    let next = shape.layers[unit.layer + 1]
    var sum = deltaTerm(weight: next.weight(to: 0, from: unit.index), to: 0, in: next)
    for fed in 1..<next.unitCount {
      sum += deltaTerm(weight: next.weight(to: fed, from: unit.index), to: fed, in: next)
    }
    return sum
  }

  private func deltaTerm(weight: Int, to unit: Int, in layer: LayerShape) -> Double {
    // `updatedParameters` differs from `parameters` here only where a layer's weights have already
    // been changed: with sequential updates.
    deltas[layer.firstUnit + unit] * updatedParameters[weight]
  }

  private mutating func computeBackwardUpdatingLayerByLayer() {
    for (index, layer) in shape.layers.enumerated().reversed() {
      computeBackward(layer: index)
      for parameter in layer.weights { update(parameter, from: gradients) }
      guard settings.biases == .trained else { continue }
      for parameter in layer.biasNumbers { update(parameter, from: gradients) }
    }
  }

  mutating func reduceGradients(sums: [Double]?) {
    gradientSums = sums.map { zip($0, gradients).map { $0 + $1 } } ?? gradients
    guard let batchSize = layout.ending.batchSize, batchSize > 1 else {
      batchGradients = gradients
      return
    }
    batchGradients =
      settings.reduction == .mean ? gradientSums.map { $0 / Double(batchSize) } : gradientSums
  }

  private mutating func computeUpdates() {
    guard settings.updateOrder == .simultaneous else { return }
    optimizerAfter.powers.beginUpdate(settings.optimizer)
    let trained = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    for parameter in 0..<trained { update(parameter, from: batchGradients) }
  }
}

extension [Double] {
  /// Takes as many other numbers, in the same room.
  fileprivate mutating func replaceAll(with numbers: ArraySlice<Double>) {
    for (index, number) in zip(indices, numbers) { self[index] = number }
  }
}
