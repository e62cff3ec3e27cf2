/// How a recurrent network settles at full speed: the bits of `Relaxation`, without its sweeps.
///
/// All room is made once. It pauses after any sweep, and goes on.
struct Settling: Sendable {
  /// How far it is.
  private enum Stage {
    case atRest
    case forward
    case backward
  }
  private var stage = Stage.atRest
  /// out of each unit.
  private(set) var states: [Double]
  private var netInputs: [Double]
  /// δ of each unit.
  private(set) var deltas: [Double]
  private var derivatives: [Double]
  /// The values of the next sweep, while this one is read.
  private var next: [Double]
  /// The external input of each unit, or out − target of each; what is not there is not added.
  private var added: [Double]
  private let isInput: [Bool]
  private let isOutput: [Bool]
  /// out of the output units.
  private(set) var outputs: [Double]
  private(set) var sweeps = Sweeps(forward: 0, backward: 0)
  /// The largest change of a unit in the last sweep, and over the last two together.
  private var change = 0.0
  private var returnChange = 0.0
  /// How it failed to settle, forward or, where it was asked, backward; `nil` where it did not.
  private(set) var unsettled: Unsettled?
  var isSettled: Bool { unsettled == nil }
  /// About how many multiplications a sweep takes.
  let sweepWork: Int

  init(_ shape: Shape) {
    let count = shape.recurrence == nil ? 0 : shape.unitCount
    let zeros = [Double](repeating: 0, count: count)
    sweepWork = Settling.sweepWork(of: shape)
    (states, netInputs, deltas, derivatives, next, added) =
      (zeros, zeros, zeros, zeros, zeros, zeros)
    isInput = (0..<count).map { shape.recurrence?.inputUnits.contains($0) ?? false }
    isOutput = (0..<count).map { shape.recurrence?.outputUnits.contains($0) ?? false }
    outputs = [Double](repeating: 0, count: count == 0 ? 0 : shape.outputCount)
  }

  /// About how many multiplications a sweep of a network takes.
  static func sweepWork(of shape: Shape) -> Int { shape.unitCount * (shape.unitCount + 20) + 50 }

  /// Forgets what is under way.
  mutating func rest() { stage = .atRest }

  /// Settles forward, or goes on with it, for about so many multiplications, but one sweep at
  /// least.
  ///
  /// - Parameters:
  ///   - parameters: all weights and biases; the same ones until it is at its end.
  ///   - inputs: the example's.
  ///   - shape: the shape of the network.
  ///   - work: how many multiplications may be done; then how many are left.
  /// - Returns: whether it is at its end, settled or not.
  mutating func settleForward(
    _ parameters: [Double], _ inputs: ArraySlice<Double>, _ shape: Shape, work: inout Int
  ) -> Bool {
    guard let recurrence = shape.recurrence, stage != .backward else { return true }
    if stage == .atRest { beginForward(recurrence, inputs) }
    repeat {
      sweepForward(parameters, recurrence, shape.layers[0])
      work -= sweepWork
    } while goesOn(sweeps.forward, recurrence) && work > 0
    guard !goesOn(sweeps.forward, recurrence) else { return false }
    stage = .atRest
    noteUnsettled(isForward: true, sweeps.forward, recurrence)
    for index in 0..<outputs.count { outputs[index] = states[recurrence.outputUnits[index]] }
    return true
  }

  private mutating func beginForward(_ recurrence: Recurrence, _ inputs: ArraySlice<Double>) {
    // By index: where nothing is optimized, iterators ask for memory.
    for index in 0..<recurrence.inputUnits.count {
      added[recurrence.inputUnits[index]] = inputs[inputs.startIndex + index]
    }
    for unit in 0..<states.count { states[unit] = 0 }
    sweeps.forward = 0
    unsettled = nil
    stage = .forward
  }

  private mutating func sweepForward(
    _ parameters: [Double], _ recurrence: Recurrence, _ layer: LayerShape
  ) {
    let count = layer.unitCount
    change = 0
    returnChange = 0
    var isRepeated = sweeps.forward > 0
    for unit in 0..<count {
      let first = unit * count
      var sum = parameters[first] * states[0]
      for source in 1..<count { sum += parameters[first + source] * states[source] }
      if let bias = layer.bias(of: unit) { sum += parameters[bias] }
      if isInput[unit] { sum += added[unit] }
      netInputs[unit] = sum
      let value = recurrence.next(
        from: states[unit], towards: layer.activation.value(ofNetInput: sum))
      isRepeated = isRepeated && value.bitPattern == next[unit].bitPattern
      change = larger(change, abs(value - states[unit]))
      returnChange = larger(returnChange, abs(value - next[unit]))
      next[unit] = value
    }
    swap(&states, &next)
    sweeps.forward += 1
    if isRepeated, goesOn(sweeps.forward, recurrence) {
      sweeps.forward += Settling.pairs(in: recurrence.limit - sweeps.forward)
    }
  }

  /// Settles δ of all units, or goes on with it, after they have settled forward.
  ///
  /// - Parameters:
  ///   - parameters: those that it settled forward with.
  ///   - targets: the example's.
  ///   - network: the network, for its recurrence and its loss.
  ///   - work: how many multiplications may be done; then how many are left.
  /// - Returns: whether it is at its end, settled or not.
  mutating func settleBackward(
    _ parameters: [Double], _ targets: ArraySlice<Double>, _ network: Network, work: inout Int
  ) -> Bool {
    guard let recurrence = network.shape.recurrence else { return true }
    if stage != .backward { beginBackward(recurrence, targets, network) }
    repeat {
      sweepBackward(parameters, recurrence)
      work -= sweepWork
    } while goesOn(sweeps.backward, recurrence) && work > 0
    guard !goesOn(sweeps.backward, recurrence) else { return false }
    stage = .atRest
    noteUnsettled(isForward: false, sweeps.backward, recurrence)
    return true
  }

  private mutating func beginBackward(
    _ recurrence: Recurrence, _ targets: ArraySlice<Double>, _ network: Network
  ) {
    let activation = network.shape.layers[0].activation
    for index in 0..<outputs.count {
      let unit = recurrence.outputUnits[index]
      added[unit] = network.loss.outputGradient(
        target: targets[targets.startIndex + index], activation: states[unit],
        outputCount: outputs.count)
    }
    for unit in 0..<deltas.count {
      deltas[unit] = 0
      derivatives[unit] = activation.derivative(
        netInput: netInputs[unit], activation: states[unit])
    }
    sweeps.backward = 0
    stage = .backward
  }

  private mutating func sweepBackward(_ parameters: [Double], _ recurrence: Recurrence) {
    let count = deltas.count
    change = 0
    returnChange = 0
    var isRepeated = sweeps.backward > 0
    for unit in 0..<count {
      var weight = unit
      var sum = deltas[0] * parameters[weight]
      for fed in 1..<count {
        weight += count
        sum += deltas[fed] * parameters[weight]
      }
      if isOutput[unit] { sum += added[unit] }
      let value = recurrence.next(from: deltas[unit], towards: sum * derivatives[unit])
      isRepeated = isRepeated && value.bitPattern == next[unit].bitPattern
      change = larger(change, abs(value - deltas[unit]))
      returnChange = larger(returnChange, abs(value - next[unit]))
      next[unit] = value
    }
    swap(&deltas, &next)
    sweeps.backward += 1
    if isRepeated, goesOn(sweeps.backward, recurrence) {
      sweeps.backward += Settling.pairs(in: recurrence.limit - sweeps.backward)
    }
  }

  /// Whether another sweep follows.
  private func goesOn(_ sweeps: Int, _ recurrence: Recurrence) -> Bool {
    change > recurrence.tolerance && sweeps < recurrence.limit && change.isFinite
  }

  /// Notes how a direction did not settle; the first one that did not is what counts.
  private mutating func noteUnsettled(isForward: Bool, _ sweeps: Int, _ recurrence: Recurrence) {
    guard !(change <= recurrence.tolerance), unsettled == nil else { return }
    unsettled = Unsettled(
      isForward: isForward, sweeps: sweeps, change: change, tolerance: recurrence.tolerance,
      alternates: sweeps >= 2 && returnChange <= recurrence.tolerance)
  }

  /// Leaves an example for which it has not settled so far.
  mutating func giveUp() {
    stage = .atRest
    for index in 0..<outputs.count { outputs[index] = .nan }
  }

  /// Takes what a pass has settled to in place of settling itself.
  mutating func take(states: [Double], deltas: [Double], sweeps: Sweeps, unsettled: Unsettled?) {
    for unit in 0..<self.states.count {
      self.states[unit] = states[unit]
      self.deltas[unit] = deltas[unit]
    }
    self.sweeps = sweeps
    self.unsettled = unsettled
    stage = .atRest
  }

  /// The sweeps that need not be done once all units are, to the bit, where they were two sweeps ago:
  /// they go to and fro between these two states, so any two sweeps more change nothing.
  private static func pairs(in sweepsLeft: Int) -> Int { max(0, sweepsLeft) / 2 * 2 }
}
