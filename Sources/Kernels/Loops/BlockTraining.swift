package import KernelWork

/// The forward phase of a block of examples: out = f(Σ w·out + b), and net kept beside it.
package func propagateForward(_ work: UnsafePointer<ExampleWork>) {
  var source = work.inputs(at: work.pointee.place)
  var stride = work.layer(0).inputCount
  for index in 0..<work.pointee.layerCount {
    let layer = work.layer(index)
    forEachTile(
      units: layer.unitCount, count: work.pointee.count,
      ForwardTile(work: work, layer: layer, source: source, stride: stride))
    if layer.function.isSoftmax {
      for example in 0..<work.pointee.count {
        softmax(
          work.netInputs(layer, example), work.activations(layer, example),
          unitCount: layer.unitCount)
      }
    }
    source = UnsafePointer(work.activations(layer, 0))
    stride = layer.laneCount
  }
}

/// Takes a block of examples of one batch forward and backward.
///
/// Gradients are summed in the order of the examples. In tiles of four or six examples, or
/// rows of weights, every load serves all of their sums.
///
/// - Parameters:
///   - work: the examples, whose rows stand one after the other.
///   - isFirst: whether the block begins its batch.
///   - isLast: whether it ends it, so that parameters change.
package func trainBlock(_ work: UnsafePointer<ExampleWork>, isFirst: Bool, isLast: Bool) {
  for example in 0..<work.pointee.count {
    putTargets(work, at: work.pointee.place + example, example: example)
  }
  propagateForward(work)
  for example in 0..<work.pointee.count {
    forEachPanel(units: work.outputLayer.unitCount, OutputDeltas(work, example: example))
  }
  var index = work.pointee.layerCount - 1
  while index > 0 {
    if work.pointee.update.isSequential { learn(work, index, isFirst: isFirst, isLast: isLast) }
    forEachTile(
      units: work.layer(index - 1).unitCount, count: work.pointee.count,
      BackwardTile(work: work, layer: work.layer(index - 1), above: work.layer(index)))
    index -= 1
  }
  if work.pointee.update.isSequential {
    learn(work, 0, isFirst: isFirst, isLast: isLast)
  } else {
    for index in 0..<work.pointee.layerCount {
      learn(work, index, isFirst: isFirst, isLast: isLast)
    }
  }
}

/// Adds the gradients of a layer to those of the batch, and changes its parameters where that ends.
///
/// - Parameters:
///   - work: the network, and the examples of the block.
///   - index: the layer's; its δ and what it reads are in the room, or are the inputs.
///   - isFirst: whether the batch begins here, so that there are no sums to add to.
///   - isLast: whether the batch ends here, so that the parameters change.
package func learn(_ work: UnsafePointer<ExampleWork>, _ index: Int, isFirst: Bool, isLast: Bool) {
  let layer = work.layer(index)
  let source =
    index == 0
    ? work.inputs(at: work.pointee.place)
    : UnsafePointer(work.activations(work.layer(index - 1), 0))
  let stride = index == 0 ? layer.inputCount : work.layer(index - 1).laneCount
  let gradients = Gradients(
    work: work, layer: layer, source: source, stride: stride, isFirst: isFirst, isLast: isLast,
    isPlain: work.pointee.update.isPlainDescent)
  forEachTile(
    units: layer.unitCount, count: layer.inputCount, gradients)
  if isLast, index > 0 { returnWeights(work, layer) }
  guard layer.hasBiases, work.pointee.update.areBiasesTrained else { return }
  if layer.isBiasShared {
    for example in 0..<work.pointee.count {
      let deltas = work.deltas(layer, example)
      // No one reads the layer's net inputs any more; its δ may still be read.
      let sums = work.netInputs(layer, example)
      var sum = deltas[0]
      for unit in 1..<layer.unitCount { sum += deltas[unit] }
      for unit in 0..<layer.unitCount { sums[unit] = sum }
    }
  }
  forEachPanel(units: layer.unitCount, BiasGradients(gradients: gradients))
}

/// Copies a layer's weights to where backpropagation reads them.
private func returnWeights(_ work: UnsafePointer<ExampleWork>, _ layer: UnsafePointer<LayerWork>) {
  var unit = 0
  while unit < layer.unitCount {
    let from = work.memory + layer.weights
    let to = work.memory + layer.transposed
    let first = unit / 32 * 32
    let width = Panels.width(ofRemaining: layer.unitCount - first)
    let column = from + first * layer.inputCount + (unit - first)
    var input = 0
    while input < layer.inputCount {
      let firstInput = input
      let inputWidth = Panels.width(ofRemaining: layer.inputCount - firstInput)
      let row = to + firstInput * layer.unitCount + unit * inputWidth
      let end = min(layer.inputCount, firstInput + inputWidth)
      while input < end {
        row[input - firstInput] = column[input * width]
        input += 1
      }
    }
    unit += 1
  }
}

private struct ForwardTile: TileWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let source: UnsafePointer<Double>
  let stride: Int

  @inline(__always)
  func work<Kind: Sums>(_ kind: Kind.Type, from example: Int, _ place: TilePlace) {
    let panel = UnsafePointer(work.memory) + layer.weights + place.panel * layer.inputCount
    let sums = Kind(
      from: nil, source + example * stride, sumStride: stride, termStride: 1,
      panel + (place.first - place.panel), laneStride: place.width, termCount: layer.inputCount)
    sums.visit { finish($1, place.first, example + $0) }
  }

  @inline(__always)
  private func finish<Number: Lanes>(_ sum: Number, _ first: Int, _ example: Int) {
    let net = !layer.hasBiases ? sum : sum + Number.load(work.memory + layer.biasValues + first)
    work.look(atNets: net)
    net.store(work.netInputs(layer, example) + first)
    layer.function.called(net, leak: work.pointee.leak)
      .store(work.activations(layer, example) + first)
  }
}

/// δ of a hidden layer: (Σ δ·w)·(∂out/∂net), in the order of the units above.
private struct BackwardTile: TileWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let above: UnsafePointer<LayerWork>

  @inline(__always)
  func work<Kind: Sums>(_ kind: Kind.Type, from example: Int, _ place: TilePlace) {
    let panel = UnsafePointer(work.memory) + above.transposed + place.panel * above.unitCount
    let sums = Kind(
      from: nil, work.deltas(above, example), sumStride: above.laneCount, termStride: 1,
      panel + (place.first - place.panel), laneStride: place.width, termCount: above.unitCount)
    sums.visit { finish($1, place.first, example + $0) }
  }

  @inline(never)
  private func finish<Number: Lanes>(_ sum: Number, _ first: Int, _ example: Int) {
    let derivative = layer.function.derivative(
      Number.load(work.activations(layer, example) + first),
      Number.load(work.netInputs(layer, example) + first), leak: work.pointee.leak)
    (sum * derivative).andBits(Number.load(work.memory + layer.mask + first))
      .store(work.deltas(layer, example) + first)
  }
}

/// ∂E/∂w = Σ δ·out over the examples of a batch, in their order.
private struct Gradients: TileWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let source: UnsafePointer<Double>
  let stride: Int
  let isFirst: Bool
  let isLast: Bool
  /// Whether it is gradient descent and nothing else.
  let isPlain: Bool

  @inline(__always)
  func work<Kind: Sums>(_ kind: Kind.Type, from input: Int, _ place: TilePlace) {
    let panel = work.memory + layer.weights + place.panel * layer.inputCount
    let weights = panel + input * place.width + (place.first - place.panel)
    let sums = Kind(
      from: isFirst ? nil : (UnsafePointer(weights + work.pointee.areaSize), place.width),
      source + input, sumStride: 1, termStride: stride,
      work.deltas(layer, 0) + place.first, laneStride: layer.laneCount,
      termCount: work.pointee.count)
    sums.visit { finish($1, weights + $0 * place.width, areWeights: true) }
  }

  @inline(__always)
  func finish<Number: Lanes>(
    _ sum: Number, _ parameters: UnsafeMutablePointer<Double>, areWeights: Bool
  ) {
    if !isLast {
      sum.store(parameters + work.pointee.areaSize)
    } else if isPlain {
      let gradient = work.pointee.update.gradient(sum)
      (Number.load(parameters) - Number(work.pointee.update.rate) * gradient).store(parameters)
    } else {
      change(parameters, by: sum, areWeights: areWeights)
    }
  }

  @inline(never)
  private func change<Number: Lanes>(
    _ parameters: UnsafeMutablePointer<Double>, by sum: Number, areWeights: Bool
  ) {
    work.pointee.update.change(
      parameters, by: work.pointee.update.gradient(sum), areWeights: areWeights,
      areaSize: work.pointee.areaSize)
  }
}

/// ∂E/∂b = Σ δ over the examples of a batch, in their order; that of a shared bias is summed over the
/// layer's units first.
private struct BiasGradients: PanelWork {
  let gradients: Gradients

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    let (work, layer) = (gradients.work, gradients.layer)
    let biases = work.memory + layer.biasValues + first
    let deltas =
      (layer.isBiasShared ? work.netInputs(layer, 0) : work.deltas(layer, 0)) + first
    var sum = Number.load(deltas)
    if !gradients.isFirst { sum = Number.load(biases + work.pointee.areaSize) + sum }
    for example in 1..<max(1, work.pointee.count) {
      sum = sum + Number.load(deltas + example * layer.laneCount)
    }
    gradients.finish(sum, biases, areWeights: false)
  }
}
