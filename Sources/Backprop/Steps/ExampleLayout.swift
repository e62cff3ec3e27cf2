/// The order of the steps of one example: which step computes what, without any values.
///
/// An example's steps are its forward, error and backward phases, then, where it ends a batch, the
/// update, and where it ends an epoch, the check. They are made of sections, each of which knows
/// its own steps.
package struct ExampleLayout: Equatable, Sendable {
  /// What follows the backward phase of an example.
  package struct Ending: Hashable, Sendable {
    /// The number of examples in the batch that ends here; `nil` where none does.
    package var batchSize: Int?
    package var endsEpoch: Bool

    package init(batchSize: Int?, endsEpoch: Bool) {
      self.batchSize = batchSize
      self.endsEpoch = endsEpoch
    }
  }

  /// A section, and the index of its first step.
  struct Placed: Equatable, Sendable {
    let steps: any StepSection
    let start: Int

    var end: Int { start + steps.count }

    static func == (a: Placed, b: Placed) -> Bool {
      a.start == b.start && a.steps.isEqual(to: b.steps)
    }
  }

  package let shape: Shape
  package let ending: Ending
  /// How many sweeps a recurrent network takes; `nil` in a layered one.
  package let sweeps: Sweeps?
  let sections: [Placed]
  package let count: Int

  /// Lays out the steps of an example.
  ///
  /// - Parameters:
  ///   - network: the network that the example goes through.
  ///   - settings: they say which numbers an update has, and in which order it is done.
  ///   - ending: what ends with the example: a batch, an epoch.
  ///   - sweeps: how many a recurrent network takes; `nil` in a layered one.
  package init(
    network: Network, settings: TrainingSettings, ending: Ending, sweeps: Sweeps? = nil
  ) {
    shape = network.shape
    self.ending = ending
    self.sweeps = sweeps
    let sections =
      if let sweeps {
        ExampleLayout.settlingSections(of: network, settings, sweeps)
      } else {
        ExampleLayout.layeredSections(of: network, settings)
      }
    // What comes after the sweeps has no place as long as these are not counted.
    let isOpen = sweeps?.underway != nil
    var count = 0
    self.sections =
      (sections + (isOpen ? [] : ExampleLayout.endSections(of: network, settings, ending)))
      .map { steps in
        defer { count += steps.count }
        return Placed(steps: steps, start: count)
      }
    self.count = count
  }

  private static func layeredSections(
    of network: Network, _ settings: TrainingSettings
  ) -> [any StepSection] {
    let layers = Array(network.shape.layers.enumerated())
    let biasesTrained = settings.biases == .trained
    var sections: [any StepSection] = []
    for (index, layer) in layers {
      sections.append(ForwardSteps(layer: index, layer))
      guard layer.activation == .softmax else { continue }
      sections.append(SoftmaxSteps.Sum(index: index))
      sections.append(SoftmaxSteps.Activations(index: index, count: layer.unitCount))
    }
    sections.append(ErrorSteps(outputCount: network.shape.outputCount))
    for (index, layer) in layers.reversed() {
      sections.append(BackwardSteps(layer: index, in: network, biasesTrained: biasesTrained))
      if biasesTrained, layer.biases == .shared {
        sections.append(SharedBiasStep(index: index, bias: layer.firstBias))
      }
      if settings.updateOrder == .sequential {
        sections.append(LayerUpdateSteps(shape: layer, biasesTrained: biasesTrained))
      }
    }
    return sections
  }

  /// What ends with an example.
  private static func endSections(
    of network: Network, _ settings: TrainingSettings, _ ending: Ending
  ) -> [any StepSection] {
    let shape = network.shape
    let trainedCount = settings.biases == .trained ? shape.parameterCount : shape.weightCount
    var sections: [any StepSection] = []
    if let batchSize = ending.batchSize, settings.updateOrder != .sequential {
      if batchSize > 1 { sections.append(BatchGradientSteps(count: trainedCount)) }
      sections.append(
        UpdateSteps(parameterCount: trainedCount, numbers: settings.optimizer.numbers))
    }
    if ending.endsEpoch { sections.append(CheckStep()) }
    return sections
  }

  // MARK: - Looking up

  /// The section that a step belongs to.
  func section(at index: Int) -> Placed {
    // There are only a few sections for each layer.
    sections.first { index < $0.end } ?? sections[sections.count - 1]
  }

  package func phase(at index: Int) -> Phase { section(at: index).steps.phase }

  /// Returns what the step at an index computes.
  ///
  /// - Precondition: `index` is in `0..<count`.
  package func quantity(at index: Int) -> Quantity {
    precondition(index >= 0 && index < count)
    let section = section(at: index)
    return section.steps.quantity(at: index - section.start)
  }

  /// Returns the index of the step that computes a quantity; `nil` where no step of this example does,
  /// or none that has a place so far.
  package func index(of quantity: Quantity) -> Int? {
    for section in sections {
      if let offset = section.steps.offset(of: quantity) { return section.start + offset }
    }
    return nil
  }
}
