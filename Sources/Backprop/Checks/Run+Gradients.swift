/// What the present batch will change, before its steps have come so far.
extension Run {
  /// Looks ahead to the update at the end of the present batch.
  ///
  /// - Parameters:
  ///   - parameter: the number of a weight or bias, in the order of `Shape`.
  ///   - budget: about how many multiplications it may take.
  /// - Returns: the gradient that the update uses and the value after it, to the bit those that
  ///   training finds there; `nil` where finding them takes too long.
  package func updateAhead(
    of parameter: Int, budget: Int
  ) -> (gradient: Double, updated: Double)? {
    if pass.layout.ending.batchSize != nil {
      return (pass.batchGradients[parameter], pass.updatedParameters[parameter])
    }
    let first = plan.batchStart(of: exampleIndex)
    var end = exampleIndex
    while plan.layout(of: end).ending.batchSize == nil { end += 1 }
    // The others settle in about as many sweeps as this one.
    let perExample = start.network.shape.costOfGradients(pass.layout.sweeps)
    guard !pass.isOpen, saturatingProduct(end - exampleIndex + 1, perExample) <= budget else {
      return nil
    }
    // The trainer stands before the present example, with the sums of those before it.
    var trainer = moment.loop.trainer
    for exampleIndex in exampleIndex..<end {
      takeAhead(&trainer, exampleIndex, isFirst: exampleIndex == first, batchSize: nil)
    }
    // The last example once more without the update, for the sums.
    var summing = trainer
    takeAhead(&summing, end, isFirst: false, batchSize: nil)
    let size = end - first + 1
    takeAhead(&trainer, end, isFirst: false, batchSize: size)
    let sum = summing.sums[parameter]
    return (
      setup.settings.reduction == .mean ? sum / Double(size) : sum, trainer.parameter(parameter)
    )
  }

  /// The gradient of a weight or bias of E of all examples, with the weights as they are now; `nil` where
  /// a recurrent network takes too long to settle for a picture.
  package func meanGradient(of parameter: Int) -> Double? {
    var trainer = Trainer(network: network, settings: TrainingSettings())
    let examples = setup.examples
    for example in 0..<examples.count {
      let (inputs, targets) = (examples.inputs(of: example), examples.targets(of: example))
      guard trainer.isRecurrent else {
        trainer.train(inputs, targets, isFirst: example == 0, batchSize: nil, epoch: 1)
        continue
      }
      var work = Trainer.workOfPictures
      trainer.forgetExample()
      guard trainer.propagate(inputs, targets, work: &work) else { return nil }
      trainer.learn(isFirst: example == 0, batchSize: nil, epoch: 1)
    }
    return trainer.sums[parameter] / Double(examples.count)
  }

  private func takeAhead(
    _ trainer: inout Trainer, _ exampleIndex: Int, isFirst: Bool, batchSize: Int?
  ) {
    let example = moment.loop.order.row(at: exampleIndex % start.examples.count)
    trainer.train(
      setup.examples.inputs(of: example), setup.examples.targets(of: example), isFirst: isFirst,
      batchSize: batchSize, epoch: exampleIndex / start.examples.count + 1)
  }
}
