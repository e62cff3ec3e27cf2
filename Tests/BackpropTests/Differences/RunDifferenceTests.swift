import Backprop
import Testing

/// The first step whose bits differ, against a walk through all steps of both runs.
@Suite struct RunDifferenceTests {
  /// One step of a run, under what it is aligned by.
  private struct Taken {
    let epoch: Int
    let row: Int
    let step: Int
    let quantity: Quantity
    let value: Double
  }

  private static func same(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }

  /// All steps up to the end that training comes to.
  private func steps(of start: Run.Setup) -> [Taken] {
    var training = Training(start)
    while !training.advance(budget: .max) {}
    var run = Run(start)
    var taken: [Taken] = []
    for exampleIndex in 0..<training.epochs * start.examples.count {
      _ = run.advance(to: .end(ofExample: exampleIndex))
      for index in 0..<run.pass.steps.count {
        run.look(atStep: index)
        let step = run.pass.steps[index]
        taken.append(
          Taken(
            epoch: run.epoch, row: run.example, step: run.startPosition + index + 1,
            quantity: step.quantity, value: step.value))
      }
    }
    return taken
  }

  /// The first step of the one run that the other has with other bits.
  private func firstDifference(_ here: [Taken], _ there: [Taken]) -> (Taken, Taken)? {
    struct Key: Hashable {
      let epoch: Int
      let row: Int
      let quantity: Quantity
    }
    let others = Dictionary(
      uniqueKeysWithValues: there.map {
        (Key(epoch: $0.epoch, row: $0.row, quantity: $0.quantity), $0)
      })
    for step in here {
      let key = Key(epoch: step.epoch, row: step.row, quantity: step.quantity)
      if let other = others[key], !Self.same(step.value, other.value) { return (step, other) }
    }
    return nil
  }

  private func find(_ here: Run.Setup, _ there: Run.Setup, budget: Int = 100) -> RunDifference {
    var difference = RunDifference(here, there)
    while !difference.advance(budget: budget) {}
    return difference
  }

  private func stepDifference(_ here: Run.Setup, _ there: Run.Setup) throws -> StepDifference {
    guard case .step(let step) = find(here, there).finding else {
      throw Missing()
    }
    return step
  }

  private struct Missing: Error {}

  private func with(
    _ start: Run.Setup, _ change: (inout Network, inout TrainingSettings) -> Void
  ) -> Run.Setup {
    var (network, settings) = (start.network, start.settings)
    change(&network, &settings)
    return Run.Setup(network: network, examples: start.examples, settings: settings)
  }

  @Test(arguments: 0..<30)
  func aRunIsTheSameAsItself(seed: Int) {
    let start = RandomCase(seed: seed).start
    let expected = steps(of: start).last?.step ?? 0
    #expect(find(start, start).finding == .same(steps: expected))
  }

  @Test(arguments: 0..<20)
  func aRecurrentRunIsTheSameAsItself(seed: Int) {
    let start = RandomRecurrentCase(seed: seed).start
    let expected = steps(of: start).last?.step ?? 0
    #expect(find(start, start).finding == .same(steps: expected))
  }

  /// What differs in one bit of one first weight is found at the first step that reads it.
  @Test(arguments: 0..<30)
  func onePlantedBitIsFound(seed: Int) throws {
    let start = RandomCase(seed: seed).start
    var random = RandomSource(seed: UInt64(seed))
    let parameter = random.whole(0...start.network.parameters.count - 1)
    let other = with(start) { network, _ in
      let bits = network.parameters[parameter].bitPattern ^ 1
      network.parameters[parameter] = Double(bitPattern: bits)
    }
    guard let (here, there) = firstDifference(steps(of: start), steps(of: other)) else {
      // A rounding may take it back wherever it is read.
      guard case .step = find(start, other).finding else { return }
      Issue.record("there is no such step")
      return
    }
    let found = try stepDifference(start, other)
    #expect(found.kind == .value)
    #expect(found.epoch == here.epoch && found.row == here.row)
    #expect(found.here?.step == here.step && found.there?.step == there.step)
    #expect(found.here?.quantity == here.quantity)
    #expect(found.here.map { Self.same($0.value, here.value) } == true)
    #expect(found.there.map { Self.same($0.value, there.value) } == true)
  }

  @Test(arguments: 0..<20)
  func onePlantedBitOfARecurrentNetworkIsFound(seed: Int) throws {
    let start = RandomRecurrentCase(seed: seed).start
    var random = RandomSource(seed: UInt64(seed))
    let parameter = random.whole(0...start.network.parameters.count - 1)
    let other = with(start) { network, _ in
      network.parameters[parameter] = network.parameters[parameter].nextUp
    }
    guard let (here, there) = firstDifference(steps(of: start), steps(of: other)) else { return }
    let found = try stepDifference(start, other)
    #expect(found.here?.step == here.step && found.there?.step == there.step)
    #expect(found.here?.quantity == here.quantity)
  }

  /// The examples before the one whose target differs need no look, and those after it are not reached.
  @Test(arguments: 0..<25)
  func anotherTargetIsFoundAtItsExample(seed: Int) throws {
    let start = RandomCase(seed: seed, mostExamples: 7).start
    var random = RandomSource(seed: UInt64(seed))
    let row = random.whole(0...start.examples.count - 1)
    var targets = (0..<start.examples.count).map { Array(start.examples.targets(of: $0)) }
    targets[row][0] = targets[row][0].nextUp
    let other = Run.Setup(
      network: start.network,
      examples: Examples(
        inputs: (0..<start.examples.count).map { Array(start.examples.inputs(of: $0)) },
        targets: targets), settings: start.settings)
    guard let (here, there) = firstDifference(steps(of: start), steps(of: other)) else { return }
    let found = try stepDifference(start, other)
    #expect(found.row == here.row && found.here?.step == here.step)
    #expect(found.there?.step == there.step && found.here?.quantity == here.quantity)
  }

  /// Rows are aligned with themselves, wherever an epoch takes them.
  @Test(arguments: 0..<25)
  func anotherOrderIsAlignedByExample(seed: Int) throws {
    let start = with(RandomCase(seed: seed).start) { _, settings in settings.patience = nil }
    let other = with(start) { _, settings in
      settings.order = settings.order == .given ? .shuffled : .given
    }
    let (ofHere, ofThere) = (steps(of: start), steps(of: other))
    guard let (here, there) = firstDifference(ofHere, ofThere),
      case .step(let found) = find(start, other).finding, found.kind == .value
    else { return }
    #expect(found.epoch == here.epoch && found.row == here.row)
    #expect(found.here?.step == here.step && found.there?.step == there.step)
  }

  @Test func aScheduleDiffersFromTheEpochOnInWhichItActs() throws {
    let start = with(RandomCase(seed: 3).start) { _, settings in
      settings.epochs = 20
      settings.schedule = .constant
      settings.patience = nil
    }
    let other = with(start) { _, settings in settings.schedule = .step(every: 12, factor: 0.5) }
    let found = try stepDifference(start, other)
    #expect(found.epoch == 13)
    #expect(found.here?.quantity == .updated(0))
  }

  @Test func whatHasNoEffectIsNoDifference() {
    let start = with(RandomCase(seed: 5).start) { _, settings in
      settings.order = .given
      settings.optimizer = .sgd
    }
    let other = with(start) { _, settings in
      settings.seed = 99
      settings.momentum = 0.3
    }
    guard case .same = find(start, other).finding else {
      Issue.record("nothing of this acts")
      return
    }
  }

  /// A bias that stays, and is too small to be seen in any sum, differs in no step.
  @Test func aFirstWeightThatNoStepShowsIsNoDifference() {
    let shape = Shape(inputCount: 1, layers: [(1, .linear, .perUnit)])
    func start(bias: Double) -> Run.Setup {
      var settings = TrainingSettings()
      settings.biases = .fixed
      settings.learningRate = 0.1
      settings.epochs = 4
      return Run.Setup(
        network: Network(shape: shape, loss: .halfSquaredError, parameters: [0.5, bias]),
        examples: Examples(inputs: [[1], [2]], targets: [[0], [0.25]]), settings: settings)
    }
    #expect(find(start(bias: 1e-30), start(bias: 2e-30)).finding == .same(steps: 92))
  }

  @Test func otherRulesOfStoppingEndOneFirst() {
    let start = with(RandomCase(seed: 8).start) { _, settings in
      settings.patience = nil
      settings.schedule = .constant
      settings.epochs = 4
    }
    let longer = with(start) { _, settings in settings.epochs = 7 }
    let end = steps(of: start).last?.step ?? 0
    #expect(find(start, longer).finding == .end(isHere: true, steps: end))
    #expect(find(longer, start).finding == .end(isHere: false, steps: end))
  }

  @Test func aStepThatOnlyOneHasIsADifference() throws {
    let start = with(RandomCase(seed: 4).start) { _, settings in
      settings.updateOrder = .simultaneous
      settings.batch = .examples(1)
      settings.optimizer = .sgd
    }
    let other = with(start) { _, settings in settings.optimizer = .momentum }
    let found = try stepDifference(start, other)
    #expect(found.kind == .onlyThere)
    #expect(found.here?.quantity == .updated(0))
    #expect(found.there?.quantity == .optimizer(.velocity, 0))
    #expect(found.here?.step == found.there?.step)
    #expect(try stepDifference(other, start).kind == .onlyHere)
  }

  @Test func withoutCounterpartsOnlyErrorsAreCompared() {
    let shape = Shape(inputCount: 1, layers: [(1, .sigmoid, .perUnit)])
    let start = Run.Setup(
      network: Network(shape: shape, loss: .halfSquaredError, parameters: [0.5, 0.25]),
      examples: Examples(inputs: [[0], [1]], targets: [[1], [0]]), settings: TrainingSettings())
    let other = with(start) { _, settings in settings.batch = .full }
    let difference = find(start, other)
    #expect(difference.misalignment == .batchSizes(1, start.examples.count))
    guard case .error(let epoch, let here, let there) = difference.finding else {
      Issue.record("the errors differ after the first epoch")
      return
    }
    #expect(epoch == 1)
    var (a, b) = (Training(start), Training(other))
    while !a.advance(budget: .max) || !b.advance(budget: .max) {}
    #expect(here == a.errors[1] && there == b.errors[1])
  }

  /// A network that does not settle ends one run in the middle of an epoch, where the other goes on.
  @Test func aNetworkThatDoesNotSettleEndsARunAtItsExample() {
    let shape = Shape(
      unitCount: 2, activation: .tanh, biases: .none,
      recurrence: Recurrence(inputUnits: [0], outputUnits: [1], tolerance: 1e-6, limit: 3))
    var settings = TrainingSettings()
    settings.epochs = 3
    let start = Run.Setup(
      network: Network(
        shape: shape, loss: .halfSquaredError, parameters: [0.5, -3, 3, 0.5]),
      examples: Examples(inputs: [[0], [1]], targets: [[0], [1]]), settings: settings)
    let other = with(start) { _, settings in settings.notSettled = .continue }
    var training = Training(start)
    while !training.advance(budget: .max) {}
    #expect(training.stopReason == .notSettled)
    guard case .end(true, let steps) = find(start, other).finding else {
      Issue.record("the one run ends first")
      return
    }
    // The check before training finds it; no step is taken.
    #expect(steps == 0)
    #expect(find(start, start).finding == .same(steps: 0))
  }

  @Test(arguments: [1, 50, 3000, Int.max])
  func slicesOfAnySizeFindTheSame(budget: Int) {
    let start = RandomCase(seed: 21).start
    let other = with(start) { network, _ in network.parameters[0] += 0.5 }
    #expect(find(start, other, budget: budget).finding == find(start, other).finding)
  }

  @Test func bothRunsCanBeFinished() {
    let start = with(RandomCase(seed: 8).start) { _, settings in
      settings.patience = nil
      settings.epochs = 40
    }
    let other = with(start) { _, settings in settings.learningRate = 0.01 }
    var difference = find(start, other)
    while !difference.finish(budget: 1000) {}
    var alone = Training(other)
    while !alone.advance(budget: .max) {}
    #expect(difference.there.evaluation == alone.evaluation)
    #expect(difference.here.epochs == 40 && difference.there.epochs == 40)
  }

  /// Changes on the way are made as a run makes them, in both.
  @Test(arguments: 0..<30)
  func changesOnTheWayAreMade(seed: Int) {
    let start =
      seed % 5 == 4 ? RandomRecurrentCase(seed: seed).start : RandomCase(seed: seed).start
    var random = RandomSource(seed: UInt64(seed))
    func changed() -> Run {
      var run = Run(start)
      for _ in 0..<random.whole(0...2) {
        let row = random.whole(0...start.examples.count - 1)
        _ = run.advance(to: .end(ofExample: run.exampleIndex + random.whole(0...4)))
        let parameter = random.whole(0...start.network.parameters.count - 1)
        let changes: [Change] = [
          .parameter(parameter, 0.25), .learningRate(0.05),
          .input(example: row, index: 0, 0.5), .parameter(parameter, -0.5),
        ]
        run.make(changes[random.whole(0...3)])
      }
      return run
    }
    let (here, there) = (changed(), changed())
    for (one, other) in [(here, here), (here, there), (there, here)] {
      var difference = RunDifference(
        one.start, other.start, journals: (one.journal, other.journal))
      while !difference.advance(budget: 1 + seed * 50) {}
      var comparison = RunComparison(one, other, epochs: difference.here.epochs + 1)
      while !comparison.advance(budget: .max) {}
      switch (difference.finding, comparison.finding) {
      case (.step(let a), .step(let b)): #expect(a == b, "\(seed)")
      case (.same?, .same?), (.end?, .same?): break
      // A run that ends earlier ends before the steps that differ.
      case (.end(_, let steps), .step(let step)), (.same(let steps), .step(let step)):
        #expect((step.here ?? step.there)?.step ?? 0 > steps, "\(seed)")
      case (let found, let compared):
        Issue.record("\(seed): \(found as Any), \(compared as Any)")
      }
      guard case .same = difference.finding else { continue }
      // Whatever was changed, E is that of the run.
      var run = one
      _ = run.advance(to: .end(ofExample: difference.here.epochs * start.examples.count - 1))
      let error = difference.here.evaluation.error
      #expect(run.history.error(after: difference.here.epochs).map { Self.same($0, error) } == true)
    }
  }
}
