extension Network {
  /// How a recurrent network fails to settle for an example's inputs; `nil` where it settles, or is
  /// layered.
  package func unsettled(for inputs: ArraySlice<Double>) -> Unsettled? {
    guard shape.recurrence != nil else { return nil }
    let settings = TrainingSettings()
    let plan = EpochPlan(network: self, settings: settings, exampleCount: 1)
    // Any targets do: only the way forward counts.
    let pass = ExamplePass(
      network: self, settings: settings, layout: plan.layout(of: 0), inputs: inputs,
      targets: [Double](repeating: 0, count: shape.outputCount)[...], sums: nil)
    return pass.unsettled.flatMap { $0.isForward ? $0 : nil }
  }
}
