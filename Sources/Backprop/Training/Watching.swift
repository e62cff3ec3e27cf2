/// How far a watcher has been shown what training computes.
struct Watching: Sendable {
  /// Whether it looks at whole examples.
  let needsPasses: Bool
  /// Whether it looks at what the check finds.
  let needsEvaluation: Bool
  /// Before which example the run ends, counted over the whole run from 0: that after the update in which
  /// something was found; `nil` as long as nothing was.
  var end: Int?
  /// What its parameters became in what it has not been shown; `nil` where it looks at none.
  var record: ParameterRecord?
  /// The checks that it has not been shown.
  var checks: [WatchedCheck] = []
  /// What there was where that begins; `nil` where it has been shown all.
  private(set) var window: Window?
  /// The example before which it begins, counted over the whole run from 0.
  private(set) var start = 0
  /// The example of a recurrent network that is being settled for.
  var pass: ExamplePass?
  /// What training went on from there.
  private var room: (loop: TrainingLoop.Snapshot, finite: TrainingLoop.Snapshot)

  /// So many checks are shown at once.
  private static let mostChecks = 512
  /// About so many multiplications are done before the watcher is shown what came of them, which may be
  /// done again.
  static let mostWork = 100_000_000

  /// What a run had found when it began what the watcher has not been shown.
  struct Window: Sendable {
    let evaluation: Evaluation
    let testEvaluation: Evaluation?
    let smallest: SmallestError
    let record: EvaluationRecord.Mark
  }

  init(for watcher: any TrainingWatcher, _ loop: TrainingLoop) {
    needsPasses = watcher.needsPasses
    needsEvaluation = watcher.needsEvaluation
    let parameters = watcher.watchedParameters
    if !needsPasses, !parameters.isEmpty {
      record = ParameterRecord(of: parameters, loop.trainer)
    }
    room = (loop.snapshot, loop.snapshot)
    checks.reserveCapacity(Watching.mostChecks)
  }

  /// How many updates there is room for.
  var updatesLeft: Int { record.map { $0.capacity - $0.count } ?? 65_536 }

  /// Whether it is time to show what there is.
  var isFull: Bool { updatesLeft == 0 || checks.count >= Watching.mostChecks }

  /// Whether it is, where training has come to an example, each of which costs so many multiplications.
  func isTimeToLookBack(at exampleIndex: Int, cost: Int) -> Bool {
    window != nil
      && (isFull || saturatingProduct(exampleIndex - start, cost) >= Watching.mostWork)
  }

  /// Begins what the watcher has not been shown.
  mutating func begin(
    _ window: Window, _ loop: TrainingLoop, _ finite: TrainingLoop.Snapshot
  ) {
    self.window = window
    start = loop.exampleIndex
    loop.copy(to: &room.loop)
    room.finite = finite
  }

  /// Forgets what the watcher has been shown.
  mutating func clear() {
    window = nil
    record?.clear()
    checks.removeAll(keepingCapacity: true)
  }

  /// Puts what there was at the beginning where it was.
  func restore(_ loop: inout TrainingLoop, _ finite: inout TrainingLoop.Snapshot) {
    loop.restore(room.loop)
    finite = room.finite
  }
}
