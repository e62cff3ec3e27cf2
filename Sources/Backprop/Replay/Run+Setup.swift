extension Run {
  /// A network, its data, and how the one is trained with the other.
  public struct Setup: Equatable, Sendable {
    /// The network; before training where a run begins from it.
    public internal(set) var network: Network
    /// The data, in the order given.
    public internal(set) var examples: Examples
    /// Data that the network is tested with and never trained with.
    public let testExamples: Examples?
    /// How the network is trained.
    public internal(set) var settings: TrainingSettings
    /// What it means for an example to be classified right.
    public private(set) var classes: Classes

    /// Puts them together.
    ///
    /// - Precondition: the network is legal, and all examples have its numbers of inputs and outputs.
    public init(
      network: Network, examples: Examples, testExamples: Examples? = nil,
      settings: TrainingSettings
    ) {
      for part in [examples, testExamples ?? examples] {
        precondition(part.inputCount == network.shape.inputCount)
        precondition(part.targetCount == network.shape.outputCount)
      }
      precondition(network.isLegal)
      self.network = network
      self.examples = examples
      self.testExamples = testExamples
      self.settings = settings
      // The limit of epochs may be changed later, and the rates must stay what they were.
      if settings.schedule == .cosine, settings.scheduleSpan == nil {
        self.settings.scheduleSpan = settings.epochs
      }
      classes = Classes(of: examples, testExamples: testExamples)
    }

    /// Makes the changes of edits, one after the other; those of parameters are the trainer's.
    mutating func apply(_ edits: some Sequence<Edit>) {
      var hasNewTargets = false
      for edit in edits {
        apply(edit.change)
        if case .target = edit.change { hasNewTargets = true }
      }
      if hasNewTargets { classes = Classes(of: examples, testExamples: testExamples) }
    }

    private mutating func apply(_ change: Change) {
      switch change {
      case .parameter, .parameters: break
      case .learningRate(let rate): settings.learningRate = rate
      case .input(let example, let index, let value):
        examples.setInput(index, of: example, to: value)
      case .target(let example, let index, let value):
        examples.setTarget(index, of: example, to: value)
      case .activation(let layer, let activation):
        network = network.with(activation: activation, ofLayer: layer)
      }
    }
  }
}
