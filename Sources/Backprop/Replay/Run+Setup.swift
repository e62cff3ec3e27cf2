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
    /// The slip that is made at every step that can have it; `nil` where all is right.
    package var slip: Slip?

    /// Puts a network, data and settings together that nobody has checked.
    ///
    /// - Parameters:
    ///   - network: the network, with the weights and biases that training begins from.
    ///   - examples: what it is trained with: as many inputs as it has, and a target for each output.
    ///   - testExamples: what it is tested with after each epoch, and never trained with.
    ///   - settings: how it is trained.
    ///
    /// - Throws: what does not go together, such as a loss and its targets.
    public init(
      training network: Network, with examples: Examples, testingWith testExamples: Examples? = nil,
      settings: TrainingSettings = TrainingSettings()
    ) throws(SetupProblem) {
      if let problem = Setup.misfit(network, examples, testExamples)
        ?? settings.problem(for: network.shape)
        ?? network.loss.problem(with: examples)
        ?? testExamples.flatMap(network.loss.problem).map(SetupProblem.inTestExamples)
      {
        throw problem
      }
      self.init(
        network: network, examples: examples, testExamples: testExamples, settings: settings)
    }

    /// Puts together what has been checked.
    ///
    /// - Precondition: the network is legal, and all examples have its numbers of inputs and outputs.
    package init(
      network: Network, examples: Examples, testExamples: Examples? = nil,
      settings: TrainingSettings
    ) {
      require(Setup.misfit(network, examples, testExamples))
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

    /// Returns why a change cannot be made; `nil` where it can.
    ///
    /// Of targets only the place is looked at: those of a softmax are changed one after the other, and
    /// add up to 1 when the last one is.
    public func problem(with change: Change) -> SetupProblem? {
      switch change {
      case .learningRate: return nil
      case .parameter(let parameter, _):
        return network.parameters.indices.contains(parameter) ? nil : .noSuchPlace
      case .parameters(let values, _):
        let count = network.shape.parameterCount
        return values.count == count ? nil : .parameterCount(values.count, expected: count)
      case .input(let example, let index, _):
        return isPlace(example, index, of: examples.inputCount) ? nil : .noSuchPlace
      case .target(let example, let index, _):
        return isPlace(example, index, of: examples.targetCount) ? nil : .noSuchPlace
      case .activation(let layer, let activation):
        guard network.shape.layers.indices.contains(layer) else { return .noSuchPlace }
        return network.with(activation: activation, ofLayer: layer).problem
      }
    }

    private func isPlace(_ example: Int, _ index: Int, of count: Int) -> Bool {
      (0..<examples.count).contains(example) && (0..<count).contains(index)
    }

    /// What is wrong with a network, or with the lengths of the rows that it is given.
    private static func misfit(
      _ network: Network, _ examples: Examples, _ testExamples: Examples?
    ) -> SetupProblem? {
      network.problem ?? network.shape.problem(with: examples)
        ?? testExamples.flatMap(network.shape.problem).map(SetupProblem.inTestExamples)
    }

    /// Begins from other weights and biases.
    package mutating func replaceParameters(with values: [Double]) { network.parameters = values }

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

extension Shape {
  /// What does not fit in the lengths of rows.
  func problem(with examples: Examples) -> SetupProblem? {
    guard examples.inputCount == inputCount else {
      return .inputCount(examples.inputCount, expected: inputCount, example: 0)
    }
    guard examples.targetCount == outputCount else {
      return .targetCount(examples.targetCount, expected: outputCount, example: 0)
    }
    return nil
  }
}

extension Loss {
  /// The first example whose targets a loss cannot take.
  fileprivate func problem(with examples: Examples) -> SetupProblem? {
    for example in 0..<examples.count {
      if let problem = problem(with: examples.targets(of: example)) {
        return .targets(problem, self, example: example)
      }
    }
    return nil
  }
}

extension TrainingSettings {
  /// What in settings does not go together, or not with a network.
  fileprivate func problem(for shape: Shape) -> SetupProblem? {
    if case .examples(let size) = batch, size < 1 { return .noSize }
    if case .step(let every, _) = schedule, every < 1 { return .noSize }
    guard updateOrder == .sequential else { return nil }
    return shape.recurrence == nil && optimizer == .sgd && batch == .examples(1)
      ? nil : .sequentialUpdates
  }
}
