internal import KernelWork

/// δ of the output units of one example: (∂E/∂out)·(∂out/∂net), or out − target for cross-entropies.
///
/// The targets stand where δ will, see `putTargets`.
struct OutputDeltas: PanelWork {
  let work: UnsafePointer<ExampleWork>
  let layer: UnsafePointer<LayerWork>
  let example: Int

  @inline(__always)
  init(_ work: UnsafePointer<ExampleWork>, example: Int) {
    self.work = work
    self.example = example
    layer = work.outputLayer
  }

  @inline(__always)
  func work<Number: Lanes>(_ kind: Number.Type, first: Int) {
    let deltas = work.deltas(layer, example) + first
    let out = Number.load(work.activations(layer, example) + first)
    let difference = out - Number.load(deltas)
    let delta: Number
    switch work.pointee.loss {
    case .crossEntropy: delta = difference
    case .halfSquaredError: delta = difference * derivative(out, first)
    case .meanSquaredError:
      let gradient = Number(2) * difference / Number(Double(layer.unitCount))
      delta = gradient * derivative(out, first)
    }
    delta.andBits(Number.load(work.memory + layer.mask + first)).store(deltas)
  }

  @inline(__always)
  private func derivative<Number: Lanes>(_ out: Number, _ first: Int) -> Number {
    layer.function.derivative(
      out, Number.load(work.netInputs(layer, example) + first), leak: work.pointee.leak)
  }
}

/// Puts the targets of an example where its δ will stand, with room for whole vectors.
///
/// Long before they are read, for a load of several numbers waits until those that were stored one by
/// one have reached the memory.
@inline(__always)
func putTargets(_ work: UnsafePointer<ExampleWork>, at place: Int, example: Int) {
  let layer = work.outputLayer
  let targets = work.targets(at: place)
  let deltas = work.deltas(layer, example)
  for unit in 0..<layer.unitCount { deltas[unit] = targets[unit] }
}
