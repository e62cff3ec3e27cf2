/// Training at full speed: the same sums in the same order as `ExamplePass`, and so the same bits.
///
/// All room is made once; training allocates nothing.
public struct Trainer: Sendable {
  /// The network before training.
  public private(set) var network: Network
  /// How it is trained.
  public private(set) var settings: TrainingSettings
  /// All weights and biases as they are now.
  package internal(set) var parameters: [Double]
  /// The inputs of the present example, then the activations of all units.
  private var activations: [Double]
  package private(set) var netInputs: [Double]
  /// What softmax outputs have in common; `nil` where there are none.
  private(set) var softmax: Softmax?
  private var deltas: [Double]
  /// The present example's gradients.
  private(set) var gradients: [Double]
  /// The gradients of the batch's examples so far, added in order.
  package private(set) var sums: [Double]
  /// What the optimizer keeps from update to update.
  package internal(set) var optimizerState: OptimizerState
  private let trainedCount: Int
  /// What a recurrent network needs to settle; empty in a layered one.
  private var settling: Settling

  /// Makes room for training a network.
  public init(network: Network, settings: TrainingSettings) {
    self.network = network
    self.settings = settings
    let shape = network.shape
    parameters = network.parameters
    activations = [Double](repeating: 0, count: shape.inputCount + shape.unitCount)
    netInputs = [Double](repeating: 0, count: shape.unitCount)
    deltas = netInputs
    gradients = [Double](repeating: 0, count: shape.parameterCount)
    sums = gradients
    optimizerState = OptimizerState(settings.optimizer, parameterCount: shape.parameterCount)
    trainedCount = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    settling = Settling(shape)
  }

  private var shape: Shape { network.shape }

  /// Goes on with what was changed of a network and its settings.
  ///
  /// - Precondition: the network has the same sizes.
  mutating func adopt(_ setup: Run.Setup) {
    network = setup.network
    settings = setup.settings
  }

  /// The network with the weights as they are now.
  public var trained: Network {
    var network = network
    network.parameters = parameters
    return network
  }

  /// The outputs for the example that was computed last.
  package var outputs: ArraySlice<Double> {
    shape.recurrence == nil
      ? activations[(shape.inputCount + shape.outputLayer.firstUnit)...] : settling.outputs[...]
  }

  /// How many sweeps a recurrent network took for the example that was computed last.
  package var sweeps: Sweeps { settling.sweeps }
  /// Whether a recurrent network settled then, forward and, where it was asked, backward.
  package var isSettled: Bool { settling.isSettled }

  /// Takes an example forward and backward, and updates where it ends a batch.
  ///
  /// - Parameters:
  ///   - isFirst: whether the example begins a batch.
  ///   - batchSize: the number of examples in the batch that it ends; `nil` where it ends none.
  ///   - epoch: the epoch that the example is in, from 1.
  package mutating func train(
    _ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>, isFirst: Bool, batchSize: Int?,
    epoch: Int
  ) {
    if shape.recurrence != nil {
      propagate(inputs, targets)
      learn(isFirst: isFirst, batchSize: batchSize, epoch: epoch)
      return
    }
    forward(inputs)
    outputDeltas(targets)
    let rate = settings.rate(inEpoch: epoch)
    if settings.updateOrder == .sequential {
      for index in shape.layers.indices.reversed() {
        backward(layer: index)
        let layer = shape.layers[index]
        update(layer.weights, by: gradients, rate: rate)
        if settings.biases == .trained { update(layer.biasNumbers, by: gradients, rate: rate) }
        if index > 0 { propagate(toLayer: index - 1) }
      }
      return
    }
    for index in shape.layers.indices.reversed() {
      backward(layer: index)
      if index > 0 { propagate(toLayer: index - 1) }
    }
    learn(isFirst: isFirst, batchSize: batchSize, epoch: epoch)
  }

  /// Takes an example of a recurrent network forward and backward: the first half of `train`.
  package mutating func propagate(_ inputs: ArraySlice<Double>, _ targets: ArraySlice<Double>) {
    forward(inputs)
    settling.settleBackward(parameters, targets, network)
    settling.findGradients(&gradients, shape, biasesTrained: settings.biases == .trained)
  }

  /// Adds the present example's gradients to its batch, and updates where it ends it.
  package mutating func learn(isFirst: Bool, batchSize: Int?, epoch: Int) {
    let rate = settings.rate(inEpoch: epoch)
    if batchSize != nil { optimizerState.beginUpdate(settings.optimizer) }
    if isFirst && batchSize == 1 {
      update(0..<trainedCount, by: gradients, rate: rate)
    } else {
      collect(isFirst: isFirst)
      if let batchSize { updateBatch(of: batchSize, rate: rate) }
    }
  }

  /// Computes all activations for an example.
  package mutating func forward(_ inputs: ArraySlice<Double>) {
    if shape.recurrence != nil {
      settling.settleForward(parameters, inputs, shape)
      return
    }
    var slot = 0
    for input in inputs {
      activations[slot] = input
      slot += 1
    }
    var source = 0
    for layer in shape.layers {
      var weight = layer.firstWeight
      let target = shape.inputCount + layer.firstUnit
      for unit in 0..<layer.unitCount {
        var netInput = parameters[weight] * activations[source]
        for input in 1..<layer.inputCount {
          netInput += parameters[weight + input] * activations[source + input]
        }
        if let bias = layer.bias(of: unit) { netInput += parameters[bias] }
        netInputs[layer.firstUnit + unit] = netInput
        weight += layer.inputCount
      }
      activate(layer)
      source = target
    }
  }

  private mutating func activate(_ layer: LayerShape) {
    let inputCount = shape.inputCount
    guard layer.activation == .softmax else {
      for unit in layer.units {
        activations[inputCount + unit] = layer.activation.value(ofNetInput: netInputs[unit])
      }
      return
    }
    let softmax = Softmax(netInputs, units: layer.units)
    for unit in layer.units {
      activations[inputCount + unit] = softmax.activation(ofNetInput: netInputs[unit])
    }
    self.softmax = softmax
  }

  /// δ of the output units.
  private mutating func outputDeltas(_ targets: ArraySlice<Double>) {
    let layer = shape.outputLayer
    var unit = layer.firstUnit
    for target in targets {
      let activation = activations[shape.inputCount + unit]
      let gradient = network.loss.outputGradient(
        target: target, activation: activation, outputCount: layer.unitCount)
      deltas[unit] =
        network.loss.beginsWithDelta
        ? gradient
        : gradient * layer.activation.derivative(netInput: netInputs[unit], activation: activation)
      unit += 1
    }
  }

  /// The gradients of a layer's weights and biases, from its δ.
  private mutating func backward(layer index: Int) {
    let layer = shape.layers[index]
    let source = index == 0 ? 0 : shape.inputCount + shape.layers[index - 1].firstUnit
    var weight = layer.firstWeight
    for unit in 0..<layer.unitCount {
      let delta = deltas[layer.firstUnit + unit]
      for input in 0..<layer.inputCount {
        gradients[weight + input] = delta * activations[source + input]
      }
      weight += layer.inputCount
      guard settings.biases == .trained, let bias = layer.bias(of: unit) else { continue }
      gradients[bias] = layer.biases == .shared && unit > 0 ? gradients[bias] + delta : delta
    }
  }

  /// δ of a hidden layer, from the δ of the layer that it feeds.
  private mutating func propagate(toLayer index: Int) {
    let layer = shape.layers[index]
    let next = shape.layers[index + 1]
    for unit in 0..<layer.unitCount {
      var weight = next.firstWeight + unit
      var sum = deltas[next.firstUnit] * parameters[weight]
      for fed in 1..<next.unitCount {
        weight += next.inputCount
        sum += deltas[next.firstUnit + fed] * parameters[weight]
      }
      let number = layer.firstUnit + unit
      deltas[number] =
        sum
        * layer.activation.derivative(
          netInput: netInputs[number], activation: activations[shape.inputCount + number])
    }
  }

  private mutating func collect(isFirst: Bool) {
    if isFirst {
      for parameter in 0..<trainedCount { sums[parameter] = gradients[parameter] }
    } else {
      for parameter in 0..<trainedCount { sums[parameter] += gradients[parameter] }
    }
  }

  private mutating func updateBatch(of size: Int, rate: Double) {
    if settings.reduction == .mean && size > 1 {
      for parameter in 0..<trainedCount { gradients[parameter] = sums[parameter] / Double(size) }
      update(0..<trainedCount, by: gradients, rate: rate)
    } else {
      update(0..<trainedCount, by: sums, rate: rate)
    }
  }
}
