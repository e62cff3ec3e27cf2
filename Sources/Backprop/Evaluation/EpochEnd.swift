/// What the check at the end of an epoch found.
package struct EpochEnd: Equatable, Sendable {
  package let epoch: Int
  package let evaluation: Evaluation
  /// How the network does on the test data, where there is any.
  package let testEvaluation: Evaluation?
  /// What E is made of, in a layered network and where that is little: E_total of each example, or, of
  /// a single one, E_k of each output; else empty.
  package let terms: [Double]
  /// E after the epoch before, where it is known exactly.
  package let errorBefore: Double?
  /// Why a run ends here; `nil` where it goes on.
  package let stopReason: StopReason?

  /// More than these do not fit into a line.
  static let mostTerms = 4
}

extension Network {
  /// What E is made of; see `EpochEnd.terms`.
  func termsOfError(of setup: Run.Setup) -> [Double] {
    let (examples, settings) = (setup.examples, setup.settings)
    guard shape.recurrence == nil, examples.count <= EpochEnd.mostTerms else { return [] }
    guard examples.count == 1 else {
      return (0..<examples.count).map {
        if let slip = setup.slip { return answer(to: $0, of: examples, making: slip).totalError }
        return totalError(for: examples.inputs(of: $0), targets: examples.targets(of: $0))
      }
    }
    guard shape.outputCount <= EpochEnd.mostTerms else { return [] }
    if let slip = setup.slip { return answer(to: 0, of: examples, making: slip).unitErrors }
    let plan = EpochPlan(network: self, settings: settings, exampleCount: 1)
    return ExamplePass(
      network: self, settings: settings, layout: plan.layout(of: 0),
      inputs: examples.inputs(of: 0), targets: examples.targets(of: 0), sums: nil
    ).unitErrors
  }
}
