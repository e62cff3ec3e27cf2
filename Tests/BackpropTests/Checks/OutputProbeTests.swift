import Backprop
import TestSupport
import Testing

@Suite struct OutputProbeTests {
  @Test func outputsAreThoseOfTheNetwork() {
    var source = SeededGenerator(seed: 2)
    for seed in 1..<40 {
      let network = RandomCase(seed: seed).start.network
      var probe = OutputProbe(network)
      _ = probe.measureCost()
      for _ in 0..<10 {
        let inputs = (0..<network.shape.inputCount).map { _ in
          Double.random(in: -3...3, using: &source)
        }
        #expect(Array(probe.outputs(for: inputs[...])) == network.outputs(for: inputs[...]))
      }
    }
  }

  @Test func aNetworkThatSettlesCostsAsMuchAsItsSweeps() {
    for seed in 1..<20 {
      let start = RandomRecurrentCase(seed: seed).start
      var probe = OutputProbe(start.network)
      let cost = probe.measureCost()
      #expect(cost.isMultiple(of: start.network.shape.costOfAnswer))
      #expect(cost >= start.network.shape.costOfAnswer)
    }
  }
}
