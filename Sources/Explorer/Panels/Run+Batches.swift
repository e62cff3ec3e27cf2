package import Backprop

extension Run {
  /// With more examples their gradients are no sum that can be read.
  private static let fewExamples = 6

  /// The gradient of each example of the batch, in the order in which they are added.
  ///
  /// - Parameter parameter: the number of a weight or bias.
  /// - Returns: their ∂E/∂w; `nil` where the batch is not all of the few examples in their own order.
  package func gradientsOfBatch(_ parameter: Int) -> [Double]? {
    let (examples, settings) = (setup.examples, setup.settings)
    guard examples.count <= Run.fewExamples, settings.order == .given, setup.slip == nil,
      settings.batch.size(ofExamples: examples.count) == examples.count,
      network.shape.recurrence == nil
    else { return nil }
    let layout = ExampleLayout(
      network: network, settings: settings, ending: .init(batchSize: nil, endsEpoch: false))
    return (0..<examples.count).map { example in
      ExamplePass(
        network: network, settings: settings, layout: layout,
        inputs: examples.inputs(of: example), targets: examples.targets(of: example), sums: nil
      ).value(of: .gradient(parameter))
    }
  }
}
