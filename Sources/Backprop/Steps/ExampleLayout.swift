/// The order of the steps of one example: which step computes what, without any values.
///
/// An example's steps are its forward, error and backward phases, then, where it ends a batch, the
/// update, and where it ends an epoch, the check.
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

  /// A stretch of steps that are laid out alike.
  struct Section: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case forward(layer: Int)
      /// Σexp of a softmax layer.
      case exponentialSum(layer: Int)
      /// The activations of a softmax layer.
      case activations(layer: Int)
      case error
      case backward(layer: Int)
      case sharedBias(layer: Int)
      case batchGradients
      case updates
      /// The updates of one layer, with sequential updates.
      case layerUpdates(layer: Int)
      case check
      /// All sweeps in which a recurrent network settles.
      case sweeps(isForward: Bool)
      /// ∂out/∂net of each of its units.
      case derivatives
      /// Its gradients, from what has settled.
      case gradients
    }
    let kind: Kind
    let start: Int
    let count: Int
    /// How many steps the groups of granularity *unit* have.
    let unitSize: Int
    /// How many steps a sweep has, the last its change; `nil` where there are no sweeps.
    var sweepSize: Int?

    var end: Int { start + count }
    var phase: Phase {
      switch kind {
      case .forward, .exponentialSum, .activations: .forward
      case .error: .error
      case .backward, .sharedBias: .backward
      case .batchGradients, .updates, .layerUpdates: .update
      case .check: .check
      case .sweeps(let isForward): isForward ? .settleForward : .settleBackward
      case .derivatives: .settleBackward
      case .gradients: .gradients
      }
    }
    /// Sections of one layer or phase that follow each other share this: a group of granularity *layer*.
    var layerGroup: Int {
      switch kind {
      case .forward(let layer), .exponentialSum(let layer), .activations(let layer),
        .backward(let layer), .sharedBias(let layer):
        layer
      case .error, .batchGradients, .updates, .layerUpdates, .check, .derivatives, .gradients: -1
      case .sweeps: 0
      }
    }
  }

  package let shape: Shape
  private let loss: Loss
  package let ending: Ending
  let biasesTrained: Bool
  /// How many sweeps a recurrent network takes; `nil` in a layered one.
  package let sweeps: Sweeps?
  /// What is found for each parameter before its update.
  let numbers: [Optimizer.Number]
  let sections: [Section]
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
    let shape = network.shape
    self.shape = shape
    loss = network.loss
    self.ending = ending
    biasesTrained = settings.biases == .trained
    numbers = settings.optimizer.numbers
    self.sweeps = sweeps
    var builder = Builder()
    let sequential = settings.updateOrder == .sequential
    if let sweeps {
      builder.addSettling(sweeps, of: shape, biasesTrained: biasesTrained)
    } else {
      builder.addLayers(of: network, biasesTrained: biasesTrained, sequential: sequential)
    }
    guard sweeps?.underway == nil else {
      // What comes after the sweeps has no place as long as these are not counted.
      sections = builder.sections
      count = builder.count
      return
    }
    let trainedCount = biasesTrained ? shape.parameterCount : shape.weightCount
    if let batchSize = ending.batchSize, !sequential {
      if batchSize > 1 { builder.add(.batchGradients, count: trainedCount, unitSize: 1) }
      let unitSize = numbers.count + 1
      builder.add(.updates, count: trainedCount * unitSize, unitSize: unitSize)
    }
    if ending.endsEpoch { builder.add(.check, count: 1, unitSize: 1) }
    sections = builder.sections
    count = builder.count
  }

  struct Builder {
    private(set) var sections: [Section] = []
    private(set) var count = 0

    mutating func addLayers(of network: Network, biasesTrained: Bool, sequential: Bool) {
      let shape = network.shape
      for index in shape.layers.indices { addForward(layer: index, of: shape) }
      add(.error, count: shape.outputCount + 1, unitSize: 1)
      for (index, layer) in shape.layers.enumerated().reversed() {
        let unitSize = ExampleLayout.backwardUnitSize(
          ofLayer: index, in: network, biasesTrained: biasesTrained)
        add(.backward(layer: index), count: layer.unitCount * unitSize, unitSize: unitSize)
        if biasesTrained && layer.biases == .shared {
          add(.sharedBias(layer: index), count: 1, unitSize: 1)
        }
        if sequential {
          let count = layer.weightCount + (biasesTrained ? layer.biasCount : 0)
          add(.layerUpdates(layer: index), count: count, unitSize: 1)
        }
      }
    }

    private mutating func addForward(layer index: Int, of shape: Shape) {
      let layer = shape.layers[index]
      guard layer.activation == .softmax else {
        let unitSize = layer.inputCount + 2
        add(.forward(layer: index), count: layer.unitCount * unitSize, unitSize: unitSize)
        return
      }
      let unitSize = layer.inputCount + 1
      add(.forward(layer: index), count: layer.unitCount * unitSize, unitSize: unitSize)
      add(.exponentialSum(layer: index), count: 1, unitSize: 1)
      add(.activations(layer: index), count: layer.unitCount, unitSize: 1)
    }

    mutating func add(
      _ kind: Section.Kind, count added: Int, unitSize: Int, sweepSize: Int? = nil
    ) {
      sections.append(
        Section(
          kind: kind, start: count, count: added, unitSize: unitSize, sweepSize: sweepSize))
      count += added
    }
  }

  /// The steps of a unit's backward phase: its terms where it is hidden, ∂E/∂out, ∂out/∂net, δ (or
  /// δ alone), two for each weight into it, and its own bias's gradient.
  private static func backwardUnitSize(
    ofLayer index: Int, in network: Network, biasesTrained: Bool
  ) -> Int {
    let shape = network.shape
    let layer = shape.layers[index]
    let terms = index + 1 < shape.layers.count ? shape.layers[index + 1].unitCount : 0
    let bias = biasesTrained && layer.biases == .perUnit ? 1 : 0
    let beginsWithDelta = index == shape.layers.count - 1 && network.loss.beginsWithDelta
    return terms + (beginsWithDelta ? 1 : 3) + 2 * layer.inputCount + bias
  }

  private func section(at index: Int) -> Section {
    // There are only a few sections for each layer.
    sections.first { index < $0.end } ?? sections[sections.count - 1]
  }

  package func phase(at index: Int) -> Phase { section(at: index).phase }

  /// Returns what the step at an index computes.
  ///
  /// - Precondition: `index` is in `0..<count`.
  package func quantity(at index: Int) -> Quantity {
    precondition(index >= 0 && index < count)
    let section = section(at: index)
    let offset = index - section.start
    switch section.kind {
    case .forward(let layer): return forwardQuantity(layer: layer, offset: offset)
    case .exponentialSum(let layer): return .exponentialSum(layer: layer)
    case .activations(let layer): return .activation(Unit(layer: layer, index: offset))
    case .error: return offset < shape.outputCount ? .unitError(offset) : .totalError
    case .backward(let layer):
      return backwardQuantity(layer: layer, offset: offset, unitSize: section.unitSize)
    case .sharedBias(let layer): return .gradient(shape.layers[layer].firstBias)
    case .batchGradients: return .batchGradient(offset)
    case .updates:
      let (parameter, place) = offset.quotientAndRemainder(dividingBy: section.unitSize)
      return place < numbers.count
        ? .optimizer(numbers[place], parameter) : .updated(parameter)
    case .layerUpdates(let index):
      let layer = shape.layers[index]
      return .updated(
        offset < layer.weightCount
          ? layer.firstWeight + offset : layer.firstBias + offset - layer.weightCount)
    case .check: return .error
    case .sweeps(let isForward): return sweptQuantity(isForward: isForward, offset: offset)
    case .derivatives: return .activationDerivative(Unit(layer: 0, index: offset))
    case .gradients: return gradientQuantity(offset: offset, unitSize: section.unitSize)
    }
  }

  private func forwardQuantity(layer index: Int, offset: Int) -> Quantity {
    let layer = shape.layers[index]
    let (unit, place) = offset.quotientAndRemainder(
      dividingBy: layer.inputCount + (layer.activation == .softmax ? 1 : 2))
    if place < layer.inputCount { return .term(weight: layer.weight(to: unit, from: place)) }
    let id = Unit(layer: index, index: unit)
    return place == layer.inputCount ? .netInput(id) : .activation(id)
  }

  private func backwardQuantity(layer index: Int, offset: Int, unitSize: Int) -> Quantity {
    let layer = shape.layers[index]
    let (unit, offsetInUnit) = offset.quotientAndRemainder(dividingBy: unitSize)
    let id = Unit(layer: index, index: unit)
    var place = offsetInUnit
    if index + 1 < shape.layers.count {
      let next = shape.layers[index + 1]
      if place < next.unitCount { return .deltaTerm(weight: next.weight(to: place, from: unit)) }
      place -= next.unitCount
    }
    // Where the loss cancels the slope, the steps before δ are left out.
    if beginsWithDelta(id) { place += 2 }
    switch place {
    case 0: return .activationGradient(id)
    case 1: return .activationDerivative(id)
    case 2: return .delta(id)
    default:
      let (input, isGradient) = (place - 3).quotientAndRemainder(dividingBy: 2)
      guard input < layer.inputCount else { return .gradient(layer.firstBias + unit) }
      let weight = layer.weight(to: unit, from: input)
      return isGradient == 1 ? .gradient(weight) : .netInputDerivative(weight: weight)
    }
  }

  /// Returns the index of the step that computes a quantity; `nil` where no step of this example does.
  package func index(of quantity: Quantity) -> Int? {
    if sweeps != nil { return recurrentIndex(of: quantity) }
    return switch quantity {
    case .input, .target, .learningRate, .parameter, .largestNetInput, .earlier, .swept: nil
    case .term(let weight): forwardIndex(weight: weight)
    case .netInput(let unit):
      start(of: .forward(layer: unit.layer), unit: unit.index) + shape.layers[unit.layer].inputCount
    case .exponentialSum(let layer):
      sections.first { $0.kind == .exponentialSum(layer: layer) }?.start
    case .activation(let unit): activationIndex(of: unit)
    case .unitError, .totalError, .batchGradient, .optimizer, .updated, .error:
      commonIndex(of: quantity)
    case .deltaTerm(let weight): deltaTermIndex(weight: weight)
    case .activationGradient(let unit): beginsWithDelta(unit) ? nil : deltaIndex(of: unit) - 2
    case .activationDerivative(let unit): beginsWithDelta(unit) ? nil : deltaIndex(of: unit) - 1
    case .delta(let unit): deltaIndex(of: unit)
    case .netInputDerivative(let weight): gradientIndex(weight).map { $0 - 1 }
    case .gradient(let parameter): gradientIndex(parameter)
    }
  }

  /// The index of a step that networks of both kinds have.
  func commonIndex(of quantity: Quantity) -> Int? {
    switch quantity {
    case .unitError(let output): start(of: .error, unit: 0) + output
    case .totalError: start(of: .error, unit: 0) + shape.outputCount
    case .batchGradient(let parameter):
      sections.first { $0.kind == .batchGradients }.flatMap {
        parameter < $0.count ? $0.start + parameter : nil
      }
    case .optimizer(let number, let parameter):
      if let place = numbers.firstIndex(of: number) {
        updatesStart(of: parameter, place)
      } else {
        nil
      }
    case .updated(let parameter): updateIndex(parameter)
    case .error: sections.first { $0.kind == .check }?.start
    default: nil
    }
  }

  func start(of kind: Section.Kind, unit: Int) -> Int {
    // What has no place so far lies after all that has.
    sections.first { $0.kind == kind }.map { $0.start + unit * $0.unitSize } ?? count
  }

  private func beginsWithDelta(_ unit: Unit) -> Bool {
    shape.isOutput(unit) && loss.beginsWithDelta
  }

  private func activationIndex(of unit: Unit) -> Int {
    let layer = shape.layers[unit.layer]
    guard layer.activation == .softmax else {
      return start(of: .forward(layer: unit.layer), unit: unit.index) + layer.inputCount + 1
    }
    return start(of: .activations(layer: unit.layer), unit: unit.index)
  }

  /// The index of a unit's δ, after its terms and the two rates that it is the product of.
  private func deltaIndex(of unit: Unit) -> Int {
    let terms = shape.isOutput(unit) ? 0 : shape.layers[unit.layer + 1].unitCount
    return start(of: .backward(layer: unit.layer), unit: unit.index) + terms
      + (beginsWithDelta(unit) ? 0 : 2)
  }

  private func forwardIndex(weight: Int) -> Int? {
    guard case .weight(let layer, let to, let from) = shape.place(of: weight) else { return nil }
    return start(of: .forward(layer: layer), unit: to) + from
  }

  private func deltaTermIndex(weight: Int) -> Int? {
    guard case .weight(let layer, let to, let from) = shape.place(of: weight), layer > 0
    else { return nil }
    return start(of: .backward(layer: layer - 1), unit: from) + to
  }

  private func gradientIndex(_ parameter: Int) -> Int? {
    switch shape.place(of: parameter) {
    case .weight(let layer, let to, let from):
      return deltaIndex(of: Unit(layer: layer, index: to)) + 2 + 2 * from
    case .bias(let layer, let unit):
      guard biasesTrained else { return nil }
      return deltaIndex(of: Unit(layer: layer, index: unit)) + 1
        + 2 * shape.layers[layer].inputCount
    case .sharedBias(let layer):
      return sections.first { $0.kind == .sharedBias(layer: layer) }?.start
    }
  }

  /// The index of a step in the group of a parameter's update.
  private func updatesStart(of parameter: Int, _ place: Int) -> Int? {
    guard let section = sections.first(where: { $0.kind == .updates }),
      parameter * section.unitSize < section.count
    else { return nil }
    return section.start + parameter * section.unitSize + place
  }

  private func updateIndex(_ parameter: Int) -> Int? {
    if let index = updatesStart(of: parameter, numbers.count) { return index }
    // With sequential updates each layer has its own.
    let place = shape.place(of: parameter)
    let layer = shape.layers[place.layer]
    let kind = Section.Kind.layerUpdates(layer: place.layer)
    guard let section = sections.first(where: { $0.kind == kind }) else { return nil }
    let offset =
      shape.isBias(parameter)
      ? layer.weightCount + parameter - layer.firstBias : parameter - layer.firstWeight
    return offset < section.count ? section.start + offset : nil
  }
}
