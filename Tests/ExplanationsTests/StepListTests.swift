import Backprop
import Explanations
import Testing

/// The whole first epochs of known runs against independent lists.
struct StepListTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let start: Run.Setup
    let list: [StepGolden]
  }

  static let cases: [Case] = [
    Case(
      testDescription: "worked example, fixed biases",
      start: WorkedExample.start { $0.biases = .fixed }, list: StepGoldens.fixedBiases),
    Case(
      testDescription: "worked example, trained biases",
      start: WorkedExample.start { $0.biases = .trained }, list: StepGoldens.trainedBiases),
    Case(
      testDescription: "softmax and momentum", start: SoftmaxExample.start(),
      list: StepGoldens.softmax),
  ]

  /// The steps of the first epoch, each explained by its own example.
  private func steps(_ start: Run.Setup) -> [StepGolden] {
    var run = Run(start)
    var steps: [StepGolden] = []
    while steps.count < run.stepsPerEpoch {
      _ = run.advance(to: run.position(after: 1, of: .example))
      let explainer = Explainer(run, notation: .unicode, format: .standard)
      steps += run.pass.steps.map { StepGolden($0.phase, explainer.symbol($0.quantity), $0.value) }
    }
    return steps
  }

  @Test(arguments: cases) func symbolsStandInTheOrderOfTheList(_ test: Case) {
    #expect(steps(test.start).map(\.symbol) == test.list.map(\.symbol))
  }

  @Test(arguments: cases) func phasesAreThoseOfTheList(_ test: Case) {
    #expect(steps(test.start).map(\.phase) == test.list.map(\.phase))
  }

  @Test(arguments: cases) func valuesAreThoseOfTheList(_ test: Case) {
    for (step, golden) in zip(steps(test.start), test.list) {
      let difference = abs(step.value - golden.value)
      #expect(difference <= 1e-12 * abs(golden.value), "\(golden.symbol): \(step.value)")
    }
  }
}
