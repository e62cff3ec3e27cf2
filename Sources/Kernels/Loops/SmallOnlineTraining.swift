internal import KernelWork

/// Gradient descent after every example in a network of one hidden layer, with no more than four
/// inputs, hidden units and outputs.
///
/// Such a network is bound by what waits for what: two activations one after the other in each example.
/// So all of its weights stay in registers, and no value goes through memory on its way.
struct SmallOnline<Hidden: Lanes, Output: Lanes> {
  private let work: UnsafePointer<ExampleWork>
  private let hiddenFunction: LayerWork.Function
  private let outputFunction: LayerWork.Function
  private let sizes: (inputs: Int, hidden: Int, outputs: Int)
  private let hiddenMask: Hidden
  private let outputMask: Output
  /// The weights into the hidden units, by input.
  private var hiddenWeights: Rows<Hidden>
  /// The weights into the outputs, by hidden unit, and the same by output.
  private var outputWeights: Rows<Output>
  private var transposed: Rows<Hidden>
  private var hiddenBiases: Hidden
  private var outputBiases: Output

  /// Whether a network is of this kind.
  @inline(__always)
  static func fits(_ work: UnsafePointer<ExampleWork>) -> Bool {
    guard work.pointee.layerCount == 2 else { return false }
    let (hidden, output) = (work.layer(0), work.layer(1))
    return hidden.inputCount <= 4 && hidden.laneCount == Hidden.count
      && output.laneCount == Output.count && !hidden.isBiasShared && !output.isBiasShared
      && !output.function.isSoftmax
      && !hidden.function.needsNetInput && !output.function.needsNetInput
  }

  @inline(__always)
  init(_ work: UnsafePointer<ExampleWork>) {
    self.work = work
    let (hidden, output) = (work.layer(0), work.layer(1))
    hiddenFunction = hidden.function
    outputFunction = output.function
    sizes = (hidden.inputCount, hidden.unitCount, output.unitCount)
    hiddenMask = Hidden.load(work.memory + hidden.mask)
    outputMask = Output.load(work.memory + output.mask)
    hiddenWeights = Rows(work.memory + hidden.weights, count: sizes.inputs)
    outputWeights = Rows(work.memory + output.weights, count: sizes.hidden)
    transposed = Rows(work.memory + output.transposed, count: sizes.outputs)
    hiddenBiases = Hidden.load(work.memory + hidden.biasValues)
    outputBiases = Output.load(work.memory + output.biasValues)
  }

  @inline(__always)
  mutating func train() {
    // Two loops: the one that writes nothing down has nothing to ask.
    if work.pointee.watch != nil || work.pointee.hasGreatNets != nil {
      let (weights, others) = watchedKinds
      train(looksAtNets: true) { online, example in
        guard let watch = online.work.pointee.watch else { return }
        if weights { online.storeHiddenWeights() }
        if others { online.storeOthers() }
        online.work.note(watch, example)
      }
    } else {
      train(looksAtNets: false) { _, _ in }
    }
    storeHiddenWeights()
    storeOthers()
    transposed.store(work.memory + work.layer(1).transposed, count: sizes.outputs)
  }

  /// Whether a weight into a hidden unit is written down, and whether another parameter is.
  private var watchedKinds: (weights: Bool, others: Bool) {
    var kinds = (weights: false, others: false)
    guard let watch = work.pointee.watch else { return kinds }
    for place in 0..<watch.count {
      let isHiddenWeight = watch.places[place].factors?.layer == 0
      if isHiddenWeight { kinds.weights = true } else { kinds.others = true }
    }
    return kinds
  }

  /// Trains with all examples, and does something after each.
  @inline(__always)
  private mutating func train(
    looksAtNets: Bool, _ afterExample: (inout SmallOnline, Int) -> Void
  ) {
    var place = work.pointee.place
    let targets = work.deltas(work.layer(1), 0)
    var example = 0
    while example < work.pointee.count {
      let given = work.targets(at: place)
      for unit in 0..<sizes.outputs { targets[unit] = given[unit] }
      train(work.inputs(at: place), Output.load(targets), looksAtNets: looksAtNets)
      afterExample(&self, example)
      place = place + 1 == work.pointee.rowCount ? 0 : place + 1
      example += 1
    }
  }

  /// Puts the weights into hidden units where they stand in the memory.
  @inline(__always)
  private func storeHiddenWeights() {
    hiddenWeights.store(work.memory + work.layer(0).weights, count: sizes.inputs)
  }

  /// Puts the other parameters where they stand.
  @inline(__always)
  private func storeOthers() {
    let (hidden, output) = (work.layer(0), work.layer(1))
    outputWeights.store(work.memory + output.weights, count: sizes.hidden)
    hiddenBiases.store(work.memory + hidden.biasValues)
    outputBiases.store(work.memory + output.biasValues)
  }

  @inline(__always)
  private mutating func train(
    _ inputs: UnsafePointer<Double>, _ targets: Output, looksAtNets: Bool
  ) {
    let rate = work.pointee.update.rate
    let leak = work.pointee.leak
    var hiddenNet = hiddenWeights.product(count: sizes.inputs) { Hidden(inputs[$0]) }
    if work.layer(0).hasBiases { hiddenNet = hiddenNet + hiddenBiases }
    if looksAtNets { work.look(atNets: hiddenNet) }
    let hidden = hiddenFunction.value(hiddenNet, leak: leak)

    var outputNet = outputWeights.product(count: sizes.hidden) { Output(hidden.lane($0)) }
    if work.layer(1).hasBiases { outputNet = outputNet + outputBiases }
    if looksAtNets { work.look(atNets: outputNet) }
    let output = outputFunction.value(outputNet, leak: leak)

    let difference = output - targets
    var outputDelta: Output
    switch work.pointee.loss {
    case .crossEntropy: outputDelta = difference
    case .halfSquaredError:
      outputDelta = difference * outputFunction.derivative(output, output, leak: leak)
    case .meanSquaredError:
      outputDelta =
        Output(2) * difference / Output(Double(sizes.outputs))
        * outputFunction.derivative(output, output, leak: leak)
    }
    outputDelta = outputDelta.andBits(outputMask)

    let sum = transposed.product(count: sizes.outputs) { Hidden(outputDelta.lane($0)) }
    let hiddenDelta = (sum * hiddenFunction.derivative(hidden, hidden, leak: leak))
      .andBits(hiddenMask)

    hiddenWeights.descend(count: sizes.inputs, rate: rate) { hiddenDelta * Hidden(inputs[$0]) }
    outputWeights.descend(count: sizes.hidden, rate: rate) {
      outputDelta * Output(hidden.lane($0))
    }
    transposed.descend(count: sizes.outputs, rate: rate) { hidden * Hidden(outputDelta.lane($0)) }
    guard work.pointee.update.areBiasesTrained else { return }
    hiddenBiases = hiddenBiases - Hidden(rate) * hiddenDelta
    outputBiases = outputBiases - Output(rate) * outputDelta
  }
}

/// Up to four rows of weights, of which those beyond the count are not used.
private struct Rows<Number: Lanes> {
  private var first: Number
  private var second: Number
  private var third: Number
  private var fourth: Number

  @inline(__always)
  init(_ memory: UnsafePointer<Double>, count: Int) {
    first = Number.load(memory)
    second = count > 1 ? Number.load(memory + Number.count) : first
    third = count > 2 ? Number.load(memory + 2 * Number.count) : first
    fourth = count > 3 ? Number.load(memory + 3 * Number.count) : first
  }

  @inline(__always)
  func store(_ memory: UnsafeMutablePointer<Double>, count: Int) {
    first.store(memory)
    if count > 1 { second.store(memory + Number.count) }
    if count > 2 { third.store(memory + 2 * Number.count) }
    if count > 3 { fourth.store(memory + 3 * Number.count) }
  }

  /// Σ row·factor, in the order of the rows.
  @inline(__always)
  func product(count: Int, _ factor: (Int) -> Number) -> Number {
    var sum = first * factor(0)
    if count > 1 { sum = sum + second * factor(1) }
    if count > 2 { sum = sum + third * factor(2) }
    if count > 3 { sum = sum + fourth * factor(3) }
    return sum
  }

  /// row⁺ = row − η·gradient.
  @inline(__always)
  mutating func descend(count: Int, rate: Double, _ gradient: (Int) -> Number) {
    let rate = Number(rate)
    first = first - rate * gradient(0)
    if count > 1 { second = second - rate * gradient(1) }
    if count > 2 { third = third - rate * gradient(2) }
    if count > 3 { fourth = fourth - rate * gradient(3) }
  }
}
