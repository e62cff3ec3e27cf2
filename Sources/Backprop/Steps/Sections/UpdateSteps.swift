/// The end of a batch: its gradients, where it has more examples than one.
struct BatchGradientSteps: StepSection {
  /// How many parameters are trained.
  let count: Int

  var phase: Phase { .update }

  func quantity(at offset: Int) -> Quantity { .batchGradient(offset) }

  func offset(of quantity: Quantity) -> Int? {
    guard case .batchGradient(let parameter) = quantity, parameter < count else { return nil }
    return parameter
  }
}

/// The updates of all parameters: what the optimizer finds for each, and its new value.
struct UpdateSteps: StepSection {
  /// How many parameters are trained.
  let parameterCount: Int
  /// What is found for each before its new value.
  let numbers: [Optimizer.Number]

  var phase: Phase { .update }
  var count: Int { parameterCount * unitSize }
  var unitSize: Int { numbers.count + 1 }

  func quantity(at offset: Int) -> Quantity {
    let (parameter, place) = offset.quotientAndRemainder(dividingBy: unitSize)
    return place < numbers.count ? .optimizer(numbers[place], parameter) : .updated(parameter)
  }

  func offset(of quantity: Quantity) -> Int? {
    switch quantity {
    case .optimizer(let number, let parameter) where parameter < parameterCount:
      numbers.firstIndex(of: number).map { parameter * unitSize + $0 }
    case .updated(let parameter) where parameter < parameterCount:
      parameter * unitSize + numbers.count
    default: nil
    }
  }
}

/// The updates of one layer, where each layer's come right after its gradients.
struct LayerUpdateSteps: StepSection {
  let shape: LayerShape
  let biasesTrained: Bool

  var phase: Phase { .update }
  var count: Int { shape.weightCount + (biasesTrained ? shape.biasCount : 0) }

  func quantity(at offset: Int) -> Quantity {
    .updated(
      offset < shape.weightCount
        ? shape.firstWeight + offset : shape.firstBias + offset - shape.weightCount)
  }

  func offset(of quantity: Quantity) -> Int? {
    guard case .updated(let parameter) = quantity else { return nil }
    if shape.weights.contains(parameter) { return parameter - shape.firstWeight }
    return biasesTrained && shape.biasNumbers.contains(parameter)
      ? shape.weightCount + parameter - shape.firstBias : nil
  }
}

/// The end of an epoch: E of all the data.
struct CheckStep: StepSection {
  var phase: Phase { .check }
  var count: Int { 1 }

  func quantity(at offset: Int) -> Quantity { .error }

  func offset(of quantity: Quantity) -> Int? { quantity == .error ? 0 : nil }
}
