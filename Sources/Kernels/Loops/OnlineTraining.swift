package import KernelWork

/// Gradient descent after every example: w⁺ = w − η·(δ·out).
///
/// The bound is one sweep over the weights for each example. So no update is made by itself: the
/// weights of an example change in the sweep in which the next one reads them, forward and backward,
/// and what the change is made of (out, δ) is kept until then. Net inputs are summed in the order of
/// the inputs, δ in the order of the units above, each lane for itself.
package func trainOnline(_ work: UnsafePointer<ExampleWork>) {
  if SmallOnline<Two, Two>.fits(work) {
    trainSmall(work, Two.self, Two.self)
  } else if SmallOnline<Four, Two>.fits(work) {
    trainSmall(work, Four.self, Two.self)
  } else if SmallOnline<Two, Four>.fits(work) {
    trainSmall(work, Two.self, Four.self)
  } else if SmallOnline<Four, Four>.fits(work) {
    trainSmall(work, Four.self, Four.self)
  } else {
    var online = Online(work)
    online.train()
  }
}

@inline(never)
private func trainSmall<Hidden: Lanes, Output: Lanes>(
  _ work: UnsafePointer<ExampleWork>, _ hidden: Hidden.Type, _ output: Output.Type
) {
  var online = SmallOnline<Hidden, Output>(work)
  online.train()
}

private struct Online {
  let work: UnsafePointer<ExampleWork>
  /// The row of the room for the present example, 0 or 1; the one before it has the other.
  private var now = 0
  /// The inputs of the example before; `nil` at the first.
  private var earlier: UnsafePointer<Double>?
  /// What tells which inputs may be left out, as long as some may.
  private var zeros: ZeroInputs?

  init(_ work: UnsafePointer<ExampleWork>) {
    self.work = work
    zeros = ZeroInputs(work)
  }

  @inline(__always)
  mutating func train() {
    var place = work.pointee.place
    let count = work.pointee.count
    var left = count
    while left > 0 {
      let inputs = work.inputs(at: place)
      zeros?.mark(inputs, now: now)
      putTargets(work, at: place, example: now)
      train(inputs)
      if let watch = work.pointee.watch {
        work.note(watch, count - left, example: now, inputs: inputs)
      }
      if zeros?.allow(work, now: now) == false { zeros = nil }
      earlier = inputs
      now = 1 - now
      place = place + 1 == work.pointee.rowCount ? 0 : place + 1
      left -= 1
    }
    finish()
  }

  @inline(__always)
  private func train(_ inputs: UnsafePointer<Double>) {
    var source = inputs
    var before = earlier
    var index = 0
    while index < work.pointee.layerCount {
      let layer = work.layer(index)
      let forward = Forward(work: work, layer: layer, now: now, source: source, before: before)
      if index == 0, let marks = zeros?.marks(now: now, isFirst: before == nil) {
        forEachPanel(units: layer.unitCount, MarkedForward(forward: forward, marks: marks))
      } else {
        forEachPanel(units: layer.unitCount, forward)
      }
      if layer.function.isSoftmax {
        softmax(
          work.netInputs(layer, now), work.activations(layer, now), unitCount: layer.unitCount)
      }
      source = UnsafePointer(work.activations(layer, now))
      if earlier != nil { before = UnsafePointer(work.activations(layer, 1 - now)) }
      index += 1
    }
    let output = work.outputLayer
    forEachPanel(units: output.unitCount, OutputDeltas(work, example: now))
    changeBiases(output)
    index -= 1
    while index > 0 {
      let layer = work.layer(index - 1)
      forEachPanel(
        units: layer.unitCount,
        Backward(
          work: work, layer: layer, above: work.layer(index), now: now,
          isFirst: earlier == nil))
      changeBiases(layer)
      index -= 1
    }
  }

  @inline(__always)
  private func changeBiases(_ layer: UnsafePointer<LayerWork>) {
    guard layer.hasBiases, work.pointee.update.areBiasesTrained else { return }
    let biases = work.memory + layer.biasValues
    let deltas = work.deltas(layer, now)
    guard !layer.isBiasShared else {
      var sum = deltas[0]
      for unit in 1..<layer.unitCount { sum += deltas[unit] }
      let value = biases[0] - work.pointee.update.rate * sum
      for unit in 0..<layer.unitCount { biases[unit] = value }
      return
    }
    forEachPanel(
      units: layer.unitCount,
      BiasDescent(biases: biases, deltas: deltas, rate: work.pointee.update.rate))
  }

  /// Makes the last example's changes, for which there is no next one to wait for.
  private func finish() {
    guard var source = earlier else { return }
    for index in 0..<work.pointee.layerCount {
      let layer = work.layer(index)
      let outs = UnsafePointer(work.activations(layer, 1 - now))
      let deltas = UnsafePointer(work.deltas(layer, 1 - now))
      forEachPanel(
        units: layer.unitCount,
        Descent(
          weights: work.memory + layer.weights, rows: source, rowCount: layer.inputCount,
          lanes: deltas, rate: work.pointee.update.rate))
      if index > 0 {
        forEachPanel(
          units: layer.inputCount,
          Descent(
            weights: work.memory + layer.transposed, rows: deltas, rowCount: layer.unitCount,
            lanes: source, rate: work.pointee.update.rate))
      }
      source = outs
    }
  }
}

/// out of one panel: f(Σ w·out + b), after the weights took the change of the example before.
private struct Forward: PanelWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let now: Int
  let source: UnsafePointer<Double>
  let before: UnsafePointer<Double>?

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    let weights = work.memory + layer.weights + first * layer.inputCount
    let net: Number
    if let before {
      net = sweep(
        weights, rowCount: layer.inputCount, rows: source, changeRows: before,
        lanes: Number.load(work.deltas(layer, 1 - now) + first), rate: work.pointee.update.rate)
    } else {
      net = product(weights, rowCount: layer.inputCount, rows: source)
    }
    finish(net, first)
  }

  @inline(__always)
  func finish<Number: Lanes>(_ sum: Number, _ first: Int) {
    var net = sum
    if layer.hasBiases { net = net + Number.load(work.memory + layer.biasValues + first) }
    work.look(atNets: net)
    if layer.function.needsNetInput || layer.function.isSoftmax {
      net.store(work.netInputs(layer, now) + first)
    }
    layer.function.value(net, leak: work.pointee.leak).store(work.activations(layer, now) + first)
  }
}

/// The same of the first layer, with inputs of 0 left out.
private struct MarkedForward: PanelWork {
  let forward: Forward
  let marks: ZeroInputs.Marks

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    guard let before = forward.before else { return }
    let (work, layer) = (forward.work, forward.layer)
    let weights = work.memory + layer.weights + first * layer.inputCount
    let deltas = Number.load(work.deltas(layer, 1 - forward.now) + first)
    let rate = Number(work.pointee.update.rate)
    ZeroInputs.Marks.forEach(in: marks.before, inputCount: marks.inputCount) { row in
      let place = weights + row * Number.panelWidth
      (Number.load(place) - rate * (deltas * Number(before[row]))).store(place)
    }
    var sum = Number(0)
    ZeroInputs.Marks.forEach(in: marks.now, inputCount: marks.inputCount) { row in
      sum = sum + Number.load(weights + row * Number.panelWidth) * Number(forward.source[row])
    }
    forward.finish(sum, first)
  }
}

/// δ of one panel of a hidden layer: (Σ δ·w)·(∂out/∂net), after the weights took their change.
private struct Backward: PanelWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let above: UnsafePointer<LayerWork>
  let now: Int
  let isFirst: Bool

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    let weights = work.memory + above.transposed + first * above.unitCount
    let deltas = UnsafePointer(work.deltas(above, now))
    let sum: Number
    if isFirst {
      sum = product(weights, rowCount: above.unitCount, rows: deltas)
    } else {
      sum = sweep(
        weights, rowCount: above.unitCount, rows: deltas,
        changeRows: UnsafePointer(work.deltas(above, 1 - now)),
        lanes: Number.load(work.activations(layer, 1 - now) + first), rate: work.pointee.update.rate
      )
    }
    let derivative = layer.function.derivative(
      Number.load(work.activations(layer, now) + first),
      Number.load(work.netInputs(layer, now) + first), leak: work.pointee.leak)
    (sum * derivative).andBits(Number.load(work.memory + layer.mask + first))
      .store(work.deltas(layer, now) + first)
  }
}

/// b⁺ = b − η·δ.
private struct BiasDescent: PanelWork {
  let biases: UnsafeMutablePointer<Double>
  let deltas: UnsafePointer<Double>
  let rate: Double

  init(biases: UnsafeMutablePointer<Double>, deltas: UnsafeMutablePointer<Double>, rate: Double) {
    self.biases = biases
    self.deltas = UnsafePointer(deltas)
    self.rate = rate
  }

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    (Number.load(biases + first) - Number(rate) * Number.load(deltas + first))
      .store(biases + first)
  }
}

/// w⁺ = w − η·(row·lane), with nothing read after it.
private struct Descent: PanelWork {
  let weights: UnsafeMutablePointer<Double>
  let rows: UnsafePointer<Double>
  let rowCount: Int
  let lanes: UnsafePointer<Double>
  let rate: Double

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    let lanes = Number.load(lanes + first)
    let rate = Number(rate)
    var weights = weights + first * rowCount
    var row = 0
    while row < rowCount {
      (Number.load(weights) - rate * (lanes * Number(rows[row]))).store(weights)
      weights += Number.panelWidth
      row += 1
    }
  }
}

/// Σ row·w over the rows of a panel, in their order.
@inline(__always)
private func product<Number: Lanes>(
  _ weights: UnsafePointer<Double>, rowCount: Int, rows: UnsafePointer<Double>
) -> Number {
  var sum = Number.load(weights) * Number(rows[0])
  var row = 1
  while row < rowCount {
    sum = sum + Number.load(weights + row * Number.panelWidth) * Number(rows[row])
    row += 1
  }
  return sum
}

/// Changes the weights of a panel by −η·(row·lane), and multiplies by the changed ones as it goes.
///
/// - Parameters:
///   - weights: the panel, row by row.
///   - rowCount: how many rows it has, at least 1.
///   - rows: what the changed weights are multiplied by.
///   - changeRows: what was multiplied with the lanes in the example before.
///   - lanes: the other factor of the changes: δ or activations, from the example before.
///   - rate: η.
/// - Returns: Σ row·w of the changed weights, in the order of the rows.
@inline(__always)
private func sweep<Number: Lanes>(
  _ weights: UnsafeMutablePointer<Double>, rowCount: Int, rows: UnsafePointer<Double>,
  changeRows: UnsafePointer<Double>, lanes: Number, rate: Double
) -> Number {
  let rate = Number(rate)
  let first = Number.load(weights) - rate * (lanes * Number(changeRows[0]))
  first.store(weights)
  var sum = first * Number(rows[0])
  var row = 1
  while row < rowCount {
    let place = weights + row * Number.panelWidth
    let weight = Number.load(place) - rate * (lanes * Number(changeRows[row]))
    weight.store(place)
    sum = sum + weight * Number(rows[row])
    row += 1
  }
  return sum
}
