import Backprop
import TestSupport

/// Runs that fill several panels, of the digits that come with the program and of noise.
enum LargerRuns {
  /// 64-32-10, handwritten digits, sigmoid units with half squared errors.
  static func digits(
    count: Int = .max, batch: Int
  ) throws -> Run.Setup {
    let lines = try ProjectFiles.text("Assets/data/digits.csv").split(separator: "\n")
    let rows = lines.dropFirst().prefix(count).map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
    return start(
      [64, 32, 10], inputs: rows.map { $0.dropLast().map { $0 / 16 } },
      classes: rows.map { Int($0[64]) }, batch: batch)
  }

  /// 784-128-10, noise.
  static func pictures(count: Int, batch: Int) -> Run.Setup {
    var random = RandomSource(seed: 44)
    return start(
      [784, 128, 10], inputs: (0..<count).map { _ in (0..<784).map { _ in random.nextUnit() } },
      classes: (0..<count).map { _ in random.whole(0...9) }, batch: batch)
  }

  private static func start(
    _ sizes: [Int], inputs: [[Double]], classes: [Int], batch: Int
  ) -> Run.Setup {
    let shape = Shape(
      inputCount: sizes[0], layers: sizes.dropFirst().map { ($0, .sigmoid, .perUnit) })
    var settings = TrainingSettings()
    settings.learningRate = 0.1
    settings.batch = .examples(batch)
    settings.reduction = .sum
    return Run.Setup(
      network: Network(
        shape: shape, loss: .halfSquaredError,
        parameters: Initializer.xavier.parameters(for: shape, seed: 1)),
      examples: Examples(
        inputs: inputs, targets: classes.map { own in (0..<10).map { $0 == own ? 1 : 0 } }),
      settings: settings)
  }
}
