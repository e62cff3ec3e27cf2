/// How a recurrent network settles at full speed: the bits of `Relaxation`, without its sweeps.
///
/// All room is made once.
struct Settling: Sendable {
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
  private var isSettledForward = true
  private var isSettledBackward = true
  var isSettled: Bool { isSettledForward && isSettledBackward }

  init(_ shape: Shape) {
    let count = shape.recurrence == nil ? 0 : shape.unitCount
    let zeros = [Double](repeating: 0, count: count)
    (states, netInputs, deltas, derivatives, next, added) =
      (zeros, zeros, zeros, zeros, zeros, zeros)
    isInput = (0..<count).map { shape.recurrence?.inputUnits.contains($0) ?? false }
    isOutput = (0..<count).map { shape.recurrence?.outputUnits.contains($0) ?? false }
    outputs = [Double](repeating: 0, count: count == 0 ? 0 : shape.outputCount)
  }

  mutating func settleForward(
    _ parameters: [Double], _ inputs: ArraySlice<Double>, _ shape: Shape
  ) {
    guard let recurrence = shape.recurrence else { return }
    let layer = shape.layers[0]
    let count = layer.unitCount
    // By index: where nothing is optimized, iterators ask for memory.
    for index in 0..<recurrence.inputUnits.count {
      added[recurrence.inputUnits[index]] = inputs[inputs.startIndex + index]
    }
    for unit in 0..<count { states[unit] = 0 }
    var change = 0.0
    var sweep = 0
    repeat {
      change = 0
      var isRepeated = sweep > 0
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
        next[unit] = value
        change = larger(change, abs(value - states[unit]))
      }
      swap(&states, &next)
      sweep += 1
      if isRepeated, change > recurrence.tolerance {
        sweep += Settling.pairs(in: recurrence.limit - sweep)
      }
    } while change > recurrence.tolerance && sweep < recurrence.limit && change.isFinite
    sweeps.forward = sweep
    isSettledForward = change <= recurrence.tolerance
    isSettledBackward = true
    for index in 0..<outputs.count { outputs[index] = states[recurrence.outputUnits[index]] }
  }

  /// δ of all units, after they have settled forward.
  mutating func settleBackward(
    _ parameters: [Double], _ targets: ArraySlice<Double>, _ network: Network
  ) {
    guard let recurrence = network.shape.recurrence else { return }
    let layer = network.shape.layers[0]
    let count = layer.unitCount
    for index in 0..<outputs.count {
      let unit = recurrence.outputUnits[index]
      added[unit] = network.loss.outputGradient(
        target: targets[targets.startIndex + index], activation: states[unit],
        outputCount: outputs.count)
    }
    for unit in 0..<count {
      deltas[unit] = 0
      derivatives[unit] = layer.activation.derivative(
        netInput: netInputs[unit], activation: states[unit])
    }
    var change = 0.0
    var sweep = 0
    repeat {
      change = 0
      var isRepeated = sweep > 0
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
        next[unit] = value
        change = larger(change, abs(value - deltas[unit]))
      }
      swap(&deltas, &next)
      sweep += 1
      if isRepeated, change > recurrence.tolerance {
        sweep += Settling.pairs(in: recurrence.limit - sweep)
      }
    } while change > recurrence.tolerance && sweep < recurrence.limit && change.isFinite
    sweeps.backward = sweep
    isSettledBackward = change <= recurrence.tolerance
  }

  /// The sweeps that need not be done once all units are, to the bit, where they were two sweeps ago:
  /// they go to and fro between these two states, so any two sweeps more change nothing.
  private static func pairs(in sweepsLeft: Int) -> Int { max(0, sweepsLeft) / 2 * 2 }
}
