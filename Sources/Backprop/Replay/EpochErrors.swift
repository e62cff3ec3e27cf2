/// The errors after the epochs of a run, as far as they are found, and the search for the next ones.
struct EpochErrors: Sendable {
  private(set) var histories: EpochHistories
  /// The smallest error before the example that is shown, where the settings have patience.
  private(set) var smallest = SmallestError()
  /// Whether the error before training is still to be found.
  private(set) var lacksFirst = true
  /// The errors of a recurrent network that are being found, or were found last.
  private var survey: EpochSurvey?
  /// Has the weights that the survey judges.
  private var judge: Trainer?

  /// Begins with histories that are empty, each with room for so many buckets.
  init(limit: Int) { histories = EpochHistories(limit: limit) }

  /// How many epochs have errors, the start among them.
  var count: Int { histories.training.count }

  // MARK: - Recording

  /// Adds the errors after an epoch, where they are the next ones.
  mutating func record(_ evaluation: Evaluation, _ tested: Evaluation?, after epoch: Int) {
    guard count == epoch else { return }
    histories.append(evaluation, tested)
  }

  /// Adds the errors after an epoch, and looks whether they are the smallest.
  mutating func note(_ evaluation: Evaluation, _ tested: Evaluation?, after epoch: Int) {
    record(evaluation, tested, after: epoch)
    smallest.note(evaluation, tested, after: epoch)
  }

  /// Takes up the search for the smallest error where a keyframe left it.
  mutating func resume(_ smallest: SmallestError) { self.smallest = smallest }

  /// Takes over what another future, or this one before, has found.
  mutating func adopt(_ histories: EpochHistories) {
    self.histories = histories
    lacksFirst = lacksFirst || count == 0
  }

  /// Forgets the errors after more epochs than these.
  mutating func truncate(after epochs: Int) {
    histories.truncate(after: epochs)
  }

  /// Forgets all errors.
  mutating func clear() {
    histories = EpochHistories(limit: histories.training.limit)
  }

  // MARK: - Finding

  /// Forgets errors that are being found: the run stands elsewhere.
  mutating func endSearch() { survey = nil }

  /// Has the error before training be found anew.
  mutating func beginAgain() { lacksFirst = true }

  /// Goes on finding the errors before training, the first that can be the smallest; returns whether
  /// they are found.
  mutating func findFirst(with trainer: Trainer, _ setup: Run.Setup, work: inout Int) -> Bool {
    guard lacksFirst else { return true }
    let found = find(at: -1, with: trainer, setup, work: &work)
    guard let (evaluation, tested) = found else { return false }
    noteFirst(evaluation, tested)
    return true
  }

  /// Takes the errors before training, the first that can be the smallest.
  mutating func noteFirst(_ evaluation: Evaluation, _ tested: Evaluation?) {
    smallest = SmallestError()
    note(evaluation, tested, after: 0)
    survey = nil
    lacksFirst = false
  }

  /// Goes on finding the errors after an epoch.
  ///
  /// - Parameters:
  ///   - exampleIndex: the example that ends the epoch; −1 is the start.
  ///   - trainer: has the weights after it, and is asked for when the search begins.
  ///   - setup: the data to evaluate on, and what counts as right.
  ///   - work: about how many multiplications may be done; then how many are left.
  /// - Returns: the errors on the data and on the test data; `nil` where the work was not enough.
  mutating func find(
    at exampleIndex: Int, with trainer: @autoclosure () -> Trainer, _ setup: Run.Setup,
    work: inout Int
  ) -> (Evaluation, Evaluation?)? {
    if survey?.exampleIndex != exampleIndex {
      survey = EpochSurvey(exampleIndex: exampleIndex, setup, classes: setup.classes)
      judge = trainer()
    }
    if var judge {
      // Two owners would make a copy of all its room.
      self.judge = nil
      survey?.advance(with: &judge, work: &work)
      if survey?.found == nil { self.judge = judge }
    }
    return survey?.found
  }

  /// The errors after the epoch that an example ends, where a search has found them.
  func found(at exampleIndex: Int) -> (Evaluation, Evaluation?)? {
    survey?.exampleIndex == exampleIndex ? survey?.found : nil
  }
}
