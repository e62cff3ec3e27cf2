import Backprop

/// How long our own training takes: all of it but the evaluation of errors.
struct TrainingTime {
  /// Processor time, in seconds.
  let seconds: Double
  /// The network afterwards.
  let network: Network

  /// Trains for whole epochs.
  init(
    _ network: Network, _ settings: TrainingSettings, _ examples: Examples, epochs: Int,
    kernels: KernelSet
  ) {
    var trainer = Trainer(network: network, settings: settings, kernels: kernels)
    seconds = Clock.time { trainer.train(examples, epochs: epochs) }
    self.network = trainer.trained
  }
}

extension Work {
  /// Trains, and returns nanoseconds an example.
  func nanoseconds(kernels: KernelSet) -> Double {
    let time = TrainingTime(network, settings, examples, epochs: epochs, kernels: kernels)
    return time.seconds / Double(epochs * examples.count) * 1e9
  }

  /// The network after so many epochs as its error is known for.
  func trained(kernels: KernelSet) -> Network {
    TrainingTime(network, settings, examples, epochs: knownEpochs, kernels: kernels).network
  }

  /// E of a network that was trained.
  func error(of network: Network) -> Double {
    var trainer = Trainer(network: network, settings: settings)
    return trainer.evaluate(examples, classes: .none).error
  }
}
