import Backprop
import Testing

/// What somebody works out step by step, against what training computes for whole layers.
@Suite struct ReckoningTests {
  /// Goes along a run and works each example out.
  private func forEachExample(
    of start: Run.Setup, atMost count: Int, _ body: (Run, Int) -> Void
  ) {
    var run = Run(start)
    var settings = start.settings
    settings.epochs = .max
    run.changeStopping(as: settings)
    for index in 0..<count {
      _ = run.advance(to: .end(ofExample: index))
      body(run, index)
    }
  }

  @Test("gives the bits of training where nobody wrote a number of their own", arguments: 1...80)
  func bitsOfTraining(seed: Int) {
    let start = RandomCase(seed: seed, deepest: 3, widest: 4).start
    var own: Reckoning?
    forEachExample(of: start, atMost: min(10, 2 * start.examples.count)) { run, index in
      let pass = run.pass
      let reckoning = Reckoning(pass, after: own, typed: [:])
      for step in 0..<pass.layout.count {
        let quantity = pass.layout.quantity(at: step)
        let (a, b) = (reckoning.value(of: quantity), pass.value(of: quantity))
        #expect(a.bitPattern == b.bitPattern || a.isNaN && b.isNaN, "\(index) \(quantity)")
      }
      own = reckoning
    }
  }

  @Test("gives them for a recurrent network, too", arguments: 1...12)
  func bitsOfSettling(seed: Int) {
    let start = RandomRecurrentCase(seed: seed).start
    var run = Run(start)
    _ = run.advance(to: .end(ofExample: 0))
    let pass = run.pass
    let reckoning = Reckoning(pass, typed: [:])
    for step in 0..<pass.layout.count {
      let quantity = pass.layout.quantity(at: step)
      let (a, b) = (reckoning.value(of: quantity), pass.value(of: quantity))
      #expect(a.bitPattern == b.bitPattern || a.isNaN && b.isNaN, "\(quantity)")
    }
  }
}
