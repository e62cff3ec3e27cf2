import Backprop
import Testing

/// Positions in several epochs of many runs, against a list of all steps.
struct EpochPlanTests {
  private func forEachPlan(_ body: (EpochPlan, NaiveEpochs) -> Void) {
    for seed in 1...60 {
      let random = RandomCase(seed: seed, deepest: 2, widest: 2)
      body(
        EpochPlan(
          network: random.start.network, settings: random.settings,
          exampleCount: random.examples.count),
        NaiveEpochs(random.start, epochs: 3))
    }
  }

  @Test func anEpochHasAsManyStepsAsItsList() {
    forEachPlan { plan, naive in #expect(plan.stepsPerEpoch == naive.stepsPerEpoch) }
  }

  @Test func anExampleBeginsWhereTheListSays() {
    forEachPlan { plan, naive in
      #expect(naive.starts.indices.map(plan.position(ofStartOf:)) == naive.starts)
    }
  }

  @Test func anExampleHasTheLayoutOfItsPlaceInTheBatchAndTheEpoch() {
    forEachPlan { plan, naive in
      #expect(naive.counts.indices.map { plan.layout(of: $0).count } == naive.counts)
    }
  }

  @Test func aBatchBeginsWhereTheListSays() {
    forEachPlan { plan, naive in
      #expect(naive.batchStarts.indices.map(plan.batchStart(of:)) == naive.batchStarts)
    }
  }

  @Test func aStepStandsWhereTheListSays() {
    forEachPlan { plan, naive in
      let places = naive.places.indices.map { step in
        let place = plan.place(ofStep: step)
        return NaiveEpochs.Place(exampleIndex: place.exampleIndex, index: place.index)
      }
      #expect(places == naive.places)
    }
  }

  @Test func farEpochsOfLargeNetworksDoNotOverflow() {
    let shape = Shape(
      inputCount: 2_000,
      layers: [(2_000, .sigmoid, .perUnit), (1, .sigmoid, .perUnit)])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0, count: shape.parameterCount))
    let plan = EpochPlan(network: network, settings: TrainingSettings(), exampleCount: 1_000)
    let far = plan.position(ofStartOf: 1_000 * 1_000_000_000)
    #expect(far == Int.max / 2)
    #expect(plan.position(ofStartOf: 1_000) == plan.stepsPerEpoch)
    #expect(plan.place(ofStep: far).exampleIndex > 0)
  }
}
