extension Trainer {
  /// Trains for whole epochs, from the first on.
  ///
  /// - Precondition: the network is layered.
  package mutating func train(_ examples: Examples, epochs: Int) {
    var order = ExampleOrder(settings, exampleCount: examples.count)
    // Rate and order hold for a whole stretch.
    let stretch = settings.isSameInEveryEpoch ? max(epochs, 1) : 1
    for epoch in stride(from: 1, through: epochs, by: stretch) {
      order.prepare(epoch: epoch)
      train(examples, order, from: 0, count: stretch * examples.count, epoch: epoch)
    }
  }
}
