/// Other numbers for a network and its data, of the same shape: what one works out once more.
///
/// Weights, biases and inputs have one decimal, and so have targets, as far as these are no classes. The
/// same number gives the same variant of the same network on every machine.
///
///     let variant = Variant(7, of: start)
///     let run = Run(variant.setup)
package struct Variant: Equatable, Sendable {
  /// Which variant it is.
  package let number: Int
  /// The network and the data with the new numbers; all else is as it was.
  package let setup: Run.Setup
  /// Whether the slips of what is asked differ from the right values, and from each other, by
  /// `Separation.least`, wherever they can.
  package let isSeparate: Bool

  /// Draws a variant.
  ///
  /// - Parameters:
  ///   - number: which one.
  ///   - start: what it is a variant of.
  ///   - asked: the steps of the first example whose slips are to be told apart; `nil`: `Variant.asked`.
  package init(_ number: Int, of start: Run.Setup, asked: [Quantity]? = nil) {
    var search = VariantSearch(number, of: start, asked: asked)
    while true {
      if let found = search.advance(draws: .max) {
        self = found
        return
      }
    }
  }

  init(number: Int, setup: Run.Setup, isSeparate: Bool) {
    (self.number, self.setup, self.isSeparate) = (number, setup, isSeparate)
  }

  /// What is asked of a network where nothing else is said: of the first unit of each layer what it
  /// receives and sends, E_total, and what comes back to that unit and to its first weight; in the order of
  /// the steps of the first example.
  package static func asked(of start: Run.Setup) -> [Quantity] {
    let layout = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count
    ).layout(of: 0)
    return (0..<layout.count).map(layout.quantity).filter { quantity in
      switch quantity {
      case .netInput(let unit), .activation(let unit), .activationGradient(let unit),
        .activationDerivative(let unit), .delta(let unit):
        unit.index == 0
      case .gradient(let parameter):
        switch start.network.shape.place(of: parameter) {
        case .weight(_, let to, let from): to == 0 && from == 0
        case .bias(_, let unit): unit == 0
        case .sharedBias: true
        }
      case .totalError: true
      case .input, .target, .learningRate, .parameter, .term, .largestNetInput, .exponentialSum,
        .unitError, .deltaTerm, .netInputDerivative, .batchGradient, .optimizer, .earlier,
        .updated, .error, .swept:
        false
      }
    }
  }
}
