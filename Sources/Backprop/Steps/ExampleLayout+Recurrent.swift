/// The order of the steps of a recurrent network's example.
///
/// A sweep has for each unit its terms, their sum and what comes of it, then the largest change:
/// forward w·out, net, out; backward δ·w, ∂E/∂out, δ.
extension ExampleLayout {
  /// Returns the same order with other numbers of sweeps.
  func with(_ sweeps: Sweeps, network: Network, settings: TrainingSettings) -> ExampleLayout {
    self.sweeps == sweeps
      ? self
      : ExampleLayout(network: network, settings: settings, ending: ending, sweeps: sweeps)
  }

  /// How many steps a sweep has, forward or backward.
  static func sweepSize(of shape: Shape) -> Int { shape.unitCount * (shape.unitCount + 2) + 1 }

  /// The number of steps of an example that takes so many sweeps, where this one takes none.
  func count(with sweeps: Sweeps) -> Int {
    count + (sweeps.forward + sweeps.backward) * ExampleLayout.sweepSize(of: shape)
  }

  func sweptQuantity(isForward: Bool, offset: Int) -> Quantity {
    let unitCount = shape.unitCount
    let (sweep, place) = offset.quotientAndRemainder(
      dividingBy: ExampleLayout.sweepSize(of: shape))
    let (index, inUnit) = place.quotientAndRemainder(dividingBy: unitCount + 2)
    let unit = Unit(layer: 0, index: index)
    let swept: Swept
    if index == unitCount {
      swept = isForward ? .change : .deltaChange
    } else if inUnit < unitCount {
      let layer = shape.layers[0]
      swept =
        isForward
        ? .term(weight: layer.weight(to: index, from: inUnit))
        : .deltaTerm(weight: layer.weight(to: inUnit, from: index))
    } else if inUnit == unitCount {
      swept = isForward ? .netInput(unit) : .activationGradient(unit)
    } else {
      swept = isForward ? .activation(unit) : .delta(unit)
    }
    return .swept(swept, sweep: sweep + 1)
  }

  func gradientQuantity(offset: Int, unitSize: Int) -> Quantity {
    let (to, from) = offset.quotientAndRemainder(dividingBy: unitSize)
    let layer = shape.layers[0]
    return .gradient(
      from < layer.inputCount ? layer.weight(to: to, from: from) : layer.firstBias + to)
  }

  /// Returns the same quantity of the last sweep where the example settles before the sweep asked for.
  func inLastSweepAtMost(_ quantity: Quantity) -> Quantity {
    guard let sweeps, case .swept(let swept, let sweep) = quantity else { return quantity }
    return .swept(swept, sweep: min(sweep, swept.isForward ? sweeps.forward : sweeps.backward))
  }

  /// Whether there are sweeps to come, and steps after them, that have no places yet.
  package var isOpen: Bool { sweeps?.underway != nil }

  /// The same order with all that comes after sweeps that are under way, as if one more were the last.
  func closed(_ setup: Run.Setup) -> ExampleLayout {
    guard let sweeps, let underway = sweeps.underway else { return self }
    return with(
      Sweeps(
        forward: sweeps.forward + (underway == .forward ? 1 : 0), backward: sweeps.backward + 1),
      network: setup.network, settings: setup.settings)
  }

  /// The next index after one at which a step may have a name that none has had from `first` on: all
  /// sweeps have the same names.
  func indexOfNewStep(after index: Int, from first: Int) -> Int {
    guard sweeps != nil, let section = sections.first(where: { index < $0.end }),
      section.sweepSize != nil,
      index + 1 - max(first, section.start) >= ExampleLayout.sweepSize(of: shape)
    else { return index + 1 }
    return section.end
  }

  /// How many steps lie before the last complete sweep of a direction that is still under way: where to
  /// stand so that the next step is known.
  package var countBeforeLastSweep: Int { count - ExampleLayout.sweepSize(of: shape) }

  /// Returns the index of the step that computes a quantity; `nil` where no step of this example does,
  /// or none that has a place so far.
  func recurrentIndex(of quantity: Quantity) -> Int? {
    guard let index = settledIndex(of: quantity), index < count else { return nil }
    return index
  }

  private func settledIndex(of quantity: Quantity) -> Int? {
    guard let sweeps else { return nil }
    switch quantity {
    case .swept(let swept, let sweep): return index(of: swept, sweep: sweep)
    case .activationDerivative(let unit): return start(of: .derivatives, unit: unit.index)
    case .gradient(let parameter): return gradientIndex(ofRecurrent: parameter)
    default:
      guard let swept = quantity.inSweeps else { return commonIndex(of: quantity) }
      return index(of: swept, sweep: swept.isForward ? sweeps.forward : sweeps.backward)
    }
  }

  private func index(of swept: Swept, sweep: Int) -> Int? {
    guard let sweeps, sweep > 0, sweep <= (swept.isForward ? sweeps.forward : sweeps.backward)
    else { return nil }
    let first =
      start(of: .sweeps(isForward: swept.isForward), unit: 0)
      + (sweep - 1) * ExampleLayout.sweepSize(of: shape)
    let unitCount = shape.unitCount
    let unitSize = unitCount + 2
    switch swept {
    case .term(let weight):
      let (to, from) = weight.quotientAndRemainder(dividingBy: unitCount)
      return first + to * unitSize + from
    case .deltaTerm(let weight):
      let (to, from) = weight.quotientAndRemainder(dividingBy: unitCount)
      return first + from * unitSize + to
    case .netInput(let unit), .activationGradient(let unit):
      return first + unit.index * unitSize + unitCount
    case .activation(let unit), .delta(let unit):
      return first + unit.index * unitSize + unitCount + 1
    case .change, .deltaChange: return first + unitCount * unitSize
    }
  }

  private func gradientIndex(ofRecurrent parameter: Int) -> Int? {
    let layer = shape.layers[0]
    guard shape.isBias(parameter) else {
      let (to, from) = parameter.quotientAndRemainder(dividingBy: layer.inputCount)
      return start(of: .gradients, unit: to) + from
    }
    guard biasesTrained else { return nil }
    return start(of: .gradients, unit: parameter - layer.firstBias) + layer.inputCount
  }
}

extension ExampleLayout.Builder {
  /// As far as places are known.
  mutating func addSettling(_ sweeps: Sweeps, of shape: Shape, biasesTrained: Bool) {
    let unitCount = shape.unitCount
    let size = ExampleLayout.sweepSize(of: shape)
    add(
      .sweeps(isForward: true), count: sweeps.forward * size, unitSize: unitCount + 2,
      sweepSize: size)
    if sweeps.underway == .forward { return }
    add(.error, count: shape.outputCount + 1, unitSize: 1)
    add(.derivatives, count: unitCount, unitSize: 1)
    add(
      .sweeps(isForward: false), count: sweeps.backward * size, unitSize: unitCount + 2,
      sweepSize: size)
    if sweeps.underway == .backward { return }
    let ownBias = biasesTrained && shape.layers[0].biases == .perUnit ? 1 : 0
    add(.gradients, count: unitCount * (unitCount + ownBias), unitSize: unitCount + ownBias)
  }
}
