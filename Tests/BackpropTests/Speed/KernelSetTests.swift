import Backprop
import Testing

/// Each set of kernels gives the bits of the pass that is shown.
struct KernelSetTests {
  private func expectSameBits(
    _ start: Run.Setup, epochs: Int, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = PassByPass(start, epochs: epochs).result
    for kernels in KernelSet.available {
      let result = TrainingResult(start, epochs: epochs, kernels: kernels)
      #expect(
        result.parameters == expected.parameters, "\(what), \(kernels)",
        sourceLocation: sourceLocation)
      #expect(
        result.optimizer == expected.optimizer, "\(what), \(kernels)",
        sourceLocation: sourceLocation)
      #expect(
        result.error == expected.error, "\(what), \(kernels)", sourceLocation: sourceLocation)
    }
  }

  /// Widths of up to 70 units fill panels of every width, and several.
  @Test func randomNetworksOfAllShapes() {
    for seed in 1...300 {
      let random = RandomCase(seed: 1000 + seed, widest: 70, mostExamples: 5)
      expectSameBits(random.start, epochs: 2, "seed \(seed)")
    }
  }

  /// Layers of several panels, online and in batches, of which the last is smaller.
  @Test(arguments: [1, 32])
  func largerNetworks(_ batch: Int) throws {
    expectSameBits(try LargerRuns.digits(count: 40, batch: batch), epochs: 2, "digits")
    expectSameBits(LargerRuns.pictures(count: 5, batch: min(batch, 4)), epochs: 1, "pictures")
  }

  /// More examples than are computed at once, in batches that have a part of them.
  @Test func randomBatchesOfAllSizes() {
    for seed in 1...60 {
      let random = RandomCase(seed: 2000 + seed, deepest: 3, widest: 9, mostExamples: 90)
      expectSameBits(random.start, epochs: 2, "seed \(seed)")
    }
  }

  /// Training in slices that end anywhere, within batches and epochs too.
  @Test func slicesOfAnyLength() {
    for seed in 1...60 {
      let random = RandomCase(seed: 3000 + seed, deepest: 3, widest: 12, mostExamples: 40)
      var settings = random.settings
      settings.patience = nil
      settings.epochs = 3
      let start = Run.Setup(
        network: random.start.network, examples: random.examples, settings: settings)
      let expected = PassByPass(start, epochs: 3).result
      for kernels in KernelSet.available {
        var training = Training(start, evaluateEvery: 3, kernels: kernels)
        var slices = RandomSource(seed: UInt64(seed))
        let example = 6 * start.network.shape.parameterCount + 50
        while !training.advance(budget: slices.whole(1...50) * example) {}
        #expect(training.network.parameters.bits == expected.parameters, "seed \(seed), \(kernels)")
        #expect(training.evaluation.error.bits == expected.error, "seed \(seed), \(kernels)")
      }
    }
  }

  /// Inputs of which most are 0, of either sign, are left out of the sweep in stretches this long; some
  /// networks have weights of −0, which become 0.
  @Test func inputsOfZero() {
    for seed in 1...40 {
      let random = RandomCase(seed: 5000 + seed, deepest: 3, widest: 70, mostExamples: 30)
      var source = RandomSource(seed: UInt64(seed))
      expectSameBits(
        KernelSetTests.online(
          random.start,
          parameters: random.start.network.parameters.map {
            seed % 3 == 0 && source.whole(1...20) == 1 ? -0.0 : $0
          }
        ) {
          source.whole(1...10) <= 7 ? source.pick([0, 0, -0.0]) : source.nextUniform(within: 1)
        }, epochs: 4, "seed \(seed)")
    }
  }

  /// The same among weights for which a product with 0 is no 0, or for which the sign of a 0 matters.
  @Test func inputsOfZeroAmongExtremeNumbers() {
    for seed in 1...200 {
      let usual = RandomCase(seed: 6000 + seed, deepest: 2, widest: 20, mostExamples: 30).start
      var source = RandomSource(seed: UInt64(seed))
      let rare = source.pick([30, 300, 3000])
      let large = source.pick([1, 1, 1e60, 1e150])
      let start = KernelSetTests.online(
        usual, rate: source.pick([0.05, 0.05, large]),
        parameters: usual.network.parameters.map {
          source.whole(1...rare) == 1 ? source.pick(KernelSetTests.extremes) : $0
        }
      ) {
        if source.whole(1...rare) == 1 { return source.pick(KernelSetTests.extremes) }
        return source.whole(1...10) <= 7
          ? 0 : source.pick([large, 1]) * source.nextUniform(within: 1)
      }
      expectSameBits(start, epochs: 4, "seed \(seed)")
    }
  }

  /// A run of plain gradient descent after every example, with other inputs.
  private static func online(
    _ start: Run.Setup, rate: Double = 0.1, parameters: [Double]? = nil, input: () -> Double
  ) -> Run.Setup {
    var settings = TrainingSettings()
    settings.learningRate = rate
    settings.biases = start.settings.biases
    settings.order = start.settings.order
    settings.seed = start.settings.seed
    let (shape, examples) = (start.network.shape, start.examples)
    return Run.Setup(
      network: Network(
        shape: shape, loss: start.network.loss,
        parameters: parameters ?? start.network.parameters),
      examples: Examples(
        inputs: (0..<examples.count).map { _ in (0..<shape.inputCount).map { _ in input() } },
        targets: (0..<examples.count).map { Array(examples.targets(of: $0)) }),
      settings: settings)
  }

  /// Numbers at the ends of the range, and what are no numbers, among others.
  @Test func extremeNumbers() {
    for seed in 1...200 {
      var random = RandomSource(seed: UInt64(seed))
      let usual = RandomCase(seed: 4000 + seed, deepest: 3, widest: 20, mostExamples: 5).start
      let rare = random.pick([3, 30, 300])
      func numbers(_ numbers: some Sequence<Double>) -> [Double] {
        numbers.map { random.whole(1...rare) == 1 ? random.pick(KernelSetTests.extremes) : $0 }
      }
      let rows = 0..<usual.examples.count
      let start = Run.Setup(
        network: Network(
          shape: usual.network.shape, loss: usual.network.loss,
          parameters: numbers(usual.network.parameters)),
        examples: Examples(
          inputs: rows.map { numbers(usual.examples.inputs(of: $0)) },
          targets: rows.map { numbers(usual.examples.targets(of: $0)) }),
        settings: usual.settings)
      expectSameBits(start, epochs: 2, "seed \(seed)")
    }
  }

  private static let extremes: [Double] = [
    0, -0.0, 1e300, -1e300, 1e-300, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, 0x1p-1030, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    .leastNormalMagnitude, 708, -708, 708.5, -708.5, 745, -746, 22, -22, 1e-20, 1, -1,
  ]

  // MARK: - Which are taken

  @Test func theFastestAreTakenUnlessOthersAreNamed() {
    let all: [KernelSet] = [.baseline, .v3, .v4]
    #expect(KernelSet.chosen(by: nil, among: all) == .v4)
    #expect(KernelSet.chosen(by: nil, among: [.baseline]) == .baseline)
    #expect(KernelSet.chosen(by: "x86-64-v3", among: all) == .v3)
    #expect(KernelSet.chosen(by: "baseline", among: all) == .baseline)
    #expect(KernelSet.chosen(by: "x86-64-v4", among: [.baseline, .v3]) == nil)
    #expect(KernelSet.chosen(by: "v3", among: all) == nil)
  }

  @Test func everyProcessorHasTheBaseline() {
    #expect(KernelSet.available.first == .baseline)
    #expect(KernelSet.available.contains(.preferred))
  }
}
