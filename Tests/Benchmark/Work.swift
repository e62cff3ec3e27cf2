import Backprop
import Documents
import LessonSupport

/// What is trained to be timed: a network of sigmoid units, its data, and the error that comes of it.
struct Work {
  let name: String
  /// What it is, in a word.
  let title: String
  let network: Network
  let examples: Examples
  let rate: Double
  /// How many examples a batch has; the rate is applied to the sum of their gradients.
  let batch: Int
  /// How many epochs are timed.
  let epochs: Int
  /// After how many epochs the error is known.
  let knownEpochs: Int
  /// E then, as programs in C and Python have found it.
  let knownError: Double

  static let names = ["W1", "W2", "W3", "W4", "W4b", "W5"]

  /// Puts a work together; `nil` where there is none of the name.
  static func named(_ name: String) throws(DocumentError) -> Work? {
    switch name {
    case "W1":
      Work(
        name, "worked example", workedExample, rate: 0.5, epochs: 1_000_000, knownEpochs: 10_000,
        error: 2.44756223593226e-06)
    case "W2":
      Work(
        name, "exclusive or", exclusiveOr, rate: 0.5, epochs: 250_000, error: 3.33053748280883e-06)
    case "W3":
      Work(name, "digits", try digits(), rate: 0.1, epochs: 20, error: 0.0327020274054976)
    case "W4":
      Work(name, "random pictures", pictures, rate: 0.1, epochs: 1, error: 0.452526295930752)
    case "W4b":
      Work(
        name, "the same", pictures, rate: 0.1, batch: 32, epochs: 1, error: 0.46958862909060)
    case "W5":
      Work(
        name, "digits", try digits(), rate: 0.1, batch: 32, epochs: 20,
        error: 0.0332634029344793)
    default: nil
    }
  }

  private init(
    _ name: String, _ title: String, _ start: (network: Network, examples: Examples), rate: Double,
    batch: Int = 1, epochs: Int, knownEpochs: Int? = nil, error: Double
  ) {
    self.name = name
    self.title = title
    (network, examples) = start
    self.rate = rate
    self.batch = batch
    self.epochs = epochs
    self.knownEpochs = knownEpochs ?? epochs
    knownError = error
  }

  var settings: TrainingSettings {
    var settings = TrainingSettings()
    settings.learningRate = rate
    settings.batch = .examples(batch)
    settings.reduction = .sum
    return settings
  }

  /// 2-2-2.
  private static let workedExample = (
    network: network(
      2, 2, 2,
      parameters: [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55, 0.35, 0.35, 0.60, 0.60]),
    examples: Examples(inputs: [[0.05, 0.10]], targets: [[0.01, 0.99]])
  )

  /// 2-4-1.
  private static let exclusiveOr = (
    network: drawnNetwork(2, 4, 1, seed: 1, bound: 1),
    examples: Examples(
      inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]])
  )

  /// 64-32-10 on the digits that come with the program, the blackness of a pixel from 0 to 1.
  private static func digits() throws(DocumentError) -> (network: Network, examples: Examples) {
    var settings = Settings()
    settings.labels = "digit"
    let table = try DataTable(
      CSVTable(csv: ShippedLessons.data(named: "digits.csv")),
      for: DataNeeds(inputs: 64, outputs: 10), settings: settings)
    // Classes come in the order of their first appearance, which is 0 … 9.
    let rows = 0..<table.examples.count
    return (
      drawnNetwork(64, 32, 10, seed: 3),
      Examples(
        inputs: rows.map { table.examples.inputs(of: $0).map { $0 / 16 } },
        targets: rows.map { Array(table.examples.targets(of: $0)) })
    )
  }

  /// 784-128-10 on noise.
  private static let pictures = {
    var random = MersenneTwister(seed: 44)
    let count = 10_000
    let inputs = (0..<count * 784).map { _ in random.unit() }
    var targets = [Double](repeating: 0, count: count * 10)
    for example in 0..<count { targets[example * 10 + random.whole(below: 10)] = 1 }
    return (
      network: drawnNetwork(784, 128, 10, seed: 4),
      examples: Examples(inputCount: 784, targetCount: 10, inputs: inputs, targets: targets)
    )
  }()

  /// Weights and biases within 1/√inputs, or within a bound.
  private static func drawnNetwork(
    _ inputs: Int, _ hidden: Int, _ outputs: Int, seed: UInt32, bound: Double? = nil
  ) -> Network {
    var random = MersenneTwister(seed: seed)
    let below = bound ?? 1 / Double(inputs).squareRoot()
    let above = bound ?? 1 / Double(hidden).squareRoot()
    func numbers(_ count: Int, within bound: Double) -> [Double] {
      (0..<count).map { _ in random.uniform(within: bound) }
    }
    let hiddenWeights = numbers(inputs * hidden, within: below)
    let hiddenBiases = numbers(hidden, within: below)
    let outputWeights = numbers(hidden * outputs, within: above)
    let outputBiases = numbers(outputs, within: above)
    return network(
      inputs, hidden, outputs,
      parameters: hiddenWeights + outputWeights + hiddenBiases + outputBiases)
  }

  private static func network(
    _ inputs: Int, _ hidden: Int, _ outputs: Int, parameters: [Double]
  ) -> Network {
    Network(
      shape: Shape(
        inputCount: inputs, layers: [(hidden, .sigmoid, .perUnit), (outputs, .sigmoid, .perUnit)]),
      loss: .halfSquaredError, parameters: parameters)
  }
}
