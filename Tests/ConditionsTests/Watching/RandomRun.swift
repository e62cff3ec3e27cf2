import Backprop
import Conditions

/// A small network with its data and settings, and a condition about it, drawn at random: the same for the
/// same seed.
struct RandomRun {
  let setup: Run.Setup
  let text: String
  /// After how many epochs the error is looked at.
  let evaluateEvery: Int

  init(seed: Int) {
    var random = RandomSource(seed: UInt64(seed))
    setup = Self.setup(seed: seed, &random)
    evaluateEvery = random.pick([1, 1, 2, 3])
    text = Self.condition(Self.values(setup), depth: 2, &random)
  }

  /// The same network, data and settings, where nothing is asked.
  static func setup(seed: Int) -> Run.Setup {
    var random = RandomSource(seed: UInt64(seed))
    return setup(seed: seed, &random)
  }

  private static func setup(seed: Int, _ random: inout RandomSource) -> Run.Setup {
    let isRecurrent = seed % 5 == 4
    let network = isRecurrent ? Self.recurrent(&random) : Self.layered(&random)
    let count = random.whole(1...5)
    let examples = Examples(
      inputs: (0..<count).map { _ in random.numbers(network.shape.inputCount) },
      targets: (0..<count).map { _ in random.numbers(network.shape.outputCount) })
    return Run.Setup(
      network: network, examples: examples,
      settings: Self.settings(exampleCount: count, isRecurrent: isRecurrent, &random))
  }

  private static func layered(_ random: inout RandomSource) -> Network {
    let depth = random.whole(1...3)
    let layers: [Shape.LayerDescription] = (0..<depth).map { _ in
      (
        random.whole(1...4), random.pick(Activation.elementwise),
        random.pick([.none, .perUnit, .shared])
      )
    }
    let shape = Shape(inputCount: random.whole(1...3), layers: layers)
    return Network(
      shape: shape, loss: random.pick([.halfSquaredError, .meanSquaredError]),
      parameters: random.numbers(shape.parameterCount))
  }

  private static func recurrent(_ random: inout RandomSource) -> Network {
    let count = random.whole(2...3)
    let shape = Shape(
      unitCount: count, activation: random.pick([.sigmoid, .tanh]),
      biases: random.pick([.none, .perUnit]),
      recurrence: Recurrence(
        inputUnits: [0], outputUnits: [count - 1], tolerance: 1e-2, limit: 12, damping: 0))
    return Network(
      shape: shape, loss: .halfSquaredError,
      // So small that what goes round fades.
      parameters: random.numbers(shape.parameterCount).map { $0 / Double(2 * count) })
  }

  private static func settings(
    exampleCount: Int, isRecurrent: Bool, _ random: inout RandomSource
  ) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.learningRate = random.pick([0.05, 0.3])
    settings.biases = random.pick(TrainingSettings.Biases.allCases)
    settings.reduction = random.pick(TrainingSettings.Reduction.allCases)
    settings.epochs = random.whole(3...7)
    settings.order = random.pick(TrainingSettings.Order.allCases)
    settings.seed = random.next()
    settings.notSettled = .continue
    settings.schedule = random.pick([
      .constant, .constant, .step(every: 2, factor: 0.5), .exponential(factor: 0.9),
    ])
    if !isRecurrent, random.whole(1...4) == 1 {
      settings.updateOrder = .sequential
    } else {
      settings.optimizer = random.pick(Optimizer.allCases)
      settings.batch = random.pick([
        .examples(1), .examples(1), .full, .examples(random.whole(1...exampleCount + 1)),
      ])
    }
    return settings
  }

  /// What each symbol is in the course of the run, in ASCII; `w5` is the weight as it stands.
  private static func values(_ setup: Run.Setup) -> [(name: String, values: [Double])] {
    let symbols = Symbols(network: setup.network, settings: setup.settings)
    var found: [String: [Double]] = [:]
    // To spell a name takes longer than to compute the value.
    var names: [Quantity: String] = [:]
    var run = Run(setup)
    while run.epochsDone < setup.settings.epochs {
      _ = run.advance(to: run.destination(after: 1, of: .example))
      for step in run.pass.steps {
        var name = names[step.quantity] ?? Notation.ascii.spell(symbols.symbol(step.quantity))
        if name.hasSuffix("+") { name.removeLast() }
        names[step.quantity] = name
        found[name, default: []].append(step.value)
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: - Conditions

  private static func condition(
    _ values: [(name: String, values: [Double])], depth: Int, _ random: inout RandomSource
  ) -> String {
    func inner() -> String { condition(values, depth: depth - 1, &random) }
    switch depth > 0 ? random.whole(1...6) : 6 {
    case 1: return "\(inner()) and \(inner())"
    case 2: return "\(inner()) or \(inner())"
    case 3: return "not (\(inner()))"
    default: return test(values, &random)
    }
  }

  private static func test(
    _ values: [(name: String, values: [Double])], _ random: inout RandomSource
  ) -> String {
    // Half of all tests are about what training at full speed tells.
    let isParameter = { (name: String) in "wb".contains(name.prefix(1)) && !name.contains("*") }
    let parameters = values.filter { isParameter($0.name) }
    let (name, all) = random.pick(
      random.whole(0...1) == 0 && !parameters.isEmpty ? parameters : values)
    let number = random.pick(all)
    let limit = number.isFinite ? "\(number)" : "1"
    let sign = random.pick(["<", "<=", ">", ">=", "=", "!="])
    switch random.whole(1...13) {
    case 1: return "\(name) changes"
    case 2: return "\(name) changes sign"
    case 3: return "\(name) \(sign) before(\(name))"
    case 4: return "epoch \(sign) \(random.whole(1...5))"
    case 5: return "update \(sign) \(random.whole(1...9))"
    case 6: return "eta \(sign) \(random.pick(["0.2", "0.04", "before(eta)"]))"
    case 7: return "E \(random.pick(["<", ">"])) \(random.pick(["0.1", "0.3", "before(E)"]))"
    case 8:
      let set = random.pick(["w*", "w*", "dE/dw*", "delta_*", "out_*"])
      return "\(random.pick(["max", "min", "mean", "norm"]))(\(set)) \(sign) \(random.nextUnit())"
    case 9: return random.pick(["nonfinite", "nonfinite \(name)", "unchanged", "step > 77"])
    case 10: return "|\(name)| - \(random.nextUnit()) \(sign) 2*\(limit)/3"
    default: return "\(name) \(sign) \(limit)"
    }
  }
}

extension RandomSource {
  fileprivate mutating func whole(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[whole(0...elements.count - 1)]
  }

  /// Returns numbers between −1 and 1.
  fileprivate mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in nextUniform(within: 1) }
  }
}
