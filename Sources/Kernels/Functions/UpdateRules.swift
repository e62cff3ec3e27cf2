internal import KernelWork

extension UpdateWork {
  @inline(__always)
  var hasPenalty: Bool { weightDecay != 0 || l1 != 0 }

  /// Whether it is no more than p⁺ = p − η·(Σg / n), with a product for the quotient.
  var isPlainDescent: Bool {
    if case .sgd = rule { return factor != 0 && !hasPenalty }
    return false
  }

  /// The gradient of a batch from the sum of its examples' gradients.
  @inline(__always)
  func gradient<Number: Lanes>(_ sum: Number) -> Number {
    factor != 0 ? sum * Number(factor) : sum / Number(divisor)
  }

  /// Changes a vector of parameters from their gradients, as `ExamplePass` does it one by one.
  ///
  /// - Parameters:
  ///   - parameters: where they stand; what the optimizer keeps stands two and three areas on.
  ///   - gradient: ∂E/∂p of the batch, one lane for each parameter.
  ///   - areWeights: whether they are weights, which penalties act on.
  ///   - areaSize: how many numbers an area holds.
  @inline(__always)
  func change<Number: Lanes>(
    _ parameters: UnsafeMutablePointer<Double>, by gradient: Number, areWeights: Bool,
    areaSize: Int
  ) {
    let value = Number.load(parameters)
    let gradient = areWeights && hasPenalty ? penalized(gradient, value) : gradient
    let rate = Number(rate)
    switch rule {
    case .sgd: (value - rate * gradient).store(parameters)
    case .momentum, .nesterov:
      let first = parameters + 2 * areaSize
      let velocity = Number(momentum) * Number.load(first) + gradient
      velocity.store(first)
      if case .momentum = rule {
        (value - rate * velocity).store(parameters)
      } else {
        (value - rate * (gradient + Number(momentum) * velocity)).store(parameters)
      }
    case .rmsprop:
      let squares = squares(gradient, parameters + 3 * areaSize)
      (value - rate * gradient / (squares.squareRoot() + Number(epsilon))).store(parameters)
    case .adam:
      let first = parameters + 2 * areaSize
      let moment =
        Number(momentDecay) * Number.load(first) + Number(1 - momentDecay) * gradient
      moment.store(first)
      let squares = squares(gradient, parameters + 3 * areaSize)
      let root = (squares / Number(squaresCorrection)).squareRoot() + Number(epsilon)
      (value - rate * (moment / Number(momentCorrection)) / root).store(parameters)
    }
  }

  /// The running mean of the gradients' squares.
  @inline(__always)
  private func squares<Number: Lanes>(
    _ gradient: Number, _ kept: UnsafeMutablePointer<Double>
  ) -> Number {
    let squares =
      Number(squaresDecay) * Number.load(kept) + Number(1 - squaresDecay) * (gradient * gradient)
    squares.store(kept)
    return squares
  }

  /// The gradient with d·w, and d·sign(w), added.
  @inline(__always)
  private func penalized<Number: Lanes>(_ gradient: Number, _ weight: Number) -> Number {
    var sum = gradient
    if weightDecay != 0 { sum = sum + Number(weightDecay) * weight }
    guard l1 != 0 else { return sum }
    let pulled = sum + weight.choosing(ifGreaterThan: Number(0), Number(l1), else: Number(-l1))
    // Only 0 is nearer to 0 than the least number.
    return Number(.leastNonzeroMagnitude)
      .choosing(ifGreaterThan: weight.magnitude, sum, else: pulled)
  }
}
