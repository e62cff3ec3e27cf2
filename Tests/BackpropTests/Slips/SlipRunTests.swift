import Backprop
import Testing

/// Runs with a slip, beside right runs that come to the same numbers.
@Suite struct SlipRunTests {
  /// Runs of so many epochs, step by step.
  private func values(_ start: Run.Setup, epochs: Int = 3) -> [[String: UInt64]] {
    var run = Run(start)
    var examples: [[String: UInt64]] = []
    for exampleIndex in 0..<epochs * start.examples.count {
      _ = run.advance(to: .end(ofExample: exampleIndex))
      let symbols = run.pass.symbols
      examples.append(
        Dictionary(
          run.pass.steps.map { (symbols.symbol($0.quantity), bits($0.value)) },
          uniquingKeysWith: { $1 }))
    }
    return examples
  }

  /// Whether two runs came to the same; what they came to is too much to be shown.
  private func areSame(_ one: [[String: UInt64]], _ other: [[String: UInt64]]) -> Bool {
    one == other
  }

  /// What a value is to the bit; a zero has no sign here.
  private func bits(_ value: Double) -> UInt64 { (value + 0).bitPattern }

  /// A run with other settings, from other weights and biases.
  private func changed(
    _ start: Run.Setup, parameters: [Double]? = nil,
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) -> Run.Setup {
    var (settings, network) = (start.settings, start.network)
    change(&settings)
    network.parameters = parameters ?? network.parameters
    return Run.Setup(network: network, examples: start.examples, settings: settings)
  }

  private func small(_ seed: Int) -> Run.Setup {
    RandomCase(seed: seed, deepest: 3, widest: 3, mostExamples: 4).start
  }

  private func plain(_ seed: Int) -> Run.Setup {
    changed(small(seed)) {
      $0.updateOrder = .simultaneous
      $0.optimizer = .sgd
      $0.batch = .examples(1)
    }
  }

  private func with(_ slip: Slip, _ start: Run.Setup) -> Run.Setup {
    var start = start
    start.slip = slip
    return start
  }

  @Test("weights that are updated too early are sequential updates", arguments: 1...6)
  func updatedWeights(seed: Int) {
    let start = plain(seed)
    let sequential = changed(start) { $0.updateOrder = .sequential }
    #expect(areSame(values(with(.updatedWeights, start)), values(sequential)))
  }

  @Test("without the rate, or uphill, the rate is another", arguments: 1...3)
  func rates(seed: Int) {
    let start = changed(plain(seed)) { $0.schedule = .constant }
    let whole = changed(start) { $0.learningRate = 1 }
    #expect(areSame(values(with(.noRate, start)), values(whole)))
    let uphill = changed(start) { $0.learningRate.negate() }
    #expect(areSame(values(with(.uphill, start)), values(uphill)))
  }

  @Test("without biases in net they might as well be 0", arguments: 1...3)
  func noBias(seed: Int) {
    let start = changed(small(seed)) { $0.biases = .fixed }
    var parameters = start.network.parameters
    for bias in start.network.shape.weightCount..<parameters.count { parameters[bias] = 0 }
    #expect(areSame(values(with(.noBias, start)), values(changed(start, parameters: parameters))))
  }

  @Test("biases without a gradient stay", arguments: 1...3)
  func frozenBiases(seed: Int) {
    let start = changed(plain(seed)) { $0.biases = .trained }
    let fixed = changed(start) { $0.biases = .fixed }
    let symbols = Symbols(network: start.network, settings: start.settings)
    let biases = (start.network.shape.weightCount..<start.network.shape.parameterCount)
      .flatMap { [Quantity.gradient($0), .updated($0)] }.map(symbols.symbol)
    let frozen = values(with(.biasFrozen, start)).map { example in
      example.filter { !biases.contains($0.key) }
    }
    #expect(areSame(frozen, values(fixed)))
  }

  @Test func anErrorWithoutItsHalfIsTwiceTheError() throws {
    let start = ClassroomTests.workedExample()
    let right = values(start, epochs: 2)
    let wrong = values(with(.noHalf, start), epochs: 2)
    for (right, wrong) in zip(right, wrong) {
      for (symbol, bits) in right {
        let factor = symbol.hasPrefix("E") ? 2.0 : 1
        #expect(
          Double(bitPattern: try #require(wrong[symbol])) == factor * Double(bitPattern: bits))
      }
    }
  }

  @Test func updatedTooEarlyTheWorkedExampleHasThePublishedError() {
    let start = changed(ClassroomTests.workedExample()) { $0.biases = .fixed }
    var run = Run(with(.updatedWeights, start))
    _ = run.advance(to: .end(ofExample: 0))
    #expect(abs(run.pass.value(of: .error) - 0.291027924) < 5e-10)
    #expect(run.history.error(after: 1) == run.pass.value(of: .error))
  }

  @Test("a slip is where its value is not that of the rule", arguments: Slip.allCases)
  func shownSlips(slip: Slip) {
    let start = ClassroomTests.practice(.perUnit)
    let pass = Run(with(slip, start)).pass
    let shown = pass.steps.filter { pass.slip(at: $0.quantity) != nil }
    // With two outputs the mean over them cannot be told from the sum of the halves.
    #expect(shown.isEmpty == (slip == .meanOverOutputs || !start.canMake(slip)))
    #expect(shown.allSatisfy { $0.phase == slip.phase })
  }

  @Test("the past of a run with a slip is the same from wherever one comes", arguments: 1...3)
  func comingBack(seed: Int) {
    let start = plain(seed)
    for slip in [Slip.noActivation, .uphill] {
      let stepped = values(with(slip, start), epochs: 2)
      var run = Run(with(slip, start))
      _ = run.advance(to: .end(ofExample: 2 * start.examples.count - 1))
      let history = (0..<run.history.count).map { run.history.error(after: $0).map(bits) }
      for exampleIndex in (0..<stepped.count).reversed() {
        _ = run.advance(to: .end(ofExample: exampleIndex))
        for step in run.pass.steps {
          let symbol = run.pass.symbols.symbol(step.quantity)
          #expect(stepped[exampleIndex][symbol] == bits(step.value))
          if step.quantity == .error { #expect(history[run.epoch] == bits(step.value)) }
        }
      }
    }
  }

  @Test(
    "a gradient check finds slips of the forward and the backward phase", arguments: Slip.allCases)
  func gradientCheck(slip: Slip) {
    for biases in [LayerShape.Biases.shared, .perUnit] {
      let start = ClassroomTests.practice(biases)
      guard start.canMake(slip) else { continue }
      var check = GradientCheck(with(slip, start))
      while !check.advance(budget: .max) {}
      let worst = check.worst?.relativeError ?? 0
      switch slip.phase {
      case .forward, .backward: #expect(worst > 0.05, "\(slip)")
      default: #expect(check.agrees)
      }
    }
  }
}
