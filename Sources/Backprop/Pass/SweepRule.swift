/// How a unit's next value comes from the values of all units: one direction of settling, for one
/// example and one set of weights.
struct SweepRule: Equatable, Sendable {
  let recurrence: Recurrence
  let unitCount: Int
  private let parameters: [Double]
  private let layer: LayerShape
  /// What comes from outside to each unit: its external input, or out − target; `nil` where nothing
  /// does.
  private let added: [Double?]
  /// ∂out/∂net of each unit on the way back; empty on the way forward.
  private let derivatives: [Double]

  /// The way forward.
  init(
    _ shape: Shape, _ recurrence: Recurrence, parameters: [Double], externalInputs: [Double?]
  ) {
    self.init(shape, recurrence, parameters: parameters, added: externalInputs, derivatives: [])
  }

  /// The way back.
  ///
  /// - Parameters:
  ///   - shape: the shape of the network.
  ///   - recurrence: its outputs, and how it settles.
  ///   - parameters: all weights and biases.
  ///   - outputGradients: `Loss.outputGradient` of each output unit; `nil` for all other units.
  ///   - derivatives: ∂out/∂net of each unit.
  init(
    _ shape: Shape, _ recurrence: Recurrence, parameters: [Double], outputGradients: [Double?],
    derivatives: [Double]
  ) {
    self.init(
      shape, recurrence, parameters: parameters, added: outputGradients, derivatives: derivatives)
  }

  private init(
    _ shape: Shape, _ recurrence: Recurrence, parameters: [Double], added: [Double?],
    derivatives: [Double]
  ) {
    self.recurrence = recurrence
    unitCount = shape.unitCount
    layer = shape.layers[0]
    self.parameters = parameters
    self.added = added
    self.derivatives = derivatives
  }

  private var isForward: Bool { derivatives.isEmpty }

  /// net, or ∂E/∂out, of a unit: its terms in order, its bias, then what comes from outside.
  func sum(of unit: Int, from values: UnsafeBufferPointer<Double>) -> Double {
    // Forward a unit reads its own row of the weights, on the way back its column.
    var weight = isForward ? unit * unitCount : unit
    let step = isForward ? 1 : unitCount
    return parameters.withUnsafeBufferPointer { parameters in
      var sum = parameters[weight] * values[0]
      for source in 1..<unitCount {
        weight += step
        sum += parameters[weight] * values[source]
      }
      if isForward, let bias = layer.bias(of: unit) { sum += parameters[bias] }
      if let added = added[unit] { sum += added }
      return sum
    }
  }

  /// out, or δ, of a unit after a sweep.
  func value(of unit: Int, sum: Double, before: Double) -> Double {
    recurrence.next(
      from: before,
      towards: isForward ? layer.activation.value(ofNetInput: sum) : sum * derivatives[unit])
  }

  /// Takes all units through a sweep at once.
  ///
  /// - Parameters:
  ///   - values: after the sweep before.
  ///   - next: of two sweeps before; then of this one.
  ///   - sums: then what the values come from.
  /// - Returns: the largest change from the sweep before, and from the one before that; and whether
  ///   all values are, to the bit, what they were two sweeps before.
  func sweep(
    from values: [Double], into next: inout [Double], sums: inout [Double]
  ) -> (change: Double, returnChange: Double, isRepeated: Bool) {
    var change = 0.0
    var returnChange = 0.0
    var isRepeated = true
    values.withUnsafeBufferPointer { values in
      for unit in 0..<unitCount {
        let sum = sum(of: unit, from: values)
        let value = value(of: unit, sum: sum, before: values[unit])
        isRepeated = isRepeated && value.bitPattern == next[unit].bitPattern
        change = larger(change, abs(value - values[unit]))
        returnChange = larger(returnChange, abs(value - next[unit]))
        sums[unit] = sum
        next[unit] = value
      }
    }
    return (change, returnChange, isRepeated)
  }
}

/// The larger of two numbers; NaN where one is NaN, so that it is not hidden.
func larger(_ a: Double, _ b: Double) -> Double { b > a || b.isNaN ? b : a }
