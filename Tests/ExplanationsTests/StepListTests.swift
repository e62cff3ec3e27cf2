import Backprop
import Explanations
import Testing

/// The whole first epoch of the worked example against an independent list.
struct StepListTests {
  private func steps(_ biases: TrainingSettings.Biases) -> [StepGolden] {
    var run = Run(WorkedExample.start { $0.biases = biases })
    _ = run.advance(to: run.stepsPerEpoch)
    let explainer = Explainer(run, notation: .unicode, format: .standard)
    return run.pass.steps.map { StepGolden($0.phase, explainer.symbol($0.quantity), $0.value) }
  }

  static let lists: [(TrainingSettings.Biases, [StepGolden])] = [
    (.fixed, StepGoldens.fixedBiases), (.trained, StepGoldens.trainedBiases),
  ]

  @Test(arguments: lists)
  func symbolsStandInTheOrderOfTheList(_ biases: TrainingSettings.Biases, _ list: [StepGolden]) {
    #expect(steps(biases).map(\.symbol) == list.map(\.symbol))
  }

  @Test(arguments: lists)
  func phasesAreThoseOfTheList(_ biases: TrainingSettings.Biases, _ list: [StepGolden]) {
    #expect(steps(biases).map(\.phase) == list.map(\.phase))
  }

  @Test(arguments: lists)
  func valuesAreThoseOfTheList(_ biases: TrainingSettings.Biases, _ list: [StepGolden]) {
    for (step, golden) in zip(steps(biases), list) {
      let difference = abs(step.value - golden.value)
      #expect(difference <= 1e-12 * abs(golden.value), "\(golden.symbol): \(step.value)")
    }
  }
}
