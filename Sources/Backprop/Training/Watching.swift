/// How far a watcher has been shown what training computes.
///
/// Most of it is asked for after every few examples: so nothing here is `nil` as a whole.
struct Watching: Sendable {
  /// Whether there is a watcher.
  private(set) var isOn = false
  /// Whether it looks at whole examples.
  private(set) var needsPasses = false
  /// Whether it looks at what the check finds.
  private(set) var needsEvaluation = false
  /// Whether it must see whole examples where some value may not be finite.
  private(set) var needsFiniteness = false
  /// Before which example the run ends, counted over the whole run from 0: that after the update in which
  /// something was found; `nil` as long as nothing was.
  private(set) var end: Int?
  /// Whole examples are looked at before this one, counted over the whole run from 0.
  private(set) var passesEnd = 0
  /// What its parameters became in what it has not been shown; `nil` where it looks at none.
  var record: ParameterRecord?
  /// The checks that it has not been shown.
  var checks: [WatchedCheck] = []
  /// The row of the data that the last example of the present epoch is, from 0.
  var lastRow = 0
  /// The example before which what it has not been shown begins; `nil` where it has been shown all.
  private(set) var start: Int?
  /// The example of a recurrent network that is being settled for, or the room of a layered one's last.
  var pass: ExamplePass?
  /// How much is trained before one looks whether all values were surely finite.
  private var caution = Caution()
  /// What there was where what it has not been shown begins.
  private var window: Window?

  /// So many checks are shown at once.
  private static let mostChecks = 512
  /// About so many multiplications are done before the watcher is shown what came of them, which may be
  /// done again.
  static let mostWork = 100_000_000

  /// What a run goes on from, and what it has found.
  struct Window: Sendable {
    var loop: TrainingLoop.Snapshot
    var finite: TrainingLoop.Snapshot
    var evaluation: Evaluation
    var testEvaluation: Evaluation?
    var smallest: SmallestError
    var record: EvaluationRecord.Mark
  }

  /// Nobody looks.
  init() {}

  init(for watcher: any TrainingWatcher, _ loop: TrainingLoop) {
    isOn = true
    needsFiniteness = watcher.needsFiniteness
    needsPasses = watcher.needsPasses || (needsFiniteness && !loop.canTellFiniteness)
    needsEvaluation = watcher.needsEvaluation
    let parameters = watcher.watchedParameters
    if !needsPasses, !parameters.isEmpty {
      record = ParameterRecord(of: parameters, loop.trainer)
    }
    checks.reserveCapacity(Watching.mostChecks)
    if needsPasses { passesEnd = EpochPlan.furthestPosition }
  }

  /// Notes that something was found, and before which example the run ends.
  mutating func find(endingAt exampleIndex: Int) {
    end = exampleIndex
    passesEnd = 0
  }

  /// Goes on to look at whole examples.
  mutating func lookAtPasses(from exampleIndex: Int) {
    passesEnd = exampleIndex + Caution.few
  }

  /// Takes examples that may have values which are not finite.
  mutating func narrow(_ examples: Range<Int>) {
    caution.narrow(examples)
    passesEnd = caution.passesEnd
  }

  /// Takes examples whose values are all finite.
  mutating func widen() { caution.widen() }

  /// Whether it looks, and nothing is found so far.
  var isLooking: Bool { isOn && end == nil }

  /// How many updates there is room for.
  var updatesLeft: Int { record?.roomLeft ?? 65_536 }

  /// How many examples more may be trained from one on before it is time to show what there is.
  func examplesLeft(from exampleIndex: Int) -> Int {
    (start ?? exampleIndex) + caution.most - exampleIndex
  }

  /// Whether it is time to show what there is, where training has come to an example, each of which
  /// costs so many multiplications.
  // Called after every epoch: as a function of its own it would be given a copy of all of this.
  @inline(__always)
  func isTimeToLookBack(at exampleIndex: Int, cost: Int) -> Bool {
    guard let start else { return false }
    let count = exampleIndex - start
    return updatesLeft == 0 || checks.count >= Watching.mostChecks || count >= caution.most
      || saturatingProduct(count, cost) >= Watching.mostWork
  }

  /// Begins what the watcher has not been shown.
  mutating func begin(at exampleIndex: Int, _ window: Window) {
    start = exampleIndex
    self.window = window
  }

  /// Forgets what the watcher has been shown; returns what there was at its beginning.
  mutating func clear() -> Window? {
    start = nil
    record?.clear()
    checks.removeAll(keepingCapacity: true)
    return window.take()
  }
}
