package import Backprop

/// Which classes the examples are given: those of the training data, and of the test data.
package struct Confusions {
  package let training: Confusion
  package let test: Confusion?
  /// The present example and its answer; `nil` where it is not to be marked.
  package let present: Confusion.Answer?

  /// Asks a network about as many examples as a frame can count.
  ///
  /// - Precondition: the data have classes.
  package init(_ run: Run, _ network: Network, marksPresent: Bool) {
    var probe = OutputProbe(network)
    let cost = probe.measureCost()
    let (classes, setup) = (run.classes, run.setup)
    let training = Confusion(
      setup.examples, classes, &probe, limit: FrameBudget.counting(costing: cost, after: 0))
    self.training = training
    test = setup.testExamples.map {
      Confusion(
        $0, classes, &probe,
        limit: FrameBudget.counting(costing: cost, after: training.asked))
    }
    guard marksPresent else {
      present = nil
      return
    }
    present = Confusion.Answer(
      outputs: probe.outputs(for: setup.examples.inputs(of: run.example)),
      targets: setup.examples.targets(of: run.example), classes)
  }
}
