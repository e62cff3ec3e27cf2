import Backprop
import Explanations
import Explorer

/// The numbers of a run that may stand on the screen where it is, by what they are.
struct KnownNumbers {
  /// What steps have computed, with the symbol that is typed for it.
  let computed: [(symbol: String, value: Double)]
  /// What is given: weights at the start, inputs, targets, settings.
  let given: [Double]

  init(_ state: State) {
    let run = state.run
    let symbols = state.explainer.symbols
    var computed: [(String, Double)] = []
    for index in 0..<run.stepsDone {
      let quantity = run.pass.layout.quantity(at: index)
      let symbol = Notation.ascii.spell(symbols.symbol(quantity))
      // A new weight is called as the weight: it stands as it is.
      computed.append(
        (symbol.hasSuffix("+") ? String(symbol.dropLast()) : symbol, run.pass.value(of: quantity)))
    }
    // Of what every sweep computes, a name stands for the last.
    let last = Dictionary(computed, uniquingKeysWith: { $1 })
    self.computed = computed.filter { last[$0.0]?.bitPattern == $0.1.bitPattern }
    let settings = run.setup.settings
    let examples = run.setup.examples
    var given =
      run.start.network.parameters + run.pass.parameters
      + [settings.learningRate, settings.momentum, settings.weightDecay, settings.l1]
    for row in 0..<min(examples.count, 1_000) {
      given += examples.inputs(of: row) + examples.targets(of: row)
    }
    self.given = given + run.journal.edits.flatMap(\.change.numbers)
  }

  /// All values.
  var values: [Double] { computed.map(\.value) + given }
}

extension Change {
  /// The numbers that it sets.
  fileprivate var numbers: [Double] {
    switch self {
    case .parameter(_, let value), .learningRate(let value), .input(_, _, let value),
      .target(_, _, let value):
      [value]
    case .parameters(let values, _): values
    case .activation: []
    }
  }
}
