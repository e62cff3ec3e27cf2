internal import KernelWork

/// The activation functions of a layer's units, lane by lane, as `Activation` has them one by one.
extension LayerWork.Function {
  /// out from net; a softmax layer's is net still, see `softmax`.
  ///
  /// The sigmoid stands where it is used, for what comes next waits for it.
  @inline(__always)
  func value<Number: Lanes>(_ net: Number, leak: Double) -> Number {
    if case .sigmoid = self { return sigmoidOf(net) }
    return called(net, leak: leak)
  }

  /// The same as a function that is called, where there is no hurry.
  @inline(never)
  func called<Number: Lanes>(_ net: Number, leak: Double) -> Number {
    switch self {
    case .linear, .softmax: return net
    case .sigmoid: return sigmoidOf(net)
    case .tanh: return ElementaryFunctions.hyperbolicTangent(net)
    case .relu:
      // NaN stays; the sum makes −0 a 0.
      let zero = Number(0)
      return zero.choosing(ifGreaterThan: net, zero, else: net) + zero
    case .leakyRelu:
      return net.choosing(ifGreaterThan: Number(0), net, else: Number(leak) * net)
    case .softplus: return softplusOf(net)
    }
  }

  /// ∂out/∂net.
  @inline(__always)
  func derivative<Number: Lanes>(_ out: Number, _ net: @autoclosure () -> Number, leak: Double)
    -> Number
  {
    switch self {
    case .linear, .softmax: return Number(1)
    case .sigmoid: return out * (Number(1) - out)
    case .tanh: return Number(1) - out * out
    // out > 0 just where net > 0.
    case .relu: return out.choosing(ifGreaterThan: Number(0), Number(1), else: Number(0))
    case .leakyRelu:
      return out.choosing(ifGreaterThan: Number(0), Number(1), else: Number(leak))
    case .softplus: return LayerWork.Function.sigmoid.called(net(), leak: leak)
    }
  }

  /// Whether the derivative is computed from net.
  @inline(__always)
  var needsNetInput: Bool {
    if case .softplus = self { return true }
    return false
  }

  @inline(__always)
  var isSoftmax: Bool {
    if case .softmax = self { return true }
    return false
  }
}

@inline(__always)
private func sigmoidOf<Number: Lanes>(_ net: Number) -> Number {
  Number(1) / (Number(1) + ElementaryFunctions.exponential(-net))
}

@inline(never)
private func softplusOf<Number: Lanes>(_ net: Number) -> Number {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: Number.count) { lanes in
    guard let memory = lanes.baseAddress else { return net }
    net.store(memory)
    for lane in 0..<Number.count {
      let x = memory[lane]
      let tail = ElementaryFunctions.log1p(ElementaryFunctions.exp(-Swift.abs(x)))
      memory[lane] = x > 0 ? x + tail : tail
    }
    return Number.load(memory)
  }
}

/// Makes the outputs of a softmax layer from its net inputs: out = exp(net − largest) / Σexp, with the
/// sum in the order of the units.
func softmax(
  _ nets: UnsafePointer<Double>, _ outs: UnsafeMutablePointer<Double>, unitCount: Int
) {
  var largest = nets[0]
  for unit in 0..<unitCount where nets[unit] > largest || nets[unit].isNaN {
    largest = nets[unit]
  }
  var sum = 0.0
  for unit in 0..<unitCount {
    let term = ElementaryFunctions.exp(nets[unit] - largest)
    outs[unit] = term
    sum = unit == 0 ? term : sum + term
  }
  for unit in 0..<unitCount { outs[unit] = outs[unit] / sum }
}
