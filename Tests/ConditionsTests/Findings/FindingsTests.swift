import Backprop
import Conditions
import Testing

/// What is wrong with a run: each kind by a planted fault, and by a run that only comes near it.
@Suite struct FindingsTests {
  /// Looks at a run after so many epochs.
  private func findings(
    _ start: Run.Setup, epochs: Int, budget: Int = 10_000
  ) -> Findings {
    var run = Run(start)
    if epochs > 0 {
      _ = run.advance(to: .end(ofExample: epochs * start.examples.count - 1))
    }
    return complete(Findings(of: run), budget: budget)
  }

  private func complete(_ findings: Findings, budget: Int = 10_000) -> Findings {
    var findings = findings
    while !findings.advance(budget: budget) {}
    return findings
  }

  private func find(
    _ kind: Finding.Kind, _ start: Run.Setup, epochs: Int
  ) -> [Finding] {
    findings(start, epochs: epochs).all.filter { $0.kind == kind }
  }

  /// One linear unit with one weight and no bias.
  private func line(
    weight: Double, _ rows: [(Double, Double)], test: [(Double, Double)] = [],
    _ change: (inout TrainingSettings) -> Void
  ) -> Run.Setup {
    var settings = TrainingSettings()
    change(&settings)
    func examples(_ rows: [(Double, Double)]) -> Examples {
      Examples(inputs: rows.map { [$0.0] }, targets: rows.map { [$0.1] })
    }
    return Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(1, .linear, .none)]), loss: .halfSquaredError,
        parameters: [weight]),
      examples: examples(rows), testExamples: test.isEmpty ? nil : examples(test),
      settings: settings)
  }

  private func exclusiveOr(
    _ hidden: Activation = .sigmoid, parameters: [Double],
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) -> Run.Setup {
    let start = Runs.exclusiveOr(hidden, change)
    return Run.Setup(
      network: Network(
        shape: start.network.shape, loss: start.network.loss, parameters: parameters),
      examples: start.examples, settings: start.settings)
  }

  // MARK: - Nothing

  @Test func aRunThatLearnsHasNoFindings() {
    let found = findings(Runs.exclusiveOr(), epochs: 3)
    #expect(found.all == [])
    #expect(found.summary.hasPrefix("nothing wrong is found; looked at in epoch 3: "))
  }

  @Test func aRecurrentRunThatLearnsHasNoFindings() {
    #expect(findings(Runs.recurrent, epochs: 2).all == [])
  }

  @Test func beforeTheFirstEpochOnlyTheStartIsLookedAt() {
    let start = exclusiveOr(parameters: [1, 1, 1, 1, 1, 1, 0, 0, 0])
    let found = findings(start, epochs: 0)
    #expect(found.all.map(\.kind) == [.equalUnits])
    #expect(
      found.summary == "1 finding, the worst first; no epoch is whole so far; looked at: inputs "
        + "and equal units")
  }

  // MARK: - Numbers

  @Test func aValueThatIsNotFiniteIsNamedWithWhatGrew() throws {
    let start = line(weight: 1, [(1, 0)]) { settings in
      settings.learningRate = 5001
      settings.epochs = 200
    }
    var training = Training(start)
    while !training.advance(budget: .max) {}
    let divergence = try #require(training.divergence())
    let found = complete(Findings(of: training)).all
    #expect(found.first?.kind == .notFinite)
    #expect(found.first?.step == divergence.step)
    #expect(found.first?.epoch == divergence.epoch)
    // It was over 1,000 times as large before it was infinite.
    let says = try #require(found.first?.says)
    #expect(says.contains("∂E/∂w1 had come to ") && says.contains("over 1,000 times the median"))
  }

  /// E is infinite while the weight still has a value; both go on so for long.
  @Test func theFirstValueThatIsNotFiniteStaysTheFirst() throws {
    let start = line(weight: 1, [(1, 0), (1, 0)]) { settings in
      settings.learningRate = 3
      settings.batch = .full
    }
    var steps: Set<Int> = []
    for epochs in stride(from: 500, through: 1500, by: 50) {
      for found in find(.notFinite, start, epochs: epochs) {
        steps.insert(try #require(found.step))
      }
    }
    #expect(steps.count == 1, "\(steps)")
  }

  @Test func aValueThatIsNotFiniteIsFoundBeforeItsEpochIsWhole() throws {
    let start = line(weight: 1, (0..<50).map { _ in (1, 0) }) { settings in
      settings.learningRate = 5001
      settings.epochs = 200
    }
    var training = Training(start)
    while !training.advance(budget: .max) {}
    let divergence = try #require(training.divergence())
    var run = Run(start)
    // The example after it, with which the epoch goes on.
    _ = run.advance(to: divergence.step + 11)
    try #require(run.epoch == divergence.epoch && run.epochsDone < divergence.epoch)
    let found = complete(Findings(of: run))
    #expect(found.all.first?.kind == .notFinite)
    #expect(found.all.first?.step == divergence.step)
    #expect(found.epoch == divergence.epoch - 1)
  }

  private func outlier(target: Double) -> Run.Setup {
    let rows = (0..<30).map { _ in (1.0, 1.01) } + [(1.0, target)]
    return line(weight: 1, rows) { $0.learningRate = 0.001 }
  }

  @Test func anUpdateOfWhichTheGradientsExplodeIsFound() throws {
    let found = find(.exploding, outlier(target: 3), epochs: 1)
    #expect(found.count == 1)
    // 11 steps an example, and the check.
    #expect(found.first?.step == 31 * 11)
    #expect(try #require(found.first).value > 1.9)
    #expect(find(.exploding, outlier(target: 1.05), epochs: 1) == [])
  }

  @Test func anUpdateBeyondTheValleyIsFound() throws {
    let rows = [(0.0, 0.0), (1, 2), (2, 4)]
    func start(rate: Double, _ reduction: TrainingSettings.Reduction = .mean) -> Run.Setup {
      line(weight: 3, rows) { settings in
        settings.batch = .full
        settings.learningRate = rate
        settings.reduction = reduction
      }
    }
    let found = try #require(find(.beyondValley, start(rate: 1.5), epochs: 1).first)
    // E = ⅚·(w − 2)², which one update takes from w = 3 to w = 0.5.
    #expect(abs(found.limit - 5.0 / 6) < 1e-12 && abs(found.value - 1.875) < 1e-12)
    #expect(found.says.contains("the slope of E is −1.667 where it begins and 2.5 where it ends"))
    #expect(found.means.contains("beyond the lowest point"))
    let ofSum = try #require(find(.beyondValley, start(rate: 0.5, .sum), epochs: 1).first)
    #expect(ofSum.says == found.says)
    #expect(find(.beyondValley, start(rate: 1.1), epochs: 1) == [])
  }

  /// What a change made of E is none of the update's doing.
  @Test func aChangeThatMakesTheErrorLargerIsNoUpdateBeyondTheValley() {
    let start = line(weight: 3, [(1, 2), (2, 4)]) { settings in
      settings.batch = .full
      settings.learningRate = 0.1
    }
    var run = Run(start)
    _ = run.advance(to: .end(ofExample: 5))
    run.make(.parameter(0, 50))
    #expect(run.history.error(after: 3) ?? 0 > run.history.error(after: 2) ?? .infinity)
    #expect(!complete(Findings(of: run)).all.contains { $0.kind == .beyondValley })
  }

  /// The same where an epoch has several updates.
  @Test func aChangeThatMakesTheErrorLargerIsNoRiseOfAnEpoch() {
    var run = Run(line(weight: 2, [(1, 2.1), (2, 4), (1, 2)]) { $0.learningRate = 0.001 })
    _ = run.advance(to: .end(ofExample: 7))
    run.make(.parameter(0, 50))
    _ = run.advance(to: .end(ofExample: 8))
    #expect(run.history.error(after: 3) ?? 0 > 2 * (run.history.error(after: 2) ?? .infinity))
    #expect(!complete(Findings(of: run)).all.contains { $0.kind == .errorRose })
  }

  /// Three examples whose targets are met, and one that pulls their weight away with a large input.
  @Test func anEpochThatMadeTheErrorMuchLargerNamesItsWorstUpdate() throws {
    func start(rate: Double) -> Run.Setup {
      line(weight: 1, [(1, 1), (1, 1), (1, 1), (8, 0)]) { $0.learningRate = rate }
    }
    let found = try #require(find(.errorRose, start(rate: 0.05), epochs: 1).first)
    // E = (3·½(w − 1)² + ½·64w²)/4, and the last update alone changes w, from 1 by −0.05·64.
    #expect(found.limit == 8 && abs(found.value - 42.56) < 1e-12)
    #expect(
      found.says.contains("from 8 to 42.56, to 5.32 times as much; 1 of 4 updates made it larger"))
    let step = try #require(found.step)
    #expect(found.says.hasSuffix("the one at step \(step) most: from 8 to 42.56"))
    var run = Run(start(rate: 0.05))
    _ = run.advance(to: .position(step))
    #expect(run.example == 3 && run.step?.quantity == .updated(0))
    // With a shorter step E is as large as before on the other side.
    #expect(find(.errorRose, start(rate: 0.03), epochs: 1) == [])
  }

  @Test func unitsAreJudgedByTheActivationThatTheyHaveNow() {
    var run = Run(
      exclusiveOr(.sigmoid, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, -9, 0.5, 0.05]))
    _ = run.advance(to: .end(ofExample: 7))
    #expect(complete(Findings(of: run)).all.allSatisfy { $0.kind != .dead })
    run.make(.activation(layer: 0, .relu))
    _ = run.advance(to: .end(ofExample: 15))
    #expect(complete(Findings(of: run)).all.contains { $0.kind == .dead })
  }

  @Test func anUpdateThatMomentumTakesUphillIsToldSo() throws {
    let start = line(weight: 1, [(1, 0)]) { settings in
      settings.batch = .full
      settings.optimizer = .momentum
      settings.learningRate = 0.1
    }
    let found = (1...20).compactMap { find(.beyondValley, start, epochs: $0).first }
    let uphill = try #require(found.first { $0.means.contains("uphill") })
    #expect(uphill.advice.hasPrefix("try a smaller momentum, or a smaller learning rate"))
  }

  // MARK: - Units

  @Test func unitsThatStayEqualAreFound() {
    let equal = exclusiveOr(parameters: [0.4, -0.6, 0.4, -0.6, 0.8, 0.8, 0.1, 0.1, 0.05])
    let found = find(.equalUnits, equal, epochs: 3)
    #expect(
      found.map(\.says) == [
        "2 of 2 units of the hidden layer (h1, h2) are equal to another: the same weights in and out"
      ])
    // What goes out may differ; then they part.
    let other = exclusiveOr(parameters: [0.4, -0.6, 0.4, -0.6, 0.8, 0.7, 0.1, 0.1, 0.05])
    #expect(find(.equalUnits, other, epochs: 0) == [])
  }

  @Test(arguments: [Activation.relu, .leakyRelu])
  func deadUnitsAreCountedByLayer(activation: Activation) throws {
    let parameters = [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, -9, 0.5, 0.05]
    let start = exclusiveOr(activation, parameters: parameters)
    let found = try #require(find(.dead, start, epochs: 2).first)
    #expect(
      found.says
        == "1 of 2 units of the hidden layer (h1) is dead: net is at most 0 for all 4 examples of "
        + "epoch 2")
    #expect(found.means.contains("a hundredth") == (activation == .leakyRelu))
    let alive = exclusiveOr(
      activation, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, 0.5, 0.5, 0.05])
    #expect(find(.dead, alive, epochs: 2) == [])
  }

  @Test func aVanishingGradientIsFound() throws {
    var random = RandomSource(seed: 1)
    func start(layers: Int) -> Run.Setup {
      let hidden: [Shape.LayerDescription] = (0..<layers).map { _ in (2, .sigmoid, .perUnit) }
      let shape = Shape(inputCount: 2, layers: hidden + [(1, .sigmoid, .perUnit)])
      return Run.Setup(
        network: Network(
          shape: shape, loss: .halfSquaredError,
          parameters: (0..<shape.parameterCount).map { _ in random.nextUniform(within: 0.5) }),
        examples: Runs.exclusiveOr().examples, settings: TrainingSettings())
    }
    let found = try #require(find(.vanishing, start(layers: 5), epochs: 1).first)
    #expect(found.value < 1e-3 && found.limit == 1e-3)
    #expect(find(.vanishing, start(layers: 1), epochs: 1) == [])
  }

  @Test(arguments: [Activation.sigmoid, .tanh])
  func saturatedUnitsAreCountedByLayer(activation: Activation) throws {
    let start = exclusiveOr(
      activation, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, 30, -0.2, 0.05])
    let found = find(.saturated, start, epochs: 1)
    #expect(found.count == 1)
    #expect(
      found.first?.says.hasPrefix("1 of 2 units of the hidden layer (h1) is saturated") == true)
    #expect(found.first?.says.contains("for all examples of epoch 1 (limit: 90 %)") == true)
  }

  @Test(arguments: [false, true])
  func anOutputIsSaturatedOnlyWhereItsTargetsAreNot(isWrong: Bool) {
    let start = Run.Setup(
      network: Network(
        shape: Shape(inputCount: 1, layers: [(1, .sigmoid, .none)]), loss: .halfSquaredError,
        parameters: [9]),
      examples: Examples(
        inputs: [[1], [-1]], targets: isWrong ? [[0], [1]] : [[1], [0]]),
      settings: TrainingSettings())
    #expect(find(.saturated, start, epochs: 1).count == (isWrong ? 1 : 0))
  }

  // MARK: - Inputs and updates

  @Test(arguments: [(Activation.sigmoid, 10.5, 1), (.sigmoid, 10, 0), (.relu, 10.5, 0)])
  func inputsBeyondTenAreUnscaled(activation: Activation, value: Double, count: Int) {
    let start = Runs.exclusiveOr(activation)
    let far = Run.Setup(
      network: start.network,
      examples: Examples(inputs: [[0, -value], [0, 1]], targets: [[0], [1]]),
      settings: start.settings)
    let found = find(.unscaledInputs, far, epochs: 1)
    #expect(found.count == count)
    guard let first = found.first else { return }
    #expect(
      first.says == "1 of 2 inputs (i2) has values beyond ±10: i2 reaches −10.5")
  }

  @Test(arguments: [(1e-6, "larger"), (0.1, ""), (0.5, "smaller")])
  func updatesOutsideTheirUsualSizesAreFound(rate: Double, advice: String) {
    // ‖Δw‖ = η·½, ‖w‖ = ½.
    let start = line(weight: 0.5, [(1, 1)]) { $0.learningRate = rate }
    let found = find(.updateSize, start, epochs: 1)
    #expect(found.isEmpty == advice.isEmpty)
    #expect(found.allSatisfy { $0.advice.contains("a \(advice) learning rate") })
  }

  @Test func parametersThatKeepTheirBitsAreFoundAndFixedOnesSaidApart() throws {
    let start = Runs.exclusiveOr { $0.biases = .fixed }
    let zeros = Run.Setup(
      network: start.network,
      examples: Examples(inputs: [[0, 1], [0, 0.5]], targets: [[0], [1]]),
      settings: start.settings)
    let found = try #require(find(.unchanged, zeros, epochs: 1).first)
    #expect(
      found.says
        == "2 of 6 trained weights and biases (w1, w3) kept their bits in every update of epoch 1; "
        + "besides, 3 biases are fixed by the settings")
    // Fixed biases alone are no finding.
    #expect(find(.unchanged, start, epochs: 1) == [])
  }

  @Test func aTestErrorThatHasTurnedIsFound() throws {
    let start = line(weight: 0, [(1, 1)], test: [(1, 0.4)]) { settings in
      settings.learningRate = 0.1
    }
    let found = try #require(find(.testErrorTurned, start, epochs: 40).first)
    // w is 0.41 after 5 epochs.
    #expect(found.epoch == 5)
    #expect(found.step == 5 * 12)
    #expect(found.says.contains("was smallest after epoch 5, "))
    #expect(found.advice.hasPrefix("end after epoch 5 (epochs, or patience)"))
    // One epoch after its smallest, nothing is known yet.
    #expect(find(.testErrorTurned, start, epochs: 6) == [])
  }

  // MARK: - Looking

  @Test(arguments: [1, 1000, Int.max])
  func slicesOfAnySizeFindTheSame(budget: Int) {
    let start = exclusiveOr(.relu, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, -9, 0.5, 0.05])
    let found = findings(start, epochs: 4, budget: budget)
    #expect(found.all == findings(start, epochs: 4).all)
    #expect(!found.all.isEmpty)
  }

  @Test func aRunInTheMiddleOfAnEpochIsLookedAtUpToTheLastWholeOne() {
    let start = exclusiveOr(.relu, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, -9, 0.5, 0.05])
    var run = Run(start)
    _ = run.advance(to: .end(ofExample: 9))
    let position = run.position
    let found = complete(Findings(of: run))
    #expect(found.epoch == 2)
    #expect(found.all == findings(start, epochs: 2).all)
    #expect(run.position == position)
  }

  @Test func whatWasTrainedHasTheFindingsOfItsRun() {
    let start = exclusiveOr(.relu, parameters: [0.4, -0.6, 0.7, 0.3, -0.5, 0.8, -9, 0.5, 0.05])
    var training = Training(start)
    while !training.advance(budget: .max) {}
    #expect(complete(Findings(of: training)).all == findings(start, epochs: 3).all)
  }
}
