/// The order of the steps of a recurrent network's example.
extension ExampleLayout {
  /// Returns the same order with other numbers of sweeps.
  func with(_ sweeps: Sweeps, network: Network, settings: TrainingSettings) -> ExampleLayout {
    self.sweeps == sweeps
      ? self
      : ExampleLayout(network: network, settings: settings, ending: ending, sweeps: sweeps)
  }

  /// How many steps a sweep has, forward or backward.
  static func sweepSize(of shape: Shape) -> Int { SweepSteps.size(of: shape.layers[0]) }

  /// The number of steps of an example that takes so many sweeps, where this one takes none.
  func count(with sweeps: Sweeps) -> Int {
    count + (sweeps.forward + sweeps.backward) * ExampleLayout.sweepSize(of: shape)
  }

  /// How many steps an example has up to the sweep after which its network was given up; `nil` where
  /// there is no such sweep.
  package func count(upTo unsettled: Unsettled) -> Int? {
    let change = unsettled.isForward ? Swept.change : .deltaChange
    return index(of: .swept(change, sweep: unsettled.sweeps)).map { $0 + 1 }
  }

  /// Returns the same quantity of the last sweep where the example settles before the sweep asked for.
  func inLastSweepAtMost(_ quantity: Quantity) -> Quantity {
    guard let sweeps, case .swept(let swept, let sweep) = quantity else { return quantity }
    return .swept(swept, sweep: min(sweep, swept.isForward ? sweeps.forward : sweeps.backward))
  }

  /// Whether there are sweeps to come, and steps after them, that have no places yet.
  package var isOpen: Bool { sweeps?.underway != nil }

  /// The same order with all that comes after sweeps that are under way, as if one more were the last.
  package func closed(_ setup: Run.Setup) -> ExampleLayout {
    guard let sweeps, let underway = sweeps.underway else { return self }
    return with(
      Sweeps(
        forward: sweeps.forward + (underway == .forward ? 1 : 0), backward: sweeps.backward + 1),
      network: setup.network, settings: setup.settings)
  }

  /// The next index after one at which a step may have a name that none has had from `first` on: all
  /// sweeps have the same names.
  func indexOfNewStep(after index: Int, from first: Int) -> Int {
    let section = section(at: index)
    guard let size = section.steps.sweepSize, index + 1 - max(first, section.start) >= size
    else { return index + 1 }
    return section.end
  }

  /// How many steps lie before the last complete sweep of a direction that is still under way: where to
  /// stand so that the next step is known.
  package var countBeforeLastSweep: Int { count - ExampleLayout.sweepSize(of: shape) }

  /// As far as places are known.
  static func settlingSections(
    of network: Network, _ settings: TrainingSettings, _ sweeps: Sweeps
  ) -> [any StepSection] {
    let layer = network.shape.layers[0]
    let forward = SweepSteps(isForward: true, sweepCount: sweeps.forward, shape: layer)
    if sweeps.underway == .forward { return [forward] }
    let toBackward: [any StepSection] = [
      forward, ErrorSteps(outputCount: network.shape.outputCount),
      SettledDerivativeSteps(count: layer.unitCount),
      SweepSteps(isForward: false, sweepCount: sweeps.backward, shape: layer),
    ]
    if sweeps.underway == .backward { return toBackward }
    let hasOwnBiases = settings.biases == .trained && layer.biases == .perUnit
    return toBackward + [SettledGradientSteps(shape: layer, hasOwnBiases: hasOwnBiases)]
  }
}
