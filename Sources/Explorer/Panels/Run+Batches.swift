package import Backprop

extension Run {
  /// With more examples their gradients are no sum that can be read.
  private static let fewExamples = 6

  /// What an example adds to the gradient of a batch.
  package struct ExampleGradient {
    /// ∂E/∂w.
    package let value: Double
    /// For a weight the two factors of it: δ of the unit it leads into, and what it multiplies.
    package let factors: (delta: Double, source: Double)?
  }

  /// The gradient of each example of the batch, in the order in which they are added.
  ///
  /// - Parameter parameter: the number of a weight or bias.
  /// - Returns: their ∂E/∂w; `nil` where the batch is not all of the few examples in their own order.
  package func gradientsOfBatch(_ parameter: Int) -> [ExampleGradient]? {
    let (examples, settings, shape) = (setup.examples, setup.settings, network.shape)
    guard examples.count <= Run.fewExamples, settings.order == .given, setup.slip == nil,
      settings.batch.size(ofExamples: examples.count) == examples.count, shape.recurrence == nil
    else { return nil }
    let layout = ExampleLayout(
      network: network, settings: settings, ending: .init(batchSize: nil, endsEpoch: false))
    return (0..<examples.count).map { example in
      let pass = ExamplePass(
        network: network, settings: settings, layout: layout,
        inputs: examples.inputs(of: example), targets: examples.targets(of: example), sums: nil)
      let factors =
        shape.isBias(parameter)
        ? nil
        : (
          delta: pass.value(of: .delta(shape.target(ofWeight: parameter))),
          source: pass.value(of: shape.source(ofWeight: parameter))
        )
      return ExampleGradient(value: pass.value(of: .gradient(parameter)), factors: factors)
    }
  }
}
