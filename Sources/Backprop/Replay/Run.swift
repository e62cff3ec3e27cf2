/// A network learning from data, at one moment, with every other moment within reach.
///
/// A run is its start and a journal of edits; everything else is derived. Its timeline holds the
/// present future; beside it stand those that a change has replaced.
public struct Run: Sendable {
  var timeline: Timeline
  /// The errors of futures that changes replaced, and of other runs to compare with, the last one last.
  public internal(set) var earlierRuns: [EarlierRun] = []
  /// Futures that a change of the past replaced, the oldest first; see `take(branch:)`.
  public internal(set) var branches: [Branch] = []

  /// Stands at position 0 of a run.
  public init(_ start: Setup) {
    timeline = Timeline(start)
  }

  /// Begins a run with less room for what it remembers: the same run, only slower to go back.
  package init(_ start: Setup, keyframeCapacity: Int, historyLimit: Int) {
    timeline = Timeline(
      start, keyframeCapacity: keyframeCapacity, historyLimit: historyLimit)
  }

  // MARK: - What it is made of

  /// What the run began from.
  public var start: Setup { timeline.start }
  /// What holds at the present example: the start, and what was changed since.
  ///
  /// Its network's parameters are those of the start; see `network`.
  public var setup: Setup { moment.setup }
  /// What it means for an example to be classified right.
  public var classes: Classes { setup.classes }
  /// The edits that were made, and those taken back.
  public var journal: Journal { timeline.journal }
  /// E after each epoch, as far as this future has been run.
  public var history: ErrorHistory { timeline.errors.histories.training }
  /// E of the test data after each epoch; empty where there is none.
  public var testHistory: ErrorHistory { timeline.errors.histories.test }
  /// The share of the examples that is classified wrong after an epoch, from 0 to 1; `nil` where it is
  /// not known.
  package func errorRate(after epoch: Int, ofTests: Bool = false) -> Double? {
    timeline.errors.histories.errorRate(after: epoch, ofTests: ofTests)
  }
  /// How many earlier moments are kept.
  package var keyframeCount: Int { timeline.keyframes.frames.count }

  // MARK: - Where it stands

  var moment: Moment { timeline.moment }
  var plan: EpochPlan { timeline.plan }
  /// The number of steps done.
  public var position: Int { moment.position }
  /// Where the run is on its way to; the position itself once it has arrived.
  public var destination: Destination { timeline.destination }
  /// Whether it is still on its way.
  public var isUnderway: Bool { destination != .position(position) }
  /// The largest position that this future has reached.
  public var furthest: Int { timeline.furthest }
  /// The example that the last step belongs to; the first one at position 0.
  public var pass: ExamplePass { moment.pass }
  /// The example that is shown, counted over the whole run from 0.
  package var exampleIndex: Int { moment.exampleIndex }
  /// The number of steps before the example that is shown.
  package var startPosition: Int { moment.startPosition }
  /// The epoch of the last step, from 1.
  public var epoch: Int { moment.epoch }
  /// The example of the last step: its row of the data, from 0.
  public var example: Int { moment.loop.row }
  /// How many steps of the present example are done.
  public var stepsDone: Int { moment.stepsDone }
  /// The step that was taken last; `nil` at position 0.
  public var step: Step? { stepsDone > 0 ? pass.steps[stepsDone - 1] : nil }
  /// How many steps an epoch of a layered network has.
  package var stepsPerEpoch: Int { plan.stepsPerEpoch }
  /// How many passes over the data are complete.
  public var epochsDone: Int { moment.epochsDone }

  // MARK: - What is known there

  /// Whether a quantity is given, or has been computed at this moment, in this example.
  public func isKnown(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .input, .target, .learningRate, .parameter, .earlier: true
    // Settling begins from 0; a sum has no value before its first sweep.
    case .swept(.activation, sweep: 0): true
    case .swept(.delta, sweep: 0): isKnown(.totalError)
    // The largest is found while Σexp is computed, from the layer's last net input on.
    case .largestNetInput(let layer):
      isKnown(.netInput(Unit(layer: layer, index: setup.network.shape.layers[layer].unitCount - 1)))
    default: pass.layout.index(of: quantity).map { $0 < stepsDone } ?? false
    }
  }

  /// The step that comes next, in this example or the one after it.
  public var next: (quantity: Quantity, phase: Phase) {
    let layout = pass.layout
    guard stepsDone < layout.count || layout.isOpen else {
      let next = self.layout(ofExample: exampleIndex + 1)
      return (next.quantity(at: 0), next.phase(at: 0))
    }
    return (layout.quantity(at: stepsDone), layout.phase(at: stepsDone))
  }

  /// The steps of an example; of one of a recurrent network that is not shown, those of its first
  /// sweeps.
  package func layout(ofExample exampleIndex: Int) -> ExampleLayout {
    if exampleIndex == self.exampleIndex, moment.isPassCurrent { return pass.layout }
    let layout = plan.layout(of: exampleIndex)
    return plan.isLayered
      ? layout
      : layout.with(
        Sweeps(forward: 1, backward: 1), network: setup.network, settings: setup.settings)
  }

  /// The network with the weights that the present example is computed with.
  public var network: Network { pass.network }

  /// The network with the weights after the steps done so far.
  public var updatedNetwork: Network {
    var network = pass.network
    for parameter in network.parameters.indices where isKnown(.updated(parameter)) {
      network.parameters[parameter] = pass.updatedParameters[parameter]
    }
    return network
  }

  /// Makes looking at a step of the present example take no time, where a recurrent network keeps only
  /// some of its sweeps; returns whether there was something to do.
  @discardableResult
  package mutating func look(atStep index: Int) -> Bool { timeline.moment.look(atStep: index) }

  // MARK: - Moving

  /// How a stretch of movement ended.
  public enum Progress: Equatable, Sendable {
    case arrived
    /// The budget is used up; call again to go on.
    case underway
    /// A stopping rule held after an epoch.
    case stopped(StopReason)
  }

  /// Goes to a position, as far as a budget of work allows; see `advance(to:budget:stopping:)`.
  public mutating func advance(
    to target: Int, budget: Int = .max, stopping: Bool = false
  ) -> Progress {
    advance(to: .position(max(0, target)), budget: budget, stopping: stopping)
  }

  /// Goes to a place, as far as a budget of work allows.
  ///
  /// On the way the run stands at the end of some example, so that what is shown is always true.
  ///
  /// - Parameters:
  ///   - destination: the place, in the past or to come.
  ///   - budget: about how many multiplications to do; at least one example is done.
  ///   - stopping: whether the settings' stopping rules end the movement.
  /// - Returns: whether it has arrived; `underway` where calling again goes on.
  public mutating func advance(
    to destination: Destination, budget: Int = .max, stopping: Bool = false
  ) -> Progress {
    timeline.advance(to: destination, budget: budget, stopping: stopping)
  }

  /// Returns where going on by a number of groups leads to; back where the number is below 0.
  public func destination(after count: Int, of granularity: Granularity) -> Destination {
    moment.destination(after: count, of: granularity)
  }

  /// Returns the position after going on by a number of groups, in a layered network.
  public func position(after count: Int, of granularity: Granularity) -> Int {
    moment.position(after: count, of: granularity)
  }

  /// Returns the position after going back by a number of groups, in a layered network; 0 where the
  /// run begins before.
  public func position(before count: Int, of granularity: Granularity) -> Int {
    moment.position(before: count, of: granularity)
  }
}
