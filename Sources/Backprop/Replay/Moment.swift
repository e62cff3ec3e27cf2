/// A moment of a run: the example that is shown, and how many steps are done.
///
/// What is here moves together, and only these methods move it.
struct Moment: Sendable {
  /// Stands before the example that is shown.
  private(set) var loop: TrainingLoop
  /// The number of steps done.
  private(set) var position = 0
  /// The steps of the example that is shown; of another one unless `isPassCurrent`.
  private(set) var pass: ExamplePass
  /// Whether `pass` is that of the present example with the present weights.
  private(set) var isPassCurrent = true

  /// About how many multiplications of settling are done at once, wherever a run comes to stand: what
  /// takes more is gone on with when a movement needs it.
  static let settlingWork = 300_000

  /// Stands at position 0 of a run.
  init(_ start: Run.Setup) {
    loop = TrainingLoop(start)
    pass = loop.pass(work: Moment.settlingWork)
  }

  var setup: Run.Setup { loop.setup }
  var plan: EpochPlan { loop.plan }
  /// The example that is shown, counted over the whole run from 0.
  var exampleIndex: Int { loop.exampleIndex }
  /// The epoch of the example, from 1.
  var epoch: Int { loop.epoch }
  /// The number of steps before the example.
  var startPosition: Int { loop.position }
  /// How many steps of the example are done.
  var stepsDone: Int { position - startPosition }
  /// How many passes over the data are complete.
  var epochsDone: Int { loop.epochsDone + (isAtEndOfEpoch ? 1 : 0) }
  /// Whether the last step of an epoch is done.
  var isAtEndOfEpoch: Bool {
    pass.layout.ending.endsEpoch && stepsDone == pass.layout.count
  }
  /// What ends with the example, and how: known before its pass is.
  var ending: ExampleLayout.Ending { plan.layout(of: exampleIndex).ending }

  // MARK: - In the example

  /// Stands after some steps of the example.
  mutating func stand(after steps: Int) { position = startPosition + steps }

  /// Has the pass of the present example to show.
  ///
  /// That of a recurrent network which takes long to settle is computed in part; see
  /// `ExamplePass.settle`.
  mutating func showExample() {
    guard !isPassCurrent else { return }
    pass = loop.pass(work: isPropagated ? .max : Moment.settlingWork)
    isPassCurrent = true
  }

  /// Makes looking at a step take no time, where a recurrent network keeps only some of its sweeps;
  /// returns whether there was something to do.
  @discardableResult
  mutating func look(atStep index: Int) -> Bool {
    plan.isLayered ? false : pass.look(atStep: index)
  }

  /// Gives the pass what the check at the end of its epoch finds; `nil` where that is not shown.
  mutating func complete(with end: EpochEnd?) {
    pass.epochError = end?.evaluation.error
    pass.epochEnd = end
  }

  /// The network with the weights that the example's pass comes to.
  var passedNetwork: Network {
    var network = pass.network
    network.parameters = pass.updatedParameters
    return network
  }

  /// Evaluates the network as it is before the example, on the test data too where that is wanted.
  mutating func evaluate(withTest: Bool) -> (Evaluation, Evaluation?) {
    (loop.evaluate(setup.classes), withTest ? loop.evaluateTest() : nil)
  }

  /// Evaluates the network as the example's pass leaves it.
  func evaluatePassed() -> (Evaluation, Evaluation?) {
    var loop = loop.standing(after: pass)
    return (loop.evaluate(setup.classes), loop.evaluateTest())
  }

  // MARK: - Settling

  /// Whether the trainer has settled for the example.
  var isPropagated: Bool { loop.isPropagated }
  /// Whether all sweeps of the example are done.
  var isSettled: Bool { isPropagated || (isPassCurrent && !pass.isOpen) }
  /// How many steps the example has; only known where it has settled.
  var settledCount: Int {
    isPropagated
      ? plan.layout(of: exampleIndex).count(with: loop.trainer.sweeps) : pass.layout.count
  }

  /// Goes on settling.
  mutating func settle(work: inout Int) {
    if !isPassCurrent {
      var quick = min(work, Moment.settlingWork)
      let before = quick
      loop.propagate(work: &quick)
      work -= before - quick
      guard !isPropagated else { return }
      // Where it takes long, the sweeps are kept, so that each can be shown.
      showExample()
      work -= Moment.settlingWork
    }
    guard pass.isOpen, work > 0 else { return }
    pass.settle(work: &work)
  }

  /// The trainer as it is once it has learned from the example, which has settled.
  var trainerAfterLearning: Trainer {
    loop.trainerAfterLearning(from: isPropagated ? nil : pass)
  }

  // MARK: - Elsewhere

  /// Trains examples of a layered network, and stands before the next one.
  mutating func train(before end: Int) {
    loop.train(before: end)
    arrive()
  }

  /// Has a recurrent network learn from the example, which has settled, and stands before the next one.
  mutating func learn() {
    loop.learn(from: isPropagated ? nil : pass)
    arrive()
  }

  /// Stands where a keyframe does, with what held before the edits that are made there.
  mutating func restore(_ keyframe: Keyframes.Keyframe, _ setup: Run.Setup) {
    loop.stand(
      before: keyframe.exampleIndex, after: keyframe.position, parameters: keyframe.parameters,
      optimizer: keyframe.optimizer, setup: setup)
    arrive()
  }

  /// Makes changes that hold from the first step of the example on, none of which is done.
  mutating func apply(_ edits: ArraySlice<Edit>) { loop.apply(edits) }

  /// Goes on with other rules of when a run stops.
  mutating func adoptStopping(of settings: TrainingSettings) {
    loop.adoptStopping(of: settings)
  }

  private mutating func arrive() {
    position = startPosition
    isPassCurrent = false
  }
}
