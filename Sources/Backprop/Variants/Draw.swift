/// Drawn weights and biases, and the drawn first example.
struct Draw: Sendable {
  private var parameters: [Double]
  private var inputs: [Double]
  private var targets: [Double]

  /// Draws numbers for a network and the first example of its data.
  init(like start: Run.Setup, _ source: inout RandomSource) {
    parameters = (0..<start.network.shape.parameterCount).map { _ in source.nextTenth(signed: true)
    }
    inputs = Draw.inputs(start.network.shape.inputCount, &source)
    targets = Draw.targets(ofRow: Draw.firstRow(of: start), in: start, &source)
  }

  /// The row that training takes first.
  private static func firstRow(of start: Run.Setup) -> Int {
    var order = ExampleOrder(start.settings, exampleCount: start.examples.count)
    order.prepare(epoch: 1)
    return order.row(at: 0)
  }

  /// The first example with the drawn numbers.
  func pass(of start: Run.Setup) -> ExamplePass {
    var network = start.network
    network.parameters = parameters
    let settings = start.settings
    let ending = ExampleLayout.Ending(
      batchSize: settings.batch.size(ofExamples: start.examples.count) == 1 ? 1 : nil,
      endsEpoch: false)
    let sweeps = network.shape.recurrence.map { _ in Sweeps(forward: 0, backward: 0) }
    return ExamplePass(
      network: network, settings: settings,
      layout: ExampleLayout(network: network, settings: settings, ending: ending, sweeps: sweeps),
      inputs: inputs[...], targets: targets[...], sums: nil)
  }

  /// The network with the drawn numbers, and the data, whose other rows are drawn now.
  func setup(like start: Run.Setup, _ source: inout RandomSource) -> Run.Setup {
    let first = Draw.firstRow(of: start)
    func drawn(_ examples: Examples, isTest: Bool) -> Examples {
      let rows = (0..<examples.count).map { row in
        !isTest && row == first
          ? (inputs, targets)
          : (
            Draw.inputs(examples.inputCount, &source),
            Draw.targets(Array(examples.targets(of: row)), in: start, &source)
          )
      }
      return Examples(inputs: rows.map(\.0), targets: rows.map(\.1))
    }
    var network = start.network
    network.parameters = parameters
    var setup = Run.Setup(
      network: network, examples: drawn(start.examples, isTest: false),
      testExamples: start.testExamples.map { drawn($0, isTest: true) }, settings: start.settings)
    setup.slip = start.slip
    return setup
  }

  // MARK: - Numbers

  private static func inputs(_ count: Int, _ source: inout RandomSource) -> [Double] {
    (0..<count).map { _ in source.nextTenth(signed: false) }
  }

  private static func targets(
    ofRow row: Int, in start: Run.Setup, _ source: inout RandomSource
  ) -> [Double] {
    targets(Array(start.examples.targets(of: row)), in: start, &source)
  }

  /// Draws targets such as an example has: numbers that the outputs can come near.
  ///
  /// Classes stay as they are, unless there is but one example.
  private static func targets(
    _ old: [Double], in start: Run.Setup, _ source: inout RandomSource
  ) -> [Double] {
    if start.classes != .none {
      guard start.examples.count == 1 else { return old }
      let one = source.next(below: old.count)
      return old.indices.map { $0 == one ? 1 : 0 }
    }
    switch start.network.shape.outputLayer.activation {
    // Shares of a whole.
    case .softmax: return shares(old.count, &source)
    case .sigmoid, .relu, .softplus: return old.map { _ in source.nextTenth(signed: false) }
    case .tanh, .linear, .leakyRelu: return old.map { _ in source.nextTenth(signed: true) }
    }
  }

  /// Draws tenths that add up to 1.
  private static func shares(_ count: Int, _ source: inout RandomSource) -> [Double] {
    var tenths = [Int](repeating: 0, count: count)
    for _ in 0..<10 { tenths[source.next(below: count)] += 1 }
    return tenths.map { Double($0) / 10 }
  }
}

extension RandomSource {
  /// Returns 0.1, 0.2 … 0.9, or one of these with a minus.
  fileprivate mutating func nextTenth(signed: Bool) -> Double {
    let tenths = Double(next(below: 9) + 1) / 10
    return signed && next(below: 2) == 0 ? -tenths : tenths
  }
}
