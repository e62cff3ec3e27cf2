import Backprop
import Testing

@Suite struct ErrorProbeTests {
  /// At the present value the probe says what training says, to the bit.
  @Test func presentValueHasThePresentError() {
    for seed in 1..<40 {
      let run = Run(RandomCase(seed: seed).start)
      for parameter in run.network.parameters.indices {
        var probe = ErrorProbe(run.network, parameter: parameter)
        let value = run.network.parameters[parameter]
        #expect(
          probe.error(at: value, on: run.setup.examples)
            == run.network.error(on: run.setup.examples))
        // Another value leaves nothing behind.
        _ = probe.error(at: 1e300, run.pass.inputs[...], run.pass.targets[...])
        let error = probe.error(at: value, run.pass.inputs[...], run.pass.targets[...])
        #expect(error.bitPattern == run.pass.totalError.bitPattern)
      }
    }
  }

  @Test func otherValuesAreThoseOfAChangedNetwork() {
    let run = Run(RandomCase(seed: 3).start)
    var probe = ErrorProbe(run.network, parameter: 1)
    for value in [-3, 0, 0.25, 1e9, .infinity, .nan] {
      var network = run.network
      network.parameters[1] = value
      #expect(
        probe.error(at: value, on: run.setup.examples).bitPattern
          == network.error(on: run.setup.examples).bitPattern)
    }
  }

  /// From any place of a batch, gradient and value are those of its last example's update.
  @Test func theUpdateIsKnownAhead() {
    for seed in 1..<60 {
      var run = Run(RandomCase(seed: seed).start)
      for epoch in 0..<2 {
        for example in 0..<run.start.examples.count {
          let exampleIndex = epoch * run.start.examples.count + example
          _ = run.advance(to: run.position(ofStartOf: exampleIndex) + 1)
          var later = run
          while later.pass.layout.ending.batchSize == nil {
            _ = later.advance(to: later.position(ofStartOf: later.exampleIndex + 1) + 1)
          }
          for parameter in run.network.parameters.indices {
            let ahead = run.updateAhead(of: parameter, budget: .max)
            #expect(ahead?.gradient.bitPattern == later.pass.batchGradients[parameter].bitPattern)
            #expect(ahead?.updated.bitPattern == later.pass.updatedParameters[parameter].bitPattern)
          }
        }
      }
    }
  }
}
