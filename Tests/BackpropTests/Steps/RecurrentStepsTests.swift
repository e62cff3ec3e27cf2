import Backprop
import Testing

/// The steps of a recurrent network: their order, and moving among them.
struct RecurrentStepsTests {
  /// The order that the plan gives, written as it reads there.
  private func expected(_ run: Run) -> [Quantity] {
    let shape = run.setup.network.shape
    let layer = shape.layers[0]
    let units = (0..<shape.unitCount).map { Unit(layer: 0, index: $0) }
    let trained = run.setup.settings.biases == .trained ? shape.parameterCount : shape.weightCount
    var steps: [Quantity] = []
    for sweep in 1...(run.pass.forwardSweeps?.sweepCount ?? 0) {
      for unit in units {
        for source in units {
          let weight = layer.weight(to: unit.index, from: source.index)
          steps.append(.swept(.term(weight: weight), sweep: sweep))
        }
        steps.append(.swept(.netInput(unit), sweep: sweep))
        steps.append(.swept(.activation(unit), sweep: sweep))
      }
      steps.append(.swept(.change, sweep: sweep))
    }
    steps += (0..<shape.outputCount).map(Quantity.unitError) + [.totalError]
    steps += units.map(Quantity.activationDerivative)
    for sweep in 1...(run.pass.backwardSweeps?.sweepCount ?? 0) {
      for unit in units {
        for fed in units {
          let weight = layer.weight(to: fed.index, from: unit.index)
          steps.append(.swept(.deltaTerm(weight: weight), sweep: sweep))
        }
        steps.append(.swept(.activationGradient(unit), sweep: sweep))
        steps.append(.swept(.delta(unit), sweep: sweep))
      }
      steps.append(.swept(.deltaChange, sweep: sweep))
    }
    for unit in units {
      steps += units.map { .gradient(layer.weight(to: unit.index, from: $0.index)) }
      if let bias = layer.bias(of: unit.index), bias < trained { steps.append(.gradient(bias)) }
    }
    let ending = run.pass.layout.ending
    if let size = ending.batchSize {
      if size > 1 { steps += (0..<trained).map(Quantity.batchGradient) }
      for parameter in 0..<trained {
        steps += run.setup.settings.optimizer.numbers.map { .optimizer($0, parameter) }
        steps.append(.updated(parameter))
      }
    }
    return steps + (ending.endsEpoch ? [.error] : [])
  }

  @Test(arguments: 1...30) func stepsComeInTheOrderOfThePlan(seed: Int) {
    var run = Run(RandomRecurrentCase(seed: seed).start)
    for example in 0..<3 {
      _ = run.advance(to: .end(ofExample: example))
      #expect(run.pass.steps.map(\.quantity) == expected(run))
      #expect(run.stepsDone == run.pass.layout.count)
    }
  }

  @Test(arguments: 1...30) func everyQuantityIsFoundAtItsStep(seed: Int) {
    let layout = Run(RandomRecurrentCase(seed: seed).start).pass.layout
    for index in 0..<layout.count {
      #expect(layout.index(of: layout.quantity(at: index)) == index)
    }
  }

  @Test(arguments: 1...20) func aSumIsThatOfItsTerms(seed: Int) {
    let run = Run(RandomRecurrentCase(seed: seed).start)
    let pass = run.pass
    let shape = run.setup.network.shape
    let layer = shape.layers[0]
    for sweep in 1...(pass.forwardSweeps?.sweepCount ?? 0) {
      for index in 0..<shape.unitCount {
        let unit = Unit(layer: 0, index: index)
        var sum =
          (0..<shape.unitCount).map {
            pass.value(of: .swept(.term(weight: layer.weight(to: index, from: $0)), sweep: sweep))
          }.reduce(nil as Double?) { sum, term in sum.map { $0 + term } ?? term } ?? .nan
        if let bias = layer.bias(of: index) { sum += pass.parameters[bias] }
        if let input = shape.externalInput(of: unit) { sum += pass.inputs[input] }
        let netInput = pass.value(of: .swept(.netInput(unit), sweep: sweep))
        #expect(sum.bitPattern == netInput.bitPattern)
      }
    }
  }

  @Test(arguments: 1...12) func jumpsShowWhatSteppingShows(seed: Int) {
    let random = RandomRecurrentCase(seed: seed, widest: 3)
    let trace = random.trace(epochs: 2)
    var source = RandomSource(seed: UInt64(seed))
    var run = Run(random.start, keyframeCapacity: source.whole(2...6), historyLimit: 4)
    for _ in 0..<30 {
      let target = source.whole(0...trace.moments.count - 1)
      while run.advance(to: target, budget: source.whole(1...500)) != .arrived {}
      #expect(run.moment == trace.moments[target])
      #expect(!run.isUnderway)
    }
  }

  @Test(arguments: 1...12) func groupsEndWhereTheyDoOnTheWay(seed: Int) {
    let random = RandomRecurrentCase(seed: seed, widest: 3)
    let trace = random.trace(epochs: 2)
    var source = RandomSource(seed: UInt64(seed))
    var run = Run(random.start)
    for _ in 0..<60 {
      let granularity = source.pick(Granularity.allCases)
      let count = source.whole(1...5) * source.pick([1, -1])
      let ends = granularity == .step ? Array(trace.moments.indices) : trace.ends[granularity] ?? []
      let onward = ends.filter { $0 > run.position }
      let behind = Array(ends.filter { $0 < run.position }.reversed())
      let target =
        count > 0
        ? (count <= onward.count ? onward[count - 1] : nil)
        : (-count <= behind.count ? behind[-count - 1] : 0)
      guard let target else { continue }
      var destination = run.destination(after: count, of: granularity)
      while run.advance(to: destination, budget: source.whole(1...500)) != .arrived {
        destination = run.destination
      }
      #expect(run.position == target, "\(granularity) \(count)")
      #expect(run.moment == trace.moments[target])
    }
  }

  @Test(arguments: 1...12) func aChangeTakenBackLeavesTheSameBits(seed: Int) {
    let random = RandomRecurrentCase(seed: seed, widest: 3)
    let trace = random.trace(epochs: 2)
    var source = RandomSource(seed: UInt64(seed))
    var run = Run(random.start)
    for _ in 0..<10 {
      let target = source.whole(0...trace.moments.count - 1)
      _ = run.advance(to: target)
      run.make(.parameter(source.whole(0...run.network.parameters.count - 1), 0.1))
      var straight = Run(random.start)
      _ = straight.advance(to: .end(ofExample: run.exampleIndex))
      _ = run.undo()
      _ = run.advance(to: target)
      #expect(run.moment == trace.moments[target])
    }
  }

  @Test func quantitiesOfASweepAreGoneToByName() {
    var run = Run(RecurrentReference.all[0].start(tolerance: 1e-6))
    let unit = Unit(layer: 0, index: 2)
    _ = run.advance(to: .step(.swept(.activation(unit), sweep: 5), ofExample: 1))
    #expect(run.step?.quantity == .swept(.activation(unit), sweep: 5))
    #expect(run.exampleIndex == 1)
    _ = run.advance(to: .step(.swept(.deltaChange, sweep: .max), ofExample: 0))
    #expect(run.step?.quantity == .swept(.deltaChange, sweep: run.sweepsDone.backward))
    #expect(run.sweepsDone == run.pass.layout.sweeps)
    #expect(run.latest(.delta(unit)) == .swept(.delta(unit), sweep: run.sweepsDone.backward))
  }
}
