/// What the present batch will change, before its steps have come so far.
extension Run {
  /// The gradient of a weight or bias that the update at the end of the present batch uses, and the
  /// value after it: to the bit those that training finds there; `nil` where finding them takes too
  /// long.
  ///
  /// - Parameter budget: about how many multiplications it may take.
  package func updateAhead(
    of parameter: Int, budget: Int
  ) -> (gradient: Double, updated: Double)? {
    if pass.layout.ending.batchSize != nil {
      return (pass.batchGradients[parameter], pass.updatedParameters[parameter])
    }
    let first = plan.batchStart(of: ordinal)
    var end = ordinal
    while plan.layout(of: end).ending.batchSize == nil { end += 1 }
    let (work, overflow) = (end - ordinal + 1).multipliedReportingOverflow(
      by: 3 * start.network.shape.parameterCount)
    guard !overflow, work <= budget else { return nil }
    // The trainer stands before the present example, with the sums of those before it.
    var trainer = trainer
    for ordinal in ordinal...end {
      let example = order.row(at: ordinal % start.examples.count)
      trainer.train(
        setup.examples.inputs(of: example), setup.examples.targets(of: example),
        isFirst: ordinal == first, batchSize: ordinal == end ? end - first + 1 : nil,
        epoch: ordinal / start.examples.count + 1)
    }
    let used = setup.settings.reduction == .mean ? trainer.gradients : trainer.sums
    return (used[parameter], trainer.parameters[parameter])
  }
}
