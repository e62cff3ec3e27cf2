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
        return NaiveEpochs.Place(ordinal: place.ordinal, index: place.index)
      }
      #expect(places == naive.places)
    }
  }
}
