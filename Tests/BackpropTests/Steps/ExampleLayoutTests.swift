import Backprop
import Testing

struct ExampleLayoutTests {
  static let endings: [ExampleLayout.Ending] = [
    .init(batchSize: nil, endsEpoch: false), .init(batchSize: 1, endsEpoch: false),
    .init(batchSize: 3, endsEpoch: false), .init(batchSize: 1, endsEpoch: true),
    .init(batchSize: 2, endsEpoch: true),
  ]

  private func forEachLayout(
    _ body: (ExampleLayout, [NaiveStep]) -> Void
  ) {
    for seed in 1...20 {
      let random = RandomCase(seed: seed)
      for ending in ExampleLayoutTests.endings {
        body(
          ExampleLayout(network: random.start.network, settings: random.settings, ending: ending),
          NaiveSteps(
            network: random.start.network, settings: random.settings, batchSize: ending.batchSize,
            endsEpoch: ending.endsEpoch
          ).steps)
      }
    }
  }

  @Test func anExampleHasAsManyStepsAsItsListWrittenDown() {
    forEachLayout { layout, naive in #expect(layout.count == naive.count) }
  }

  @Test func stepsComeInTheOrderOfTheListWrittenDown() {
    forEachLayout { layout, naive in
      #expect((0..<layout.count).map { layout.quantity(at: $0) } == naive.map(\.quantity))
    }
  }

  @Test func stepsHaveThePhasesOfTheListWrittenDown() {
    forEachLayout { layout, naive in
      #expect((0..<layout.count).map { layout.phase(at: $0) } == naive.map(\.phase))
    }
  }

  @Test func theIndexOfAQuantityIsWhereItIsComputed() {
    forEachLayout { layout, _ in
      #expect(
        (0..<layout.count).map { layout.index(of: layout.quantity(at: $0)) }
          == (0..<layout.count).map(Optional.some))
    }
  }

  @Test func aQuantityThatNoStepComputesHasNoIndex() {
    forEachLayout { layout, naive in
      let computed = Set(naive.map(\.quantity))
      for quantity in everyQuantity(of: layout.shape) where !computed.contains(quantity) {
        #expect(layout.index(of: quantity) == nil, "\(quantity)")
      }
    }
  }

  private func everyQuantity(of shape: Shape) -> [Quantity] {
    let parameters = 0..<shape.parameterCount
    let weights = 0..<shape.weightCount
    return [.learningRate, .error, .input(0), .target(0)] + parameters.map(Quantity.parameter)
      + parameters.map(Quantity.gradient) + parameters.map(Quantity.batchGradient)
      + parameters.map(Quantity.updated) + weights.map(Quantity.deltaTerm)
      + shape.layers.indices.flatMap { [.exponentialSum(layer: $0), .largestNetInput(layer: $0)] }
  }

  @Test func theWorkedExampleHasSixtyStepsWithFixedBiases() {
    #expect(Run(WorkedExample.start()).stepsPerEpoch == 60)
  }

  @Test func theWorkedExampleHasFourMoreStepsWithItsSharedBiasesTrained() {
    #expect(Run(WorkedExample.start(biases: .trained)).stepsPerEpoch == 64)
  }

  @Test func sequentialUpdatesMakeNoMoreSteps() {
    #expect(Run(WorkedExample.start(updates: .sequential)).stepsPerEpoch == 60)
  }

  @Test func granularitiesDivideAnExampleAsTheirNamesSay() {
    forEachLayout { layout, naive in
      for granularity in Granularity.allCases {
        let ranges = naive.indices.map { layout.group(containing: $0, of: granularity) }
        #expect(ranges == naiveGroups(naive, granularity), "\(granularity)")
      }
    }
  }

  private func naiveGroups(_ steps: [NaiveStep], _ granularity: Granularity) -> [Range<Int>] {
    steps.indices.map { index in
      let name = steps[index].group(granularity)
      var first = index
      while first > 0, steps[first - 1].group(granularity) == name { first -= 1 }
      var end = index + 1
      while end < steps.count, steps[end].group(granularity) == name { end += 1 }
      return first..<end
    }
  }
}
