/// The loop that trains: takes example after example, and stands between two.
///
/// Training without a screen and a run that is stepped through train by it, and so to the same
/// bits.
struct TrainingLoop: Sendable {
  /// The network, the data and the settings, as they hold at the next example.
  ///
  /// Its network's parameters are those of the start; the trainer has the present ones.
  private(set) var setup: Run.Setup
  let plan: EpochPlan
  /// Has the weights that the next example is computed with.
  private(set) var trainer: Trainer
  /// The example that comes next, counted over the whole run from 0.
  private(set) var exampleIndex = 0 {
    didSet { order.prepare(epoch: epoch) }
  }
  /// The number of steps before it.
  private(set) var position = 0
  /// Which row of the data an example is; always that of the next example's epoch.
  private(set) var order: ExampleOrder
  /// The changes that it makes by itself, each from an example on.
  private let journal: Journal
  /// Whether some of them hold from the next example on, and are still to be made: what is evaluated
  /// before it knows nothing of them.
  private var owesEdits = false
  /// How far a recurrent network's trainer has come with the next example.
  private var propagation = Propagation.notBegun

  private enum Propagation {
    case notBegun, underway, done
  }

  /// Stands before the first example.
  ///
  /// - Parameters:
  ///   - start: the network, the data and the settings to begin with.
  ///   - journal: changes to make on the way; others are made by `apply`.
  ///   - kernels: must be among those available; all give the same bits.
  init(_ start: Run.Setup, journal: Journal = Journal(), kernels: KernelSet = .preferred) {
    setup = start
    self.journal = journal
    plan = EpochPlan(
      network: start.network, settings: start.settings, exampleCount: start.examples.count)
    trainer = Trainer(network: start.network, settings: start.settings, kernels: kernels)
    order = ExampleOrder(start.settings, exampleCount: start.examples.count)
    order.prepare(epoch: 1)
    apply(journal.edits(at: 0))
  }

  /// The epoch of the next example, from 1.
  var epoch: Int { epochsDone + 1 }
  /// How many passes over the data are complete.
  var epochsDone: Int { exampleIndex / setup.examples.count }
  /// The next example's place in its epoch, from 0.
  var place: Int { exampleIndex % setup.examples.count }
  /// The next example's row of the data, from 0.
  var row: Int { order.row(at: place) }

  // MARK: - Going on

  /// Makes its own changes that hold from the next example on.
  private mutating func payEdits() {
    guard owesEdits else { return }
    owesEdits = false
    apply(journal.edits(at: exampleIndex))
  }

  /// Trains examples of a layered network, up to the one before which to stand.
  mutating func train(before end: Int) {
    var record: ParameterRecord?
    train(before: end, recordingTo: &record)
  }

  /// Does the same, and records what some parameters become.
  mutating func train(before end: Int, recordingTo record: inout ParameterRecord?) {
    while let next = journal.nextStart(after: exampleIndex), next < end {
      takeExamples(before: next, recordingTo: &record)
    }
    takeExamples(before: end, recordingTo: &record)
  }

  private mutating func takeExamples(
    before end: Int, recordingTo record: inout ParameterRecord?
  ) {
    payEdits()
    if setup.slip != nil { return trainWithSlip(before: end, recordingTo: &record) }
    trainer.train(
      setup.examples, order, from: place, count: end - exampleIndex, epoch: epoch,
      recordingTo: &record)
    arrive(at: end, after: plan.position(ofStartOf: end))
  }

  /// Looks from now on for net inputs so great that what comes of them may not be finite.
  mutating func lookAtNets() {
    trainer.memory.looksAtNets = true
    trainer.memory.hasGreatNets = false
  }

  /// Records what some parameters are now.
  func note(in record: inout ParameterRecord?) { trainer.note(in: &record) }

  /// The example before which so many end, or the batch with the last of them begins: a batch that is
  /// cut costs more than one that is whole.
  func reach(of count: Int) -> Int {
    let end = saturatingSum(exampleIndex, count)
    let start = plan.batchStart(of: end)
    return start > exampleIndex ? start : end
  }

  /// Whether the trainer has taken a recurrent network's next example forward and backward.
  var isPropagated: Bool { propagation == .done }

  /// Goes on taking a recurrent network's next example forward and backward.
  ///
  /// - Parameter work: about how many multiplications may be done; then how many are left.
  mutating func propagate(work: inout Int) {
    guard propagation != .done else { return }
    payEdits()
    if propagation == .notBegun { trainer.forgetExample() }
    let row = row
    let isDone = trainer.propagate(
      setup.examples.inputs(of: row), setup.examples.targets(of: row), work: &work)
    propagation = isDone ? .done : .underway
  }

  /// Has a recurrent network learn from its next example, and stands before the one after it.
  ///
  /// - Parameter pass: what the example has settled to, where the trainer has not propagated it.
  mutating func learn(from pass: ExamplePass? = nil) {
    payEdits()
    let steps = pass?.layout.count ?? plan.layout(of: exampleIndex).count(with: trainer.sweeps)
    if let pass { trainer.take(pass) }
    trainer.learn(
      isFirst: plan.batchStart(of: exampleIndex) == exampleIndex,
      batchSize: plan.layout(of: exampleIndex).ending.batchSize, epoch: epoch)
    arrive(at: exampleIndex + 1, after: position + steps)
  }

  /// The trainer as it is once a recurrent network has learned from its next example.
  func trainerAfterLearning(from pass: ExamplePass? = nil) -> Trainer {
    var loop = self
    loop.learn(from: pass)
    return loop.trainer
  }

  /// Trains with a slip: step by step, as no kernel makes it.
  private mutating func trainWithSlip(before end: Int, recordingTo record: inout ParameterRecord?) {
    while exampleIndex < end {
      let pass = pass()
      trainer.stand(after: pass)
      if pass.layout.ending.batchSize != nil { note(in: &record) }
      arrive(at: exampleIndex + 1, after: plan.position(ofStartOf: exampleIndex + 1))
    }
  }

  private mutating func arrive(at exampleIndex: Int, after position: Int) {
    self.exampleIndex = exampleIndex
    self.position = position
    propagation = .notBegun
    owesEdits = !journal.edits.isEmpty && !journal.edits(at: exampleIndex).isEmpty
  }

  /// Trains with the next example, and stands before the one after it.
  mutating func takeExample() {
    guard !plan.isLayered else { return train(before: exampleIndex + 1) }
    var work = Int.max
    propagate(work: &work)
    learn()
  }

  // MARK: - Elsewhere

  /// Where a loop stands, and what it goes on from.
  struct Snapshot: Sendable {
    fileprivate var trainer: Trainer.Snapshot
    /// What its own changes have made of the data and the settings; `nil` where it makes none.
    fileprivate var setup: Run.Setup?
    fileprivate var exampleIndex: Int
    fileprivate var position: Int
  }

  /// Copies what training goes on from.
  var snapshot: Snapshot {
    Snapshot(
      trainer: trainer.snapshot, setup: journal.edits.isEmpty ? nil : setup,
      exampleIndex: exampleIndex, position: position)
  }

  /// Copies it to where there is room for it.
  func copy(to snapshot: inout Snapshot) {
    trainer.copy(to: &snapshot.trainer)
    if !journal.edits.isEmpty { snapshot.setup = setup }
    snapshot.exampleIndex = exampleIndex
    snapshot.position = position
  }

  /// Goes back to what was copied.
  mutating func restore(_ snapshot: Snapshot) {
    trainer.restore(snapshot.trainer)
    if let setup = snapshot.setup {
      self.setup = setup
      trainer.adopt(setup)
    }
    arrive(at: snapshot.exampleIndex, after: snapshot.position)
  }

  /// Stands before an example with what training had come to there.
  mutating func stand(
    before exampleIndex: Int, after position: Int, parameters: [Double], optimizer: OptimizerState,
    setup: Run.Setup
  ) {
    arrive(at: exampleIndex, after: position)
    trainer.parameters = parameters
    trainer.optimizerState = optimizer
    self.setup = setup
    trainer.adopt(setup)
  }

  /// Makes changes that hold from the next example on.
  mutating func apply(_ edits: ArraySlice<Edit>) {
    guard !edits.isEmpty else { return }
    setup.apply(edits)
    for edit in edits {
      switch edit.change {
      case .parameter(let parameter, let value): trainer.setParameter(parameter, to: value)
      case .parameters(let values, _): trainer.parameters = values
      case .learningRate, .input, .target, .activation: break
      }
    }
    trainer.adopt(setup)
  }

  /// Goes on with other rules of when a run stops.
  mutating func adoptStopping(of settings: TrainingSettings) {
    setup.settings.adoptStopping(of: settings)
    trainer.adopt(setup)
  }

  // MARK: - Looking

  /// Computes the steps of the next example.
  ///
  /// - Parameter work: about how many multiplications a recurrent network may take to settle.
  /// - Returns: its pass; one of a recurrent network may still be open.
  func pass(work: Int = .max) -> ExamplePass {
    guard !owesEdits else {
      var loop = self
      loop.payEdits()
      return loop.pass(work: work)
    }
    var pass = ExamplePass(
      network: trainer.trained, settings: setup.settings, layout: plan.layout(of: exampleIndex),
      inputs: setup.examples.inputs(of: row), targets: setup.examples.targets(of: row),
      sums: plan.batchStart(of: exampleIndex) == exampleIndex ? nil : trainer.sums, epoch: epoch,
      optimizer: trainer.optimizerState, work: work)
    if let slip = setup.slip { pass.make(slip) }
    return pass
  }

  /// Computes the steps of a layered network's next example in the room of another's; its network and
  /// settings are the same.
  func computePass(in room: inout ExamplePass) {
    guard setup.slip == nil else {
      room = pass()
      return
    }
    room.computeNext(
      plan.layout(of: exampleIndex), setup.examples.inputs(of: row),
      setup.examples.targets(of: row),
      sums: plan.batchStart(of: exampleIndex) == exampleIndex ? nil : trainer.sums, epoch: epoch,
      of: trainer)
  }

  /// Evaluates the network as it is, on the data alone.
  mutating func evaluate(_ classes: Classes) -> Evaluation {
    evaluate(setup.examples, classes)
  }

  /// Evaluates the network as it is on the test data, where there is any.
  mutating func evaluateTest() -> Evaluation? {
    setup.testExamples.map { evaluate($0, setup.classes) }
  }

  private mutating func evaluate(_ examples: Examples, _ classes: Classes) -> Evaluation {
    guard let slip = setup.slip else { return trainer.evaluate(examples, classes: classes) }
    return trainer.trained.evaluate(
      examples, classes, making: slip, areNumbersFinite: trainer.areNumbersFinite)
  }

  /// The loop with the weights, and what the optimizer keeps, as the pass of its next example leaves them.
  func standing(after pass: ExamplePass) -> TrainingLoop {
    var loop = self
    loop.trainer.parameters = pass.updatedParameters
    loop.trainer.optimizerState = pass.optimizerAfter
    return loop
  }

  /// Goes on with finding the errors of the network as it is.
  mutating func advance(_ survey: inout EpochSurvey, work: inout Int) {
    survey.advance(with: &trainer, work: &work)
  }
}
