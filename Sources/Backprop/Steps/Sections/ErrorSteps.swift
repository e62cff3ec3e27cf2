/// The error of each output, and their sum.
struct ErrorSteps: StepSection {
  let outputCount: Int

  var phase: Phase { .error }
  var count: Int { outputCount + 1 }

  func quantity(at offset: Int) -> Quantity {
    offset < outputCount ? .unitError(offset) : .totalError
  }

  func offset(of quantity: Quantity) -> Int? {
    switch quantity {
    case .unitError(let output): output
    case .totalError: outputCount
    default: nil
    }
  }
}
