/// The end of a softmax layer: Σexp, and each unit's out.
enum SoftmaxSteps {
  /// Σexp of a layer.
  struct Sum: StepSection {
    let index: Int

    var phase: Phase { .forward }
    var count: Int { 1 }
    var layer: Int? { index }

    func quantity(at offset: Int) -> Quantity { .exponentialSum(layer: index) }

    func offset(of quantity: Quantity) -> Int? {
      quantity == .exponentialSum(layer: index) ? 0 : nil
    }
  }

  /// The activations of a layer.
  struct Activations: StepSection {
    let index: Int
    let count: Int

    var phase: Phase { .forward }
    var layer: Int? { index }

    func quantity(at offset: Int) -> Quantity { .activation(Unit(layer: index, index: offset)) }

    func offset(of quantity: Quantity) -> Int? {
      guard case .activation(let unit) = quantity, unit.layer == index else { return nil }
      return unit.index
    }
  }
}
