import Backprop
import CPlainLoops
import Explanations

/// How the time an example takes grows with the network, and with the batch; and how much of what the
/// processor could do at most that is.
struct GrowthPart {
  private let repetitions: Int
  /// Multiplications a nanosecond, each with its addition.
  private let peak: Double
  /// Every time is taken of at least so many seconds.
  private static let least = 0.03

  init(repetitions: Int) {
    self.repetitions = repetitions
    _ = peak_multiply_adds(1_000_000)
    let rates = (0..<max(repetitions, 5)).map { _ in
      var count = 0.0
      let seconds = Clock.time { count = peak_multiply_adds(5_000_000) }
      return count / seconds * 1e-9
    }
    peak = rates.median
  }

  func measure(into report: inout Report) {
    report.begin(["peak, products with a sum a ns", NumberFormat.fixed(peak, decimals: 1)])
    report.begin(["layers", "online, ns", "of the peak", "by 32, ns", "of the peak"])
    for width in [8, 16, 32, 64, 128, 256, 512, 1024] {
      progress("width \(width)")
      report.append(
        ["\(width)-\(width)-\(width)"]
          + [1, 32].flatMap { cells(width, width, width, batch: $0, exampleCount: 64) })
    }
    report.begin(["batch", "ns an example", "of the peak"])
    for power in 0...8 {
      let batch = 1 << power
      progress("batch \(batch)")
      report.append(["64-64-10 by \(batch)"] + cells(64, 64, 10, batch: batch, exampleCount: 256))
    }
  }

  /// The time of an example, and the share of the peak.
  private func cells(
    _ inputs: Int, _ hidden: Int, _ outputs: Int, batch: Int, exampleCount: Int
  ) -> [String] {
    let shape = Shape(
      inputCount: inputs, layers: [(hidden, .sigmoid, .perUnit), (outputs, .sigmoid, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: 1))
    let examples = GrowthPart.examples(shape, count: exampleCount)
    let time = time(network, examples, batch: batch)
    return [nanoseconds(time), percent(GrowthPart.products(shape, batch: batch) / time / peak)]
  }

  /// Nanoseconds an example.
  private func time(_ network: Network, _ examples: Examples, batch: Int) -> Double {
    var settings = TrainingSettings()
    settings.learningRate = 0.01
    settings.batch = .examples(batch)
    var epochs = 1
    func seconds() -> Double {
      TrainingTime(network, settings, examples, epochs: epochs, kernels: .preferred).seconds
    }
    while seconds() < GrowthPart.least { epochs *= 2 }
    let times = (0..<repetitions).map { _ in seconds() }
    return times.median / Double(epochs * examples.count) * 1e9
  }

  /// How many products with a sum an example needs: for each weight one forward, one for its gradient
  /// and a batch's share of one for its update; one backward for each weight that δ goes through.
  private static func products(_ shape: Shape, batch: Int) -> Double {
    let weights = Double(shape.weightCount)
    let backward = Double(shape.weightCount - shape.layers[0].weightCount)
    return 2 * weights + backward + weights / Double(batch)
  }

  private static func examples(_ shape: Shape, count: Int) -> Examples {
    var random = RandomSource(seed: 1)
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in random.nextUnit() } }
    return Examples(
      inputCount: shape.inputCount, targetCount: shape.outputCount,
      inputs: numbers(count * shape.inputCount), targets: numbers(count * shape.outputCount))
  }
}
