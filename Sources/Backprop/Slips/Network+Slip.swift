/// Answers of a program that has one rule wrong.
extension Network {
  /// Takes an example forward and finds its error, with a slip.
  ///
  /// - Precondition: the network is layered.
  func answer(to example: Int, of examples: Examples, making slip: Slip) -> ExamplePass {
    let settings = TrainingSettings()
    let layout = ExampleLayout(
      network: self, settings: settings, ending: .init(batchSize: nil, endsEpoch: false))
    var pass = ExamplePass(
      network: self, settings: settings, layout: layout, inputs: examples.inputs(of: example),
      targets: examples.targets(of: example), sums: nil)
    pass.make(slip, through: .totalError)
    return pass
  }

  /// How well the network does where a slip is made in every example.
  ///
  /// - Parameters:
  ///   - examples: the data.
  ///   - classes: what counts as right.
  ///   - slip: the rule that is wrong.
  ///   - areNumbersFinite: whether all weights and biases are finite, and the optimizer's numbers of them.
  /// - Returns: E, and how many examples are right.
  func evaluate(
    _ examples: Examples, _ classes: Classes, making slip: Slip, areNumbersFinite: Bool
  ) -> Evaluation {
    var errors: [Double] = []
    var rightCount = 0
    for example in 0..<examples.count {
      let pass = answer(to: example, of: examples, making: slip)
      errors.append(pass.totalError)
      if classes.isRight(outputs: pass.outputs[...], targets: examples.targets(of: example)) {
        rightCount += 1
      }
    }
    let error = errors.dropFirst().reduce(errors[0], +) / Double(examples.count)
    return Evaluation(
      error: error, rightCount: classes == .none ? nil : rightCount, exampleCount: examples.count,
      isFinite: error.isFinite && areNumbersFinite, unsettledExample: nil)
  }
}

extension Run.Setup {
  /// Whether some step of a run can have a slip.
  package func canMake(_ slip: Slip) -> Bool {
    guard network.shape.recurrence == nil else { return false }
    let plan = EpochPlan(
      network: network, settings: settings, exampleCount: examples.count)
    // Examples differ in what ends with them: nothing, a batch, the epoch.
    return Set([0, plan.batchSize - 1, examples.count - 1]).contains { place in
      ExamplePass(
        network: network, settings: settings, layout: plan.layout(of: place),
        inputs: examples.inputs(of: 0), targets: examples.targets(of: 0), sums: nil
      ).canMake(slip)
    }
  }
}
