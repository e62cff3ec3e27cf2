/// A network learning from data, at one moment, with every other moment within reach.
///
/// A run is its start and a journal of edits; everything else is derived. The past is reached from
/// keyframes by exact replay, so a moment is the same bits however one comes to it.
public struct Run: Sendable {
  /// What the run began from.
  public internal(set) var start: Setup
  /// What holds at the present example: the start, and what was changed since.
  ///
  /// Its network's parameters are those of the start; see `network`.
  public internal(set) var setup: Setup
  /// What it means for an example to be classified right.
  public var classes: Classes { setup.classes }
  /// The edits that were made, and those taken back.
  public internal(set) var journal = Journal()
  /// The number of steps done.
  public internal(set) var position = 0
  /// Where the run is on its way to; the position itself once it has arrived.
  public internal(set) var destination = Destination.position(0)
  /// Whether it is still on its way.
  public var isUnderway: Bool { destination != .position(position) }
  /// The largest position that this future has reached.
  public internal(set) var furthest = 0
  /// E after each epoch, as far as this future has been run.
  public internal(set) var history: ErrorHistory
  /// E of the test data after each epoch; empty where there is none.
  public internal(set) var testHistory: ErrorHistory
  /// The errors of futures that changes replaced, and of other runs to compare with, the last one last.
  public internal(set) var earlierRuns: [EarlierRun] = []
  /// Futures that a change of the past replaced, the oldest first; see `take(branch:)`.
  public internal(set) var branches: [Branch] = []
  /// The example that the last step belongs to; the first one at position 0.
  public internal(set) var pass: ExamplePass
  /// Whether `pass` is that of the present example with the present weights.
  var isPassTrue = true
  let plan: EpochPlan
  var keyframes: Keyframes
  /// Stands before the example that is shown.
  var trainer: Trainer
  /// The smallest error before the example that is shown, where the settings have patience.
  var smallest = SmallestError()
  /// Which row of the data the example that is shown is; always that of its epoch.
  private(set) var order: ExampleOrder
  /// The example that is shown, counted over the whole run from 0.
  package internal(set) var ordinal = 0 {
    didSet { order.prepare(epoch: epoch) }
  }
  /// The number of steps before the example that is shown.
  package internal(set) var startPosition = 0
  /// Whether the trainer has taken the example that is shown forward and backward.
  var isPropagated = false
  /// The errors of a recurrent network that are being found, or were found last.
  var survey: EpochSurvey?
  /// Has the weights that the survey judges.
  var judge: Trainer?
  /// Whether the error before training is still to be found.
  var owesFirstError = true

  /// Stands at position 0 of a run.
  public init(_ start: Setup) {
    let trainer = Trainer(network: start.network, settings: start.settings)
    self.init(start, trainer, keyframes: Keyframes(trainer), history: ErrorHistory())
  }

  /// Begins a run with less room for what it remembers: the same run, only slower to go back.
  package init(_ start: Setup, keyframeCapacity: Int, historyLimit: Int) {
    let trainer = Trainer(network: start.network, settings: start.settings)
    self.init(
      start, trainer, keyframes: Keyframes(trainer, capacity: keyframeCapacity),
      history: ErrorHistory(limit: historyLimit))
  }

  private init(
    _ start: Setup, _ trainer: Trainer, keyframes: Keyframes, history: ErrorHistory
  ) {
    self.start = start
    setup = start
    self.keyframes = keyframes
    self.history = history
    testHistory = history
    plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count)
    self.trainer = trainer
    order = ExampleOrder(start.settings, exampleCount: start.examples.count)
    order.prepare(epoch: 1)
    pass = Run.pass(
      ordinal: 0, row: order.row(at: 0), setup: start, plan: plan, trainer: trainer,
      work: Run.settlingWork)
    recordErrorBeforeTraining()
  }

  /// The epoch of the last step, from 1.
  public var epoch: Int { ordinal / start.examples.count + 1 }
  /// The example of the last step: its row of the data, from 0.
  public var example: Int { order.row(at: ordinal % start.examples.count) }
  /// How many steps of the present example are done.
  public var stepsDone: Int { position - startPosition }
  /// The step that was taken last; `nil` at position 0.
  public var step: Step? { stepsDone > 0 ? pass.steps[stepsDone - 1] : nil }
  /// How many earlier moments are kept.
  package var keyframeCount: Int { keyframes.frames.count }
  /// How many steps an epoch of a layered network has.
  package var stepsPerEpoch: Int { plan.stepsPerEpoch }
  /// How many passes over the data are complete.
  public var epochsDone: Int {
    let isComplete = pass.layout.ending.endsEpoch && stepsDone == pass.layout.count
    return ordinal / start.examples.count + (isComplete ? 1 : 0)
  }

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
      let next = self.layout(ofExample: ordinal + 1)
      return (next.quantity(at: 0), next.phase(at: 0))
    }
    return (layout.quantity(at: stepsDone), layout.phase(at: stepsDone))
  }

  /// The steps of an example; of one of a recurrent network that is not shown, those of its first
  /// sweeps.
  package func layout(ofExample ordinal: Int) -> ExampleLayout {
    if ordinal == self.ordinal, isPassTrue { return pass.layout }
    let layout = plan.layout(of: ordinal)
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

  static func pass(
    ordinal: Int, row: Int, setup: Setup, plan: EpochPlan, trainer: Trainer, work: Int = .max
  ) -> ExamplePass {
    ExamplePass(
      network: trainer.trained, settings: setup.settings, layout: plan.layout(of: ordinal),
      inputs: setup.examples.inputs(of: row), targets: setup.examples.targets(of: row),
      sums: plan.batchStart(of: ordinal) == ordinal ? nil : trainer.sums,
      epoch: ordinal / setup.examples.count + 1, optimizer: trainer.optimizerState, work: work)
  }

  /// Computes the pass of the present example.
  ///
  /// That of a recurrent network which takes long to settle is computed in part; see `ExamplePass.settle`.
  mutating func showPresentExample() {
    pass = Run.pass(
      ordinal: ordinal, row: example, setup: setup, plan: plan, trainer: trainer,
      work: isPropagated ? .max : Run.settlingWork)
    isPassTrue = true
  }

  /// Makes a pass ready to be shown at the present step: computes E where the check has been reached,
  /// which needs all of the data.
  mutating func completeCheck() {
    look(atStep: stepsDone - 1)
    guard !pass.isOpen, pass.layout.ending.endsEpoch, stepsDone == pass.layout.count else {
      pass.epochError = nil
      pass.epochEnd = nil
      return
    }
    let (evaluation, test) = evaluatePassedEpoch()
    var smallest = smallest
    smallest.note(evaluation, test, after: epoch)
    pass.epochError = evaluation.error
    var passed = pass.network
    passed.parameters = pass.updatedParameters
    pass.epochEnd = EpochEnd(
      epoch: epoch, evaluation: evaluation, testEvaluation: test,
      terms: passed.termsOfError(on: setup.examples, setup.settings),
      errorBefore: history.error(after: epoch - 1),
      stopReason: setup.settings.stopReason(after: epoch, evaluation, smallest: smallest))
    record(evaluation, test, after: epoch)
  }

  /// Makes looking at a step of the present example take no time, where a recurrent network keeps only
  /// some of its sweeps; returns whether there was something to do.
  @discardableResult
  package mutating func look(atStep index: Int) -> Bool {
    plan.isLayered ? false : pass.look(atStep: index)
  }

  /// The errors with the weights that the pass of an epoch's last example comes to.
  private mutating func evaluatePassedEpoch() -> (Evaluation, Evaluation?) {
    if let survey, survey.ordinal == ordinal, let found = survey.found { return found }
    var after = trainer
    after.parameters = pass.updatedParameters
    after.optimizerState = pass.optimizerAfter
    return (after.evaluate(setup.examples, classes: classes), after.evaluateTest(setup))
  }

  /// Finds E before training, as far as that takes no long time; a recurrent network goes on with it
  /// before it leaves the first example.
  mutating func recordErrorBeforeTraining() {
    owesFirstError = true
    var work = plan.isLayered ? Int.max : Run.settlingWork
    _ = findFirstError(work: &work)
  }

  /// Goes on finding the errors before training, the first that can be the smallest; returns whether
  /// they are found.
  mutating func findFirstError(work: inout Int) -> Bool {
    guard owesFirstError else { return true }
    if survey?.ordinal != -1 {
      survey = EpochSurvey(ordinal: -1, setup, classes: .none)
      judge = trainer
    }
    goOnWithSurvey(work: &work)
    guard let (evaluation, test) = survey?.found else { return false }
    smallest = SmallestError()
    smallest.note(evaluation, test, after: 0)
    record(evaluation, test, after: 0)
    survey = nil
    owesFirstError = false
    return true
  }

  mutating func goOnWithSurvey(work: inout Int) {
    guard var judge else { return }
    // Two owners would make a copy of all its room.
    self.judge = nil
    survey?.advance(with: &judge, work: &work)
    if survey?.found == nil { self.judge = judge }
  }

  /// Takes up the search for the smallest error where a keyframe left it.
  mutating func resume(_ smallest: SmallestError) {
    self.smallest = smallest
    // What was changed at the start is not in its keyframe.
    if ordinal == 0, setup.settings.patience != nil { recordErrorBeforeTraining() }
  }

  /// Adds the errors after an epoch to the histories, where they are the next ones.
  mutating func record(_ evaluation: Evaluation, _ test: Evaluation?, after epoch: Int) {
    guard history.count == epoch else { return }
    history.append(evaluation.error)
    if let test { testHistory.append(test.error) }
  }
}
