import Backprop
import Kernels
import Testing

/// The check of gradients against slopes that are found here anew, from the outputs alone.
@Suite struct GradientCheckTests {
  private func check(_ start: Run.Setup, budget: Int = .max) -> GradientCheck {
    var check = GradientCheck(start)
    while !check.advance(budget: budget) {}
    return check
  }

  /// The rows of the first batch, in the order of the first epoch.
  private func firstBatch(_ start: Run.Setup) -> [Int] {
    let count = start.examples.count
    var order = ExampleOrder(start.settings, exampleCount: count)
    order.prepare(epoch: 1)
    return (0..<start.settings.batch.size(ofExamples: count)).map(order.row)
  }

  /// The error of the first batch, written out from the definitions.
  private func error(_ start: Run.Setup, _ parameters: [Double]) -> Double {
    var network = start.network
    network.parameters = parameters
    let batch = firstBatch(start)
    let errors = batch.map { example in
      let outputs = network.outputs(for: start.examples.inputs(of: example))
      let pairs = zip(start.examples.targets(of: example), outputs)
      let squares = pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      switch network.loss {
      case .halfSquaredError: return squares / 2
      case .meanSquaredError: return squares / Double(outputs.count)
      case .crossEntropy:
        return -pairs.reduce(0) { $0 + $1.0 * ElementaryFunctions.log($1.1) }
      case .binaryCrossEntropy:
        return -pairs.reduce(0) {
          $0 + $1.0 * ElementaryFunctions.log($1.1) + (1 - $1.0) * ElementaryFunctions.log(1 - $1.1)
        }
      }
    }
    let sum = errors.reduce(0, +)
    return start.settings.reduction == .mean ? sum / Double(batch.count) : sum
  }

  private func slope(_ start: Run.Setup, _ parameter: Int) -> Double {
    var (below, above) = (start.network.parameters, start.network.parameters)
    let h = 1e-5 * max(1, abs(below[parameter]))
    below[parameter] -= h
    above[parameter] += h
    return (error(start, above) - error(start, below)) / (2 * h)
  }

  private func simultaneous(seed: Int) -> Run.Setup? {
    let start = RandomCase(seed: seed).start
    guard start.settings.updateOrder == .simultaneous else { return nil }
    guard start.network.loss == .crossEntropy else { return start }
    // With softmax the targets of an example are shares that add up to 1.
    let examples = start.examples
    let targets = (0..<examples.count).map { example in
      let numbers = examples.targets(of: example).map { abs($0) + 0.01 }
      let sum = numbers.reduce(0, +)
      return numbers.map { $0 / sum }
    }
    return Run.Setup(
      network: start.network,
      examples: Examples(
        inputs: (0..<examples.count).map { Array(examples.inputs(of: $0)) }, targets: targets),
      settings: start.settings)
  }

  @Test(arguments: 1...80) func numericIsTheSlopeBetweenTwoPoints(seed: Int) {
    guard let start = simultaneous(seed: seed) else { return }
    for comparison in check(start).comparisons {
      let slope = slope(start, comparison.parameter)
      #expect(abs(comparison.numeric - slope) < 1e-8 * max(1, abs(slope)))
    }
  }

  @Test(arguments: 1...80) func backpropagationAgrees(seed: Int) {
    guard let start = simultaneous(seed: seed) else { return }
    let check = check(start)
    #expect(check.agrees)
    #expect(check.worst.map { $0.relativeError < 1e-6 } ?? true)
  }

  @Test(arguments: 1...20) func slicesOfAnySizeComeToTheSame(seed: Int) {
    let start = RandomCase(seed: seed).start
    #expect(check(start).comparisons == check(start, budget: 1).comparisons)
  }

  @Test func fixedBiasesAreNotCompared() {
    #expect(check(WorkedExample.start()).comparisons.map(\.parameter) == Array(0..<8))
    #expect(check(WorkedExample.start(biases: .trained)).comparisons.count == 10)
  }

  @Test func sequentialUpdatesDisagreeInTheHiddenLayerAlone() {
    let check = check(WorkedExample.start(updates: .sequential))
    #expect(!check.agrees)
    #expect(check.comparisons.map(\.agrees) == (0..<8).map { $0 >= 4 })
    #expect(check.worst?.parameter ?? 8 < 4)
  }

  @Test func aSumIsTheSlopeOfTheSum() {
    let mean = check(SmallRuns.exclusiveOr { $0.batch = .full })
    let sum = check(
      SmallRuns.exclusiveOr {
        $0.batch = .full
        $0.reduction = .sum
      })
    for (a, b) in zip(mean.comparisons, sum.comparisons) {
      #expect(b.agrees)
      #expect(abs(4 * a.numeric - b.numeric) < 1e-12)
    }
  }

  @Test func theFirstBatchAloneIsChecked() {
    var start = SmallRuns.regression()
    let first = check(start).comparisons
    var examples = start.examples
    examples.setTarget(4, to: 5)
    start = Run.Setup(network: start.network, examples: examples, settings: start.settings)
    #expect(check(start).comparisons == first)
  }

  /// One relu unit whose net input is so many times h above 0.
  private func relu(net: Double, input: Double = 1) -> Run.Setup {
    let shape = Shape(inputCount: 1, layers: [(1, .relu, .perUnit)])
    let parameters = [0.5, net - 0.5 * input]
    return Run.Setup(
      network: Network(shape: shape, loss: .halfSquaredError, parameters: parameters),
      examples: Examples(inputs: [[input]], targets: [[2]]), settings: TrainingSettings())
  }

  @Test(arguments: [(0.0, true), (0.5e-5, true), (-0.5e-5, true), (2e-5, false), (-2e-5, false)])
  func aKinkWithinReachIsNotCounted(net: Double, hasKink: Bool) {
    let check = check(relu(net: net))
    #expect(check.comparisons.map(\.hasKink) == [hasKink, hasKink], "\(check.comparisons)")
    #expect(check.agrees)
    #expect((check.worst == nil) == hasKink)
  }

  @Test func aUnitThatStaysAtZeroHasNoKink() {
    // The weight moves nothing; the bias moves the unit over its kink.
    #expect(check(relu(net: 0, input: 0)).comparisons.map(\.hasKink) == [false, true])
  }

  @Test func theWorstComesFirstAndKinksLast() {
    let ranked = check(WorkedExample.start(updates: .sequential)).ranked
    #expect(ranked.map(\.relativeError) == ranked.map(\.relativeError).sorted(by: >))
    #expect(check(relu(net: 0)).ranked.map(\.parameter) == [0, 1])
  }

  @Test func whatIsNotANumberDisagrees() {
    let start = SmallRuns.line(rate: 0.1, weight: 1e200)
    var settings = start.settings
    settings.batch = .full
    let check = check(
      Run.Setup(network: start.network, examples: start.examples, settings: settings))
    #expect(!check.agrees)
    #expect(check.worst?.relativeError.isNaN == true)
  }
}

extension Examples {
  /// Changes the first target of an example.
  fileprivate mutating func setTarget(_ example: Int, to value: Double) {
    var targets = (0..<count).map { Array(self.targets(of: $0)) }
    targets[example][0] = value
    self = Examples(inputs: (0..<count).map { Array(inputs(of: $0)) }, targets: targets)
  }
}
